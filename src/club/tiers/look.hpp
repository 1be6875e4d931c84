// Ahead of an evaluation's writing: whom it concerns. Most members stay where they are, and are neither locked nor written.
#pragma once

#include "club/tiers/store.hpp"
#include "club/tiers/totals.hpp"

namespace vafa::tiers {

/// A stretch of members in order of their ids: what an evaluation writes in one go.
struct Stretch {
    MemberId after;                 // where the run stood before it
    MemberId last;                  // and stands after it
    std::int64_t looked_at = 0;     // members in between
    std::vector<MemberId> concerned;
    bool is_last = false;           // nobody comes after
};

inline constexpr std::int64_t most_concerned = 100;  // written in one go: what a till waits for at most

/// At most `most_members` behind `after`, in stretches; at least one. To be judged anew when they are written.
std::vector<Stretch> look_ahead(Snapshot& snapshot, MemberId after, Ladder const& ladder, ForAll const& for_all, std::int64_t most_members);

}  // namespace vafa::tiers
