// Roles of the club's own. Nobody gives rights they do not have, and no role takes its own maker's rights away.
#include "club/tenancy/roles.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "club/tenancy/branch_lists.hpp"
#include "club/tenancy/people.hpp"
#include "club/tenancy/proofs.hpp"
#include "operation/dispatch.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::string_view changes_roles = "roles.change";

/// The club's own roles as the gate needs them, read again only after a change.
struct OwnRoles {
    struct One {
        std::shared_ptr<OwnRole const> role;
        Role begins_as = Role::cashier;
        std::vector<BranchId> branches;
        RoleLimits limits;
    };
    std::map<std::int64_t, One> by_id;
};

OwnRoles read_roles(Snapshot& snapshot) {
    OwnRoles roles;
    for (auto const& row : all_roles(snapshot)) {
        auto role = std::make_shared<OwnRole>(OwnRole{row.id.value, names_in(row.operations)});
        roles.by_id[row.id.value] = {role, row.begins_as, branches_from(row.branches), row.limits};
    }
    return roles;
}

std::shared_ptr<OwnRoles const> own_roles(Snapshot& snapshot, std::int64_t version) {
    return snapshot.cache().get<OwnRoles>(snapshot.club(), version, [&] { return read_roles(snapshot); });
}

/// Both lists hold; where they have nothing in common, nowhere.
std::vector<BranchId> in_both(std::vector<BranchId> const& some, std::vector<BranchId> const& others) {
    if (some.empty()) return others;
    if (others.empty()) return some;
    std::vector<BranchId> both;
    for (auto branch : some)
        if (std::find(others.begin(), others.end(), branch) != others.end()) both.push_back(branch);
    return both.empty() ? std::vector<BranchId>{BranchId{}} : both;
}

bool is_grantable(Operation const& operation) {
    auto const& roles = operation.spec.granted_to;
    bool is_open_anyway = operation.spec.about_own_session || std::find(roles.begin(), roles.end(), Role::stranger) != roles.end();
    return !is_open_anyway && std::any_of(roles.begin(), roles.end(), [](Role role) { return role >= Role::owner && role <= Role::auditor; });
}

template <class Limit>
bool is_sound(std::optional<Limit> const& limit) { return !limit || limit->value >= 0; }

struct Judged {
    std::string name, operations;
};

/// The same for a new role and a changed one.
template <class Request>
Result<Judged> judge(Transaction& tx, Caller const& caller, Request const& request, RoleId changed) {
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", name_required);
    if (request.begins_as < Role::manager || request.begins_as > Role::auditor) return refuse_at("/begins_as", role_begins_wrong);
    if (request.operations.empty()) return refuse_at("/operations", role_operations_required);
    std::set<std::string> names(request.operations.begin(), request.operations.end());
    for (auto const& operation : names) {
        auto const* known = caller.registry->find(operation);
        if (!known || !is_grantable(*known)) return refuse_at("/operations", role_operation_unknown, {{"operation", operation}});
    }
    auto limits = request.limits.value_or(LimitsOfRole{});
    if (!is_sound(limits.points_per_act) || !is_sound(limits.points_per_day) || !is_sound(limits.rial_per_act) || !is_sound(limits.rial_per_day))
        return refuse_at("/limits", role_limit_wrong);
    TRY(all_known(tx, request.branches));
    if (!covers(caller, {names.begin(), names.end()})) return refuse_at("/operations", role_beyond_own);
    for (auto const& row : all_roles(tx))
        if (row.name == name && row.id != changed) return refuse_at("/name", role_name_taken);
    Judged judged{name, ""};
    for (auto const& operation : names) judged.operations += (judged.operations.empty() ? "" : ",") + operation;
    return judged;
}

template <class Request>
RoleRow row_of(RoleId id, Judged const& judged, Request const& request) {
    auto limits = request.limits.value_or(LimitsOfRole{});
    return {id, judged.name, request.begins_as, judged.operations, joined(request.branches),
            {limits.points_per_act, limits.points_per_day, limits.rial_per_act, limits.rial_per_day}};
}

std::int64_t staff_with(std::vector<StaffRow> const& staff, RoleId role) {
    return std::count_if(staff.begin(), staff.end(), [&](auto const& one) { return one.own_role == role; });
}

RoleShown shown(RoleRow const& row, std::vector<StaffRow> const& staff) {
    return {row.id, row.name, row.begins_as, names_in(row.operations), branches_from(row.branches),
            {row.limits.points_per_act, row.limits.points_per_day, row.limits.rial_per_act, row.limits.rial_per_day}, staff_with(staff, row.id)};
}

std::vector<GrantableModule> grantable(Caller const& caller) {
    std::map<std::string, GrantableModule> modules;
    for (auto const& operation : caller.registry->operations()) {
        if (!is_grantable(operation)) continue;
        std::string name(operation.spec.name);
        auto& module = modules[name.substr(0, name.find('.'))];
        module.module = name.substr(0, name.find('.'));
        GrantableOperation one{name, std::string(caller.texts->sentence(caller.language, "operations." + name)), {}};
        for (auto role : staff_roles())
            if (std::find(operation.spec.granted_to.begin(), operation.spec.granted_to.end(), role) != operation.spec.granted_to.end())
                one.built_in.push_back(role);
        module.operations.push_back(std::move(one));
    }
    std::vector<GrantableModule> all;
    for (auto& [name, module] : modules) all.push_back(std::move(module));
    return all;
}

Fact amount_of(Limited what, std::int64_t amount) { return what == Limited::points ? Fact(Points{amount}) : Fact(Rial{amount}); }

Result<Done> take(Transaction& tx, Caller const& caller, Limited what, std::int64_t amount, std::optional<std::int64_t> per_act,
                  std::optional<std::int64_t> per_day) {
    if (per_act && amount > *per_act) return refuse_at("/amount", over_limit_of_act, {{"most", amount_of(what, *per_act)}});
    if (!per_day) return Done{};
    auto row = lock_used(tx, StaffId{caller.id}, what, tx.today());
    auto left = std::max<std::int64_t>(0, *per_day - row.used);
    if (amount > left) return refuse_at("/amount", over_limit_of_day, {{"most", amount_of(what, *per_day)}, {"left", amount_of(what, left)}});
    row.used += amount;
    put_used(tx, StaffId{caller.id}, what, tx.today(), row);
    return Done{};
}

template <class Limit>
std::optional<std::int64_t> number_of(std::optional<Limit> const& limit) {
    if (!limit) return {};
    return limit->value;
}

}  // namespace

std::vector<std::string> names_in(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty()) {
        auto comma = list.find(',');
        names.emplace_back(list.substr(0, comma));
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return names;
}

void take_own_role(Snapshot& snapshot, RoleId role, Caller& caller) {
    auto roles = own_roles(snapshot, caller.versions.settings);
    auto found = roles->by_id.find(role.value);
    if (found == roles->by_id.end()) {  // taken from them and deleted just now
        caller.own_role = std::make_shared<OwnRole>();
        return;
    }
    caller.own_role = found->second.role;
    caller.role = found->second.begins_as;
    caller.branches = in_both(caller.branches, found->second.branches);
}

bool covers(Caller const& caller, std::vector<std::string> const& operations) {
    if (!caller.own_role && (caller.role == Role::owner || caller.role == Role::operator_of_server)) return true;
    return std::all_of(operations.begin(), operations.end(), [&](auto const& name) {
        auto const* operation = caller.registry->find(name);
        return operation && is_granted(*operation, caller);
    });
}

bool covers_built_in(Caller const& caller, Role role) {
    std::vector<std::string> names;
    for (auto const& operation : caller.registry->operations()) {
        auto const& roles = operation.spec.granted_to;
        if (is_grantable(operation) && std::find(roles.begin(), roles.end(), role) != roles.end()) names.emplace_back(operation.spec.name);
    }
    return covers(caller, names);
}

std::optional<RoleRow> find_role(Snapshot& snapshot, RoleId role) {
    for (auto& row : all_roles(snapshot))
        if (row.id == role) return std::move(row);
    return {};
}

Result<Done> take_from_limit(Transaction& tx, Caller const& caller, Limited what, std::int64_t amount) {
    if (!caller.own_role) return Done{};
    auto roles = own_roles(tx, caller.versions.settings);
    auto found = roles->by_id.find(caller.own_role->id);
    if (found == roles->by_id.end()) return refuse(not_allowed);
    auto const& limits = found->second.limits;
    bool is_points = what == Limited::points;
    return take(tx, caller, what, amount, is_points ? number_of(limits.points_per_act) : number_of(limits.rial_per_act),
                is_points ? number_of(limits.points_per_day) : number_of(limits.rial_per_day));
}

Result<RoleShown> define_role(Transaction& tx, Caller const& caller, DefineRole const& request) {
    auto judged = TRY(judge(tx, caller, request, RoleId{}));
    auto row = row_of(tx.next_id<RoleKind>(), judged, request);
    insert_role(tx, row);
    bump_settings(tx);
    return shown(row, {});
}

Result<RoleShown> change_role(Transaction& tx, Caller const& caller, ChangeRole const& request) {
    lock_club(tx);
    auto before = find_role(tx, request.role);
    if (!before) return refuse_at("/role", role_missing);
    auto judged = TRY(judge(tx, caller, request, request.role));
    if (!covers(caller, names_in(before->operations))) return refuse_at("/role", role_beyond_own);
    auto row = row_of(request.role, judged, request);
    auto names = names_in(row.operations);
    bool is_own = caller.own_role && caller.own_role->id == request.role.value;
    if (is_own && !std::binary_search(names.begin(), names.end(), changes_roles)) return refuse_at("/operations", role_takes_own_rights);
    update_role(tx, row);
    bump_settings(tx);
    return shown(row, all_staff(tx));
}

Result<Done> delete_own_role(Transaction& tx, Caller const& caller, DeleteRole const& request) {
    lock_club(tx);
    auto row = find_role(tx, request.role);
    if (!row) return refuse_at("/role", role_missing);
    if (!covers(caller, names_in(row->operations))) return refuse_at("/role", role_beyond_own);
    if (auto staff = staff_with(all_staff(tx), request.role)) return refuse_at("/role", role_in_use, {{"staff", staff}});
    delete_role(tx, request.role);
    bump_settings(tx);
    return Done{};
}

Result<RoleList> list_roles(Snapshot& snapshot, Caller const& caller, ListRoles const&) {
    RoleList list;
    auto staff = all_staff(snapshot);
    for (auto const& row : all_roles(snapshot)) list.items.push_back(shown(row, staff));
    list.grantable = grantable(caller);
    return list;
}

std::vector<Operation> role_operations() {
    std::vector<Refusal const*> judged{&name_required, &role_begins_wrong, &role_operations_required, &role_operation_unknown,
                                       &role_limit_wrong, &branch_missing, &role_beyond_own, &role_name_taken};
    auto changed = judged;
    changed.insert(changed.end(), {&role_missing, &role_takes_own_rights});
    return {
        operation<define_role>({.name = "roles.define", .summary = "Make a role out of operation names, with branches and limits",
            .route = post("/v1/roles"), .granted_to = {Role::owner}, .refusals = judged, .step_up = true}),
        operation<change_role>({.name = "roles.change", .summary = "Change a role; it counts at once for all who have it",
            .route = put("/v1/roles/{role}"), .granted_to = {Role::owner}, .refusals = changed, .step_up = true}),
        operation<delete_own_role>({.name = "roles.delete", .summary = "Delete a role that nobody has", .route = remove("/v1/roles/{role}"),
            .granted_to = {Role::owner}, .refusals = {&role_missing, &role_beyond_own, &role_in_use}}),
        operation<list_roles>({.name = "roles.list", .summary = "The club's own roles, and what can be given to one", .route = get("/v1/roles"),
            .granted_to = {Role::owner, Role::manager, Role::auditor}, .refusals = {}}),
    };
}

}  // namespace vafa::tenancy
