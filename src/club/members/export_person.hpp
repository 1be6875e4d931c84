// All that the club keeps of one member, taken away by the owner: what no page of the console shows. Contract.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

struct ExportPerson {
    MemberId member;
};
constexpr auto describe(ExportPerson const*) { return fields(field("member", &ExportPerson::member, "The member.")); }
struct PersonExported {
    bool allows_advertising = false;
    std::optional<Instant> advertising_since;
    std::optional<Rial> most;
};
constexpr auto describe(PersonExported const*) {
    return fields(field("allows_advertising", &PersonExported::allows_advertising, "May the club send them advertising?"),
                  field("advertising_since", &PersonExported::advertising_since, "Since when they allow it, or do not; left out = never asked."),
                  field("most", &PersonExported::most, "What they allow with one rotating number, in rial; left out = all."));
}
/// Noted in the log: whoever takes a person's data away is known. Record, wallets, purchases and messages come from where they are.
Result<PersonExported> export_person(Transaction& tx, Caller const& caller, ExportPerson const& request);

Operation export_person_operation();

}  // namespace vafa::members
