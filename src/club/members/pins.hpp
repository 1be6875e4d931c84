// The member's PIN: contracts. It is typed to spend credit (F075); nobody who works for the club can read it.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

struct SetPin {
    MemberId member;
    Secret<std::string> pin;
};
constexpr auto describe(SetPin const*) {
    return fields(field("member", &SetPin::member, "The member."), field("pin", &SetPin::pin, "Four to six digits, none that is obvious.", secret));
}
struct HashedPin {
    std::string hash;
};
Result<HashedPin> hash_new_pin(Preparation const& preparation, Caller const& caller, SetPin const& request);
Result<Done> set_pin(Transaction& tx, Caller const& caller, SetPin const& request, HashedPin const& hashed);

struct ChangePin {
    MemberId member;
    Secret<std::string> old_pin;
    Secret<std::string> new_pin;
};
constexpr auto describe(ChangePin const*) {
    return fields(field("member", &ChangePin::member, "The member."), field("old_pin", &ChangePin::old_pin, "The PIN until now.", secret),
                  field("new_pin", &ChangePin::new_pin, "Four to six digits, none that is obvious.", secret));
}
struct PinChange {
    PinCompared old_pin;
    HashedPin new_pin;
};
Result<PinChange> prepare_pin_change(Preparation const& preparation, Caller const& caller, ChangePin const& request);
Result<Done> change_pin(Transaction& tx, Caller const& caller, ChangePin const& request, PinChange const& change);

/// A member's own: the one until now proves them, or a sign-in of the last minutes.
struct SetOwnPin {
    Secret<std::string> pin;
    std::optional<Secret<std::string>> old_pin;
};
constexpr auto describe(SetOwnPin const*) {
    return fields(field("pin", &SetOwnPin::pin, "Four to six digits, none that is obvious.", secret),
                  field("old_pin", &SetOwnPin::old_pin, "The PIN until now, where there is one and the sign-in is older than 15 minutes.", secret));
}
Result<PinChange> prepare_own_pin(Preparation const& preparation, Caller const& caller, SetOwnPin const& request);
Result<Done> set_own_pin(Transaction& tx, Caller const& caller, SetOwnPin const& request, PinChange const& change);
inline constexpr Refusal old_pin_needed{"pin.old_needed", RefusalKind::forbidden};

/// How long a row of wrong tries locks a PIN, or the number of the member's page.
inline constexpr std::int64_t tries_before_lock = 5;
std::int64_t lock_ms(std::int64_t failed_tries);

/// Runs (1234, 8765), one digit repeated, a pair repeated, the beginning or end of the mobile, a year of birth.
bool is_obvious_pin(std::string_view pin, std::optional<Mobile> const& mobile, std::optional<Day> birth_day);

inline constexpr Refusal pin_malformed{"pin.malformed", RefusalKind::invalid};
inline constexpr Refusal pin_obvious{"pin.obvious", RefusalKind::invalid};
inline constexpr Refusal pin_exists{"pin.exists", RefusalKind::forbidden};

std::vector<Operation> pin_operations();

}  // namespace vafa::members
