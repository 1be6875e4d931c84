// Two records of one person become one, and are parted again: contracts. The second record stays and leads to the first.
#pragma once

#include "club/ledger/ledger.hpp"
#include "club/members/join_club.hpp"

namespace vafa::members {

struct MergeMembers {
    MemberId member;
    MemberId second;
    std::optional<PersonText> why;
};
constexpr auto describe(MergeMembers const*) {
    return fields(field("member", &MergeMembers::member, "The record that goes on."),
                  field("second", &MergeMembers::second, "The record of the same person that leads to it from now on."),
                  field("why", &MergeMembers::why, "The reason, for the audit log.", personal));
}
struct PreviewMerge {
    MemberId member;
    MemberId second;
};
constexpr auto describe(PreviewMerge const*) {
    return fields(field("member", &PreviewMerge::member, "The record that would go on."),
                  field("second", &PreviewMerge::second, "The record of the same person that would lead to it."));
}
struct UnmergeMember {
    MemberId member;
    std::optional<PersonText> why;
};
constexpr auto describe(UnmergeMember const*) {
    return fields(field("member", &UnmergeMember::member, "The record that was merged into another."),
                  field("why", &UnmergeMember::why, "The reason, for the audit log.", personal));
}
struct PreviewUnmerge {
    MemberId member;
};
constexpr auto describe(PreviewUnmerge const*) {
    return fields(field("member", &PreviewUnmerge::member, "The record that was merged into another."));
}

/// A record's wallet: what can be spent, what is not valid yet, what is owed.
struct RecordBalance {
    std::int64_t spendable = 0;
    std::int64_t pending = 0;
    std::int64_t debt = 0;
};
constexpr auto describe(RecordBalance const*) {
    return fields(field("spendable", &RecordBalance::spendable, "What can be spent."),
                  field("pending", &RecordBalance::pending, "What is not valid yet."),
                  field("debt", &RecordBalance::debt, "What is owed."));
}
struct RecordShown {
    MemberId id;
    std::int64_t number = 0;
    std::string name;
    std::string masked_mobile;
    std::string group_name;
    std::string status;
    std::int64_t cards = 0;
    bool has_pin = false;
    bool is_credit_frozen = false;
    RecordBalance points, credit;
    RecordBalance points_after, credit_after;
};
constexpr auto describe(RecordShown const*) {
    return fields(field("id", &RecordShown::id, "The record."), field("number", &RecordShown::number, "Its member number."),
                  field("name", &RecordShown::name, "Its name; told beforehand alone.", personal),
                  field("masked_mobile", &RecordShown::masked_mobile, "Its mobile with its middle hidden; told beforehand alone.", personal),
                  field("group_name", &RecordShown::group_name, "Its group."),
                  field("status", &RecordShown::status, "active or inactive."),
                  field("cards", &RecordShown::cards, "Its cards that are not blocked or replaced."),
                  field("has_pin", &RecordShown::has_pin, "Has it a PIN?"),
                  field("is_credit_frozen", &RecordShown::is_credit_frozen, "Is its credit closed to spending?"),
                  field("points", &RecordShown::points, "Its points before."), field("credit", &RecordShown::credit, "Its credit before, in rial."),
                  field("points_after", &RecordShown::points_after, "Its points afterwards."),
                  field("credit_after", &RecordShown::credit_after, "Its credit afterwards, in rial."));
}
struct RecordMovedShown {
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t lots = 0;
    std::int64_t value = 0;
    std::int64_t debt = 0;
    std::int64_t missing = 0;
};
constexpr auto describe(RecordMovedShown const*) {
    return fields(field("wallet", &RecordMovedShown::wallet, "Which wallet."),
                  field("lots", &RecordMovedShown::lots, "How many lots move."),
                  field("value", &RecordMovedShown::value, "What they hold, what is not valid yet included."),
                  field("debt", &RecordMovedShown::debt, "The debt that moves."),
                  field("missing", &RecordMovedShown::missing, "Parted: what the first has spent of it since, and owes."));
}

/// Both ways: merged, or to be merged; parted, or to be parted.
struct RecordsJoined {
    RecordShown first, second;
    std::vector<RecordMovedShown> moved;
    bool moves_mobile = false;
    bool moves_referrer = false;
    bool changes_freeze = false;
};
constexpr auto describe(RecordsJoined const*) {
    return fields(field("first", &RecordsJoined::first, "The record that goes on."),
                  field("second", &RecordsJoined::second, "The record that leads to it."),
                  field("moved", &RecordsJoined::moved, "What moves between them, wallet by wallet."),
                  field("moves_mobile", &RecordsJoined::moves_mobile, "Does the mobile move, since the first has none of its own?"),
                  field("moves_referrer", &RecordsJoined::moves_referrer, "Does the referrer move, since the first has none of its own?"),
                  field("changes_freeze", &RecordsJoined::changes_freeze, "Does the first's credit close (merged), or open again (parted)?"));
}

/// Above the club's limit one person asks and another agrees, as for a balance changed by hand.
std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, MergeMembers const& request);
Result<RecordsJoined> merge_members(Transaction& tx, Caller const& caller, MergeMembers const& request);
Result<RecordsJoined> preview_merge(Snapshot& snapshot, Caller const& caller, PreviewMerge const& request);
Result<RecordsJoined> unmerge_member(Transaction& tx, Caller const& caller, UnmergeMember const& request);
Result<RecordsJoined> preview_unmerge(Snapshot& snapshot, Caller const& caller, PreviewUnmerge const& request);

inline constexpr Refusal member_merged{"members.merged", RefusalKind::conflict};
inline constexpr Refusal merged_with_itself{"members.merged_with_itself", RefusalKind::invalid};
inline constexpr Refusal merged_others{"members.merged_others", RefusalKind::conflict};
inline constexpr Refusal merged_not{"members.merged_not", RefusalKind::conflict};
inline constexpr Refusal merge_waits_for_hold{"members.merge_waits_for_hold", RefusalKind::conflict};

/// Refuses member_merged {number of the first}: what is done to a merged record is done to the first.
struct MemberRow;
Result<Done> allow_own_record(Snapshot& snapshot, MemberRow const& row);

std::vector<Operation> merge_operations();

}  // namespace vafa::members
