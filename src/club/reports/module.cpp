// Reports' table of contents.
#include "club/reports/counting.hpp"
#include "club/reports/invariants.hpp"
#include "club/reports/liability/counting.hpp"
#include "club/reports/liability/desk.hpp"
#include "club/reports/liability/store.hpp"
#include "club/reports/live.hpp"
#include "club/reports/past/keeping.hpp"
#include "club/reports/replay/replays.hpp"
#include "club/reports/reports.hpp"
#include "club/reports/today.hpp"

namespace vafa::reports {

Module module() {
    Module reports;
    reports.name = "reports";
    for (auto* part : {today_operations, live_operations, liability_operations, replay_operations})
        for (auto& operation : part()) reports.operations.push_back(std::move(operation));
    reports.invariants = liability_invariants();
    for (auto* part : {invariants, past_invariants})
        for (auto& invariant : part()) reports.invariants.push_back(std::move(invariant));
    reports.followers = {counting(), counting_liability(), keeping_past(has_waiting_draft)};
    reports.chores = {replaying()};
    return reports;
}

}  // namespace vafa::reports
