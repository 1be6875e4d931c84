// Changing a member's profile: contract.
#pragma once

#include "club/members/checks.hpp"

namespace vafa::members {

struct UpdateMember : Profile {
    MemberId member;
    std::optional<Mobile> mobile;
    std::vector<std::string> clear;
};
constexpr auto describe(UpdateMember const*) {
    return std::tuple_cat(
        fields(field("member", &UpdateMember::member, "The member."),
               field("mobile", &UpdateMember::mobile, "A new mobile number; not for cashiers, since codes are sent to it.", personal),
               field("clear", &UpdateMember::clear, "Names of fields to empty. Fields left out stay as they are.")),
        describe(static_cast<Profile const*>(nullptr)));
}
/// Codes are sent to the new number: whoever changes it proves first who they are.
inline bool needs_step_up(UpdateMember const* request) { return request->mobile.has_value(); }
struct MemberUpdated {
    MemberId id;
    std::int64_t number = 0;
    std::string name;
    std::vector<std::string> warnings;
};
constexpr auto describe(MemberUpdated const*) {
    return fields(field("id", &MemberUpdated::id, "The member."), field("number", &MemberUpdated::number, "Their member number."),
                  field("name", &MemberUpdated::name, "Their name as it is now.", personal),
                  field("warnings", &MemberUpdated::warnings, "What was kept but looks odd, by field: postal_code."));
}
Result<MemberUpdated> update_member_profile(Transaction& tx, Caller const& caller, UpdateMember const& request);

inline constexpr Refusal mobile_not_for_cashiers{"members.mobile_not_for_cashiers", RefusalKind::forbidden};

}  // namespace vafa::members
