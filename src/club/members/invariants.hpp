// What must always be true of members.
#pragma once

#include "operation/operation.hpp"

namespace vafa::members {

std::vector<Invariant> invariants();

}  // namespace vafa::members
