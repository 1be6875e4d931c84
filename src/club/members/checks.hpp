// Checks and refusals that enrolling and changing a member share.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

/// Refuses days that cannot be, phones and addresses that are none.
Result<Done> check_profile(Profile const& profile, Day today);
/// What is kept although it looks odd, by field.
std::vector<std::string> warnings_of(Profile const& profile);

inline constexpr Refusal mobile_taken{"members.mobile_taken", RefusalKind::conflict};
inline constexpr Refusal national_id_taken{"members.national_id_taken", RefusalKind::conflict};
inline constexpr Refusal private_number_taken{"members.private_number_taken", RefusalKind::conflict};
inline constexpr Refusal referrer_missing{"members.referrer_missing", RefusalKind::missing};
inline constexpr Refusal birth_day_odd{"members.birth_day_odd", RefusalKind::invalid};
inline constexpr Refusal wedding_day_odd{"members.wedding_day_odd", RefusalKind::invalid};
inline constexpr Refusal email_malformed{"members.email_malformed", RefusalKind::invalid};
inline constexpr Refusal phone_malformed{"members.phone_malformed", RefusalKind::invalid};
inline constexpr Refusal card_taken{"cards.taken", RefusalKind::conflict};
inline constexpr Refusal card_like_gift_card{"cards.like_gift_card", RefusalKind::invalid};
inline constexpr Refusal card_exists{"cards.member_has_one", RefusalKind::conflict};

}  // namespace vafa::members
