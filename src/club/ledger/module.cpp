// The ledger's table of contents.
#include "club/ledger/adjust.hpp"
#include "club/ledger/invariants.hpp"
#include "club/ledger/statement.hpp"
#include "club/ledger/upkeep.hpp"

namespace vafa::ledger {

Module module() {
    Module ledger{"ledger", {}, invariants(), {}};
    for (auto* part : {statement_operations, adjust_operations, upkeep_operations})
        for (auto& operation : part()) ledger.operations.push_back(std::move(operation));
    ledger.chores = {sweeping()};
    return ledger;
}

}  // namespace vafa::ledger
