// The past under another program: each member begins the days as they stood and carries counters and remainders on under it.
#pragma once

#include "club/reports/replay/budget_days.hpp"
#include "club/reports/replay/purse.hpp"
#include "club/reports/replay/walking.hpp"
#include "club/tiers/tiers.hpp"

namespace vafa::reports {

/// What a chunk of a replay with another program works with.
struct DraftReplay {
    Snapshot& snapshot;
    ReplayTerms terms;
    Editions& editions;
    std::shared_ptr<program::Compiled const> program;
    BudgetDays& budgets;
    std::shared_ptr<tiers::Ladders const> ladders;
};

/// Judges the sales and returns of the days by `program`, all else as it happened, and counts both beside each other.
void replay_with_draft(DraftReplay const& replay, Past const& past, ReplayFigures& figures, Counting& counting);

/// What the member really had in hand when the days began and when they were over.
void count_in_hand(Past const& past, ReplayTerms const& terms, ReplayFigures& figures);

/// Only adds up what the rules with a budget would give: the first of two walks, for programs that have some.
void ask_for_budgets(DraftReplay const& replay, Past const& past);

}  // namespace vafa::reports
