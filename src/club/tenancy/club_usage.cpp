// Usage over all clubs: counts by the same functions that hold each club to its plan.
#include "club/tenancy/club_usage.hpp"

#include <algorithm>

#include "club/tenancy/plans.hpp"
#include "club/tenancy/store.hpp"
#include "club/tenancy/store_access.hpp"
#include "operation/audit.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::int64_t acts_looked_at = 200;

/// What the provider and the program itself do is no life of the club.
bool is_of_the_club(Role role) { return role != Role::operator_of_server && role != Role::job && role != Role::stranger; }

std::optional<Instant> last_act(Snapshot& snapshot) {
    auto acts = read_audit(snapshot, {}, 0, acts_looked_at).acts;
    auto found = std::find_if(acts.begin(), acts.end(), [](auto const& act) { return is_of_the_club(act.role); });
    return found == acts.end() ? std::nullopt : std::optional(found->at);
}

ClubState state_of(PlanShown const& plan, Day today) {
    if (plan.is_suspended) return ClubState::suspended;
    if (!plan.trial_until) return ClubState::open;
    return *plan.trial_until < today ? ClubState::trial_over : ClubState::trial;
}

ClubUsage usage_of(Snapshot& snapshot, DirectoryEntry const& entry) {
    auto club = club_row(snapshot);
    ensure(bool(club), "the house lists a club without a row");
    auto zone = Zone::named(club->zone);
    ensure(bool(zone), "a club stands in an unknown time zone");
    snapshot.set_clock(*zone, club->clock_offset_ms);
    auto plan = plan_now(snapshot);
    return {entry.club.value, entry.slug, club->name, state_of(plan, snapshot.today()), plan.name, plan.members_used, plan.members,
            plan.staff_used, plan.staff, plan.branches_used, plan.branches, plan.codes, plan.trial_until, last_act(snapshot), entry.is_demo};
}

}  // namespace

Result<UsageReported> count_usage(Preparation const& preparation, Caller const&, ReportUsage const& request) {
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", request_out_of_range);
    std::vector<DirectoryEntry> clubs;
    preparation.read([&](Snapshot& house) { clubs = directory(house); });  // in order of their numbers
    std::erase_if(clubs, [&](auto const& entry) { return entry.club.value <= request.cursor.value_or(0); });
    UsageReported report;
    for (auto const& entry : clubs) {
        if (std::int64_t(report.items.size()) == limit) {
            report.next_cursor = report.items.back().number;
            break;
        }
        preparation.store().read_now(entry.club, [&](Snapshot& snapshot) { report.items.push_back(usage_of(snapshot, entry)); });
    }
    return report;
}

Result<UsageReported> report_usage(Transaction&, Caller const&, ReportUsage const&, UsageReported const& counted) { return counted; }

std::vector<Operation> usage_operations() {
    return {
        operation<report_usage, count_usage>({.name = "clubs.usage",
            .summary = "Each club's plan and how much of it is used, without its people (operator of the server)", .route = {},
            .granted_to = {}, .refusals = {&request_out_of_range}}),
    };
}

}  // namespace vafa::tenancy
