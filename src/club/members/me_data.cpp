// The desk's view of the record, less what is not the member's: staff's notes, and the names of staff and of who brought them.
#include "club/members/me_data.hpp"

#include "club/members/store_me.hpp"

namespace vafa::members {

Result<OwnDataShown> show_own_data(Snapshot& snapshot, Caller const& caller, ShowOwnData const&) {
    auto id = TRY(own_record(caller));
    OwnDataShown shown;
    shown.record = TRY(show_member(snapshot, caller, {id}));
    shown.record.profile.notes.reset();
    shown.record.enrolled.by_name.clear();
    for (auto& change : shown.record.groups) change.by_name.clear();
    if (shown.record.referrer) shown.record.referrer->name.clear();
    auto advertising = allowed(snapshot, id, Allowed::advertising);
    shown.allows_advertising = advertising && advertising->is_allowed;
    if (advertising) shown.advertising_since = advertising->since;
    if (auto number = number_of(snapshot, id)) shown.most = number->most;
    return shown;
}

Operation own_data_operation() {
    return operation<show_own_data>({.name = "me.data", .summary = "All that the club keeps of one, to take away", .route = get("/v1/me/data"),
        .granted_to = {Role::member}, .refusals = {&not_joined, &member_missing}});
}

}  // namespace vafa::members
