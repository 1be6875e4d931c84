// One member, whole: contract. Contacts are shown to those who need them; a cashier sees the mobile masked.
#pragma once

#include "club/members/cards.hpp"
#include "club/members/members.hpp"

namespace vafa::members {

struct ShowMember {
    MemberId member;
};
constexpr auto describe(ShowMember const*) { return fields(field("member", &ShowMember::member, "The member.")); }

struct EnrolmentShown {
    Instant at;
    Day day;
    std::optional<BranchId> branch;
    std::string branch_name;
    std::int64_t till_number = 0;
    Role by_role = Role::stranger;
    std::string by_name;
};
constexpr auto describe(EnrolmentShown const*) {
    return fields(field("at", &EnrolmentShown::at, "When they were enrolled."), field("day", &EnrolmentShown::day, "On which business day."),
                  field("branch", &EnrolmentShown::branch, "At which branch."), field("branch_name", &EnrolmentShown::branch_name, "Its name."),
                  field("till_number", &EnrolmentShown::till_number, "The till's number in the branch; 0 = at none."),
                  field("by_role", &EnrolmentShown::by_role, "The role of who enrolled them."),
                  field("by_name", &EnrolmentShown::by_name, "The name of the staff member who enrolled them."));
}
struct GroupChangeShown {
    ActId act;
    std::optional<GroupId> group;
    std::string name;
    Day since;
    GroupReason reason = GroupReason::by_hand;
    Role by_role = Role::stranger;
    std::string by_name;
};
constexpr auto describe(GroupChangeShown const*) {
    return fields(field("act", &GroupChangeShown::act, "The act that moved them."),
                  field("group", &GroupChangeShown::group, "The group; left out = none."), field("name", &GroupChangeShown::name, "Its name."),
                  field("since", &GroupChangeShown::since, "From this day on."),
                  field("reason", &GroupChangeShown::reason, "enrolment, by_hand, by_rule or import."),
                  field("by_role", &GroupChangeShown::by_role, "The role of who moved them."),
                  field("by_name", &GroupChangeShown::by_name, "The name of the staff member who moved them."));
}
struct ReferrerShown {
    MemberId id;
    std::int64_t number = 0;
    std::string name;
};
constexpr auto describe(ReferrerShown const*) {
    return fields(field("id", &ReferrerShown::id, "The member who brought them."), field("number", &ReferrerShown::number, "Their member number."),
                  field("name", &ReferrerShown::name, "Their name.", personal));
}
struct RecordOfMember {
    MemberId id;
    std::int64_t number = 0;
    std::string name;
    Day since;
};
constexpr auto describe(RecordOfMember const*) {
    return fields(field("id", &RecordOfMember::id, "The other record."), field("number", &RecordOfMember::number, "Its member number."),
                  field("name", &RecordOfMember::name, "Its name.", personal), field("since", &RecordOfMember::since, "Merged on this day."));
}
struct MemberShown {
    MemberId id;
    std::int64_t number = 0;
    std::string name;
    std::optional<Mobile> mobile;
    std::string masked_mobile;
    std::optional<Day> mobile_proved_on;
    MemberStatus status = MemberStatus::active;
    bool is_credit_frozen = false;
    std::optional<GroupId> group;
    std::string group_name;
    Profile profile;
    std::optional<ReferrerShown> referrer;
    EnrolmentShown enrolled;
    std::vector<CardShown> cards;
    std::vector<GroupChangeShown> groups;
    bool has_pin = false;
    std::optional<Instant> pin_locked_until;
    std::optional<RecordOfMember> merged_into;
    std::vector<RecordOfMember> merged;
};
constexpr auto describe(MemberShown const*) {
    return fields(field("id", &MemberShown::id, "The member."), field("number", &MemberShown::number, "Their member number."),
                  field("name", &MemberShown::name, "Their name.", personal),
                  field("mobile", &MemberShown::mobile, "Their mobile; only for roles that need it.", personal),
                  field("masked_mobile", &MemberShown::masked_mobile, "Their mobile with its middle hidden.", personal),
                  field("mobile_proved_on", &MemberShown::mobile_proved_on, "When they last showed that it is theirs."),
                  field("status", &MemberShown::status, "active, inactive or erased."),
                  field("is_credit_frozen", &MemberShown::is_credit_frozen, "Is their credit closed to spending?"),
                  field("group", &MemberShown::group, "Their group."), field("group_name", &MemberShown::group_name, "Its name."),
                  field("profile", &MemberShown::profile, "What the club knows of them."),
                  field("referrer", &MemberShown::referrer, "Who brought them."),
                  field("enrolled", &MemberShown::enrolled, "Where, when and by whom they were enrolled."),
                  field("cards", &MemberShown::cards, "Their cards, the active one first."),
                  field("groups", &MemberShown::groups, "Their groups so far, the earliest first."),
                  field("has_pin", &MemberShown::has_pin, "Have they a PIN?"),
                  field("pin_locked_until", &MemberShown::pin_locked_until, "Until when wrong tries have locked it."),
                  field("merged_into", &MemberShown::merged_into, "The first record of the same person, to which this one leads."),
                  field("merged", &MemberShown::merged, "Records of the same person that lead to this one."));
}
Result<MemberShown> show_member(Snapshot& snapshot, Caller const& caller, ShowMember const& request);

/// May this caller see whole phone numbers, addresses and national ids?
bool sees_contacts(Caller const& caller);

}  // namespace vafa::members
