// What must always be true of the catalogue.
#pragma once

#include "operation/operation.hpp"

namespace vafa::catalog {

std::vector<Invariant> invariants();

}  // namespace vafa::catalog
