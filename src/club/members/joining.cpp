// One switch of the club; whoever is a member already is not touched by it.
#include "club/members/joining.hpp"

#include "club/members/store.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

Result<JoiningShown> set_joining(Transaction& tx, Caller const&, SetJoining const& request) {
    auto changed = settings(tx);
    changed.is_joining_closed = !request.is_open;
    put_settings(tx, changed);
    tenancy::bump_settings(tx);
    return JoiningShown{request.is_open};
}

Result<JoiningShown> show_joining(Snapshot& snapshot, Caller const&, ShowJoining const&) { return JoiningShown{!settings(snapshot).is_joining_closed}; }

std::vector<Operation> joining_operations() {
    return {
        operation<set_joining>({.name = "members.set_joining", .summary = "Open or close joining by oneself on the member's page",
            .route = put("/v1/settings/joining"), .granted_to = {Role::owner}, .refusals = {}}),
        operation<show_joining>({.name = "members.joining", .summary = "May people join by themselves on the member's page?",
            .route = get("/v1/settings/joining"), .granted_to = {Role::owner, Role::manager, Role::support, Role::auditor}, .refusals = {}}),
    };
}

}  // namespace vafa::members
