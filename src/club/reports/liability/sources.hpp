// What gave in a month, by name, and what that cost.
#pragma once

#include "club/reports/liability/rates.hpp"
#include "club/reports/liability/statement.hpp"

namespace vafa::reports {

/// `rates`: those of the month's end. The dearest first.
std::vector<SourceMonth> sources_in(Snapshot& snapshot, Caller const& caller, Day month, std::vector<FlowRow> const& flows, Rates const& rates);

}  // namespace vafa::reports
