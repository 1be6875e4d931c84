// Each switch alone: a member without credit still earns, an inactive one still returns goods, an erased one is nobody.
#include "club/members/states.hpp"

#include "club/members/asked_numbers.hpp"
#include "club/members/store_cards.hpp"
#include "club/members/store_me.hpp"
#include "club/members/store_merges.hpp"
#include "club/tenancy/tenancy.hpp"
#include "operation/operation_log.hpp"

namespace vafa::members {

namespace {

Result<MemberRow> locked(Transaction& tx, MemberId id) {
    tx.set_subject(id.value);
    auto member = lock_member(tx, id);
    if (!member || member->status == MemberStatus::erased) return refuse_at("/member", member_missing);
    TRY(allow_own_record(tx, *member));
    return *member;
}

MemberStateShown shown(MemberRow const& row) { return {row.id, row.number, row.status, row.is_credit_frozen}; }

Result<MemberStateShown> change(Transaction& tx, MemberId id, MemberStatus status) {
    auto member = TRY(locked(tx, id));
    member.status = status;
    update_member(tx, member);
    return shown(member);
}

Result<MemberStateShown> change_credit(Transaction& tx, MemberId id, bool is_frozen) {
    auto member = TRY(locked(tx, id));
    member.is_credit_frozen = is_frozen;
    update_member(tx, member);
    return shown(member);
}

}  // namespace

Result<MemberStateShown> deactivate_member(Transaction& tx, Caller const&, ChangeMemberState const& request) {
    return change(tx, request.member, MemberStatus::inactive);
}
Result<MemberStateShown> activate_member(Transaction& tx, Caller const&, ChangeMemberState const& request) {
    return change(tx, request.member, MemberStatus::active);
}
Result<MemberStateShown> freeze_credit(Transaction& tx, Caller const&, ChangeMemberState const& request) {
    return change_credit(tx, request.member, true);
}
Result<MemberStateShown> unfreeze_credit(Transaction& tx, Caller const&, ChangeMemberState const& request) {
    return change_credit(tx, request.member, false);
}

Result<MemberStateShown> erase_member(Transaction& tx, Caller const&, EraseMember const& request) {
    return erase_person(tx, TRY(locked(tx, request.member)));
}

MemberStateShown erase_person(Transaction& tx, MemberRow member) {
    auto last_number = count_of(tx, "member");  // locked before the other counter, as enrolment does
    auto erased = next_number(tx, "erased", 1);
    tenancy::note_members(tx, last_number - first_member_number + 1 - erased);
    delete_words(tx, member);
    delete_profile(tx, member.id);
    replace_phones(tx, member.id, {});
    delete_all_extra(tx, member.id);
    delete_pin(tx, member.id);
    if (member.mobile) forget_asked(tx, *member.mobile);
    delete_own_page(tx, member);
    tenancy::end_member_sessions(tx, member.id);
    block_all_cards(tx, member.id);  // their numbers stay, so that nobody is ever given one of them
    member.mobile.reset();
    member.mobile_proved_on.reset();
    member.honorific = member.first_name = member.last_name = member.father_name = "";
    member.gender.reset();
    member.birth_day.reset();
    member.wedding_day.reset();
    member.status = MemberStatus::erased;
    update_member(tx, member);
    forget_merged_mobiles(tx, member.id);
    erase_bodies(tx, member.id);
    for (auto const& record : records_merged_into(tx, member.id)) {  // one person: what else the club knows of them goes too
        forget_merged_mobiles(tx, record.id);
        erase_person(tx, *lock_member(tx, record.id));
    }
    return shown(member);
}

std::vector<Operation> state_operations() {
    std::vector<Role> runs{Role::owner, Role::manager, Role::support};
    std::vector<Refusal const*> missing{&member_missing, &member_merged};
    return {
        operation<deactivate_member>({.name = "members.deactivate", .summary = "Switch a member off: sales give nothing, nothing is spent",
            .route = post("/v1/members/{member}/deactivate"), .granted_to = runs, .refusals = missing}),
        operation<activate_member>({.name = "members.activate", .summary = "Switch a member on again",
            .route = post("/v1/members/{member}/activate"), .granted_to = runs, .refusals = missing}),
        operation<freeze_credit>({.name = "members.freeze_credit", .summary = "Close a member's credit to spending; they still earn",
            .route = post("/v1/members/{member}/freeze_credit"), .granted_to = runs, .refusals = missing}),
        operation<unfreeze_credit>({.name = "members.unfreeze_credit", .summary = "Open a member's credit again",
            .route = post("/v1/members/{member}/unfreeze_credit"), .granted_to = runs, .refusals = missing}),
        operation<erase_member>({.name = "members.erase", .summary = "Forget a person: personal data goes, sales and ledger stay",
            .route = post("/v1/members/{member}/erase"), .granted_to = {Role::owner}, .refusals = missing, .step_up = true}),
    };
}

}  // namespace vafa::members
