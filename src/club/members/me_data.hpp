// All that the club keeps of a member, for themself. Purchases, wallets and messages come page by page from where they are. Contract.
#pragma once

#include "club/members/show_member.hpp"

namespace vafa::members {

struct ShowOwnData {};
constexpr auto describe(ShowOwnData const*) { return fields(); }
struct OwnDataShown {
    MemberShown record;
    bool allows_advertising = false;
    std::optional<Instant> advertising_since;
    std::optional<Rial> most;
};
constexpr auto describe(OwnDataShown const*) {
    return fields(field("record", &OwnDataShown::record, "Their record, without what is for staff: notes, and the names of others."),
                  field("allows_advertising", &OwnDataShown::allows_advertising, "May the club send them advertising?"),
                  field("advertising_since", &OwnDataShown::advertising_since, "Since when they allow it, or do not; left out = never asked."),
                  field("most", &OwnDataShown::most, "What they allow with one rotating number, in rial; left out = all."));
}
Result<OwnDataShown> show_own_data(Snapshot& snapshot, Caller const& caller, ShowOwnData const& request);

Operation own_data_operation();

}  // namespace vafa::members
