// Rewards: the prizes of the program taken for points. All that other modules may use of it.
#pragma once

#include "operation/operation.hpp"

namespace vafa::rewards {

struct RedemptionKind { static constexpr char prefix[] = "rdm"; };
/// A redemption is named by the act that spent the points.
using RedemptionId = Id<RedemptionKind>;

Module module();

}  // namespace vafa::rewards
