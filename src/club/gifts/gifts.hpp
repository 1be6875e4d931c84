// Gifts: what the club gives of itself, beside what purchases earn. To a group of members for some days. All that other modules may use.
#pragma once

#include "club/program/program.hpp"

namespace vafa::gifts {

struct GiftKind { static constexpr char prefix[] = "gft"; };
/// A gift is named by the act that began it.
using GiftId = Id<GiftKind>;

/// The module's operations, invariants and chores.
Module module();

}  // namespace vafa::gifts
