// A replay at work: a chunk of members at a time, read beside the writer, until all were walked through.
#pragma once

#include "club/reports/replay/budget_days.hpp"
#include "club/reports/replay/store.hpp"

namespace vafa::reports {

/// What a replay has found so far, as its row keeps it between two chunks.
struct ReplayFound {
    ReplayFigures figures;
    std::vector<BudgetDay> budget_days;
};
constexpr auto describe(ReplayFound const*) {
    return fields(field("figures", &ReplayFound::figures, "What is shown."),
                  field("budget_days", &ReplayFound::budget_days, "What budgets have to give, day by day."));
}
ReplayFound found_by(ReplayRow const& row);

/// The program that a replay with another one judges by.
std::shared_ptr<program::Compiled const> program_of(Snapshot& snapshot, Caller const& caller, ReplayRow const& row);
bool has_budgets(program::Compiled const& program);

}  // namespace vafa::reports
