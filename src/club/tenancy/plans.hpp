// Plans and their limits, trials, suspension, usage: what a provider of clubs sells and sees. Contracts.
#pragma once

#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

struct SetPlan {
    std::string name;
    std::optional<std::int64_t> members;
    std::optional<std::int64_t> staff;
    std::optional<std::int64_t> branches;
    std::optional<std::int64_t> codes;
    std::optional<Day> trial_until;
};
constexpr auto describe(SetPlan const*) {
    return fields(field("name", &SetPlan::name, "The plan's name, as the club reads it."),
                  field("members", &SetPlan::members, "The most members, erased ones not counted; absent = no end."),
                  field("staff", &SetPlan::staff, "The most active staff; absent = no end."),
                  field("branches", &SetPlan::branches, "The most branches; absent = no end."),
                  field("codes", &SetPlan::codes, "The most printed codes; absent = no end."),
                  field("trial_until", &SetPlan::trial_until, "A trial's last day; absent = none, and a trial goes on with all it has."));
}
struct PlanShown {
    std::string name;
    std::optional<std::int64_t> members;
    std::optional<std::int64_t> staff;
    std::optional<std::int64_t> branches;
    std::optional<std::int64_t> codes;
    std::optional<Day> trial_until;
    std::int64_t members_used = 0;
    std::int64_t staff_used = 0;
    std::int64_t branches_used = 0;
    bool is_suspended = false;
    std::string suspended_because;
};
constexpr auto describe(PlanShown const*) {
    return fields(field("name", &PlanShown::name, "The plan's name; empty = none, nothing is limited."),
                  field("members", &PlanShown::members, "The most members."), field("staff", &PlanShown::staff, "The most active staff."),
                  field("branches", &PlanShown::branches, "The most branches."), field("codes", &PlanShown::codes, "The most printed codes."),
                  field("trial_until", &PlanShown::trial_until, "The trial's last day, where it is one."),
                  field("members_used", &PlanShown::members_used, "How many members there are, erased ones not counted."),
                  field("staff_used", &PlanShown::staff_used, "How many active staff there are."),
                  field("branches_used", &PlanShown::branches_used, "How many branches there are."),
                  field("is_suspended", &PlanShown::is_suspended, "Is the club read only?"),
                  field("suspended_because", &PlanShown::suspended_because, "Why, in the provider's words."));
}
Result<PlanShown> set_plan(Transaction& tx, Caller const& caller, SetPlan const& request);

struct ShowPlan {};
constexpr auto describe(ShowPlan const*) { return fields(); }
/// The plan as it stands, with what is used of it.
PlanShown plan_now(Snapshot& snapshot);
Result<PlanShown> show_plan(Snapshot& snapshot, Caller const& caller, ShowPlan const& request);

struct SuspendClub {
    std::string because;
};
constexpr auto describe(SuspendClub const*) {
    return fields(field("because", &SuspendClub::because, "Why, in words that the club's people read: 3 to 300 letters."));
}
Result<Done> suspend_club(Transaction& tx, Caller const& caller, SuspendClub const& request);
struct ResumeClub {};
constexpr auto describe(ResumeClub const*) { return fields(); }
Result<Done> resume_club(Transaction& tx, Caller const& caller, ResumeClub const& request);

/// Refuses one more; the caller has locked the club's row, so that they are counted one after the other.
Result<Done> allow_staff(Transaction& tx);
Result<Done> allow_branch(Transaction& tx);

inline constexpr Refusal plan_staff_full{"plans.staff_full", RefusalKind::conflict};
inline constexpr Refusal plan_branches_full{"plans.branches_full", RefusalKind::conflict};
inline constexpr Refusal plan_limit_negative{"plans.limit_negative", RefusalKind::invalid};
inline constexpr Refusal because_required{"clubs.because_required", RefusalKind::invalid};

std::vector<Operation> plan_operations();

}  // namespace vafa::tenancy
