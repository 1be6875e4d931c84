// Plans: exact limits, trials that go on with all they have, suspension that leaves reading open, usage without people.
#include "club/tenancy/plans.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/tenancy/people.hpp"
#include "club/tenancy/store.hpp"
#include "club/tenancy/store_access.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::size_t fewest_letters = 3, most_letters = 300;

std::int64_t active_staff(Snapshot& snapshot) {
    auto staff = all_staff(snapshot);
    return std::count_if(staff.begin(), staff.end(), [](auto const& one) { return one.is_active; });
}

std::int64_t branches(Snapshot& snapshot) { return std::int64_t(all_branches(snapshot).size()); }

Result<Done> allow(std::optional<std::int64_t> most, std::int64_t used, Refusal const& full, std::string const& plan) {
    if (most && used + 1 > *most) return refuse(full, {{"most", *most}, {"plan", plan}});
    return Done{};
}

PlanShown shown(Snapshot& snapshot, Plan const& plan, StandingRow const& standing) {
    return {plan.name, plan.members, plan.staff, plan.branches, plan.codes, standing.trial_until, usage(snapshot, usage_members),
            active_staff(snapshot), branches(snapshot), standing.is_suspended, standing.suspended_because};
}

bool is_sound(std::optional<std::int64_t> limit) { return !limit || *limit >= 0; }

}  // namespace

std::shared_ptr<Plan const> plan(Snapshot& snapshot, Caller const& caller) {
    return snapshot.cache().get<Plan>(snapshot.club(), caller.versions.settings, [&] { return read_plan(snapshot).value_or(Plan{}); });
}

Result<Done> allow_members(Transaction& tx, Caller const& caller, std::int64_t count) {
    auto sold = plan(tx, caller);
    TRY(allow(sold->members, count - 1, plan_members_full, sold->name));
    note_members(tx, count);
    return Done{};
}

void note_members(Transaction& tx, std::int64_t count) { put_usage(tx, usage_members, count); }

Result<Done> allow_staff(Transaction& tx) {
    auto sold = read_plan(tx).value_or(Plan{});
    return allow(sold.staff, active_staff(tx), plan_staff_full, sold.name);
}

Result<Done> allow_branch(Transaction& tx) {
    auto sold = read_plan(tx).value_or(Plan{});
    return allow(sold.branches, branches(tx), plan_branches_full, sold.name);
}

/// A smaller plan takes nothing away: what is above it stays, and no more is added.
Result<PlanShown> set_plan(Transaction& tx, Caller const&, SetPlan const& request) {
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", name_required);
    if (!is_sound(request.members) || !is_sound(request.staff) || !is_sound(request.branches) || !is_sound(request.codes))
        return refuse(plan_limit_negative);
    lock_club(tx);
    auto now = standing(tx);
    now.trial_until = request.trial_until;
    Plan plan{name, request.members, request.staff, request.branches, request.codes};
    put_plan(tx, plan);
    put_trial(tx, request.trial_until);
    bump_settings(tx);
    return shown(tx, plan, now);
}

PlanShown plan_now(Snapshot& snapshot) { return shown(snapshot, read_plan(snapshot).value_or(Plan{}), standing(snapshot)); }

Result<PlanShown> show_plan(Snapshot& snapshot, Caller const&, ShowPlan const&) { return plan_now(snapshot); }

Result<Done> suspend_club(Transaction& tx, Caller const&, SuspendClub const& request) {
    auto because = tidy_name(request.because);
    auto letters = count_letters(because);
    if (letters < fewest_letters || letters > most_letters)
        return refuse_at("/because", because_required, {{"least", std::int64_t(fewest_letters)}, {"most", std::int64_t(most_letters)}});
    put_suspension(tx, true, because);
    return Done{};
}

Result<Done> resume_club(Transaction& tx, Caller const&, ResumeClub const&) {
    put_suspension(tx, false, "");
    return Done{};
}

std::vector<Operation> plan_operations() {
    return {
        operation<set_plan>({.name = "plans.set", .summary = "Set a club's plan: its limits, and the last day of a trial (operator of the server)",
            .route = {}, .granted_to = {}, .refusals = {&name_required, &plan_limit_negative}}),
        operation<show_plan>({.name = "plans.show", .summary = "A club's plan and how much of it is used, without its people",
            .route = get("/v1/plan"), .granted_to = {Role::owner, Role::manager, Role::auditor}, .refusals = {}}),
        operation<suspend_club>({.name = "clubs.suspend", .summary = "Make a club read only, and say why (operator of the server)",
            .route = {}, .granted_to = {}, .refusals = {&because_required}}),
        operation<resume_club>({.name = "clubs.resume", .summary = "End a club's suspension (operator of the server)", .route = {},
            .granted_to = {}, .refusals = {}}),
    };
}

}  // namespace vafa::tenancy
