// The rotating number of the member's page, which consents to a spend at the till: contracts.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

struct ShowConsentNumber {};
constexpr auto describe(ShowConsentNumber const*) { return fields(); }
/// The phone makes the numbers itself, also without a line: HMAC-SHA-1 over the step, six digits (RFC 6238).
struct ConsentNumberShown {
    std::string key;
    std::int64_t step_ms = 0;
    Instant now;
    std::optional<Rial> most;
};
constexpr auto describe(ConsentNumberShown const*) {
    return fields(field("key", &ConsentNumberShown::key, "The key of this session's numbers, in hex; it ends with the session.", secret),
                  field("step_ms", &ConsentNumberShown::step_ms, "How long each number lasts, in milliseconds."),
                  field("now", &ConsentNumberShown::now, "The server's clock, by which steps are counted."),
                  field("most", &ConsentNumberShown::most, "How much one number allows at most, in rial; left out = all."));
}
Result<ConsentNumberShown> show_consent_number(Snapshot& snapshot, Caller const& caller, ShowConsentNumber const& request);

struct AllowCredit {
    std::optional<Rial> most;
};
constexpr auto describe(AllowCredit const*) {
    return fields(field("most", &AllowCredit::most, "How much one number allows at most, in rial; left out = all."));
}
struct CreditAllowed {
    std::optional<Rial> most;
};
constexpr auto describe(CreditAllowed const*) {
    return fields(field("most", &CreditAllowed::most, "How much one number allows at most, in rial; left out = all."));
}
Result<CreditAllowed> allow_credit(Transaction& tx, Caller const& caller, AllowCredit const& request);

std::vector<Operation> consent_number_operations();

}  // namespace vafa::members
