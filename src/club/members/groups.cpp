// Groups without limit of number; who was in which since when, why and by whom is kept for ever.
#include "club/members/groups.hpp"

#include <algorithm>

#include "club/members/store.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

bool is_known(std::vector<Group> const& groups, GroupId group) {
    return std::any_of(groups.begin(), groups.end(), [&](auto const& one) { return one.id == group; });
}

Result<MemberGroupShown> define_member_group(Transaction& tx, Caller const&, DefineMemberGroup const& request) {
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", group_name_required);
    auto groups = all_groups(tx);
    auto id = request.group.value_or(GroupId{});
    auto known = std::find_if(groups.begin(), groups.end(), [&](auto const& one) { return one.id == id; });
    if (request.group && known == groups.end()) return refuse_at("/group", group_missing);
    if (std::any_of(groups.begin(), groups.end(), [&](auto const& one) { return one.name == name && one.id != id; }))
        return refuse_at("/name", group_name_taken);
    bool was_default = known != groups.end() && known->is_default;
    bool is_default = request.is_default.value_or(was_default);
    if (is_default && !was_default) no_default_group(tx);
    Group group{request.group ? id : tx.next_id<GroupKind>(), name, is_default};
    request.group ? update_group(tx, group) : insert_group(tx, group);
    tenancy::bump_settings(tx);
    return MemberGroupShown{group.id, group.name, group.is_default};
}

Result<MemberGroupList> list_member_groups(Snapshot& snapshot, Caller const&, ListMemberGroups const&) {
    MemberGroupList list;
    for (auto const& group : all_groups(snapshot)) list.items.push_back({group.id, group.name, group.is_default});
    return list;
}

void move_to_group(Transaction& tx, Caller const& caller, MemberId member, GroupId from, GroupId to, GroupReason reason) {
    if (from == to) return;
    update_group_of(tx, member, to);
    insert_membership(tx, caller, member, to, reason);
}

Result<MemberGroupSet> set_member_group(Transaction& tx, Caller const& caller, SetMemberGroup const& request) {
    tx.set_subject(request.member.value);
    auto member = lock_member(tx, request.member);
    if (!member || member->status == MemberStatus::erased) return refuse_at("/member", member_missing);
    TRY(allow_own_record(tx, *member));
    auto to = request.group.value_or(GroupId{});
    if (to && !is_known(all_groups(tx), to)) return refuse_at("/group", group_missing);
    move_to_group(tx, caller, member->id, member->group, to, GroupReason::by_hand);
    return MemberGroupSet{member->id, as_optional(to), as_optional(member->group), tx.today()};
}

std::vector<Operation> group_operations() {
    return {
        operation<define_member_group>({.name = "members.define_group", .summary = "Make a group of members, or rename one",
            .route = post("/v1/groups"), .granted_to = {Role::owner, Role::manager},
            .refusals = {&group_name_required, &group_missing, &group_name_taken}, .whole_club = true}),
        operation<list_member_groups>({.name = "members.list_groups", .summary = "The groups of members", .route = get("/v1/groups"),
            .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator}, .refusals = {}}),
        operation<set_member_group>({.name = "members.set_group", .summary = "Move a member to another group",
            .route = put("/v1/members/{member}/group"), .granted_to = {Role::owner, Role::manager, Role::integrator},
            .refusals = {&member_missing, &member_merged, &group_missing}}),
    };
}

}  // namespace vafa::members
