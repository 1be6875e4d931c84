// A member changes their own mobile: a code to the number they have and one to the number they will have. Contract.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

struct ChangeOwnMobile {
    Mobile mobile;
    std::optional<Secret<std::string>> old_code;
    Secret<std::string> new_code;
};
constexpr auto describe(ChangeOwnMobile const*) {
    return fields(field("mobile", &ChangeOwnMobile::mobile, "The mobile they will have.", personal),
                  field("old_code", &ChangeOwnMobile::old_code, "The six digits that came to the present mobile; left out = it cannot be reached.", secret),
                  field("new_code", &ChangeOwnMobile::new_code, "The six digits that came to the new mobile.", secret));
}
/// All other phones are signed out.
Result<Done> change_own_mobile(Transaction& tx, Caller const& caller, ChangeOwnMobile const& request);

inline constexpr Refusal old_mobile_needed{"me.old_mobile_needed", RefusalKind::forbidden};
inline constexpr Refusal mobile_of_another{"me.mobile_of_another", RefusalKind::conflict};

Operation change_own_mobile_operation();

}  // namespace vafa::members
