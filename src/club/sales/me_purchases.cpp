// A member's page reads what the till wrote: balances as of now, purchases judged again by what they were judged by.
#include "club/sales/me_purchases.hpp"

#include <algorithm>

#include "club/sales/receipt.hpp"

namespace vafa::sales {

namespace {

constexpr std::int64_t usual_purchases = 20, most_purchases = 50;

OwnPurchase purchase_of(Receipt const& receipt) {
    return {receipt.sale, receipt.number, receipt.at,     receipt.day,    receipt.branch_name,
            receipt.net,  receipt.credit, receipt.points, receipt.earned_credit, receipt.awards};
}

}  // namespace

Result<OwnHome> show_own_home(Snapshot& snapshot, Caller const& caller, ShowOwnHome const&) {
    auto id = TRY(own_record(caller));
    auto member = TRY(members::for_sale(snapshot, members::ById{id}));
    OwnHome home;
    home.member = brief_of(member, ledger::view(snapshot, member.id), snapshot.today());
    auto program = program::compiled(snapshot, caller);
    auto points = home.member.balances.points;
    for (auto const& reward : program::document_of(*program).rewards) home.rewards.push_back({reward.name, reward.points, reward.points <= points});
    std::stable_sort(home.rewards.begin(), home.rewards.end(), [](OwnReward const& a, OwnReward const& b) { return a.at < b.at; });
    home.next_reward = next_reward(*program, points);
    return home;
}

Result<OwnPurchases> list_own_purchases(Snapshot& snapshot, Caller const& caller, ListOwnPurchases const& request) {
    auto member = TRY(own_record(caller));
    auto limit = request.limit.value_or(usual_purchases);
    if (limit < 1 || limit > most_purchases) return refuse_at("/limit", request_out_of_range);
    ListSales page;
    page.member = member;
    page.cursor = request.cursor;
    page.limit = limit;
    auto listed = TRY(list_sales(snapshot, caller, page));
    OwnPurchases purchases{{}, listed.next_cursor};
    for (auto const& sale : listed.items) {
        auto shown = TRY(show_sale(snapshot, caller, {sale.sale}));
        purchases.items.push_back(purchase_of(shown.receipt));
    }
    return purchases;
}

Result<OwnReceipt> show_own_receipt(Snapshot& snapshot, Caller const& caller, ShowOwnReceipt const& request) {
    auto member = TRY(own_record(caller));
    auto shown = TRY(show_sale(snapshot, caller, {request.sale}));
    if (!shown.receipt.member || shown.receipt.member->id != member) return refuse(sale_missing);
    return OwnReceipt{public_part(caller, shown), shown.receipt.awards, shown.returns};
}

std::vector<Operation> own_purchase_operations() {
    return {
        operation<show_own_home>({.name = "me.show", .summary = "What one has, what soon ends, and the prizes", .route = get("/v1/me"),
            .granted_to = {Role::member}, .refusals = {&not_joined, &members::member_missing}}),
        operation<list_own_purchases>({.name = "me.purchases", .summary = "One's own purchases, newest first, each with what it earned and why",
            .route = get("/v1/me/purchases"), .granted_to = {Role::member}, .refusals = {&not_joined}}),
        operation<show_own_receipt>({.name = "me.receipt", .summary = "One's own receipt, with why it earned what it did",
            .route = get("/v1/me/purchases/{sale}"), .granted_to = {Role::member}, .refusals = {&not_joined, &sale_missing}}),
    };
}

}  // namespace vafa::sales
