// A story that fails is told again with fewer acts and fewer rules, until nothing more can be left out.
#pragma once

#include <functional>
#include <optional>

#include "properties/club_by_chance.hpp"

namespace vafa::properties {

/// What went wrong, with all that was asked before it.
struct Wrong {
    std::string what;
    std::vector<std::string> told;
    std::size_t act = 0;   // the last one
};

/// Tells a story in a fresh club. Nothing: program and paper agree to the end. `asked` grows by the acts.
std::optional<Wrong> tell(Story const& story, std::int64_t& asked);

/// The shortest story that was found within so many tellings, and what goes wrong in it.
struct Shortest {
    Story story;
    Wrong wrong;
    int tellings = 0;
};
Shortest shorten(Story story, Wrong wrong, int most_tellings, std::function<std::optional<Wrong>(Story const&)> const& telling);

}  // namespace vafa::properties
