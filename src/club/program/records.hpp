// What rules remember of one person who had two records.
#pragma once

#include "club/program/counters.hpp"
#include "club/program/program.hpp"

namespace vafa::program {

/// A whole point (or rial) that two remainders make together, or that they no longer make once they are parted.
struct Completed {
    std::int64_t rule = 0;
    std::int64_t points = 0;     // of the rate
    std::int64_t per = 0;
    std::int64_t amount = 0;     // below zero: no longer
};

/// The second's share added to the first's: remainders add up, each purchase keeps its number, what was given today and in all
/// counts together. Windows of bonuses stay apart: each runs out on its own, new purchases count in the first's.
std::vector<Completed> add_share(Counters& joint, Counters const& share);
/// The inverse.
std::vector<Completed> take_share(Counters& joint, Counters const& share);

/// In the commit that merges two records, or parts them.
Result<Done> join_counters(Transaction& tx, Caller const& caller, members::MergeMembers const& request, members::RecordsJoined& joined);
Result<Done> part_counters(Transaction& tx, Caller const& caller, members::UnmergeMember const& request, members::RecordsJoined& joined);

}  // namespace vafa::program
