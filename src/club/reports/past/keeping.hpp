// The past is kept packed and by member, behind the log.
#pragma once

#include "operation/operation.hpp"

namespace vafa::reports {

inline constexpr std::string_view past_follower = "past";

/// Thousands of acts gather before they are kept, fewer once somebody waits for them.
Follower keeping_past(std::function<bool(Snapshot&)> is_waited_for);
/// What is kept is what the rows of sales, returns and ledger say of every act that the follower has seen, byte for byte.
std::vector<Invariant> past_invariants();

}  // namespace vafa::reports
