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

using Numbers = std::vector<std::int64_t>;

void add(Numbers& sorted, std::int64_t number) { sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), number), number); }

bool take_out(Numbers& sorted, std::int64_t number) {
    auto at = std::lower_bound(sorted.begin(), sorted.end(), number);
    if (at == sorted.end() || *at != number) return false;
    sorted.erase(at);
    return true;
}

}  // namespace

std::int64_t running_base(Counters const& counters, CompiledRule const& rule) {
    for (auto const& running : counters.bases)
        if (running.rule == rule.number && running.points == rule.numerator && running.per == rule.denominator) return running.base;
    return 0;
}

std::int64_t points_with(Counters const& counters, CompiledRule const& rule, Wide base) {
    Wide whole_point = Wide{rule.denominator} * one, before = running_base(counters, rule);
    auto points = (before + base) * rule.numerator / whole_point - before * rule.numerator / whole_point;
    return static_cast<std::int64_t>(std::min(points, Wide{largest_amount}));
}

Wide base_within(Counters const& counters, CompiledRule const& rule, std::int64_t points) {
    Wide whole_point = Wide{rule.denominator} * one, before = running_base(counters, rule);
    Wide exact = (points + before * rule.numerator / whole_point) * whole_point;
    auto most = (exact + rule.numerator - 1) / rule.numerator - before;
    if (points_with(counters, rule, most) > points) --most;
    return std::max(most, Wide{0});
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

std::int64_t total_of(Counters const& counters, CompiledRule const& rule) {
    for (auto const& total : counters.totals)
        if (total.rule == rule.number && total.wallet == rule.wallet) return total.total;
    return 0;
}

void count_total(Counters& counters, CompiledRule const& rule, std::int64_t amount) {
    if (amount == 0) return;
    auto& total = entry_of(counters.totals, RuleTotal{rule.number, rule.wallet, 0},
                           [](auto const& a, auto const& b) { return std::tie(a.rule, a.wallet) < std::tie(b.rule, b.wallet); });
    total.total += amount;
    std::erase_if(counters.totals, [](RuleTotal const& one_total) { return one_total.total == 0; });
}

void take_number(Counters& counters, std::int64_t number) {
    if (take_out(counters.free_numbers, number)) return;
    if (number <= counters.last_number) return add(counters.shared_numbers, number);
    while (++counters.last_number < number) counters.free_numbers.push_back(counters.last_number);
}

void give_number_back(Counters& counters, std::int64_t number) {
    if (take_out(counters.shared_numbers, number)) return;
    add(counters.free_numbers, number);
    while (take_out(counters.free_numbers, counters.last_number)) --counters.last_number;
}

void win_referral(Counters& counters) {
    ++counters.referral_wins;
    counters.is_referral_open = false;
}

void lose_referral(Counters& counters) {
    if (counters.referral_wins > 0) --counters.referral_wins;
    counters.is_referral_open = counters.referral_wins == 0 && counters.purchases() > 0;
}

}  // namespace vafa::program
