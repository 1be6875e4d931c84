// Today at a glance: figures by branch and hour, the same weekday a week ago, thirty days, who did what. Contract.
#pragma once

#include "club/reports/figures.hpp"

namespace vafa::reports {

struct ShowToday {};
constexpr auto describe(ShowToday const*) { return fields(); }

struct BranchToday {
    std::optional<BranchId> branch;
    std::string name;
    Figures figures;
};
constexpr auto describe(BranchToday const*) {
    return fields(field("branch", &BranchToday::branch, "The branch; left out for what was done at none, as in the console."),
                  field("name", &BranchToday::name, "Its name."), field("figures", &BranchToday::figures, "What it did today."));
}
struct HourToday {
    std::int64_t hour = 0;
    Figures figures;
    Rial week_ago;
};
constexpr auto describe(HourToday const*) {
    return fields(field("hour", &HourToday::hour, "The hour of the day, 0 to 23, by the club's clock."),
                  field("figures", &HourToday::figures, "What the branches did in it."),
                  field("week_ago", &HourToday::week_ago, "The amount of this hour on the same weekday a week ago, in rial."));
}
struct DaySold {
    Day day;
    std::int64_t sales = 0;
    Rial amount;
};
constexpr auto describe(DaySold const*) {
    return fields(field("day", &DaySold::day, "The business day."), field("sales", &DaySold::sales, "How many sales."),
                  field("amount", &DaySold::amount, "Their amount, in rial."));
}
struct StaffToday {
    StaffId staff;
    std::string name;
    std::int64_t acts = 0, sales = 0;
    Rial amount;
    std::int64_t returns = 0, members = 0;
};
constexpr auto describe(StaffToday const*) {
    return fields(field("staff", &StaffToday::staff, "The staff member."), field("name", &StaffToday::name, "Their name.", personal),
                  field("acts", &StaffToday::acts, "How many acts of theirs were accepted today, of whatever kind."),
                  field("sales", &StaffToday::sales, "Sales they recorded."), field("amount", &StaffToday::amount, "Their amount, in rial."),
                  field("returns", &StaffToday::returns, "Returns they took."), field("members", &StaffToday::members, "Members they enrolled."));
}
struct OwedToday {
    Points points;
    Rial credit;
};
constexpr auto describe(OwedToday const*) {
    return fields(field("points", &OwedToday::points, "Points that members have."), field("credit", &OwedToday::credit, "Credit that members have, in rial."));
}
struct TodayShown {
    Day day;
    std::int64_t hour = 0;
    Figures total;
    Figures week_ago;
    std::vector<BranchToday> branches;
    std::vector<HourToday> hours;
    std::vector<DaySold> days;
    std::vector<StaffToday> staff;
    std::optional<OwedToday> owed;
};
constexpr auto describe(TodayShown const*) {
    return fields(field("day", &TodayShown::day, "The business day."), field("hour", &TodayShown::hour, "The hour that runs, 0 to 23."),
                  field("total", &TodayShown::total, "What all branches did today that the caller may see."),
                  field("week_ago", &TodayShown::week_ago, "The same a week ago, up to the end of this hour."),
                  field("branches", &TodayShown::branches, "By branch, the largest amount first."),
                  field("hours", &TodayShown::hours, "Every hour of the day in which something happened, today or a week ago."),
                  field("days", &TodayShown::days, "The last thirty days, today included; a day without sales is zero."),
                  field("staff", &TodayShown::staff, "Who did how much today; left empty for whoever is bound to branches."),
                  field("owed", &TodayShown::owed, "What the club owes its members; left out for whoever is bound to branches."));
}
Result<TodayShown> show_today(Snapshot& snapshot, Caller const& caller, ShowToday const& request);

std::vector<Operation> today_operations();

}  // namespace vafa::reports
