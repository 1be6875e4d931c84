// Of each lot the share of what was put in that ended unspent before, and never more than what is left of it.
#include "club/reports/liability/forecast.hpp"

#include <algorithm>
#include <set>

#include "base/jalali.hpp"

namespace vafa::reports {

namespace {

struct Life {
    std::int64_t from = 0;
    std::optional<std::int64_t> to;
};
Life const lives[] = {{0, 1}, {2, 3}, {4, 6}, {7, 12}, {13, {}}};

std::int64_t months_between(Day from, Day to) {
    auto a = to_jalali(from), b = to_jalali(to);
    return (b.year - a.year) * 12 + b.month - a.month;
}

bool is_of(Life const& life, EndingRow const& row) {
    auto months = months_between(row.made, row.last_day);
    return months >= life.from && (!life.to || months <= *life.to);
}

BreakageForecast of_life(std::vector<EndingRow> const& ending, Purse purse, Life const& life, Day today) {
    BreakageForecast forecast{.purse = purse, .from_months = life.from, .to_months = life.to, .expected = {}};
    auto this_month = first_of_jalali_month(today);
    std::vector<EndingRow const*> open;
    std::set<Day> months;
    for (auto const& row : ending) {
        if (row.purse != purse || !is_of(life, row)) continue;
        if (row.last_day >= today) {
            forecast.outstanding += row.owed.remaining;
            open.push_back(&row);
        } else if (row.last_day < this_month) {
            forecast.issued += row.owed.received;
            forecast.expired += row.owed.expired;
            if (row.owed.received > 0) months.insert(first_of_jalali_month(row.last_day));
        }
    }
    forecast.months_of_history = static_cast<std::int64_t>(months.size());
    if (forecast.months_of_history < fewest_months_of_history || forecast.issued <= 0) return forecast;
    auto expired = std::clamp<std::int64_t>(forecast.expired, 0, forecast.issued);
    forecast.expected = 0;
    for (auto const* row : open)
        *forecast.expected += std::clamp<std::int64_t>(multiply_floor(row->owed.received, expired, forecast.issued), 0,
                                                       std::max<std::int64_t>(row->owed.remaining, 0));
    return forecast;
}

}  // namespace

Day first_of_history(Day today) { return add_jalali_months(first_of_jalali_month(today), -most_months_of_history); }

std::vector<BreakageForecast> forecast_breakage(std::vector<EndingRow> const& ending, Day today) {
    std::vector<BreakageForecast> forecasts;
    for (auto purse : all_purses)
        for (auto const& life : lives) {
            auto forecast = of_life(ending, purse, life, today);
            if (forecast.outstanding != 0) forecasts.push_back(forecast);
        }
    return forecasts;
}

}  // namespace vafa::reports
