// How much of what is outstanding will end unspent: by what became of earlier lots of the same length of life. Whole numbers
// alone; where too few months have ended, it says so instead of a number. Pure.
#pragma once

#include "club/reports/liability/store.hpp"

namespace vafa::reports {

/// Fewer months of history than this are no basis; older ones than that many are left out.
inline constexpr int fewest_months_of_history = 3, most_months_of_history = 12;

/// Lots that live about as long: so many months from their making to their end, both included.
struct BreakageForecast {
    Purse purse = Purse::points;
    std::int64_t from_months = 0;
    std::optional<std::int64_t> to_months;
    std::int64_t months_of_history = 0;
    std::int64_t issued = 0;
    std::int64_t expired = 0;
    std::int64_t outstanding = 0;
    std::optional<std::int64_t> expected;
};
constexpr auto describe(BreakageForecast const*) {
    return fields(field("purse", &BreakageForecast::purse, "points, credit (rial) or gift_cards (rial)."),
                  field("from_months", &BreakageForecast::from_months, "Lots that live so many Jalali months, from their making to their last day …"),
                  field("to_months", &BreakageForecast::to_months, "… to so many; absent: or more."),
                  field("months_of_history", &BreakageForecast::months_of_history, "In how many of the last twelve whole months such lots have ended."),
                  field("issued", &BreakageForecast::issued, "What had been put into those."),
                  field("expired", &BreakageForecast::expired, "What of it ended unspent."),
                  field("outstanding", &BreakageForecast::outstanding, "What is in such lots now and has not ended."),
                  field("expected", &BreakageForecast::expected, "What of it will end unspent if people go on as they did; absent: not enough history."));
}

/// `ending`: what ends on the first of those months or later.
std::vector<BreakageForecast> forecast_breakage(std::vector<EndingRow> const& ending, Day today);
/// The first day of the oldest month that counts.
Day first_of_history(Day today);

}  // namespace vafa::reports
