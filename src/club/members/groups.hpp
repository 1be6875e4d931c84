// Groups of members: contracts.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

struct DefineMemberGroup {
    std::optional<GroupId> group;
    std::string name;
    std::optional<bool> is_default;
};
constexpr auto describe(DefineMemberGroup const*) {
    return fields(field("group", &DefineMemberGroup::group, "An existing group to rename; otherwise a new one is made."),
                  field("name", &DefineMemberGroup::name, "The group's name, unique in the club."),
                  field("is_default", &DefineMemberGroup::is_default,
                        "Do new members begin in it? At most one group is the default; absent = as it was, a new one is none."));
}
struct MemberGroupShown {
    GroupId id;
    std::string name;
    bool is_default = false;
};
constexpr auto describe(MemberGroupShown const*) {
    return fields(field("id", &MemberGroupShown::id, "The group."), field("name", &MemberGroupShown::name, "Its name."),
                  field("is_default", &MemberGroupShown::is_default, "Do new members begin in it?"));
}
Result<MemberGroupShown> define_member_group(Transaction& tx, Caller const& caller, DefineMemberGroup const& request);

struct ListMemberGroups {};
constexpr auto describe(ListMemberGroups const*) { return fields(); }
struct MemberGroupList {
    std::vector<MemberGroupShown> items;
};
constexpr auto describe(MemberGroupList const*) { return fields(field("items", &MemberGroupList::items, "All groups, in order of their making.")); }
Result<MemberGroupList> list_member_groups(Snapshot& snapshot, Caller const& caller, ListMemberGroups const& request);

struct SetMemberGroup {
    MemberId member;
    std::optional<GroupId> group;
};
constexpr auto describe(SetMemberGroup const*) {
    return fields(field("member", &SetMemberGroup::member, "The member."),
                  field("group", &SetMemberGroup::group, "The group to move to; left out = no group."));
}
struct MemberGroupSet {
    MemberId member;
    std::optional<GroupId> group, before;
    Day since;
};
constexpr auto describe(MemberGroupSet const*) {
    return fields(field("member", &MemberGroupSet::member, "The member."), field("group", &MemberGroupSet::group, "Their group now."),
                  field("before", &MemberGroupSet::before, "Their group before."), field("since", &MemberGroupSet::since, "From this day on."));
}
Result<MemberGroupSet> set_member_group(Transaction& tx, Caller const& caller, SetMemberGroup const& request);

bool is_known(std::vector<Group> const& groups, GroupId group);

inline constexpr Refusal group_name_required{"groups.name_required", RefusalKind::invalid};
inline constexpr Refusal group_name_taken{"groups.name_taken", RefusalKind::conflict};

std::vector<Operation> group_operations();

}  // namespace vafa::members
