// Prizes come from the program; what is kept here is how many are left and who has taken which.
#include "club/rewards/shelf.hpp"

#include <algorithm>

#include "club/program/program.hpp"
#include "club/sales/sales.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::rewards {

namespace {

constexpr std::int64_t most_stock = 1'000'000;

std::optional<std::int64_t> count_of(std::vector<Stock> const& all, std::string const& reward) {
    auto found = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.reward == reward; });
    return found == all.end() ? std::nullopt : std::optional(found->remaining);
}

/// Whoever is bound to branches sees theirs; to one, without asking for it.
Result<std::optional<BranchId>> branch_of(Caller const& caller, std::optional<BranchId> const& asked) {
    if (asked && !caller.may_act_at(*asked)) return refuse_at("/branch", foreign_branch);
    if (asked || caller.branches.empty()) return asked;
    if (caller.branches.size() == 1) return std::optional(caller.branches.front());
    return refuse_at("/branch", sales::branch_not_named);
}

}  // namespace

Result<Shelf> show_shelf(Snapshot& snapshot, Caller const& caller, ShowShelf const& request) {
    auto stock = all_stock(snapshot), waits = waiting(snapshot);
    Shelf shelf;
    for (auto const& reward : program::document_of(*program::compiled(snapshot, caller)).rewards)
        shelf.items.push_back({reward.name, reward.points, count_of(stock, reward.name), count_of(waits, reward.name).value_or(0), {}, {}, {}});
    std::stable_sort(shelf.items.begin(), shelf.items.end(), [](auto const& a, auto const& b) { return a.points < b.points; });
    if (!request.member) return shelf;
    auto member = members::for_sale(snapshot, members::ById{*request.member});
    if (!member) return refuse_at("/member", members::member_missing);
    Points spendable{ledger::view(snapshot, member->id).balance(ledger::Wallet::points).spendable};
    auto policy = members::consent_policy(snapshot, caller);
    for (auto& prize : shelf.items) {
        prize.is_reached = prize.points <= spendable;
        prize.missing = std::max(prize.points - spendable, Points{0});
        prize.consent = members::needed_consent(policy, worth_of(snapshot, caller, member->group, prize.points));
    }
    return shelf;
}

Result<StockSet> set_stock(Transaction& tx, Caller const& caller, SetStock const& request) {
    auto compiled = program::compiled(tx, caller);
    auto const& rewards = program::document_of(*compiled).rewards;
    if (std::none_of(rewards.begin(), rewards.end(), [&](auto const& one) { return one.name == request.reward; }))
        return refuse_at("/reward", reward_unknown);
    auto remaining = request.remaining;
    if (remaining && (*remaining < 0 || *remaining > most_stock))
        return refuse_at("/remaining", rewards_bounds, {{"least", std::int64_t{0}}, {"most", most_stock}});
    lock_stock(tx, request.reward);
    if (remaining) put_stock(tx, request.reward, *remaining);
    else drop_stock(tx, request.reward);
    return StockSet{request.reward, remaining};
}

Result<RedemptionsListed> list_redemptions(Snapshot& snapshot, Caller const& caller, ListRedemptions const& request) {
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", rewards_bounds, {{"least", std::int64_t{1}}, {"most", longest_page}});
    auto branch = TRY(branch_of(caller, request.branch));
    auto found = redemptions(snapshot, {request.state, branch, request.member, request.cursor, limit + 1});
    RedemptionsListed listed;
    if (std::ssize(found) > limit) {
        found.pop_back();
        listed.next_cursor = found.back().id;
    }
    for (auto const& one : found) listed.items.push_back(shown(snapshot, caller, one));
    return listed;
}

std::vector<Operation> shelf_operations() {
    std::vector<Role> const sees{Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator};
    return {
        operation<show_shelf>({.name = "rewards.shelf", .summary = "The prizes, how many are left, and which a member reaches",
            .route = get("/v1/rewards"), .granted_to = sees, .refusals = {&members::member_missing}}),
        operation<set_stock>({.name = "rewards.set_stock", .summary = "How many of a prize are left", .route = put("/v1/rewards/stock"),
            .granted_to = {Role::owner, Role::manager}, .refusals = {&reward_unknown, &rewards_bounds}}),
        operation<list_redemptions>({.name = "rewards.list", .summary = "Who has taken which prize, newest first",
            .route = get("/v1/rewards/redemptions"), .granted_to = sees, .refusals = {&rewards_bounds, &foreign_branch, &sales::branch_not_named}}),
    };
}

}  // namespace vafa::rewards
