// What a club asks of its own people: second factors, and from which amount on a second person. Contracts.
#pragma once

#include "club/tenancy/store_access.hpp"

namespace vafa::tenancy {

struct SetSecurity {
    bool console_needs_totp = false;
    bool till_needs_totp = false;
    std::optional<Points> second_person_points;
    std::optional<Rial> second_person_rial;
};
constexpr auto describe(SetSecurity const*) {
    return fields(field("console_needs_totp", &SetSecurity::console_needs_totp, "Must owners and managers have a second factor?"),
                  field("till_needs_totp", &SetSecurity::till_needs_totp, "Is its code asked for at the till too, of those who have one?"),
                  field("second_person_points", &SetSecurity::second_person_points,
                        "An adjustment of more points takes a second person; absent = one is enough."),
                  field("second_person_rial", &SetSecurity::second_person_rial, "The same for credit, in rial."));
}
struct SecurityShown {
    bool console_needs_totp = false;
    bool till_needs_totp = false;
    std::optional<Points> second_person_points;
    std::optional<Rial> second_person_rial;
};
constexpr auto describe(SecurityShown const*) {
    return fields(field("console_needs_totp", &SecurityShown::console_needs_totp, "Must owners and managers have a second factor?"),
                  field("till_needs_totp", &SecurityShown::till_needs_totp, "Is its code asked for at the till too, of those who have one?"),
                  field("second_person_points", &SecurityShown::second_person_points,
                        "An adjustment of more points takes a second person; absent = one is enough."),
                  field("second_person_rial", &SecurityShown::second_person_rial, "The same for credit, in rial."));
}
Result<SecurityShown> set_security(Transaction& tx, Caller const& caller, SetSecurity const& request);

struct ShowSecurity {};
constexpr auto describe(ShowSecurity const*) { return fields(); }
Result<SecurityShown> show_security(Snapshot& snapshot, Caller const& caller, ShowSecurity const& request);

inline constexpr Refusal limit_negative{"clubs.limit_negative", RefusalKind::invalid};
inline constexpr Refusal second_person_absent{"clubs.second_person_absent", RefusalKind::conflict};

std::vector<Operation> security_operations();

}  // namespace vafa::tenancy
