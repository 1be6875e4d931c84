// The ledger's invariants, run after every story, on a schedule and on demand.
#pragma once

#include "club/ledger/ledger.hpp"

namespace vafa::ledger {

std::vector<Invariant> invariants();

}  // namespace vafa::ledger
