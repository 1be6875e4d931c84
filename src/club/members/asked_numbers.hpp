// Numbers that are nobody's: who asked for a code with one, or signed in, leaves it in the log. It is kept for a day.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

/// Notes that this act names a number that is no member's; stands although the act is refused.
void keep_asked(Transaction& tx, Mobile const& mobile);
/// Empties what was asked with this number, at once: whoever had it is erased.
void forget_asked(Transaction& tx, Mobile const& mobile);

/// Empties what is a day old, a few acts at a time.
Chore forgetting_numbers();

}  // namespace vafa::members
