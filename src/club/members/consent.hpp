// From which amount on a club wants which consent: contracts.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

struct SetConsentPolicy {
    Rial pin_from;
    std::optional<Rial> code_from;
};
constexpr auto describe(SetConsentPolicy const*) {
    return fields(field("pin_from", &SetConsentPolicy::pin_from, "From this many rial on, the member types a PIN or a one-time code; 1 = always."),
                  field("code_from", &SetConsentPolicy::code_from, "From this many rial on, only a one-time code serves; left out = never."));
}
struct ConsentPolicyShown {
    Rial pin_from;
    std::optional<Rial> code_from;
};
constexpr auto describe(ConsentPolicyShown const*) {
    return fields(field("pin_from", &ConsentPolicyShown::pin_from, "From this many rial on, a PIN or a one-time code."),
                  field("code_from", &ConsentPolicyShown::code_from, "From this many rial on, only a one-time code."));
}
Result<ConsentPolicyShown> set_consent_policy(Transaction& tx, Caller const& caller, SetConsentPolicy const& request);

struct ShowConsentPolicy {};
constexpr auto describe(ShowConsentPolicy const*) { return fields(); }
Result<ConsentPolicyShown> show_consent_policy(Snapshot& snapshot, Caller const& caller, ShowConsentPolicy const& request);

inline constexpr Refusal consent_amounts_wrong{"consent.amounts_wrong", RefusalKind::invalid};

std::vector<Operation> consent_operations();

}  // namespace vafa::members
