// The person's part of a gift: what it would cost, its beginning, its stop, its way back. The server's part is in chunks.cpp.
#include "club/gifts/group_gift.hpp"

#include "base/text.hpp"
#include "club/gifts/store.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::gifts {

namespace {

using ledger::Wallet;

constexpr std::int64_t most_members_ever = 100'000'000;

bool is_above_limit(tenancy::Policy const& policy, Wallet wallet, std::int64_t total) {
    if (wallet == Wallet::points) return policy.second_person_points && total > policy.second_person_points->value;
    return policy.second_person_rial && total > policy.second_person_rial->value;
}

/// What it comes to at most; nothing where that is more than an amount can be.
std::optional<std::int64_t> total_of(std::int64_t amount, std::int64_t members) {
    auto total = static_cast<__int128>(amount) * members;
    if (amount < 1 || total > largest_amount) return {};
    return static_cast<std::int64_t>(total);
}

Result<Done> check_receivers(Snapshot& snapshot, Caller const& caller, members::MembersMeant const& to) {
    if (to.branch && !tenancy::places(snapshot, caller)->branch(*to.branch)) return refuse_at("/to/branch", tenancy::branch_missing);
    bool is_theirs = to.branch ? caller.may_act_at(*to.branch) : caller.branches.empty();
    if (!is_theirs) return refuse_at("/to/branch", foreign_branch);
    if (to.enrolled_from && to.enrolled_to && *to.enrolled_to < *to.enrolled_from) return refuse_at("/to/enrolled_to", days_out_of_order);
    if (!to.group) return Done{};
    for (auto const& group : members::all_groups(snapshot))
        if (group.id == *to.group) return Done{};
    return refuse_at("/to/group", members::group_missing);
}

GiftShown shown(Snapshot& snapshot, GiftRow const& row) {
    return {row.id, row.name, row.wallet, row.amount, row.first_day, row.last_day, row.to, row.most_members, row.at,
            tenancy::staff_name(snapshot, StaffId{row.by}), row.state, row.given, row.inactive, row.left_out, row.no_room,
            row.taken, row.held};
}

Result<GiftRow> draft_of(Transaction& tx, Caller const& caller, GiveGift const& request) {
    GiftRow row;
    row.name = tidy_name(request.name);
    auto letters = count_letters(row.name);
    if (letters < fewest_letters || letters > most_letters)
        return refuse_at("/name", name_required, {{"least", std::int64_t(fewest_letters)}, {"most", std::int64_t(most_letters)}});
    if (request.most_members < 1 || request.most_members > most_members_ever) return refuse_at("/most_members", request_out_of_range);
    if (!total_of(request.amount, request.most_members)) return refuse_at("/amount", amount_out_of_range);
    row.first_day = request.first_day.value_or(tx.today());
    if (request.last_day < row.first_day) return refuse_at("/last_day", days_out_of_order);
    if (request.last_day < tx.today()) return refuse_at("/last_day", last_day_passed);
    TRY(check_receivers(tx, caller, request.to));
    row.id = GiftId{tx.act()};
    row.wallet = request.wallet;
    row.amount = request.amount;
    row.last_day = request.last_day;
    row.to = request.to;
    row.most_members = request.most_members;
    row.at = tx.now();
    row.by = caller.id;
    row.by_branch = caller.branch;
    return row;
}

/// The gift's row, locked, in one of the states that the act may begin from.
Result<GiftRow> locked_in(Transaction& tx, GiftId id, std::initializer_list<GiftState> states, Refusal const& otherwise) {
    auto row = lock_gift(tx, id);
    if (!row) return refuse_at("/gift", gift_missing);
    for (auto state : states)
        if (row->state == state) return *row;
    return refuse_at("/gift", otherwise);
}

}  // namespace

Result<GiftPreviewed> preview_gift(Snapshot& snapshot, Caller const& caller, PreviewGift const& request) {
    TRY(check_receivers(snapshot, caller, request.to));
    auto program = program::compiled(snapshot, caller);
    GiftPreviewed preview;
    for (auto const& count : members::count_meant(snapshot, request.to)) {
        if (count.status != members::MemberStatus::active) {
            preview.inactive += count.members;
            continue;
        }
        preview.members += count.members;
        auto total = total_of(request.amount, preview.members);
        if (!total) return refuse_at("/amount", amount_out_of_range);
        preview.total = *total;
        auto conversion = program::conversion_for(*program, count.group);
        if (request.wallet == Wallet::credit) preview.liability = Rial{*total};
        else if (!conversion) preview.unvalued_members += count.members;
        else preview.liability += ledger::worth(request.amount * count.members, {conversion->credit.value, conversion->points.value});
    }
    if (request.amount < 1) return refuse_at("/amount", amount_out_of_range);
    preview.needs_second_person = is_above_limit(*tenancy::policy(snapshot, caller), request.wallet, preview.total);
    return preview;
}

std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, GiveGift const& request) {
    auto total = total_of(request.amount, request.most_members);
    if (!total || !is_above_limit(*tenancy::policy(snapshot, caller), request.wallet, *total)) return {};
    return SecondPersonNeed{tidy_name(request.name)};
}

Result<GiftShown> give_gift(Transaction& tx, Caller const& caller, GiveGift const& request) {
    auto row = TRY(draft_of(tx, caller, request));
    auto limited = request.wallet == Wallet::points ? tenancy::Limited::points : tenancy::Limited::rial;
    TRY(tenancy::take_from_limit(tx, caller, limited, *total_of(request.amount, request.most_members)));
    insert_gift(tx, row);
    return shown(tx, row);
}

Result<GiftStanding> show_gift(Snapshot& snapshot, Caller const&, ShowGift const& request) {
    auto row = find_gift(snapshot, request.gift);
    if (!row) return refuse_at("/gift", gift_missing);
    auto issued = ledger::issued_under(snapshot, row->wallet, {ledger::OriginKind::gift, row->id.value});
    bool has_ended = row->last_day < snapshot.today();  // the sweep may not have booked it yet
    return GiftStanding{shown(snapshot, *row), has_ended ? 0 : issued.remaining, issued.spent + issued.paid_debt,
                        issued.broken + (has_ended ? issued.remaining : 0)};
}

Result<GiftList> list_gifts(Snapshot& snapshot, Caller const&, ListGifts const& request) {
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", request_out_of_range);
    auto rows = gifts_before(snapshot, request.cursor.value_or(GiftId{}), limit + 1);
    GiftList list;
    bool has_more = std::ssize(rows) > limit;
    if (has_more) rows.pop_back();
    for (auto const& row : rows) list.items.push_back(shown(snapshot, row));
    if (has_more) list.next_cursor = rows.back().id;
    return list;
}

Result<GiftShown> stop_gift(Transaction& tx, Caller const&, StopGift const& request) {
    auto row = TRY(locked_in(tx, request.gift, {GiftState::giving}, gift_not_running));
    row.state = GiftState::stopped;
    update_gift(tx, row);
    return shown(tx, row);
}

Result<GiftShown> go_on_with_gift(Transaction& tx, Caller const&, GoOnWithGift const& request) {
    auto row = TRY(locked_in(tx, request.gift, {GiftState::stopped}, gift_not_stopped));
    if (row.last_day < tx.today()) return refuse_at("/gift", window_over, {{"last_day", row.last_day}});
    row.state = GiftState::giving;
    update_gift(tx, row);
    return shown(tx, row);
}

Result<GiftShown> take_back_gift(Transaction& tx, Caller const&, TakeBackGift const& request) {
    auto row = TRY(locked_in(tx, request.gift, {GiftState::given, GiftState::stopped, GiftState::taken_back}, gift_still_running));
    if (row.last_day < tx.today()) return refuse_at("/gift", window_over, {{"last_day", row.last_day}});
    row.state = GiftState::taking_back;
    row.after = MemberId{};
    row.again_at = Instant{};
    update_gift(tx, row);
    return shown(tx, row);
}

std::vector<Operation> group_gift_operations() {
    std::vector<Role> gives{Role::owner, Role::manager}, sees{Role::owner, Role::manager, Role::auditor};
    std::vector<Refusal const*> of_receivers{&tenancy::branch_missing, &foreign_branch, &members::group_missing, &days_out_of_order, &amount_out_of_range};
    auto of_giving = of_receivers;
    of_giving.insert(of_giving.end(), {&name_required, &request_out_of_range, &last_day_passed, &tenancy::over_limit_of_act,
                                       &tenancy::over_limit_of_day});
    return {
        operation<preview_gift>({.name = "gifts.preview", .summary = "How many members a gift would reach, and what it would cost",
            .route = post("/v1/gifts/previews"), .granted_to = sees, .refusals = of_receivers}),
        operation<give_gift>({.name = "gifts.give", .summary = "Give credit or points for some days to all members who are meant",
            .route = post("/v1/gifts"), .granted_to = gives, .refusals = of_giving, .key = Key::required, .step_up = true}),
        operation<list_gifts>({.name = "gifts.list", .summary = "Gifts to many members, newest first", .route = get("/v1/gifts"),
            .granted_to = sees, .refusals = {&request_out_of_range}}),
        operation<show_gift>({.name = "gifts.show", .summary = "A gift: how far it has come, and what was spent of it",
            .route = get("/v1/gifts/{gift}"), .granted_to = sees, .refusals = {&gift_missing}}),
        operation<stop_gift>({.name = "gifts.stop", .summary = "Stop a gift that is being given", .route = post("/v1/gifts/{gift}/stop"),
            .granted_to = gives, .refusals = {&gift_missing, &gift_not_running}}),
        operation<go_on_with_gift>({.name = "gifts.go_on", .summary = "Go on with a gift that was stopped",
            .route = post("/v1/gifts/{gift}/go_on"), .granted_to = gives, .refusals = {&gift_missing, &gift_not_stopped, &window_over}}),
        operation<take_back_gift>({.name = "gifts.take_back", .summary = "Take back what nobody has spent of a gift",
            .route = post("/v1/gifts/{gift}/take_back"), .granted_to = gives,
            .refusals = {&gift_missing, &gift_still_running, &window_over}, .key = Key::required, .step_up = true}),
    };
}

}  // namespace vafa::gifts
