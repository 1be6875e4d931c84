// Switching a member off and on, freezing the credit alone, and erasing a person: contracts.
#pragma once

#include "club/members/store.hpp"

namespace vafa::members {

struct ChangeMemberState {
    MemberId member;
    std::optional<PersonText> why;
};
constexpr auto describe(ChangeMemberState const*) {
    return fields(field("member", &ChangeMemberState::member, "The member."),
                  field("why", &ChangeMemberState::why, "The reason, for the audit log.", personal));
}
struct MemberStateShown {
    MemberId id;
    std::int64_t number = 0;
    MemberStatus status = MemberStatus::active;
    bool is_credit_frozen = false;
};
constexpr auto describe(MemberStateShown const*) {
    return fields(field("id", &MemberStateShown::id, "The member."), field("number", &MemberStateShown::number, "Their member number."),
                  field("status", &MemberStateShown::status, "active, inactive or erased."),
                  field("is_credit_frozen", &MemberStateShown::is_credit_frozen, "Is their credit closed to spending?"));
}
Result<MemberStateShown> deactivate_member(Transaction& tx, Caller const& caller, ChangeMemberState const& request);
Result<MemberStateShown> activate_member(Transaction& tx, Caller const& caller, ChangeMemberState const& request);
Result<MemberStateShown> freeze_credit(Transaction& tx, Caller const& caller, ChangeMemberState const& request);
Result<MemberStateShown> unfreeze_credit(Transaction& tx, Caller const& caller, ChangeMemberState const& request);

struct EraseMember {
    MemberId member;
};
constexpr auto describe(EraseMember const*) {
    return fields(field("member", &EraseMember::member, "Who is forgotten: all personal data goes, sales and ledger stay."));
}
Result<MemberStateShown> erase_member(Transaction& tx, Caller const& caller, EraseMember const& request);

/// What erasing does, whoever asked for it: of a locked row.
MemberStateShown erase_person(Transaction& tx, MemberRow member);

std::vector<Operation> state_operations();

}  // namespace vafa::members
