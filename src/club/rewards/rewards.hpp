// Rewards: what members do with their points beside buying: prizes of the program, points given to others. All that other modules may use of it.
#pragma once

#include "operation/operation.hpp"

namespace vafa::rewards {

struct RedemptionKind { static constexpr char prefix[] = "rdm"; };
/// A redemption is named by the act that spent the points.
using RedemptionId = Id<RedemptionKind>;

struct CodeAskedKind { static constexpr char prefix[] = "rca"; };
/// A one-time code for a prize is named by the act that asked for it.
using CodeAskedId = Id<CodeAskedKind>;

struct GivenKind { static constexpr char prefix[] = "gvn"; };
/// Points given to another member are named by the act that passed them on.
using GivenId = Id<GivenKind>;

struct GivingAskedKind { static constexpr char prefix[] = "gva"; };
/// A one-time code for giving points is named by the act that asked for it.
using GivingAskedId = Id<GivingAskedKind>;

Module module();

}  // namespace vafa::rewards
