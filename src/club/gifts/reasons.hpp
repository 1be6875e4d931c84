// The club's own reasons to earn: bringing a friend, answering a survey, whatever it likes. Defined, awarded, taken back, reported.
#pragma once

#include "club/gifts/gifts.hpp"

namespace vafa::gifts {

struct ReasonKind { static constexpr char prefix[] = "rsn"; };
using ReasonId = Id<ReasonKind>;
struct AwardKind { static constexpr char prefix[] = "awd"; };
/// An award is named by the act that gave it.
using AwardId = Id<AwardKind>;

struct DefineReason {
    std::optional<ReasonId> reason;
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t least = 0;
    std::optional<std::int64_t> most;
    std::optional<std::int64_t> life_days;
    std::optional<std::int64_t> most_a_day;
    std::optional<std::int64_t> most_in_all;
    std::vector<Role> roles;
    std::optional<bool> is_active;
};
constexpr auto describe(DefineReason const*) {
    return fields(field("reason", &DefineReason::reason, "The reason to change; absent = a new one."),
                  field("name", &DefineReason::name, "What it is called on statements and in messages, 3 to 60 letters."),
                  field("wallet", &DefineReason::wallet, "points or credit; fixed once it is made."),
                  field("least", &DefineReason::least, "What it gives, in points or rial; above zero."),
                  field("most", &DefineReason::most, "Up to this much, chosen at the award; absent = always `least`."),
                  field("life_days", &DefineReason::life_days, "How many days it can be spent, today included; absent = as the program says."),
                  field("most_a_day", &DefineReason::most_a_day, "Awards to one member a day; absent = no bound."),
                  field("most_in_all", &DefineReason::most_in_all, "Awards to one member in all; absent = no bound."),
                  field("roles", &DefineReason::roles, "Who may award for it: owner, manager, cashier, support, integrator."),
                  field("is_active", &DefineReason::is_active, "Can it be awarded? Default yes."));
}
struct ReasonShown {
    ReasonId id;
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::optional<std::int64_t> life_days;
    std::optional<std::int64_t> most_a_day;
    std::optional<std::int64_t> most_in_all;
    std::vector<Role> roles;
    bool is_active = true;
    bool is_mine = false;
};
constexpr auto describe(ReasonShown const*) {
    return fields(field("id", &ReasonShown::id, "The reason."), field("name", &ReasonShown::name, "What it is called."),
                  field("wallet", &ReasonShown::wallet, "points or credit."), field("least", &ReasonShown::least, "The least it gives."),
                  field("most", &ReasonShown::most, "The most it gives."),
                  field("life_days", &ReasonShown::life_days, "How many days it can be spent; left out = as the program says."),
                  field("most_a_day", &ReasonShown::most_a_day, "Awards to one member a day; left out = no bound."),
                  field("most_in_all", &ReasonShown::most_in_all, "Awards to one member in all; left out = no bound."),
                  field("roles", &ReasonShown::roles, "Who may award for it."), field("is_active", &ReasonShown::is_active, "Can it be awarded?"),
                  field("is_mine", &ReasonShown::is_mine, "May the reader award for it?"));
}
Result<ReasonShown> define_reason(Transaction& tx, Caller const& caller, DefineReason const& request);

struct ListReasons {};
constexpr auto describe(ListReasons const*) { return fields(); }
struct ReasonList {
    std::vector<ReasonShown> items;
};
constexpr auto describe(ReasonList const*) { return fields(field("items", &ReasonList::items, "The earliest first.")); }
Result<ReasonList> list_reasons(Snapshot& snapshot, Caller const& caller, ListReasons const& request);

struct GiveAward {
    MemberId member;
    ReasonId reason;
    std::optional<std::int64_t> amount;
};
constexpr auto describe(GiveAward const*) {
    return fields(field("member", &GiveAward::member, "Who gets it."), field("reason", &GiveAward::reason, "What for."),
                  field("amount", &GiveAward::amount, "How much, within the reason's bounds; absent = the least."));
}
struct AwardShown {
    AwardId id;
    ReasonId reason;
    std::string reason_name;
    MemberId member;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t amount = 0;
    Instant at;
    std::string by;
    std::string branch_name;
    bool is_taken_back = false;
};
constexpr auto describe(AwardShown const*) {
    return fields(field("id", &AwardShown::id, "The award."), field("reason", &AwardShown::reason, "What for."),
                  field("reason_name", &AwardShown::reason_name, "What that is called."), field("member", &AwardShown::member, "Who got it."),
                  field("wallet", &AwardShown::wallet, "points or credit."), field("amount", &AwardShown::amount, "How much, in points or rial."),
                  field("at", &AwardShown::at, "When."), field("by", &AwardShown::by, "Who gave it.", personal),
                  field("branch_name", &AwardShown::branch_name, "At which branch; empty at the console."),
                  field("is_taken_back", &AwardShown::is_taken_back, "Was it taken back?"));
}
struct AwardGiven {
    AwardShown award;
    std::optional<Day> last_day;
    std::int64_t spendable = 0;
};
constexpr auto describe(AwardGiven const*) {
    return fields(field("award", &AwardGiven::award, "The award."),
                  field("last_day", &AwardGiven::last_day, "The last day it can be spent; left out = for ever."),
                  field("spendable", &AwardGiven::spendable, "What the member can spend of that wallet now."));
}
/// Above the club's limit one person asks and another agrees, as for a balance changed by hand.
std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, GiveAward const& request);
Result<AwardGiven> give_award(Transaction& tx, Caller const& caller, GiveAward const& request);

struct TakeBackAward {
    AwardId award;
};
constexpr auto describe(TakeBackAward const*) { return fields(field("award", &TakeBackAward::award, "The award.")); }
struct AwardTakenBack {
    AwardShown award;
    std::int64_t owed = 0;
    std::int64_t spendable = 0;
};
constexpr auto describe(AwardTakenBack const*) {
    return fields(field("award", &AwardTakenBack::award, "The award."),
                  field("owed", &AwardTakenBack::owed, "What the member has spent of it, and owes."),
                  field("spendable", &AwardTakenBack::spendable, "What the member can spend of that wallet now."));
}
Result<AwardTakenBack> take_back_award(Transaction& tx, Caller const& caller, TakeBackAward const& request);

struct ListAwards {
    std::optional<MemberId> member;
    std::optional<ReasonId> reason;
    std::optional<AwardId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListAwards const*) {
    return fields(field("member", &ListAwards::member, "Only this member's."), field("reason", &ListAwards::reason, "Only for this reason."),
                  field("cursor", &ListAwards::cursor, "Where the page before ended."),
                  field("limit", &ListAwards::limit, "How many at most, 1 to 200; default 50."));
}
struct AwardList {
    std::vector<AwardShown> items;
    std::optional<AwardId> next_cursor;
};
constexpr auto describe(AwardList const*) {
    return fields(field("items", &AwardList::items, "Newest first."),
                  field("next_cursor", &AwardList::next_cursor, "Where the next page begins; left out on the last."));
}
Result<AwardList> list_awards(Snapshot& snapshot, Caller const& caller, ListAwards const& request);

struct ReportAwards {
    Day first_day, last_day;
};
constexpr auto describe(ReportAwards const*) {
    return fields(field("first_day", &ReportAwards::first_day, "From this day."), field("last_day", &ReportAwards::last_day, "To this day, included."));
}
struct ReasonReported {
    ReasonId reason;
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t awards = 0;
    std::int64_t members = 0;
    std::int64_t amount = 0;
    std::int64_t taken_back = 0;
};
constexpr auto describe(ReasonReported const*) {
    return fields(field("reason", &ReasonReported::reason, "The reason."), field("name", &ReasonReported::name, "What it is called."),
                  field("wallet", &ReasonReported::wallet, "points or credit."),
                  field("awards", &ReasonReported::awards, "Awards of these days that stand."),
                  field("members", &ReasonReported::members, "To how many members."),
                  field("amount", &ReasonReported::amount, "What they gave, in points or rial."),
                  field("taken_back", &ReasonReported::taken_back, "Awards of these days that were taken back."));
}
struct AwardReport {
    std::vector<ReasonReported> items;
};
constexpr auto describe(AwardReport const*) { return fields(field("items", &AwardReport::items, "A line a reason.")); }
Result<AwardReport> report_awards(Snapshot& snapshot, Caller const& caller, ReportAwards const& request);

inline constexpr Refusal reason_missing{"awards.reason_missing", RefusalKind::missing};
inline constexpr Refusal reason_name_required{"awards.name_required", RefusalKind::invalid};
inline constexpr Refusal reason_name_taken{"awards.name_taken", RefusalKind::conflict};
inline constexpr Refusal reason_bounds_wrong{"awards.bounds_wrong", RefusalKind::invalid};
inline constexpr Refusal reason_roles_wrong{"awards.roles_wrong", RefusalKind::invalid};
inline constexpr Refusal reason_wallet_fixed{"awards.wallet_fixed", RefusalKind::conflict};
inline constexpr Refusal reason_off{"awards.reason_off", RefusalKind::conflict};
inline constexpr Refusal reason_not_yours{"awards.not_yours", RefusalKind::forbidden};
inline constexpr Refusal award_out_of_bounds{"awards.out_of_bounds", RefusalKind::invalid};
inline constexpr Refusal award_day_full{"awards.day_full", RefusalKind::conflict};
inline constexpr Refusal award_full{"awards.full", RefusalKind::conflict};
inline constexpr Refusal award_missing{"awards.missing", RefusalKind::missing};
inline constexpr Refusal award_taken_back{"awards.taken_back_already", RefusalKind::conflict};

std::vector<Operation> reason_operations();
std::vector<Invariant> reason_invariants();

}  // namespace vafa::gifts
