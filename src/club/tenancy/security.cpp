// A club's policy. Nobody demands of others what would lock them out themselves.
#include "club/tenancy/security.hpp"

#include <algorithm>

#include "club/tenancy/people.hpp"
#include "club/tenancy/proofs.hpp"
#include "club/tenancy/totp.hpp"

namespace vafa::tenancy {

namespace {

SecurityShown shown(Policy const& policy) {
    return {policy.console_needs_totp, policy.till_needs_totp, policy.second_person_points, policy.second_person_rial};
}

/// Two who run the club, so that what one asks for another can agree to.
bool has_two_who_run_it(Snapshot& snapshot) {
    auto staff = all_staff(snapshot);
    return std::count_if(staff.begin(), staff.end(), [](auto const& one) {
               return one.is_active && !one.own_role && (one.role == Role::owner || one.role == Role::manager);
           }) >= 2;
}

}  // namespace

std::shared_ptr<Policy const> policy(Snapshot& snapshot, Caller const& caller) {
    return snapshot.cache().get<Policy>(snapshot.club(), caller.versions.settings, [&] { return read_policy(snapshot); });
}

Result<SecurityShown> set_security(Transaction& tx, Caller const& caller, SetSecurity const& request) {
    if (request.second_person_points && request.second_person_points->value < 0) return refuse_at("/second_person_points", limit_negative);
    if (request.second_person_rial && request.second_person_rial->value < 0) return refuse_at("/second_person_rial", limit_negative);
    bool is_person = caller.role != Role::operator_of_server;
    if (request.console_needs_totp && is_person && !has_second_factor(tx, StaffId{caller.id}))
        return refuse_at("/console_needs_totp", totp_not_on);
    if ((request.second_person_points || request.second_person_rial) && !has_two_who_run_it(tx))
        return refuse_at(request.second_person_points ? "/second_person_points" : "/second_person_rial", second_person_absent);
    Policy policy{request.console_needs_totp, request.till_needs_totp, request.second_person_points, request.second_person_rial};
    put_policy(tx, policy);
    bump_settings(tx);
    return shown(policy);
}

Result<SecurityShown> show_security(Snapshot& snapshot, Caller const& caller, ShowSecurity const&) { return shown(*policy(snapshot, caller)); }

std::vector<Operation> security_operations() {
    return {
        operation<set_security>({.name = "clubs.set_security", .summary = "Decide who needs a second factor, and what takes a second person",
            .route = put("/v1/security"), .granted_to = {Role::owner}, .refusals = {&limit_negative, &totp_not_on, &second_person_absent},
            .step_up = true}),
        operation<show_security>({.name = "clubs.security", .summary = "Who needs a second factor, and what takes a second person",
            .route = get("/v1/security"), .granted_to = {Role::owner, Role::manager, Role::auditor}, .refusals = {}}),
    };
}

}  // namespace vafa::tenancy
