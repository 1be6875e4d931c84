// The log has that it was done, and about whom; the data itself is not written into it once more.
#include "club/members/export_person.hpp"

#include "club/members/store_me.hpp"

namespace vafa::members {

Result<PersonExported> export_person(Transaction& tx, Caller const&, ExportPerson const& request) {
    tx.set_subject(request.member.value);
    auto member = member_by_id(tx, request.member);
    if (!member || member->status == MemberStatus::erased) return refuse_at("/member", member_missing);
    PersonExported exported;
    auto advertising = allowed(tx, member->id, Allowed::advertising);
    exported.allows_advertising = advertising && advertising->is_allowed;
    if (advertising) exported.advertising_since = advertising->since;
    if (auto number = number_of(tx, member->id)) exported.most = number->most;
    return exported;
}

Operation export_person_operation() {
    return operation<export_person>({.name = "members.export_person", .summary = "Take away all that the club keeps of one member; the log keeps who did",
        .route = post("/v1/members/{member}/exports"), .granted_to = {Role::owner}, .refusals = {&member_missing}, .step_up = true});
}

}  // namespace vafa::members
