// A window belongs to a member, a rule and its terms; its place in time is its first day.
#include "club/program/windows.hpp"

#include <algorithm>

#include "club/program/changes.hpp"

namespace vafa::program {

namespace {

bool has_terms_of(BonusWindow const& window, CompiledRule const& bonus) {
    return window.rule == bonus.number && window.reach == bonus.reach && window.gives == bonus.numerator && window.wallet == bonus.wallet &&
           window.days == bonus.days;
}

auto key_of(BonusWindow const& window) {
    return std::tuple(window.rule, window.first, window.reach, window.gives, window.wallet, window.days);
}

/// Where it is, or where it belongs.
auto place_of(Counters& counters, BonusWindow const& wanted) {
    return std::lower_bound(counters.bonus_windows.begin(), counters.bonus_windows.end(), wanted,
                            [](auto const& a, auto const& b) { return key_of(a) < key_of(b); });
}

std::int64_t points_of(Scene const& scene, Value const& value) {
    auto const& rule = *value.rule;
    return rule.keeps_remainder ? points_with(scene.member.counters, rule, value.units) : whole(value, rule.rounding);
}

}  // namespace

Day first_day_of_window(Counters const& counters, CompiledRule const& bonus, Day day) {
    if (bonus.days == 0) return first_of_jalali_month(day);
    auto first = day;
    for (auto const& window : counters.bonus_windows) {  // in order of their first days
        bool covers = window.first <= day && day <= last_day_of_window(bonus, window.first);
        if (covers && has_terms_of(window, bonus)) first = window.first;
    }
    return first;
}

Day last_day_of_window(CompiledRule const& bonus, Day first) {
    return bonus.days == 0 ? last_of_jalali_month(first) : first + static_cast<int>(bonus.days - 1);
}

BonusWindow const* find_window(Counters const& counters, CompiledRule const& bonus, Day first) {
    for (auto const& window : counters.bonus_windows)
        if (window.first == first && has_terms_of(window, bonus)) return &window;
    return nullptr;
}

std::int64_t points_towards(Scene const& scene, Valuation const& valuation, Value const& bonus) {
    if (!bonus.stands) return 0;
    Wide sum = 0;
    for (auto const& value : valuation.values)
        if (value.stands && value.rule->counts_towards(*bonus.rule)) sum += points_of(scene, value);
    return static_cast<std::int64_t>(std::min(sum, Wide{largest_amount}));
}

WindowMoved move_window(Counters& counters, CompiledRule const& bonus, Day first, std::int64_t points, std::int64_t sale) {
    BonusWindow wanted{bonus.number, bonus.reach, bonus.numerator, bonus.wallet, bonus.days, first, 0, 0};
    auto at = place_of(counters, wanted);
    bool is_there = at != counters.bonus_windows.end() && key_of(*at) == key_of(wanted);
    WindowMoved moved;
    if (is_there) wanted = *at;
    moved.won_by = wanted.won_by;
    moved.was_won = wanted.points >= bonus.reach;
    wanted.points = std::max<std::int64_t>(wanted.points + points, 0);
    moved.is_won = wanted.points >= bonus.reach;
    moved.points = wanted.points;
    if (moved.is_won != moved.was_won) wanted.won_by = moved.is_won ? sale : 0;
    if (is_there && wanted.points == 0) counters.bonus_windows.erase(at);
    else if (is_there) *at = wanted;
    else if (wanted.points > 0) counters.bonus_windows.insert(at, wanted);
    return moved;
}

}  // namespace vafa::program
