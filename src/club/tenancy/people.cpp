// Branches, tills, staff and API keys.
#include "club/tenancy/people.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "club/tenancy/store.hpp"
#include "operation/slow_hash.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::size_t shortest_password = 8;
constexpr std::int64_t most_tills = 200;

struct KeyNameKind { static constexpr char prefix[] = "key"; };

std::string joined(std::vector<BranchId> const& branches) {
    std::string list;
    for (auto branch : branches) list += (list.empty() ? "" : ",") + branch.text();
    return list;
}

std::vector<BranchId> branches_from(std::string_view list) {
    std::vector<BranchId> branches;
    for (auto rest = list; !rest.empty();) {
        auto comma = rest.find(',');
        if (auto branch = BranchId::parse(rest.substr(0, comma))) branches.push_back(*branch);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    return branches;
}

std::vector<std::string> words_from(std::string_view list) {
    std::vector<std::string> words;
    for (auto rest = list; !rest.empty();) {
        auto comma = rest.find(',');
        words.emplace_back(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    return words;
}

bool is_login(std::string_view text) {
    return text.size() >= 2 && text.size() <= 60 && std::all_of(text.begin(), text.end(), [](unsigned char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' || letter == '_';
    });
}

bool is_staff_role(Role role) { return role >= Role::owner && role <= Role::auditor; }

/// Only an owner (or the operator) makes owners; a manager makes neither owners nor managers.
bool may_give(Caller const& caller, Role role) {
    if (caller.role == Role::owner || caller.role == Role::operator_of_server) return true;
    return role != Role::owner && role != Role::manager;
}

Result<Done> all_known(Snapshot& snapshot, std::vector<BranchId> const& branches) {
    auto known = all_branches(snapshot);
    for (auto branch : branches)
        if (std::none_of(known.begin(), known.end(), [&](auto const& row) { return row.id == branch; }))
            return refuse_at("/branches", branch_missing);
    return Done{};
}

StaffShown shown(StaffRow const& row) {
    return {row.id, row.login, row.name, row.role, branches_from(row.branches), row.is_active};
}

std::int64_t active_owners(std::vector<StaffRow> const& staff) {
    return std::count_if(staff.begin(), staff.end(), [](auto const& one) { return one.is_active && one.role == Role::owner; });
}

}  // namespace

Result<BranchShown> define_branch(Transaction& tx, Caller const&, DefineBranch const& request) {
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", name_required);
    if (request.tills < 1 || request.tills > most_tills) return refuse_at("/tills", too_many_tills, {{"most", most_tills}});
    for (auto const& branch : all_branches(tx))
        if (branch.name == name) return refuse_at("/name", branch_name_taken);
    BranchShown branch{tx.next_id<BranchKind>(), name, true, {}};
    insert_branch(tx, {branch.id, branch.name, true});
    for (std::int64_t number = 1; number <= request.tills; ++number) {
        TillRow till{tx.next_id<TillKind>(), branch.id, number, true};
        insert_till(tx, till);
        branch.tills.push_back(till.id);
    }
    bump_settings(tx);
    return branch;
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
    if (count_letters(request.password.reveal()) < shortest_password)
        return refuse_at("/password", password_too_short, {{"least", std::int64_t(shortest_password)}});
    return HashedPassword{hash_slowly(request.password.reveal(), preparation.secrets().derive("password-pepper"))};
}

Result<StaffShown> define_staff(Transaction& tx, Caller const& caller, DefineStaff const& request, HashedPassword const& password) {
    if (!is_staff_role(request.role)) return refuse_at("/role", role_not_for_staff);
    if (!may_give(caller, request.role)) return refuse_at("/role", role_above_own);
    if (!is_login(request.login)) return refuse_at("/login", login_malformed);
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", name_required);
    TRY(all_known(tx, request.branches));
    if (staff_by_login(tx, request.login)) return refuse_at("/login", login_taken);
    StaffRow staff;
    staff.id = tx.next_id<StaffKind>();
    staff.login = request.login;
    staff.name = name;
    staff.role = request.role;
    staff.branches = joined(request.branches);
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

Result<StaffShown> set_staff_active(Transaction& tx, Caller const& caller, SetStaffActive const& request) {
    auto staff = lock_staff(tx, request.staff);
    if (!staff) return refuse_at("/staff", staff_missing);
    if (!may_give(caller, staff->role)) return refuse_at("/staff", role_above_own);
    bool loses_owner = staff->role == Role::owner && staff->is_active && !request.is_active;
    if (loses_owner && active_owners(all_staff(tx)) == 1) return refuse_at("/staff", last_owner);
    staff->is_active = request.is_active;
    update_staff(tx, *staff);
    if (!request.is_active) end_sessions_of(tx, staff->id);
    return shown(*staff);
}

Result<KeyIssued> issue_key(Transaction& tx, Caller const& caller, IssueKey const& request) {
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", name_required);
    TRY(all_known(tx, request.branches));
    std::string scopes;
    for (auto const& scope : request.scopes) {
        if (scope.empty() || scope.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") != std::string::npos)
            return refuse_at("/scopes", scope_unknown, {{"scope", scope}});
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
        list.items.push_back({Id<KeyNameKind>{row.id}.text(), row.name, words_from(row.scopes), row.made_at, row.revoked_at});
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
            .refusals = {&name_required, &too_many_tills, &branch_name_taken}}),
        operation<list_branches>({.name = "branches.list", .summary = "The branches and their tills",
            .route = get("/v1/branches"),
            .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator}, .refusals = {}}),
        operation<define_staff, hash_first_password>({.name = "staff.define", .summary = "Add a staff member",
            .route = post("/v1/staff"), .granted_to = runs,
            .refusals = {&password_too_short, &role_not_for_staff, &role_above_own, &login_malformed, &name_required,
                         &branch_missing, &login_taken}}),
        operation<list_staff>({.name = "staff.list", .summary = "The staff", .route = get("/v1/staff"), .granted_to = sees, .refusals = {}}),
        operation<set_staff_active>({.name = "staff.set_active", .summary = "Disable a staff member, at once everywhere, or let them in again",
            .route = post("/v1/staff/{staff}/active"), .granted_to = runs,
            .refusals = {&staff_missing, &role_above_own, &last_owner}}),
        operation<issue_key>({.name = "keys.issue", .summary = "Issue an API key; it is shown once", .route = post("/v1/keys"),
            .granted_to = {Role::owner}, .refusals = {&name_required, &branch_missing, &scope_unknown}}),
        operation<list_keys>({.name = "keys.list", .summary = "The API keys, without their text", .route = get("/v1/keys"),
            .granted_to = {Role::owner, Role::auditor}, .refusals = {}}),
        operation<revoke_api_key>({.name = "keys.revoke", .summary = "Revoke an API key at once", .route = post("/v1/keys/{id}/revoke"),
            .granted_to = {Role::owner}, .refusals = {&api_key_missing}}),
    };
}

}  // namespace vafa::tenancy
