// The statements of reports.
#pragma once

#include <map>
#include <vector>

#include "club/reports/figures.hpp"

namespace vafa::reports {

/// An hour of a branch.
struct HourKey {
    Day day;
    BranchId branch;
    std::int64_t hour = 0;
    auto operator<=>(HourKey const&) const = default;
};
void add_to_hour(Transaction& tx, HourKey const& key, Figures const& figures);

struct StaffKey {
    Day day;
    StaffId staff;
    auto operator<=>(StaffKey const&) const = default;
};
void add_to_staff(Transaction& tx, StaffKey const& key, StaffFigures const& figures);

/// What acts between two ids did, both included; who asks keeps to the acts that are theirs to count.
struct SoldRow {
    std::int64_t act = 0;
    BranchId branch;
    bool has_member = false;
    Rial amount, credit;
    Points points_earned;
    Rial credit_earned;
};
std::vector<SoldRow> sold_between(Snapshot& snapshot, std::int64_t from, std::int64_t to);
struct ReturnedRow {
    std::int64_t act = 0;
    BranchId branch;
    bool is_undoing = false;
    Rial value;  // of an undoing below zero
};
std::vector<ReturnedRow> returned_between(Snapshot& snapshot, std::int64_t from, std::int64_t to);
/// Where the sales and returns between two acts were made.
std::vector<std::pair<std::int64_t, BranchId>> branches_between(Snapshot& snapshot, std::int64_t from, std::int64_t to);

std::vector<std::pair<HourKey, Figures>> hours_of(Snapshot& snapshot, Day day);
struct DayRow {
    Day day;
    BranchId branch;
    std::int64_t sales = 0;
    Rial amount;
};
/// Per branch, oldest first.
std::vector<DayRow> days_from(Snapshot& snapshot, Day from);
std::vector<std::pair<StaffId, StaffFigures>> staff_of(Snapshot& snapshot, Day day);

/// What members have on their wallets, in points and in rial of credit.
struct OwedToMembers {
    std::int64_t points = 0, credit = 0;
};
OwedToMembers owed_to_members(Snapshot& snapshot);

}  // namespace vafa::reports
