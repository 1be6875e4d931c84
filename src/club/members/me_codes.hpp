// Codes that confirm what members do to their own record: sent to the mobile they have, or to the one they will have.
#pragma once

#include "club/members/me_sign_in.hpp"

namespace vafa::members {

/// What a code confirms; one asked for the one never serves for the other.
enum class OwnCode { erase = 1, old_mobile = 2, new_mobile = 3 };

struct AskEraseCode {};
constexpr auto describe(AskEraseCode const*) { return fields(); }
/// Refuses what would keep the member from leaving before a code is sent.
Result<SignInCodeAsked> ask_erase_code(Transaction& tx, Caller const& caller, AskEraseCode const& request);

struct AskMobileCode {};
constexpr auto describe(AskMobileCode const*) { return fields(); }
Result<SignInCodeAsked> ask_mobile_code(Transaction& tx, Caller const& caller, AskMobileCode const& request);

struct AskNewMobileCode {
    Mobile mobile;
};
constexpr auto describe(AskNewMobileCode const*) {
    return fields(field("mobile", &AskNewMobileCode::mobile, "The mobile they will have.", personal));
}
/// The same answer whether or not the mobile is another member's.
Result<SignInCodeAsked> ask_new_mobile_code(Transaction& tx, Caller const& caller, AskNewMobileCode const& request);

/// As judge_code, of the latest code for this purpose; refusals point to its field. For a new mobile: of that very number.
Result<Done> judge_own_code(Transaction& tx, Caller const& caller, MemberId member, OwnCode purpose, Secret<std::string> const& typed,
                            char const* pointer, std::optional<Mobile> const& mobile = {});

inline constexpr Refusal mobile_same{"me.mobile_same", RefusalKind::invalid};

std::vector<Operation> own_code_operations();

}  // namespace vafa::members
