// Enrols whoever has proved a mobile; from then on their session is the new member's.
#include "club/members/join_club.hpp"

#include "club/members/checks.hpp"
#include "club/members/fields.hpp"
#include "club/members/joining.hpp"
#include "club/members/me_leave.hpp"
#include "club/members/me_sign_in.hpp"
#include "club/members/store_me.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

Profile profile_from(OwnProfile const& own) {
    Profile profile;
    profile.first_name = own.first_name;
    profile.last_name = own.last_name;
    profile.gender = own.gender;
    profile.birth_day = own.birth_day;
    profile.wedding_day = own.wedding_day;
    profile.email = own.email;
    profile.province = own.province;
    profile.city = own.city;
    profile.address = own.address;
    profile.postal_code = own.postal_code;
    profile.extra = own.extra;
    return profile;
}

Result<MemberEnrolled> join_club(Transaction& tx, Caller const& caller, JoinClub const& request) {
    if (caller.role != Role::member) return refuse(not_allowed);
    if (caller.id != 0) return refuse(joined_already);
    if (settings(tx).is_joining_closed) return refuse(joining_closed);
    auto session = tenancy::own_member_session(tx, caller);
    EnrolMember enrolment;
    static_cast<Profile&>(enrolment) = profile_from(request);
    enrolment.mobile = *Mobile::parse(std::to_string(session.mobile));
    TRY(allow_coming_back(tx, caller, enrolment.mobile));
    enrolment.referrer = request.referrer;
    auto enrolled = TRY(enrol_member(tx, caller, enrolment));
    prove_mobile(tx, enrolled.id);
    put_allowed(tx, enrolled.id, Allowed::advertising, request.allows_advertising);
    tenancy::join_member_session(tx, caller, enrolled.id, tx.real_now() + own_session_ms);
    return enrolled;
}

Operation join_club_operation() {
    return operation<join_club>({.name = "me.join", .summary = "Become a member by oneself, with the mobile that was proved",
        .route = post("/v1/me"), .granted_to = {Role::member},
        .refusals = {&joined_already, &joining_closed, &left_lately, &mobile_taken, &referrer_missing, &tenancy::plan_members_full, &birth_day_odd,
                     &wedding_day_odd, &email_malformed, &field_missing, &field_value_wrong, &field_required}});
}

}  // namespace vafa::members
