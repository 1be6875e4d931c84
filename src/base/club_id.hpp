// The id of a club: the tenant that every row, cache and credential belongs to.
#pragma once

#include "base/id.hpp"

namespace vafa {

struct ClubKind {
    static constexpr char prefix[] = "clb";
};

/// Small numbers, given in order of founding. Club 0 is the house: the installation itself, whose "members" are clubs.
using ClubId = Id<ClubKind>;

inline constexpr ClubId the_house{0};

}  // namespace vafa
