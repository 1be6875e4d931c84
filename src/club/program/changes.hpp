// How counters change: each word and its inverse, so that what was sold and returned leaves nothing behind.
#pragma once

#include "club/program/valuation.hpp"

namespace vafa::program {

/// Adds to (or takes from) the running base of a rule that keeps a remainder; returns by how much the points change: the
/// difference of the floors.
std::int64_t move_base(Counters& counters, CompiledRule const& rule, Wide base);
/// The points that `base` more would make, from the running base as it stands.
std::int64_t points_with(Counters const& counters, CompiledRule const& rule, Wide base);
/// The base that makes `points` of them and leaves as little over as can be.
Wide base_within(Counters const& counters, CompiledRule const& rule, std::int64_t points);
/// The running base as it stands.
std::int64_t running_base(Counters const& counters, CompiledRule const& rule);

/// Counts what a rule with a cap per day gave on a day. A later day already there is left alone.
void count_day(Counters& counters, std::int64_t rule, Day day, Wide amount);

/// Counts what a rule with a cap per member gave, or what of it was taken back.
void count_total(Counters& counters, CompiledRule const& rule, std::int64_t amount);
std::int64_t total_of(Counters const& counters, CompiledRule const& rule);

/// A purchase takes its number, or, where it is returned as a whole, gives it back.
void take_number(Counters& counters, std::int64_t number);
void give_number_back(Counters& counters, std::int64_t number);

void win_referral(Counters& counters);
void lose_referral(Counters& counters);

}  // namespace vafa::program
