// Windows of bonuses: where a sale's points count, what a window gains or loses, and when its bonus is won or lost.
#pragma once

#include "club/program/valuation.hpp"

namespace vafa::program {

/// The window that counts a sale of `day`: the latest that covers it; where there is none a new one begins with the day.
Day first_day_of_window(Counters const& counters, CompiledRule const& bonus, Day day);
Day last_day_of_window(CompiledRule const& bonus, Day first);
/// What of a window is there; nothing where no sale stands in it.
BonusWindow const* find_window(Counters const& counters, CompiledRule const& bonus, Day first);

/// Points of the basket that count towards a bonus: what the rules that it counts give for it, with the remainder as it stood
/// before the sale. Of what is kept it depends on nothing else, so that all of it returned is nothing.
std::int64_t points_towards(Scene const& scene, Valuation const& valuation, Value const& bonus);

struct WindowMoved {
    bool was_won = false;
    bool is_won = false;
    std::int64_t points = 0;   // of the window, afterwards
    std::int64_t won_by = 0;   // the sale that won the bonus, before
};
/// Counts points of a sale in (or, negative, out of) a window. A window of nothing is forgotten.
WindowMoved move_window(Counters& counters, CompiledRule const& bonus, Day first, std::int64_t points, std::int64_t sale);

}  // namespace vafa::program
