// Whose number it is now is told only to who has proved the new one.
#include "club/members/me_mobile.hpp"

#include "club/members/me_codes.hpp"
#include "club/members/store_me.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

Result<Done> change_own_mobile(Transaction& tx, Caller const& caller, ChangeOwnMobile const& request) {
    auto id = TRY(own_record(caller));
    tx.set_subject(id.value);
    auto member = lock_member(tx, id);
    ensure(member && member->mobile, "a member without a mobile is signed in");
    if (member->mobile == request.mobile) return refuse_at("/mobile", mobile_same);
    if (!request.old_code) return refuse_at("/old_code", old_mobile_needed);
    TRY(judge_own_code(tx, caller, id, OwnCode::old_mobile, *request.old_code, "/old_code"));
    TRY(judge_own_code(tx, caller, id, OwnCode::new_mobile, request.new_code, "/new_code", request.mobile));
    if (owner_of_mobile(tx, request.mobile)) return refuse_at("/mobile", mobile_of_another);
    delete_sign_in(tx, *member->mobile);
    member->mobile = request.mobile;
    member->mobile_proved_on = tx.today();
    update_member(tx, *member);
    tenancy::move_member_session(tx, caller, id, std::stoll(request.mobile.national()));
    return Done{};
}

Operation change_own_mobile_operation() {
    return operation<change_own_mobile>({.name = "me.change_mobile", .summary = "Change one's own mobile, by a code to the old and one to the new",
        .route = put("/v1/me/mobile"), .granted_to = {Role::member},
        .refusals = {&not_joined, &mobile_same, &old_mobile_needed, &mobile_of_another, &code_missing, &code_ended, &code_used, &code_locked, &code_wrong}});
}

}  // namespace vafa::members
