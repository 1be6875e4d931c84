// What a provider of clubs sees of all of them at once: plans, limits, counts, state, last activity; of no club its people.
#pragma once

#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

/// How a club stands with its provider.
enum class ClubState { open = 1, trial = 2, trial_over = 3, suspended = 4 };
constexpr auto names_of(ClubState const*) {
    return names<ClubState>({{ClubState::open, "open"}, {ClubState::trial, "trial"}, {ClubState::trial_over, "trial_ended"},
                             {ClubState::suspended, "suspended"}});
}

struct ReportUsage {
    std::optional<std::int64_t> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ReportUsage const*) {
    return fields(field("cursor", &ReportUsage::cursor, "The number of the club where the page before ended."),
                  field("limit", &ReportUsage::limit, "How many clubs at most, 1 to 200; default 50."));
}
struct ClubUsage {
    std::int64_t number = 0;
    std::string slug;
    std::string name;
    ClubState state = ClubState::open;
    std::string plan;
    std::int64_t members_used = 0;
    std::optional<std::int64_t> members;
    std::int64_t staff_used = 0;
    std::optional<std::int64_t> staff;
    std::int64_t branches_used = 0;
    std::optional<std::int64_t> branches;
    std::optional<std::int64_t> codes;
    std::optional<Day> trial_until;
    std::optional<Instant> last_act_at;
    bool is_demo = false;
};
constexpr auto describe(ClubUsage const*) {
    return fields(field("number", &ClubUsage::number, "The club's number in this installation."),
                  field("slug", &ClubUsage::slug, "Short name in addresses."), field("name", &ClubUsage::name, "The club's name."),
                  field("state", &ClubUsage::state, "open, trial, trial_ended or suspended; the last two only read."),
                  field("plan", &ClubUsage::plan, "The plan's name; empty = none, nothing is limited."),
                  field("members_used", &ClubUsage::members_used, "How many members there are, erased ones not counted."),
                  field("members", &ClubUsage::members, "The most that the plan has room for; left out where there is no end."),
                  field("staff_used", &ClubUsage::staff_used, "How many active staff there are."),
                  field("staff", &ClubUsage::staff, "The most active staff."),
                  field("branches_used", &ClubUsage::branches_used, "How many branches there are."),
                  field("branches", &ClubUsage::branches, "The most branches."),
                  field("codes", &ClubUsage::codes, "The most printed codes."),
                  field("trial_until", &ClubUsage::trial_until, "The trial's last day, where it is one."),
                  field("last_act_at", &ClubUsage::last_act_at, "When somebody of the club last did something, among its latest 200 acts."),
                  field("is_demo", &ClubUsage::is_demo, "Is it a club of sample data?"));
}
struct UsageReported {
    std::vector<ClubUsage> items;
    std::optional<std::int64_t> next_cursor;
};
constexpr auto describe(UsageReported const*) {
    return fields(field("items", &UsageReported::items, "The clubs of this page, in the order in which they were founded."),
                  field("next_cursor", &UsageReported::next_cursor, "Where the next page begins; left out on the last."));
}
/// Each club is a place of its own: they are read one after the other before the act, which the house's log keeps.
Result<UsageReported> count_usage(Preparation const& preparation, Caller const& caller, ReportUsage const& request);
Result<UsageReported> report_usage(Transaction& house, Caller const& caller, ReportUsage const& request, UsageReported const& counted);

std::vector<Operation> usage_operations();

}  // namespace vafa::tenancy
