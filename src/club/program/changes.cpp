// Lists stay sorted by rule and free of zeros, so that equal counters are equal bytes.
#include "club/program/changes.hpp"

#include <algorithm>

namespace vafa::program {

namespace {

Wide floor_of(Wide product, Wide by) {
    auto quotient = product / by;
    return product % by < 0 ? quotient - 1 : quotient;
}

/// The entry with this key, made where there is none; kept in order.
template <class T, class Less>
T& entry_of(std::vector<T>& all, T const& wanted, Less less) {
    auto at = std::lower_bound(all.begin(), all.end(), wanted, less);
    if (at == all.end() || less(wanted, *at)) at = all.insert(at, wanted);
    return *at;
}

bool by_rate(RunningBase const& a, RunningBase const& b) {
    return std::tie(a.rule, a.points, a.per) < std::tie(b.rule, b.points, b.per);
}

Places& places_of(Counters& counters, std::int64_t rule) {
    return entry_of(counters.places, Places{rule, 0, {}, {}}, [](auto const& a, auto const& b) { return a.rule < b.rule; });
}

void drop_empty_places(Counters& counters) {
    std::erase_if(counters.places, [](Places const& places) { return places.highest == 0 && places.free.empty() && places.twice.empty(); });
}

/// Lowers the highest place while nobody holds it and it lies ahead.
void lower_highest(Places& places, std::int64_t purchases) {
    while (places.highest > purchases) {
        auto at = std::find_if(places.free.begin(), places.free.end(), [&](auto const& free) { return free.place == places.highest; });
        if (at == places.free.end()) return;
        places.highest = at->previous;
        places.free.erase(at);
    }
}

}  // namespace

std::int64_t running_base(Counters const& counters, CompiledRule const& rule) {
    for (auto const& running : counters.bases)
        if (running.rule == rule.number && running.points == rule.numerator && running.per == rule.denominator) return running.base;
    return 0;
}

std::int64_t move_base(Counters& counters, CompiledRule const& rule, Wide base) {
    if (base == 0) return 0;
    auto& running = entry_of(counters.bases, RunningBase{rule.number, rule.numerator, rule.denominator, 0}, by_rate);
    Wide whole_point = Wide{rule.denominator} * one;
    Wide before = running.base, after = before + base;
    auto change = floor_of(after * rule.numerator, whole_point) - floor_of(before * rule.numerator, whole_point);
    running.base = static_cast<std::int64_t>(after - floor_of(after, whole_point) * whole_point);
    std::erase_if(counters.bases, [](RunningBase const& one_base) { return one_base.base == 0; });
    return static_cast<std::int64_t>(std::clamp(change, -Wide{largest_amount}, Wide{largest_amount}));
}

void count_day(Counters& counters, std::int64_t rule, Day day, Wide amount) {
    if (amount == 0) return;
    auto& total = entry_of(counters.days, DayTotal{rule, day, 0}, [](auto const& a, auto const& b) { return a.rule < b.rule; });
    if (total.day > day) return;
    if (total.day < day) total = {rule, day, 0};
    total.total = static_cast<std::int64_t>(std::max(total.total + amount, Wide{0}));
    std::erase_if(counters.days, [](DayTotal const& one_day) { return one_day.total == 0; });
}

void take_place(Counters& counters, JudgedSale::Won const& won) {
    auto& places = places_of(counters, won.rule);
    auto at = std::find_if(places.free.begin(), places.free.end(), [&](auto const& free) { return free.place == won.place; });
    if (at != places.free.end()) {
        places.free.erase(at);
    } else if (won.place > places.highest) {
        places.highest = won.place;
    } else {
        places.twice.insert(std::upper_bound(places.twice.begin(), places.twice.end(), won.place), won.place);
    }
}

void free_place(Counters& counters, JudgedSale::Won const& won) {
    auto& places = places_of(counters, won.rule);
    auto at = std::find(places.twice.begin(), places.twice.end(), won.place);
    if (at != places.twice.end()) {
        places.twice.erase(at);
    } else {
        entry_of(places.free, FreePlace{won.place, won.previous}, [](auto const& a, auto const& b) { return a.place < b.place; });
    }
    forget_places_ahead(counters);
}

void forget_places_ahead(Counters& counters) {
    for (auto& places : counters.places) lower_highest(places, counters.purchases);
    drop_empty_places(counters);
}

void win_referral(Counters& counters) {
    ++counters.referral_wins;
    counters.is_referral_open = false;
}

void lose_referral(Counters& counters) {
    if (counters.referral_wins > 0) --counters.referral_wins;
    counters.is_referral_open = counters.referral_wins == 0 && counters.purchases > 0;
}

}  // namespace vafa::program
