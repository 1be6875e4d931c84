// How long what is given lives: days counted with the first, Jalali months and years to their last day.
#include <algorithm>

#include "club/program/effects.hpp"

namespace vafa::program {

namespace {

struct LastDay {
    Day from;
    std::optional<Day> operator()(NeverEnds const&) const { return {}; }
    std::optional<Day> operator()(EndsAfterDays const& life) const { return from + static_cast<int>(life.days - 1); }
    std::optional<Day> operator()(EndsWithMonth const& life) const {
        return last_of_jalali_month(add_jalali_months(first_of_jalali_month(from), static_cast<int>(life.months)));
    }
    std::optional<Day> operator()(EndsWithYear const& life) const {
        return last_of_jalali_year(add_jalali_months(first_of_jalali_month(from), static_cast<int>(life.years) * 12));
    }
    /// What is given after its last day ends at once.
    std::optional<Day> operator()(EndsOn const& life) const { return life.last_day; }
    std::optional<Day> operator()(EndsByInactivity const&) const { return {}; }
};

}  // namespace

LotWindow window_of(LotLife const& life, Day given) {
    auto from = given + static_cast<int>(life.pending_days.value_or(0));
    auto const* idle = std::get_if<EndsByInactivity>(&life.ends);
    return {from, std::visit(LastDay{from}, life.ends), idle ? std::optional(idle->days) : std::nullopt};
}

}  // namespace vafa::program
