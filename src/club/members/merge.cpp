// Merging is one act: value, cards and mobile of the second record lead to the first. Parting undoes it as far as life allows.
#include "club/members/merge.hpp"

#include <algorithm>
#include <array>

#include "club/members/checks.hpp"
#include "club/members/names.hpp"
#include "club/members/store_cards.hpp"
#include "club/members/store_merges.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

using ledger::Wallet;
using ledger::Wallets;

/// The rows of both records.
struct Pair {
    MemberRow first, second;
};

RecordBalance balance_of(Wallets const& wallets, Wallet wallet) {
    auto balance = wallets.balance(wallet);
    return {balance.spendable, balance.pending, balance.debt};
}

RecordShown before(Snapshot& snapshot, MemberRow const& row, Wallets const& wallets) {
    RecordShown shown;
    shown.id = row.id;
    shown.number = row.number;
    shown.name = display_name(row.first_name, row.last_name);
    if (row.mobile) shown.masked_mobile = row.mobile->masked();
    for (auto const& group : all_groups(snapshot))
        if (group.id == row.group) shown.group_name = group.name;
    shown.status = std::string(name_of(row.status));
    auto cards = cards_of(snapshot, row.id);
    shown.cards = std::count_if(cards.begin(), cards.end(), [](auto const& card) { return card.status == CardStatus::active; });
    shown.has_pin = pin_of(snapshot, row.id).has_value();
    shown.is_credit_frozen = row.is_credit_frozen;
    shown.points = balance_of(wallets, Wallet::points);
    shown.credit = balance_of(wallets, Wallet::credit);
    return shown;
}

void add_after(RecordShown& shown, Wallets const& wallets) {
    shown.points_after = balance_of(wallets, Wallet::points);
    shown.credit_after = balance_of(wallets, Wallet::credit);
}

RecordsJoined told(Snapshot& snapshot, Pair const& pair, Wallets const& first, Wallets const& second) {
    RecordsJoined joined;
    joined.first = before(snapshot, pair.first, first);
    joined.second = before(snapshot, pair.second, second);
    return joined;
}

void add_moved(RecordsJoined& joined, std::vector<ledger::RecordMoved> const& all, Wallets const& first, Wallets const& second) {
    for (auto const& one : all) joined.moved.push_back({one.wallet, one.lots, one.value, one.debt, one.missing});
    add_after(joined.first, first);
    add_after(joined.second, second);
}

/// The log keeps an act beside one of the two: it names neither, so that each can be erased alone once they are parted.
void leave_out_names(RecordsJoined& joined) {
    for (auto* record : {&joined.first, &joined.second}) record->name = record->masked_mobile = "";
}

bool is_there(std::optional<MemberRow> const& row) { return row && row->status != MemberStatus::erased; }

Refused merged_into(Snapshot& snapshot, char const* pointer, MemberRow const& row) {
    auto first = member_by_id(snapshot, row.merged_into);
    return refuse_at(pointer, member_merged, {{"number", first ? first->number : 0}});
}

Result<Done> allow_no_holds(char const* pointer, Wallets const& wallets) {
    auto holds = wallets.live_holds();
    if (holds.empty()) return Done{};
    auto last = std::max_element(holds.begin(), holds.end(), [](auto const& a, auto const& b) { return a.ends_at < b.ends_at; });
    return refuse_at(pointer, merge_waits_for_hold, {{"until", last->ends_at}});
}

/// Who, then whether they may become one.
Result<Pair> allow_merging(Snapshot& snapshot, std::optional<MemberRow> first, std::optional<MemberRow> second) {
    if (!is_there(first)) return refuse_at("/member", member_missing);
    if (!is_there(second)) return refuse_at("/second", member_missing);
    if (first->id == second->id) return refuse_at("/second", merged_with_itself);
    if (first->merged_into) return merged_into(snapshot, "/member", *first);
    if (second->merged_into) return merged_into(snapshot, "/second", *second);
    auto others = records_merged_into(snapshot, second->id);
    if (!others.empty()) return refuse_at("/second", merged_others, {{"number", others.front().number}});
    if (first->status != MemberStatus::active) return refuse_at("/member", member_inactive);
    return Pair{std::move(*first), std::move(*second)};
}

/// Both locked, in order of their ids.
Result<Pair> lock_pair(Transaction& tx, MemberId first, MemberId second, bool is_merging) {
    auto rows = lock_members(tx, {std::min(first, second), std::max(first, second)});
    auto row_of = [&](MemberId id) -> std::optional<MemberRow> {
        for (auto const& row : rows)
            if (row.id == id) return row;
        return {};
    };
    if (is_merging) return allow_merging(tx, row_of(first), row_of(second));
    auto one = row_of(first), other = row_of(second);
    ensure(one && other, "a merged record leads to nobody");
    return Pair{*one, *other};
}

struct Both {
    Wallets* first = nullptr;
    Wallets* second = nullptr;
};
Both lock_wallets(Transaction& tx, Pair const& pair) {
    auto& lower = ledger::lock(tx, std::min(pair.first.id, pair.second.id));
    auto& upper = ledger::lock(tx, std::max(pair.first.id, pair.second.id));
    bool is_first_lower = pair.first.id < pair.second.id;
    return {is_first_lower ? &lower : &upper, is_first_lower ? &upper : &lower};
}

/// What the first takes over where it has none of its own.
MergeRow merge_of(Pair const& pair) {
    MergeRow merge;
    merge.second = pair.second.id;
    merge.first = pair.first.id;
    merge.second_status = pair.second.status;
    if (!pair.first.mobile) merge.mobile = pair.second.mobile;
    merge.took_referrer = !pair.first.referrer && pair.second.referrer && pair.second.referrer != pair.first.id;
    merge.froze_credit = pair.second.is_credit_frozen && !pair.first.is_credit_frozen;
    return merge;
}

void tell(RecordsJoined& joined, MergeRow const& merge) {
    joined.moves_mobile = merge.mobile.has_value();
    joined.moves_referrer = merge.took_referrer;
    joined.changes_freeze = merge.froze_credit;
}

void write_merge(Transaction& tx, Pair& pair, MergeRow merge) {
    auto& [first, second] = pair;
    merge.act = tx.act();
    merge.day = tx.today();
    tenancy::end_member_sessions(tx, second.id);  // whoever signs in by its mobile from now on is the first
    second.status = MemberStatus::inactive;
    if (merge.mobile) {
        first.mobile_proved_on = std::exchange(second.mobile_proved_on, std::nullopt);
        first.mobile = std::exchange(second.mobile, std::nullopt);
    }
    if (merge.froze_credit) first.is_credit_frozen = true;
    update_member(tx, second);  // before the other: a mobile stands with one alone
    update_member(tx, first);
    update_merged_into(tx, second.id, first.id);
    if (merge.took_referrer) update_referrer(tx, first.id, second.referrer);
    insert_merge(tx, merge);
}

/// What the first took over goes back, as far as it is as it was.
MergeRow given_back(Pair const& pair, MergeRow const& merge) {
    auto back = merge;
    if (merge.mobile && (pair.first.mobile != merge.mobile || pair.second.mobile)) back.mobile.reset();
    back.took_referrer = merge.took_referrer && pair.first.referrer == pair.second.referrer;
    back.froze_credit = merge.froze_credit && pair.first.is_credit_frozen;
    return back;
}

void write_parting(Transaction& tx, Pair& pair, MergeRow const& back) {
    auto& [first, second] = pair;
    second.status = back.second_status;
    if (back.mobile) {
        tenancy::end_member_sessions(tx, first.id);
        second.mobile_proved_on = std::exchange(first.mobile_proved_on, std::nullopt);
        second.mobile = std::exchange(first.mobile, std::nullopt);
    }
    if (back.froze_credit) first.is_credit_frozen = false;
    update_member(tx, first);
    update_member(tx, second);
    update_merged_into(tx, second.id, MemberId{});
    if (back.took_referrer) update_referrer(tx, first.id, MemberId{});
    end_merge(tx, back);
}

/// What a person's limits count: value that was spent by nobody yet.
Result<Done> take_from_limits(Transaction& tx, Caller const& caller, std::vector<ledger::RecordMoved> const& moved) {
    for (auto const& one : moved)
        TRY(tenancy::take_from_limit(tx, caller, one.wallet == Wallet::points ? tenancy::Limited::points : tenancy::Limited::rial, one.value));
    return Done{};
}

/// What a record has, or, asked once it is merged, what it brought: by wallet, points first.
std::array<std::int64_t, 2> values_of(Wallets record) {
    auto moved = record.first_record().member() == record.member() ? std::vector<ledger::RecordMoved>{} : record.first_record().part_from(record);
    std::array<std::int64_t, 2> values{};
    for (auto wallet : {Wallet::points, Wallet::credit}) {
        auto balance = record.balance(wallet);
        values[wallet == Wallet::points ? 0 : 1] = moved.empty() ? balance.balance + balance.debt : 0;
    }
    for (auto const& one : moved) values[one.wallet == Wallet::points ? 0 : 1] = one.value;
    return values;
}

Result<MergeRow> merge_to_part(Snapshot& snapshot, MemberId member) {
    auto row = member_by_id(snapshot, member);
    if (!is_there(row)) return refuse_at("/member", member_missing);
    auto merge = standing_merge(snapshot, member);
    if (!merge) return refuse_at("/member", merged_not);
    return *merge;
}

}  // namespace

Result<Done> allow_own_record(Snapshot& snapshot, MemberRow const& row) {
    if (row.merged_into) return merged_into(snapshot, "/member", row);
    return Done{};
}

std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, MergeMembers const& request) {
    auto policy = tenancy::policy(snapshot, caller);
    if (!policy->second_person_points && !policy->second_person_rial) return {};
    auto [points, rial] = values_of(ledger::view(snapshot, request.second));
    bool is_above = (policy->second_person_points && points > policy->second_person_points->value) ||
                    (policy->second_person_rial && rial > policy->second_person_rial->value);
    if (!is_above) return {};
    return SecondPersonNeed{request.why ? request.why->text() : std::string()};
}

Result<RecordsJoined> merge_members(Transaction& tx, Caller const& caller, MergeMembers const& request) {
    tx.set_subject(request.member.value);
    auto pair = TRY(lock_pair(tx, request.member, request.second, true));
    auto wallets = lock_wallets(tx, pair);
    TRY(allow_no_holds("/second", *wallets.second));
    auto joined = told(tx, pair, *wallets.first, *wallets.second);
    auto moved = TRY(wallets.first->take_over(*wallets.second));
    TRY(take_from_limits(tx, caller, moved));
    add_moved(joined, moved, *wallets.first, *wallets.second);
    wallets.second->post();
    auto merge = merge_of(pair);
    tell(joined, merge);
    write_merge(tx, pair, merge);
    leave_out_names(joined);
    return joined;
}

Result<RecordsJoined> preview_merge(Snapshot& snapshot, Caller const&, PreviewMerge const& request) {
    auto pair = TRY(allow_merging(snapshot, member_by_id(snapshot, request.member), member_by_id(snapshot, request.second)));
    auto first = ledger::view(snapshot, pair.first.id), second = ledger::view(snapshot, pair.second.id);
    TRY(allow_no_holds("/second", second));
    auto joined = told(snapshot, pair, first, second);
    add_moved(joined, TRY(first.take_over(second)), first, second);
    tell(joined, merge_of(pair));
    return joined;
}

Result<RecordsJoined> unmerge_member(Transaction& tx, Caller const&, UnmergeMember const& request) {
    tx.set_subject(request.member.value);
    auto asked = TRY(merge_to_part(tx, request.member));
    auto pair = TRY(lock_pair(tx, asked.first, asked.second, false));
    auto merge = TRY(merge_to_part(tx, request.member));  // once more, now that nobody else can part them
    auto wallets = lock_wallets(tx, pair);
    TRY(allow_no_holds("/member", *wallets.first));
    auto joined = told(tx, pair, *wallets.first, *wallets.second);
    add_moved(joined, wallets.first->part_from(*wallets.second), *wallets.first, *wallets.second);
    wallets.first->post();
    wallets.second->post();
    auto back = given_back(pair, merge);
    tell(joined, back);
    write_parting(tx, pair, back);
    leave_out_names(joined);
    return joined;
}

Result<RecordsJoined> preview_unmerge(Snapshot& snapshot, Caller const&, PreviewUnmerge const& request) {
    auto merge = TRY(merge_to_part(snapshot, request.member));
    Pair pair{*member_by_id(snapshot, merge.first), *member_by_id(snapshot, merge.second)};
    auto second = ledger::view(snapshot, pair.second.id);
    std::optional<Wallets> apart;  // a record without wallets leans on nobody
    if (second.owner() == pair.second.id) apart.emplace(ledger::view(snapshot, pair.first.id));
    auto& first = apart ? *apart : second.first_record();
    TRY(allow_no_holds("/member", first));
    auto joined = told(snapshot, pair, first, second);
    add_moved(joined, first.part_from(second), first, second);
    tell(joined, given_back(pair, merge));
    return joined;
}

std::vector<Operation> merge_operations() {
    std::vector<Role> const decides{Role::owner, Role::manager};
    std::vector<Refusal const*> const merging{&member_missing, &merged_with_itself, &member_merged, &merged_others, &member_inactive,
                                              &merge_waits_for_hold, &ledger::amount_too_large};
    auto acting = merging;
    acting.insert(acting.end(), {&tenancy::over_limit_of_act, &tenancy::over_limit_of_day});
    return {
        operation<merge_members>({.name = "members.merge", .summary = "Two records of one person become one: all of value goes to the first",
            .route = post("/v1/members/{member}/merge"), .granted_to = decides, .refusals = acting, .key = Key::required, .step_up = true}),
        operation<preview_merge>({.name = "members.preview_merge", .summary = "What merging two records would do",
            .route = get("/v1/members/{member}/merge"), .granted_to = decides, .refusals = merging}),
        operation<unmerge_member>({.name = "members.unmerge", .summary = "Two merged records are parted: each has its own again",
            .route = post("/v1/members/{member}/unmerge"), .granted_to = decides,
            .refusals = {&member_missing, &merged_not, &merge_waits_for_hold}, .key = Key::required, .step_up = true}),
        operation<preview_unmerge>({.name = "members.preview_unmerge", .summary = "What parting two merged records would do",
            .route = get("/v1/members/{member}/unmerge"), .granted_to = decides,
            .refusals = {&member_missing, &merged_not, &merge_waits_for_hold}}),
    };
}

}  // namespace vafa::members
