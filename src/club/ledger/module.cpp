// The ledger's table of contents.
#include "club/ledger/invariants.hpp"

namespace vafa::ledger {

Module module() {
    Module ledger{"ledger", {}, invariants(), {}};
    return ledger;
}

}  // namespace vafa::ledger
