// Members' table of contents.
#include "club/members/asked_numbers.hpp"
#include "club/members/cards.hpp"
#include "club/members/consent.hpp"
#include "club/members/consent_number.hpp"
#include "club/members/export_person.hpp"
#include "club/members/fields.hpp"
#include "club/members/find_member.hpp"
#include "club/members/groups.hpp"
#include "club/members/invariants.hpp"
#include "club/members/joining.hpp"
#include "club/members/list_cards.hpp"
#include "club/members/me_codes.hpp"
#include "club/members/me_data.hpp"
#include "club/members/me_leave.hpp"
#include "club/members/me_mobile.hpp"
#include "club/members/me_profile.hpp"
#include "club/members/me_sign_in.hpp"
#include "club/members/pins.hpp"
#include "club/members/show_member.hpp"
#include "club/members/states.hpp"
#include "club/members/store.hpp"
#include "club/members/update_member.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

std::vector<Operation> people_operations() {
    std::vector<Role> desk{Role::owner, Role::manager, Role::cashier, Role::support, Role::integrator};
    std::vector<Role> sees{Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator};
    std::vector<Refusal const*> profile_refusals{&birth_day_odd, &wedding_day_odd, &email_malformed, &phone_malformed, &field_missing,
                                                 &field_value_wrong, &field_required, &mobile_taken, &national_id_taken,
                                                 &private_number_taken};
    auto with = [&](std::vector<Refusal const*> more) {
        more.insert(more.begin(), profile_refusals.begin(), profile_refusals.end());
        return more;
    };
    return {
        operation<enrol_member>({.name = "members.enrol", .summary = "Enrol a member; a mobile is enough", .route = post("/v1/members"),
            .granted_to = desk, .refusals = with({&group_missing, &referrer_missing, &card_taken, &card_like_gift_card, &tenancy::plan_members_full})}),
        operation<update_member_profile>({.name = "members.update", .summary = "Change a member's profile",
            .route = patch("/v1/members/{member}"), .granted_to = desk, .refusals = with({&member_missing, &member_merged, &mobile_not_for_cashiers})}),
        operation<show_member>({.name = "members.show", .summary = "One member, whole", .route = get("/v1/members/{member}"),
            .granted_to = sees, .refusals = {&member_missing}}),
        operation<find_member>({.name = "members.find", .summary = "Find a member by card, mobile, number or name",
            .route = post("/v1/members/find"),  // a body: what is swiped must not stand in a URL
            .granted_to = sees, .refusals = {&card_malformed, &card_misread, &card_wrong_check_digit, &card_of_a_bank, &mobile_malformed,
                                             &card_missing, &card_blocked, &card_replaced, &member_missing}}),
        operation<list_members_page>({.name = "members.list", .summary = "The members, page by page", .route = get("/v1/members"),
            .granted_to = sees, .refusals = {&foreign_branch, &number_in_url}}),
    };
}

/// A balance changed by hand is somebody's: the ledger, which stands before members, cannot tell.
Result<Done> adjusted_member_exists(Transaction& tx, Caller const&, void const*, void*) {
    auto row = member_by_id(tx, MemberId{tx.subject()});
    if (!row || row->status == MemberStatus::erased) return refuse(member_missing);
    return allow_own_record(tx, *row);
}

}  // namespace

Module module() {
    Module members{"members", {}, invariants(), {}};
    for (auto* part : {people_operations, state_operations, group_operations, field_operations, card_operations, card_list_operations, pin_operations,
                       consent_operations, sign_in_operations, merge_operations, own_profile_operations, own_code_operations,
                       consent_number_operations, joining_operations})
        for (auto& operation : part()) members.operations.push_back(std::move(operation));
    for (auto* one : {join_club_operation, own_data_operation, change_own_mobile_operation, erase_oneself_operation, export_person_operation})
        members.operations.push_back(one());
    members.reactions.push_back({"ledger.adjust", "members.adjusted_member_exists", adjusted_member_exists});
    members.chores = {forgetting_numbers()};
    return members;
}

}  // namespace vafa::members
