// Who may hear of which acts as they happen, and how far the counters are. The edge makes a stream of events out of it. Contract.
#pragma once

#include "operation/follower.hpp"

namespace vafa::reports {

struct ListenLive {};
constexpr auto describe(ListenLive const*) { return fields(); }
struct LiveShown {
    std::string cursor;
    std::vector<std::string> operations;
    std::vector<BranchId> branches;
};
constexpr auto describe(LiveShown const*) {
    return fields(field("cursor", &LiveShown::cursor, "How far the reports have counted: an event's id."),
                  field("operations", &LiveShown::operations, "The operations whose acts the caller hears of."),
                  field("branches", &LiveShown::branches, "Only of acts at these branches; empty = everywhere."));
}
Result<LiveShown> listen_live(Snapshot& snapshot, Caller const& caller, ListenLive const& request);

std::vector<Operation> live_operations();

}  // namespace vafa::reports
