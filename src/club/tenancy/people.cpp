// Branches, tills, staff and API keys.
#include "club/tenancy/people.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "club/tenancy/branch_lists.hpp"
#include "club/tenancy/passwords.hpp"
#include "club/tenancy/plans.hpp"
#include "club/tenancy/roles.hpp"
#include "operation/slow_hash.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::int64_t most_tills = 200;

struct KeyNameKind { static constexpr char prefix[] = "key"; };

bool is_login(std::string_view text) {
    return text.size() >= 2 && text.size() <= 60 && std::all_of(text.begin(), text.end(), [](unsigned char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' || letter == '_';
    });
}

bool is_staff_role(Role role) { return role >= Role::owner && role <= Role::auditor; }

/// Only an owner (or the operator) makes owners and managers; nobody gives rights that they do not have.
bool may_give(Caller const& caller, Role role, std::optional<RoleRow> const& own) {
    if (!caller.own_role && (caller.role == Role::owner || caller.role == Role::operator_of_server)) return true;
    if (own) return covers(caller, names_in(own->operations));
    if (role == Role::owner || role == Role::manager) return false;
    return !caller.own_role || covers_built_in(caller, role);
}

bool may_give_what_has(Snapshot& snapshot, Caller const& caller, StaffRow const& staff) {
    return may_give(caller, staff.role, staff.own_role ? find_role(snapshot, staff.own_role) : std::nullopt);
}

StaffShown shown(StaffRow const& row) {
    return {row.id, row.login, row.name, row.role, branches_from(row.branches), row.is_active,
            as_optional(row.own_role)};
}

bool is_last_owner(Snapshot& snapshot, StaffRow const& one) {
    if (one.role != Role::owner || !one.is_active) return false;
    auto staff = all_staff(snapshot);
    return std::none_of(staff.begin(), staff.end(), [&](auto const& other) {
        return other.is_active && other.role == Role::owner && other.id != one.id;
    });
}

struct PlaceOfStaff {
    Role role = Role::cashier;
    RoleId own_role;
    std::vector<BranchId> branches;
};

/// A role that the caller may give, at branches where they may act themselves.
template <class Request>
Result<PlaceOfStaff> judge_place(Transaction& tx, Caller const& caller, Request const& request) {
    if (!is_staff_role(request.role)) return refuse_at("/role", role_not_for_staff);
    std::optional<RoleRow> own;
    if (request.own_role) own = find_role(tx, *request.own_role);
    if (request.own_role && !own) return refuse_at("/own_role", role_missing);
    if (!may_give(caller, request.role, own)) return refuse_at("/role", role_above_own);
    TRY(all_known(tx, request.branches));
    bool is_beyond = std::any_of(request.branches.begin(), request.branches.end(), [&](auto branch) { return !caller.may_act_at(branch); });
    if (is_beyond || (request.branches.empty() && !caller.branches.empty())) return refuse_at("/branches", foreign_branch);
    return PlaceOfStaff{own ? own->begins_as : request.role, own ? own->id : RoleId{}, request.branches};
}

void take_place(StaffRow& staff, PlaceOfStaff const& place) {
    staff.role = place.role;
    staff.own_role = place.own_role;
    staff.branches = joined(place.branches);
}

}  // namespace

Result<Done> judge_branch(std::string_view name, char const* pointer, std::int64_t tills) {
    if (tidy_name(name).empty()) return refuse_at(pointer, name_required);
    if (tills < 1 || tills > most_tills) return refuse_at("/tills", too_many_tills, {{"most", most_tills}});
    return Done{};
}

BranchShown write_branch(Transaction& tx, std::string const& name, std::int64_t tills) {
    BranchShown branch{tx.next_id<BranchKind>(), name, true, {}};
    insert_branch(tx, {branch.id, branch.name, true});
    for (std::int64_t number = 1; number <= tills; ++number) {
        TillRow till{tx.next_id<TillKind>(), branch.id, number, true};
        insert_till(tx, till);
        branch.tills.push_back(till.id);
    }
    bump_settings(tx);
    return branch;
}

Result<BranchShown> define_branch(Transaction& tx, Caller const&, DefineBranch const& request) {
    TRY(judge_branch(request.name, "/name", request.tills));
    auto name = tidy_name(request.name);
    lock_club(tx);
    for (auto const& branch : all_branches(tx))
        if (branch.name == name) return refuse_at("/name", branch_name_taken);
    TRY(allow_branch(tx));
    return write_branch(tx, name, request.tills);
}

Result<BranchList> list_branches(Snapshot& snapshot, Caller const& caller, ListBranches const&) {
    BranchList list;
    auto tills = all_tills(snapshot);
    for (auto const& row : all_branches(snapshot)) {
        if (!caller.may_act_at(row.id)) continue;
        BranchShown branch{row.id, row.name, row.is_open, {}};
        for (auto const& till : tills)
            if (till.branch == row.id) branch.tills.push_back(till.id);
        list.items.push_back(std::move(branch));
    }
    return list;
}

Result<HashedPassword> hash_first_password(Preparation const& preparation, Caller const&, DefineStaff const& request) {
    TRY(judge_password("/password", request.password.reveal(), request.login));
    return HashedPassword{hash_slowly(request.password.reveal(), preparation.secrets().derive("password-pepper"))};
}

Result<StaffShown> define_staff(Transaction& tx, Caller const& caller, DefineStaff const& request, HashedPassword const& password) {
    lock_club(tx);
    auto place = TRY(judge_place(tx, caller, request));
    if (!is_login(request.login)) return refuse_at("/login", login_malformed);
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", name_required);
    if (staff_by_login(tx, request.login)) return refuse_at("/login", login_taken);
    TRY(allow_staff(tx));
    StaffRow staff;
    staff.id = tx.next_id<StaffKind>();
    staff.login = request.login;
    staff.name = name;
    take_place(staff, place);
    staff.password_hash = password.hash;
    insert_staff(tx, staff);
    return shown(staff);
}

Result<StaffList> list_staff(Snapshot& snapshot, Caller const& caller, ListStaff const&) {
    StaffList list;
    for (auto const& row : all_staff(snapshot)) {
        auto branches = branches_from(row.branches);
        bool is_near = branches.empty() || std::any_of(branches.begin(), branches.end(), [&](auto b) { return caller.may_act_at(b); });
        if (is_near) list.items.push_back(shown(row));
    }
    return list;
}

/// The club's row is locked first: of two owners who put each other aside at once, one is refused.
Result<StaffShown> set_staff_active(Transaction& tx, Caller const& caller, SetStaffActive const& request) {
    lock_club(tx);
    auto staff = lock_staff(tx, request.staff);
    if (!staff) return refuse_at("/staff", staff_missing);
    if (!may_give_what_has(tx, caller, *staff)) return refuse_at("/staff", role_above_own);
    if (!request.is_active && is_last_owner(tx, *staff)) return refuse_at("/staff", last_owner);
    if (request.is_active && !staff->is_active) TRY(allow_staff(tx));
    staff->is_active = request.is_active;
    update_staff(tx, *staff);
    if (!request.is_active) end_sessions_of(tx, staff->id);
    return shown(*staff);
}

Result<StaffShown> change_staff(Transaction& tx, Caller const& caller, ChangeStaff const& request) {
    lock_club(tx);
    auto staff = lock_staff(tx, request.staff);
    if (!staff) return refuse_at("/staff", staff_missing);
    if (!may_give_what_has(tx, caller, *staff)) return refuse_at("/staff", role_above_own);
    auto place = TRY(judge_place(tx, caller, request));
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", name_required);
    if (place.role != Role::owner && is_last_owner(tx, *staff)) return refuse_at("/role", last_owner);
    staff->name = name;
    take_place(*staff, place);
    update_staff(tx, *staff);
    return shown(*staff);
}

Result<KeyIssued> issue_key(Transaction& tx, Caller const& caller, IssueKey const& request) {
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", name_required);
    TRY(all_known(tx, request.branches));
    std::string scopes;
    for (auto const& scope : request.scopes) {
        if (!caller.registry->find(scope)) return refuse_at("/scopes", scope_unknown, {{"scope", scope}});
        scopes += (scopes.empty() ? "" : ",") + scope;
    }
    std::array<std::byte, 24> random;
    randombytes_buf(random.data(), random.size());
    auto id = tx.next_id<KeyNameKind>();
    auto text = api_key_text(tx.club(), caller.is_sandbox, random);
    insert_key(tx, {sha256(text), id.value, name, Role::integrator, scopes, joined(request.branches), caller.id, {}, {}});
    return KeyIssued{id.text(), name, text};
}

Result<KeyList> list_keys(Snapshot& snapshot, Caller const&, ListKeys const&) {
    KeyList list;
    for (auto const& row : all_keys(snapshot))
        list.items.push_back({Id<KeyNameKind>{row.id}.text(), row.name, names_in(row.scopes), row.made_at, row.revoked_at});
    return list;
}

Result<Done> revoke_api_key(Transaction& tx, Caller const&, RevokeKey const& request) {
    auto id = Id<KeyNameKind>::parse(request.id);
    auto keys = all_keys(tx);
    if (!id || std::none_of(keys.begin(), keys.end(), [&](auto const& key) { return key.id == id->value; }))
        return refuse_at("/id", api_key_missing);
    revoke_key(tx, id->value);
    return Done{};
}

std::vector<Operation> people_operations() {
    std::vector<Role> runs{Role::owner, Role::manager};
    std::vector<Role> sees{Role::owner, Role::manager, Role::auditor};
    return {
        operation<define_branch>({.name = "branches.define", .summary = "Open a branch with its tills",
            .route = post("/v1/branches"), .granted_to = {Role::owner},
            .refusals = {&name_required, &too_many_tills, &branch_name_taken, &plan_branches_full}}),
        operation<list_branches>({.name = "branches.list", .summary = "The branches and their tills",
            .route = get("/v1/branches"),
            .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator}, .refusals = {}}),
        operation<define_staff, hash_first_password>({.name = "staff.define", .summary = "Add a staff member",
            .route = post("/v1/staff"), .granted_to = runs,
            .refusals = {&password_too_short, &password_too_common, &request_too_long, &role_not_for_staff, &role_missing, &role_above_own,
                         &foreign_branch, &login_malformed, &name_required, &branch_missing, &login_taken, &plan_staff_full}}),
        operation<change_staff>({.name = "staff.change", .summary = "Change a staff member's name, role and branches; it counts at once",
            .route = put("/v1/staff/{staff}"), .granted_to = runs,
            .refusals = {&staff_missing, &role_above_own, &role_not_for_staff, &role_missing, &branch_missing, &foreign_branch, &name_required,
                         &last_owner}}),
        operation<list_staff>({.name = "staff.list", .summary = "The staff", .route = get("/v1/staff"), .granted_to = sees, .refusals = {}}),
        operation<set_staff_active>({.name = "staff.set_active", .summary = "Disable a staff member, at once everywhere, or let them in again",
            .route = post("/v1/staff/{staff}/active"), .granted_to = runs,
            .refusals = {&staff_missing, &role_above_own, &last_owner, &plan_staff_full}}),
        operation<issue_key>({.name = "keys.issue", .summary = "Issue an API key; it is shown once", .route = post("/v1/keys"),
            .granted_to = {Role::owner}, .refusals = {&name_required, &branch_missing, &scope_unknown}, .step_up = true}),
        operation<list_keys>({.name = "keys.list", .summary = "The API keys, without their text", .route = get("/v1/keys"),
            .granted_to = {Role::owner, Role::auditor}, .refusals = {}}),
        operation<revoke_api_key>({.name = "keys.revoke", .summary = "Revoke an API key at once", .route = post("/v1/keys/{id}/revoke"),
            .granted_to = {Role::owner}, .refusals = {&api_key_missing}}),
    };
}

}  // namespace vafa::tenancy
