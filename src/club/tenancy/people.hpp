// Branches, tills, staff and API keys: contracts.
#pragma once

#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

struct DefineBranch {
    std::string name;
    std::int64_t tills = 1;
};
constexpr auto describe(DefineBranch const*) {
    return fields(field("name", &DefineBranch::name, "The branch's name, unique in the club."),
                  field("tills", &DefineBranch::tills, "How many tills it has, 1 to 200."));
}
struct BranchShown {
    BranchId id;
    std::string name;
    bool is_open = true;
    std::vector<TillId> tills;
};
constexpr auto describe(BranchShown const*) {
    return fields(field("id", &BranchShown::id, "The branch."), field("name", &BranchShown::name, "Its name."),
                  field("is_open", &BranchShown::is_open, "May it sell?"),
                  field("tills", &BranchShown::tills, "Its tills, in order of their numbers."));
}
Result<BranchShown> define_branch(Transaction& tx, Caller const& caller, DefineBranch const& request);
/// A name at `pointer`, and as many tills as a branch may have.
Result<Done> judge_branch(std::string_view name, char const* pointer, std::int64_t tills);
/// The rows of a branch that has been judged.
BranchShown write_branch(Transaction& tx, std::string const& name, std::int64_t tills);

struct ListBranches {};
constexpr auto describe(ListBranches const*) { return fields(); }
struct BranchList {
    std::vector<BranchShown> items;
};
constexpr auto describe(BranchList const*) { return fields(field("items", &BranchList::items, "All branches the caller may see.")); }
Result<BranchList> list_branches(Snapshot& snapshot, Caller const& caller, ListBranches const& request);

struct DefineStaff {
    std::string login;
    std::string name;
    Role role = Role::cashier;
    std::vector<BranchId> branches;
    Secret<std::string> password;
    std::optional<RoleId> own_role;
};
constexpr auto describe(DefineStaff const*) {
    return fields(field("login", &DefineStaff::login, "Login, unique in the club: letters, digits, dot, dash."),
                  field("name", &DefineStaff::name, "The name that receipts show.", personal),
                  field("role", &DefineStaff::role, "owner, manager, cashier, support or auditor."),
                  field("branches", &DefineStaff::branches, "Where they may act; empty = everywhere."),
                  field("password", &DefineStaff::password, "Their first password: 8 letters or more, none of the commonest.", secret),
                  field("own_role", &DefineStaff::own_role, "A role of the club's own, instead of what `role` may."));
}
struct StaffShown {
    StaffId id;
    std::string login;
    std::string name;
    Role role = Role::cashier;
    std::vector<BranchId> branches;
    bool is_active = true;
    std::optional<RoleId> own_role;
};
constexpr auto describe(StaffShown const*) {
    return fields(field("id", &StaffShown::id, "The staff member."), field("login", &StaffShown::login, "Login."),
                  field("name", &StaffShown::name, "Name.", personal), field("role", &StaffShown::role, "Role."),
                  field("branches", &StaffShown::branches, "Where they may act; empty = everywhere."),
                  field("is_active", &StaffShown::is_active, "May they sign in?"),
                  field("own_role", &StaffShown::own_role, "The role of the club's own that they have."));
}
struct HashedPassword {
    std::string hash;
};
Result<HashedPassword> hash_first_password(Preparation const& preparation, Caller const& caller, DefineStaff const& request);
Result<StaffShown> define_staff(Transaction& tx, Caller const& caller, DefineStaff const& request, HashedPassword const& password);

struct ListStaff {};
constexpr auto describe(ListStaff const*) { return fields(); }
struct StaffList {
    std::vector<StaffShown> items;
};
constexpr auto describe(StaffList const*) { return fields(field("items", &StaffList::items, "All staff the caller may see.")); }
Result<StaffList> list_staff(Snapshot& snapshot, Caller const& caller, ListStaff const& request);

/// Disabling ends all sessions at once.
struct SetStaffActive {
    StaffId staff;
    bool is_active = true;
};
constexpr auto describe(SetStaffActive const*) {
    return fields(field("staff", &SetStaffActive::staff, "Whom."), field("is_active", &SetStaffActive::is_active, "May they sign in?"));
}
Result<StaffShown> set_staff_active(Transaction& tx, Caller const& caller, SetStaffActive const& request);

struct ChangeStaff {
    StaffId staff;
    std::string name;
    Role role = Role::cashier;
    std::vector<BranchId> branches;
    std::optional<RoleId> own_role;
};
constexpr auto describe(ChangeStaff const*) {
    return fields(field("staff", &ChangeStaff::staff, "Whom."), field("name", &ChangeStaff::name, "Their name from now on.", personal),
                  field("role", &ChangeStaff::role, "owner, manager, cashier, support or auditor."),
                  field("branches", &ChangeStaff::branches, "Where they may act; empty = everywhere."),
                  field("own_role", &ChangeStaff::own_role, "A role of the club's own, instead of what `role` may."));
}
Result<StaffShown> change_staff(Transaction& tx, Caller const& caller, ChangeStaff const& request);

struct IssueKey {
    std::string name;
    std::vector<std::string> scopes;
    std::vector<BranchId> branches;
};
constexpr auto describe(IssueKey const*) {
    return fields(field("name", &IssueKey::name, "What the key is for."),
                  field("scopes", &IssueKey::scopes, "Operations it may call, by name; empty = all that integrators may."),
                  field("branches", &IssueKey::branches, "Where it may act; empty = everywhere."));
}
struct KeyIssued {
    std::string id;
    std::string name;
    std::string key;
};
constexpr auto describe(KeyIssued const*) {
    return fields(field("id", &KeyIssued::id, "The key's name in lists."), field("name", &KeyIssued::name, "What it is for."),
                  field("key", &KeyIssued::key, "The key itself: shown this once, kept nowhere.", secret));
}
Result<KeyIssued> issue_key(Transaction& tx, Caller const& caller, IssueKey const& request);

struct ListKeys {};
constexpr auto describe(ListKeys const*) { return fields(); }
struct KeyShown {
    std::string id;
    std::string name;
    std::vector<std::string> scopes;
    Instant made_at;
    std::optional<Instant> revoked_at;
};
constexpr auto describe(KeyShown const*) {
    return fields(field("id", &KeyShown::id, "The key's name in lists."), field("name", &KeyShown::name, "What it is for."),
                  field("scopes", &KeyShown::scopes, "Operations it may call; empty = all that integrators may."),
                  field("made_at", &KeyShown::made_at, "When it was issued."),
                  field("revoked_at", &KeyShown::revoked_at, "When it was revoked."));
}
struct KeyList {
    std::vector<KeyShown> items;
};
constexpr auto describe(KeyList const*) { return fields(field("items", &KeyList::items, "All keys, the revoked ones too.")); }
Result<KeyList> list_keys(Snapshot& snapshot, Caller const& caller, ListKeys const& request);

struct RevokeKey {
    std::string id;
};
constexpr auto describe(RevokeKey const*) { return fields(field("id", &RevokeKey::id, "The key's name in lists.")); }
Result<Done> revoke_api_key(Transaction& tx, Caller const& caller, RevokeKey const& request);

inline constexpr Refusal branch_name_taken{"branches.name_taken", RefusalKind::conflict};
inline constexpr Refusal name_required{"tenancy.name_required", RefusalKind::invalid};
inline constexpr Refusal too_many_tills{"branches.too_many_tills", RefusalKind::invalid};
inline constexpr Refusal login_malformed{"staff.login_malformed", RefusalKind::invalid};
inline constexpr Refusal login_taken{"staff.login_taken", RefusalKind::conflict};
inline constexpr Refusal password_too_short{"staff.password_too_short", RefusalKind::invalid};
inline constexpr Refusal role_not_for_staff{"staff.role_not_for_staff", RefusalKind::invalid};
inline constexpr Refusal role_above_own{"staff.role_above_own", RefusalKind::forbidden};
inline constexpr Refusal staff_missing{"staff.missing", RefusalKind::missing};
inline constexpr Refusal last_owner{"staff.last_owner", RefusalKind::conflict};
inline constexpr Refusal scope_unknown{"keys.scope_unknown", RefusalKind::invalid};
inline constexpr Refusal api_key_missing{"keys.missing", RefusalKind::missing};

std::vector<Operation> people_operations();

}  // namespace vafa::tenancy
