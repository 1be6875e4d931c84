// Tiers: groups in an order, and the rules by which members rise and fall in it. All that other modules may use of it.
#pragma once

#include "operation/operation.hpp"

namespace vafa::tiers {

/// Operations, the promotion in the commit of a sale, and the chore that evaluates.
Module module();

}  // namespace vafa::tiers
