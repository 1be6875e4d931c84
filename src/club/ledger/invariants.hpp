// The ledger's invariants, run after every story, on a schedule and on demand.
#pragma once

#include "club/ledger/ledger.hpp"

namespace vafa::ledger {

std::vector<Invariant> invariants();

/// Every act's lines against the digest in its row of the log, both ways.
std::vector<std::string> lines_not_vouched_for(Snapshot& snapshot);

}  // namespace vafa::ledger
