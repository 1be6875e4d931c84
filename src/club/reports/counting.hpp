// The follower that counts what the acts of a club add up to, by hour and branch, by day and staff member.
#pragma once

#include "operation/follower.hpp"

namespace vafa::reports {

/// A club that never had it is counted from its first act on.
Follower counting();

}  // namespace vafa::reports
