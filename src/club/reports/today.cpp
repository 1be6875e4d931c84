// A few hundred counter rows are added up, however many sales stand behind them.
#include "club/reports/today.hpp"

#include <algorithm>

#include "club/reports/store.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::reports {

namespace {

constexpr int days_shown = 30;

/// What is done at no branch belongs to the whole club.
bool may_see(Caller const& caller, BranchId branch) { return caller.branches.empty() || (branch && caller.may_act_at(branch)); }

void add_hours_of_today(Snapshot& snapshot, Caller const& caller, TodayShown& shown, std::map<std::int64_t, HourToday>& hours) {
    std::map<BranchId, Figures> branches;
    for (auto const& [key, figures] : hours_of(snapshot, shown.day)) {
        if (!may_see(caller, key.branch)) continue;
        shown.total += figures;
        branches[key.branch] += figures;
        hours[key.hour].figures += figures;
    }
    auto where = tenancy::places(snapshot, caller);
    for (auto const& [id, figures] : branches) {
        auto const* branch = where->branch(id);
        shown.branches.push_back({as_optional(id), branch ? branch->branch_name : "", figures});
    }
    std::stable_sort(shown.branches.begin(), shown.branches.end(), [](auto const& a, auto const& b) { return a.figures.amount > b.figures.amount; });
}

void add_week_ago(Snapshot& snapshot, Caller const& caller, TodayShown& shown, std::map<std::int64_t, HourToday>& hours) {
    for (auto const& [key, figures] : hours_of(snapshot, shown.day - 7)) {
        if (!may_see(caller, key.branch)) continue;
        if (key.hour <= shown.hour) shown.week_ago += figures;
        auto& hour = hours[key.hour];
        hour.week_ago += figures.amount;
    }
}

void add_days(Snapshot& snapshot, Caller const& caller, TodayShown& shown) {
    auto first = shown.day - (days_shown - 1);
    for (int at = 0; at < days_shown; ++at) shown.days.push_back({first + at, 0, {}});
    for (auto const& row : days_from(snapshot, first)) {
        if (row.day > shown.day || !may_see(caller, row.branch)) continue;
        auto& day = shown.days[static_cast<std::size_t>(row.day - first)];
        day.sales += row.sales;
        day.amount += row.amount;
    }
}

}  // namespace

Figures& Figures::operator+=(Figures const& more) {
    sales += more.sales;
    amount += more.amount;
    member_sales += more.member_sales;
    member_amount += more.member_amount;
    points_earned += more.points_earned;
    credit_earned += more.credit_earned;
    credit_spent += more.credit_spent;
    returns += more.returns;
    returned += more.returned;
    members += more.members;
    return *this;
}

Result<TodayShown> show_today(Snapshot& snapshot, Caller const& caller, ShowToday const&) {
    auto now = snapshot.zone().local(snapshot.now());
    TodayShown shown;
    shown.day = now.day;
    shown.hour = now.hour;
    std::map<std::int64_t, HourToday> hours;
    add_hours_of_today(snapshot, caller, shown, hours);
    add_week_ago(snapshot, caller, shown, hours);
    for (auto& [hour, one] : hours) {
        one.hour = hour;
        shown.hours.push_back(one);
    }
    add_days(snapshot, caller, shown);
    if (!caller.branches.empty()) return shown;
    for (auto const& [id, figures] : staff_of(snapshot, shown.day))
        shown.staff.push_back({id, tenancy::staff_name(snapshot, id), figures.acts, figures.sales, figures.amount, figures.returns, figures.members});
    auto owed = owed_to_members(snapshot);
    shown.owed = OwedToday{Points{owed.points}, Rial{owed.credit}};
    return shown;
}

std::vector<Operation> today_operations() {
    return {operation<show_today>({.name = "reports.today", .summary = "Today at a glance, by branch and hour, with a week ago and thirty days",
        .route = get("/v1/reports/today"), .granted_to = {Role::owner, Role::manager, Role::auditor}, .refusals = {}})};
}

}  // namespace vafa::reports
