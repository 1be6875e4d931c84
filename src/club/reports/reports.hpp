// Reports: what the acts of a club add up to. Reads every module's tables and keeps counters of its own beside them.
#pragma once

#include "operation/follower.hpp"
#include "operation/operation.hpp"

namespace vafa::reports {

/// Operations and the follower that counts.
Module module();

/// Fills in the branch of sales and returns by whoever stands at none, such as an API client.
void say_where(store::Snapshot& snapshot, std::span<FollowedAct> acts);
/// The last act that the counters hold.
LogCursor counted_up_to(store::Snapshot& snapshot);
/// "12-345": a place of the log as events name it.
std::string cursor_text(LogCursor cursor);
std::optional<LogCursor> read_cursor(std::string_view text);

}  // namespace vafa::reports
