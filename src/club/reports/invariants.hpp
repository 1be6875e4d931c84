// What rules remember, against what they gave: budgets and members' counters are sums of the ledger's lines.
#pragma once

#include "operation/operation.hpp"

namespace vafa::reports {

std::vector<Invariant> invariants();

}  // namespace vafa::reports
