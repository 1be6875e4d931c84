// The follower that counts what a club owes, by group, age and last day, and what moved it, by month.
#pragma once

#include "operation/operation.hpp"

namespace vafa::reports {

inline constexpr std::string_view liability_follower = "liability";

/// A club that never had it is counted from its first act on.
Follower counting_liability();

/// Up to which moment everything is counted: now, or the first act that still waits.
Instant liability_counted_until(Snapshot& snapshot);

}  // namespace vafa::reports
