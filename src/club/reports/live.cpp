// Whoever may do a thing may hear that it was done; who reads the audit log hears of everything.
#include "club/reports/live.hpp"

#include "club/reports/counting.hpp"
#include "club/reports/reports.hpp"
#include "operation/dispatch.hpp"

namespace vafa::reports {

Result<LiveShown> listen_live(Snapshot& snapshot, Caller const& caller, ListenLive const&) {
    LiveShown shown{cursor_text(counted_up_to(snapshot)), {}, caller.branches};
    auto const* audit = caller.registry->find("audit.list");
    bool hears_all = audit && is_granted(*audit, caller);
    for (auto const& operation : caller.registry->operations())
        if (operation.writes && (hears_all || is_granted(operation, caller))) shown.operations.emplace_back(operation.spec.name);
    return shown;
}

std::vector<Operation> live_operations() {
    return {operation<listen_live>({.name = "reports.live", .summary = "Acts as they happen; a stream of events where text/event-stream is asked for",
        .route = get("/v1/live"), .granted_to = {Role::owner, Role::manager, Role::auditor}, .refusals = {}})};
}

}  // namespace vafa::reports
