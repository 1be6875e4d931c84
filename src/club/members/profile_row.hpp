// Between the profile as it is asked and shown, and as it is kept. What is absent stays; an empty text empties.
#pragma once

#include "club/members/checks.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

/// Names, gender and days, which stand in the member's own row.
void apply_names(MemberRow& row, Profile const& given);
/// Everything else that is one value a field.
void apply_profile(ProfileRow& row, Profile const& given);
/// Empties fields by name, "phones" and "extra" apart. Refuses request_unknown_value.
Result<Done> clear_fields(MemberRow& row, ProfileRow& profile, std::vector<std::string> const& names);
/// The profile as it is shown; empty fields are left out.
Profile shown_profile(MemberRow const& row, ProfileRow const& profile);

/// National id and private number belong to one member each. Refuses national_id_taken, private_number_taken.
Result<Done> allow_unique_numbers(Transaction& tx, Profile const& given, MemberId self);

}  // namespace vafa::members
