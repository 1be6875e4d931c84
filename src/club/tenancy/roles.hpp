// The club's own roles (F177): made by an owner out of operation names, with branches and limits; contracts.
#pragma once

#include "club/tenancy/store_access.hpp"

namespace vafa::tenancy {

struct LimitsOfRole {
    std::optional<Points> points_per_act, points_per_day;
    std::optional<Rial> rial_per_act, rial_per_day;
};
constexpr auto describe(LimitsOfRole const*) {
    return fields(field("points_per_act", &LimitsOfRole::points_per_act, "The most points that one adjustment gives or takes; absent = no end."),
                  field("points_per_day", &LimitsOfRole::points_per_day, "The most points that one person's adjustments of a day come to."),
                  field("rial_per_act", &LimitsOfRole::rial_per_act, "The same for credit, in rial."),
                  field("rial_per_day", &LimitsOfRole::rial_per_day, "The same for credit, in rial, a day."));
}
struct DefineRole {
    std::string name;
    Role begins_as = Role::cashier;
    std::vector<std::string> operations;
    std::vector<BranchId> branches;
    std::optional<LimitsOfRole> limits;
};
constexpr auto describe(DefineRole const*) {
    return fields(field("name", &DefineRole::name, "The role's name, unique in the club."),
                  field("begins_as", &DefineRole::begins_as,
                        "manager, cashier, support or auditor: whose rules hold where an act asks who somebody is."),
                  field("operations", &DefineRole::operations, "What it may do, by the names of operations."),
                  field("branches", &DefineRole::branches, "Where it may act at most; empty = everywhere."),
                  field("limits", &DefineRole::limits, "How much it may do by hand."));
}
struct RoleShown {
    RoleId id;
    std::string name;
    Role begins_as = Role::cashier;
    std::vector<std::string> operations;
    std::vector<BranchId> branches;
    LimitsOfRole limits;
    std::int64_t staff = 0;
};
constexpr auto describe(RoleShown const*) {
    return fields(field("id", &RoleShown::id, "The role."), field("name", &RoleShown::name, "Its name."),
                  field("begins_as", &RoleShown::begins_as, "The built-in role it began as."),
                  field("operations", &RoleShown::operations, "What it may do, by name."),
                  field("branches", &RoleShown::branches, "Where at most; empty = everywhere."),
                  field("limits", &RoleShown::limits, "How much by hand."), field("staff", &RoleShown::staff, "How many have it."));
}
Result<RoleShown> define_role(Transaction& tx, Caller const& caller, DefineRole const& request);

struct ChangeRole {
    RoleId role;
    std::string name;
    Role begins_as = Role::cashier;
    std::vector<std::string> operations;
    std::vector<BranchId> branches;
    std::optional<LimitsOfRole> limits;
};
constexpr auto describe(ChangeRole const*) {
    return fields(field("role", &ChangeRole::role, "Which."), field("name", &ChangeRole::name, "Its name from now on."),
                  field("begins_as", &ChangeRole::begins_as, "The built-in role whose rules hold."),
                  field("operations", &ChangeRole::operations, "All it may do from now on."),
                  field("branches", &ChangeRole::branches, "Where at most; empty = everywhere."),
                  field("limits", &ChangeRole::limits, "How much by hand; absent = no end."));
}
Result<RoleShown> change_role(Transaction& tx, Caller const& caller, ChangeRole const& request);

struct DeleteRole {
    RoleId role;
};
constexpr auto describe(DeleteRole const*) { return fields(field("role", &DeleteRole::role, "Which; nobody may have it.")); }
Result<Done> delete_own_role(Transaction& tx, Caller const& caller, DeleteRole const& request);

struct ListRoles {};
constexpr auto describe(ListRoles const*) { return fields(); }
struct GrantableOperation {
    std::string name;
    std::string title;
    std::vector<Role> built_in;
};
constexpr auto describe(GrantableOperation const*) {
    return fields(field("name", &GrantableOperation::name, "The operation."), field("title", &GrantableOperation::title, "What it is called."),
                  field("built_in", &GrantableOperation::built_in, "Which built-in roles may do it."));
}
struct GrantableModule {
    std::string module;
    std::vector<GrantableOperation> operations;
};
constexpr auto describe(GrantableModule const*) {
    return fields(field("module", &GrantableModule::module, "The first word of its operations' names."),
                  field("operations", &GrantableModule::operations, "What a role can be given."));
}
struct RoleList {
    std::vector<RoleShown> items;
    std::vector<GrantableModule> grantable;
};
constexpr auto describe(RoleList const*) {
    return fields(field("items", &RoleList::items, "The club's own roles."),
                  field("grantable", &RoleList::grantable, "All that can be given to a role, by module."));
}
Result<RoleList> list_roles(Snapshot& snapshot, Caller const& caller, ListRoles const& request);

/// For the gate: a caller of one of the club's own roles.
void take_own_role(Snapshot& snapshot, RoleId role, Caller& caller);
/// May this caller give away all that a role may do? Nobody gives what they do not have.
bool covers(Caller const& caller, std::vector<std::string> const& operations);
bool covers_built_in(Caller const& caller, Role role);
std::optional<RoleRow> find_role(Snapshot& snapshot, RoleId role);
std::vector<std::string> names_in(std::string_view list);

inline constexpr Refusal role_name_taken{"roles.name_taken", RefusalKind::conflict};
inline constexpr Refusal role_missing{"roles.missing", RefusalKind::missing};
inline constexpr Refusal role_in_use{"roles.in_use", RefusalKind::conflict};
inline constexpr Refusal role_operation_unknown{"roles.operation_unknown", RefusalKind::invalid};
inline constexpr Refusal role_operations_required{"roles.operations_required", RefusalKind::invalid};
inline constexpr Refusal role_begins_wrong{"roles.begins_wrong", RefusalKind::invalid};
inline constexpr Refusal role_limit_wrong{"roles.limit_wrong", RefusalKind::invalid};
inline constexpr Refusal role_takes_own_rights{"roles.takes_own_rights", RefusalKind::conflict};
inline constexpr Refusal role_beyond_own{"roles.beyond_own", RefusalKind::forbidden};

std::vector<Operation> role_operations();

}  // namespace vafa::tenancy
