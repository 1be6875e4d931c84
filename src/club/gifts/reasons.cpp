// An award is a gift with a name of its own: it counts for no window, tier or referral, and its words stand on the statement.
#include "club/gifts/reasons.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/gifts/store_reasons.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::gifts {

namespace {

using ledger::Wallet;

constexpr std::size_t shortest_name = 3, longest_name = 60;
constexpr std::int64_t longest_life = 3'650, most_awards = 1'000'000;

bool contains(std::vector<Role> const& roles, Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

ReasonShown shown(ReasonRow const& row, Caller const& caller) {
    return {row.id, row.name, row.wallet, row.least, row.most, row.life_days, row.most_a_day, row.most_in_all, row.roles, row.is_active,
            row.is_active && contains(row.roles, caller.role)};
}

AwardShown shown(Snapshot& snapshot, Caller const& caller, ReasonRow const& reason, AwardRow const& row) {
    auto const* branch = tenancy::places(snapshot, caller)->branch(row.branch);
    bool is_staff = row.by_role >= Role::owner && row.by_role <= Role::auditor;
    return {row.id, reason.id, reason.name, row.member, reason.wallet, row.amount, row.at,
            is_staff ? tenancy::staff_name(snapshot, StaffId{row.by}) : "", branch ? branch->branch_name : "", row.taken_act != 0};
}

bool is_within(std::optional<std::int64_t> const& value, std::int64_t most) { return !value || (*value >= 1 && *value <= most); }

Result<Done> check_bounds(ReasonRow const& row) {
    if (row.least < 1 || !fits_amount(row.most)) return refuse_at("/least", reason_bounds_wrong);
    if (row.most < row.least) return refuse_at("/most", reason_bounds_wrong);
    if (!is_within(row.life_days, longest_life)) return refuse_at("/life_days", reason_bounds_wrong);
    if (!is_within(row.most_a_day, most_awards)) return refuse_at("/most_a_day", reason_bounds_wrong);
    if (!is_within(row.most_in_all, most_awards)) return refuse_at("/most_in_all", reason_bounds_wrong);
    return Done{};
}

std::vector<Role> const& awarding_roles() {
    static std::vector<Role> const all{Role::owner, Role::manager, Role::cashier, Role::support, Role::integrator};
    return all;
}

Result<Done> check_roles(std::vector<Role> const& roles) {
    bool are_known = std::all_of(roles.begin(), roles.end(), [](Role role) { return contains(awarding_roles(), role); });
    if (roles.empty() || !are_known) return refuse_at("/roles", reason_roles_wrong);
    return Done{};
}

/// What one person has been awarded, by whichever of their records.
AwardCount count_of_person(Snapshot& snapshot, MemberId member, ReasonId reason) {
    auto counted = count_awards(snapshot, member, reason, snapshot.today());
    for (auto const& record : members::merged_between(snapshot, member, member)) {
        auto more = count_awards(snapshot, record.second, reason, snapshot.today());
        counted.today += more.today;
        counted.in_all += more.in_all;
    }
    return counted;
}

Result<Done> allow_one_more(Snapshot& snapshot, ReasonRow const& reason, MemberId member) {
    if (!reason.most_a_day && !reason.most_in_all) return Done{};
    auto counted = count_of_person(snapshot, member, reason.id);
    if (reason.most_in_all && counted.in_all >= *reason.most_in_all) return refuse_at("/reason", award_full, {{"most", *reason.most_in_all}});
    if (reason.most_a_day && counted.today >= *reason.most_a_day) return refuse_at("/reason", award_day_full, {{"most", *reason.most_a_day}});
    return Done{};
}

ledger::Window window_of(Snapshot& snapshot, Caller const& caller, ReasonRow const& reason) {
    auto today = snapshot.today();
    if (reason.life_days) return ledger::days_from(today, static_cast<int>(*reason.life_days));
    auto program = program::compiled(snapshot, caller);
    auto window = reason.wallet == Wallet::points ? program::points_window(*program, today) : program::credit_window(*program, today);
    return {window.valid_from, window.last_day};
}

Fact fact_of(Wallet wallet, std::int64_t amount) {
    if (wallet == Wallet::points) return Points{amount};
    return Rial{amount};
}

Result<ReasonRow> reason_to_award(Snapshot& snapshot, Caller const& caller, GiveAward const& request) {
    auto reason = find_reason(snapshot, request.reason);
    if (!reason) return refuse_at("/reason", reason_missing);
    if (!reason->is_active) return refuse_at("/reason", reason_off);
    if (!contains(reason->roles, caller.role)) return refuse_at("/reason", reason_not_yours);
    auto amount = request.amount.value_or(reason->least);
    if (amount < reason->least || amount > reason->most)
        return refuse_at("/amount", award_out_of_bounds, {{"least", fact_of(reason->wallet, reason->least)}, {"most", fact_of(reason->wallet, reason->most)}});
    return *reason;
}

}  // namespace

Result<ReasonShown> define_reason(Transaction& tx, Caller const& caller, DefineReason const& request) {
    auto all = all_reasons(tx);
    auto known = std::find_if(all.begin(), all.end(), [&](auto const& one) { return request.reason && one.id == *request.reason; });
    if (request.reason && known == all.end()) return refuse_at("/reason", reason_missing);
    ReasonRow row;
    row.id = request.reason ? *request.reason : ReasonId{tx.act()};
    row.name = tidy_name(request.name);
    auto letters = count_letters(row.name);
    if (letters < shortest_name || letters > longest_name)
        return refuse_at("/name", reason_name_required, {{"least", std::int64_t(shortest_name)}, {"most", std::int64_t(longest_name)}});
    for (auto const& other : all)
        if (other.name == row.name && other.id != row.id) return refuse_at("/name", reason_name_taken);
    if (known != all.end() && known->wallet != request.wallet) return refuse_at("/wallet", reason_wallet_fixed);
    row.wallet = request.wallet;
    row.least = request.least;
    row.most = request.most.value_or(request.least);
    row.life_days = request.life_days;
    row.most_a_day = request.most_a_day;
    row.most_in_all = request.most_in_all;
    row.roles = request.roles;
    row.is_active = request.is_active.value_or(true);
    TRY(check_bounds(row));
    TRY(check_roles(row.roles));
    put_reason(tx, row);
    return shown(row, caller);
}

Result<ReasonList> list_reasons(Snapshot& snapshot, Caller const& caller, ListReasons const&) {
    ReasonList list;
    for (auto const& row : all_reasons(snapshot)) list.items.push_back(shown(row, caller));
    return list;
}

std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, GiveAward const& request) {
    auto reason = find_reason(snapshot, request.reason);
    if (!reason) return {};
    auto policy = tenancy::policy(snapshot, caller);
    auto amount = request.amount.value_or(reason->least);
    bool is_above = reason->wallet == Wallet::points ? policy->second_person_points && amount > policy->second_person_points->value
                                                     : policy->second_person_rial && amount > policy->second_person_rial->value;
    if (!is_above) return {};
    return SecondPersonNeed{reason->name};
}

Result<AwardGiven> give_award(Transaction& tx, Caller const& caller, GiveAward const& request) {
    tx.set_subject(request.member.value);
    auto member = TRY(members::for_sale(tx, members::ById{request.member}));
    tx.set_subject(member.id.value);
    auto reason = TRY(reason_to_award(tx, caller, request));
    if (!members::lock_active(tx, member.id)) return refuse_at("/member", members::member_inactive);
    TRY(allow_one_more(tx, reason, member.id));  // the member's row is locked: two at once follow each other
    auto amount = request.amount.value_or(reason.least);
    TRY(tenancy::take_from_limit(tx, caller, reason.wallet == Wallet::points ? tenancy::Limited::points : tenancy::Limited::rial, amount));
    auto& wallets = ledger::lock(tx, member.id);
    auto window = window_of(tx, caller, reason);
    TRY(wallets.receive({.wallet = reason.wallet, .amount = amount, .from = {ledger::Account::issue, reason.id.value, caller.branch},
                         .reason = ledger::Reason::awarded, .window = window, .origin = {ledger::OriginKind::gift, reason.id.value}}));
    wallets.post();
    ledger::put_words(tx, member.id, reason.name);
    AwardRow row{AwardId{tx.act()}, reason.id, member.id, amount, tx.today(), tx.now(), caller.role, caller.id, caller.branch, 0};
    insert_award(tx, row);
    return AwardGiven{shown(tx, caller, reason, row), window.last, wallets.balance(reason.wallet).spendable};
}

Result<AwardTakenBack> take_back_award(Transaction& tx, Caller const& caller, TakeBackAward const& request) {
    auto row = lock_award(tx, request.award);
    if (!row) return refuse_at("/award", award_missing);
    if (row->taken_act != 0) return refuse_at("/award", award_taken_back);
    auto& wallets = ledger::lock(tx, row->member);
    tx.set_subject(wallets.owner().value);
    auto reason = *find_reason(tx, row->reason);
    auto taken = TRY(wallets.take_back({.act = row->id.value, .wallet = reason.wallet, .rule = reason.id.value, .amount = row->amount,
                                        .branch = caller.branch, .shortfall = {}}));
    wallets.post();
    ledger::put_words(tx, wallets.owner(), reason.name);
    mark_taken(tx, row->id);
    row->taken_act = tx.act();
    return AwardTakenBack{shown(tx, caller, reason, *row), taken.owed + taken.reopened_debt,
                          wallets.first_record().balance(reason.wallet).spendable};
}

Result<AwardList> list_awards(Snapshot& snapshot, Caller const& caller, ListAwards const& request) {
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", request_out_of_range);
    auto rows = awards_before(snapshot, request.member.value_or(MemberId{}), request.reason.value_or(ReasonId{}),
                              request.cursor.value_or(AwardId{}), limit + 1);
    AwardList list;
    bool has_more = std::ssize(rows) > limit;
    if (has_more) rows.pop_back();
    auto reasons = all_reasons(snapshot);
    for (auto const& row : rows)
        for (auto const& reason : reasons)
            if (reason.id == row.reason) list.items.push_back(shown(snapshot, caller, reason, row));
    if (has_more) list.next_cursor = rows.back().id;
    return list;
}

Result<AwardReport> report_awards(Snapshot& snapshot, Caller const&, ReportAwards const& request) {
    if (request.last_day < request.first_day) return refuse_at("/last_day", request_out_of_range);
    return AwardReport{reported(snapshot, request.first_day, request.last_day)};
}

std::vector<Operation> reason_operations() {
    std::vector<Role> const decides{Role::owner, Role::manager}, sees{Role::owner, Role::manager, Role::support, Role::auditor};
    std::vector<Role> reads = awarding_roles();
    reads.push_back(Role::auditor);
    return {
        operation<define_reason>({.name = "awards.define_reason", .summary = "Make or change a reason to earn of the club's own",
            .route = post("/v1/award_reasons"), .granted_to = decides,
            .refusals = {&reason_missing, &reason_name_required, &reason_name_taken, &reason_wallet_fixed, &reason_bounds_wrong, &reason_roles_wrong},
            .whole_club = true}),
        operation<list_reasons>({.name = "awards.reasons", .summary = "The club's own reasons to earn", .route = get("/v1/award_reasons"),
            .granted_to = reads, .refusals = {}}),
        operation<give_award>({.name = "awards.give", .summary = "Give a member points or credit for a reason of the club's own",
            .route = post("/v1/members/{member}/awards"), .granted_to = awarding_roles(),
            .refusals = {&members::member_missing, &reason_missing, &reason_off, &reason_not_yours, &award_out_of_bounds, &members::member_inactive,
                         &award_full, &award_day_full, &tenancy::over_limit_of_act, &tenancy::over_limit_of_day, &ledger::amount_too_large},
            .key = Key::required}),
        operation<take_back_award>({.name = "awards.take_back", .summary = "Take an award back; what was spent of it is owed",
            .route = post("/v1/awards/{award}/take_back"), .granted_to = decides, .refusals = {&award_missing, &award_taken_back}, .key = Key::required}),
        operation<list_awards>({.name = "awards.list", .summary = "What was awarded, newest first", .route = get("/v1/awards"), .granted_to = sees,
            .refusals = {&request_out_of_range}}),
        operation<report_awards>({.name = "awards.report", .summary = "What each reason gave in some days", .route = get("/v1/award_reasons/report"),
            .granted_to = sees, .refusals = {&request_out_of_range}}),
    };
}

}  // namespace vafa::gifts
