// Rewards: the prizes of the program taken for points. All that other modules may use of it.
#pragma once

#include "operation/operation.hpp"

namespace vafa::rewards {

struct RedemptionKind { static constexpr char prefix[] = "rdm"; };
/// A redemption is named by the act that spent the points.
using RedemptionId = Id<RedemptionKind>;

struct CodeAskedKind { static constexpr char prefix[] = "rca"; };
/// A one-time code for a prize is named by the act that asked for it.
using CodeAskedId = Id<CodeAskedKind>;

Module module();

}  // namespace vafa::rewards
