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

/// Runs (1234, 8765), one digit repeated, a pair repeated, the beginning or end of the mobile, a year of birth.
bool is_obvious_pin(std::string_view pin, std::optional<Mobile> const& mobile, std::optional<Day> birth_day);

inline constexpr Refusal pin_malformed{"pin.malformed", RefusalKind::invalid};
inline constexpr Refusal pin_obvious{"pin.obvious", RefusalKind::invalid};
inline constexpr Refusal pin_exists{"pin.exists", RefusalKind::forbidden};

std::vector<Operation> pin_operations();

}  // namespace vafa::members
