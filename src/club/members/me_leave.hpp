// A member has the club forget them: what the console's erasing does, by a code. Contracts.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

struct EraseOneself {
    Secret<std::string> code;
};
constexpr auto describe(EraseOneself const*) {
    return fields(field("code", &EraseOneself::code, "The six digits of the SMS.", secret));
}
/// Personal data goes at once and for ever; sales and ledger stay without a name, and what was left in the wallets serves nobody.
Result<Done> erase_oneself(Transaction& tx, Caller const& caller, EraseOneself const& request);

/// Refuses leaving_owed and leaving_held.
Result<Done> allow_leaving(Transaction& tx, MemberId member);
/// Whoever left joins by themself only later: a welcome gift would otherwise be had each time. Refuses left_lately {until}.
Result<Done> allow_coming_back(Transaction& tx, Caller const& caller, Mobile const& mobile);

inline constexpr Refusal leaving_owed{"me.leaving_owed", RefusalKind::conflict};
inline constexpr Refusal leaving_held{"me.leaving_held", RefusalKind::conflict};
inline constexpr Refusal left_lately{"me.left_lately", RefusalKind::conflict};

Operation erase_oneself_operation();

}  // namespace vafa::members
