// What members' purchases of some days add up to, asked for many at once in one round trip.
#pragma once

#include "club/sales/sales.hpp"
#include "club/tiers/ladder.hpp"

namespace vafa::tiers {

struct Totals {
    std::int64_t amount = 0, purchases = 0, points = 0, credit = 0;
    std::int64_t of(Measure measure) const;
};

/// A set of measures.
class Measures {
  public:
    void add(Measure measure) { bits_ |= 1u << static_cast<unsigned>(measure); }
    bool has(Measure measure) const { return (bits_ & 1u << static_cast<unsigned>(measure)) != 0; }

  private:
    unsigned bits_ = 0;
};

struct Wanted {
    MemberId member;
    Days days;
    Measures measures;
};
/// In the order of what is wanted; a measure that was not asked for is 0.
std::vector<Totals> totals_of(Snapshot& snapshot, std::vector<Wanted> const& all);

/// What is read once for all members, whose totals are then added up a part at a time.
struct ForAll {
    Days days;
    Measure measure = Measure::amount;
    std::vector<sales::PurchasedBy> lessened;   // of purchases
};
ForAll read_for_all(Snapshot& snapshot, Days days, Measure measure);
/// One measure of many members in order of their ids, over the same days: far quicker than asking for each.
std::vector<std::int64_t> totals_of_many(Snapshot& snapshot, std::vector<MemberId> const& in_order, ForAll const& for_all);

/// What a promotion needs of a member.
Wanted wanted_for(Promotion const& promotion, MemberId member, Day today);
bool is_reached(Promotion const& promotion, Totals const& totals);

}  // namespace vafa::tiers
