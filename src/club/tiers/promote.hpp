// Promotion at once: in the commit of the sale that reaches a threshold, after that sale was judged in the old group.
#pragma once

#include "club/tiers/ladder.hpp"
#include "club/tiers/totals.hpp"

namespace vafa::tiers {

/// A promotion that a member has reached, and by how much.
struct Reached {
    Promotion const* promotion = nullptr;
    Totals totals;
};
/// The highest tier above the present one whose thresholds are all reached; nothing for a group that is no tier.
std::optional<Reached> highest_reached(Snapshot& snapshot, Ladder const& ladder, GroupId present, MemberId member, Day today);

/// A reaction to sales.record. A club whose ladder lifts nobody at once pays nothing for it.
Result<Done> promote_after_sale(Transaction& tx, Caller const& caller, void const* request, void* outcome);

}  // namespace vafa::tiers
