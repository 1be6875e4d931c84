// One function computes the base, for awards, receipts, returns and replay alike (B28).
#include "club/program/scene.hpp"

#include <algorithm>
#include <numeric>

namespace vafa::program {

namespace {

constexpr int most_weight_bits = 70;

/// What of a line's net may earn: without VAT where it does not, and without the part that credit paid, in proportion.
std::int64_t base_of(Compiled const& program, BasketLine const& line, std::int64_t credit) {
    if (line.net.value <= 0 || !program.may_earn(line)) return 0;
    auto vat = program.vat_earns() ? 0 : multiply_floor(line.net.value, line.vat.value, one_whole + line.vat.value);
    auto without_vat = line.net.value - vat;
    if (program.credit_part_earns() || credit == 0) return without_vat;
    return multiply_floor(without_vat, line.net.value - credit, line.net.value);
}

NotApplied not_applied(CompiledRule const& rule, Reason reason, std::int64_t fact = 0) { return {rule.number, reason, fact}; }

bool is_nth(NthPurchase const& nth, std::int64_t number) {
    return nth.repeats.value_or(false) ? number % nth.number == 0 : number == nth.number;
}

/// A day's yearly return in a Jalali year; 30 Esfand is kept on 29 Esfand of a common year.
Day yearly(JalaliDate date, int year) {
    return *from_jalali(year, date.month, std::min(date.day, jalali_month_days(year, date.month)));
}

bool is_around(Day day, Day origin, std::int64_t before, std::int64_t after, bool from_next_year) {
    auto date = to_jalali(origin);
    auto year = to_jalali(day).year;
    for (int each = year - 1; each <= year + 1; ++each) {
        if (from_next_year && each <= date.year) continue;
        auto feast = yearly(date, each);
        if (day - feast >= -before && day - feast <= after) return true;
    }
    return false;
}

/// Each condition says what it found where it does not hold.
struct Judge {
    Scene const& scene;
    CompiledRule const& rule;
    using Found = std::optional<NotApplied>;

    Found unless(bool holds, Reason reason, std::int64_t fact = 0) const {
        if (holds) return {};
        return not_applied(rule, reason, fact);
    }
    template <class T>
    static bool has(std::vector<T> const& all, T value) {
        return std::find(all.begin(), all.end(), value) != all.end();
    }

    Found operator()(InGroup const& wanted) const { return unless(has(wanted.groups, scene.member.group), Reason::member_group); }
    Found operator()(OnWeekday const& wanted) const {
        auto today = static_cast<DayOfWeek>(weekday(scene.basket.day));
        return unless(has(wanted.days, today), Reason::weekday, static_cast<std::int64_t>(today));
    }
    Found operator()(InHours const& wanted) const {
        auto minute = scene.basket.minute;
        bool after = minute >= wanted.from_minute, before = minute < wanted.until_minute;
        bool holds = wanted.from_minute < wanted.until_minute ? after && before : after || before;
        return unless(holds, Reason::hours, minute);
    }
    Found operator()(OnDates const& wanted) const {
        return unless(is_on(wanted, scene.basket.day), Reason::dates, scene.basket.day.number);
    }
    Found operator()(EachYear const& wanted) const {
        return unless(is_on(wanted, scene.basket.day), Reason::dates, scene.basket.day.number);
    }
    Found operator()(InFestival const& wanted) const {
        auto const* festival = scene.program.festival(wanted.festival);
        return unless(festival && is_on(*festival, scene.basket.day), Reason::festival, scene.basket.day.number);
    }
    Found operator()(AtBranch const& wanted) const { return unless(has(wanted.branches, scene.basket.branch), Reason::branch); }
    Found operator()(AtTill const& wanted) const { return unless(has(wanted.tills, scene.basket.till), Reason::till); }
    Found operator()(ForGoods const&) const {
        auto const& lines = scene.basket.lines;
        return unless(std::any_of(lines.begin(), lines.end(), [&](auto const& line) { return line.quantity > 0 && rule.counts(line); }), Reason::goods);
    }
    Found operator()(BasketSize const& wanted) const {
        bool holds = (!wanted.at_least || scene.total >= *wanted.at_least) && (!wanted.at_most || scene.total <= *wanted.at_most);
        return unless(holds, Reason::basket_size, scene.total.value);
    }
    Found operator()(PaidBy const& wanted) const {
        unsigned allowed = 0;
        for (auto kind : wanted.payments) allowed |= static_cast<unsigned>(kind);
        auto paid = scene.basket.payments;
        return unless(paid != 0 && (paid & ~allowed) == 0, Reason::payment, paid);
    }
    Found operator()(NthPurchase const& wanted) const { return unless(is_nth(wanted, scene.number), Reason::nth_purchase, scene.number); }
    Found operator()(PurchaseCount const& wanted) const {
        bool holds = (!wanted.at_least || scene.count >= *wanted.at_least) && (!wanted.at_most || scene.count <= *wanted.at_most);
        return unless(holds, Reason::purchase_count, scene.count);
    }
    Found operator()(AroundBirthday const& wanted) const {
        return unless(holds_window(scene.member.birth_day, wanted.days_before, wanted.days_after, false), Reason::birthday);
    }
    Found operator()(AroundAnniversary const& wanted) const {
        return unless(holds_window(scene.member.enrolled_day, wanted.days_before, wanted.days_after, true), Reason::anniversary);
    }
    bool holds_window(std::optional<Day> origin, std::int64_t before, std::int64_t after, bool from_next_year) const {
        if (scene.sold) return has(scene.sold->windows, rule.number);
        return origin && is_around(scene.basket.day, *origin, before, after, from_next_year);
    }
};

}  // namespace

Scene::Scene(Compiled const& of, MemberState const& who, Basket const& what, JudgedSale const* sale)
    : program(of), member(who), basket(what), sold(sale), number(sale ? sale->number : who.counters.next_number()),
      count(sale ? sale->count : who.counters.purchases() + 1) {
    std::vector<Wide> nets;
    nets.reserve(basket.lines.size());
    for (auto const& line : basket.lines) {
        nets.push_back(line.net.value);
        total += line.net;
    }
    if (basket.credit > Rial{0}) credit = apportion(std::min(basket.credit, total).value, nets);
    bases.reserve(nets.size());
    for (std::size_t i = 0; i < nets.size(); ++i) {
        bases.push_back(base_of(program, basket.lines[i], credit.empty() ? 0 : credit[i]));
        auto const& line = basket.lines[i];  // what the program itself made free is bought all the same
        if (line.net + line.taken_off > Rial{0} && program.may_earn(line)) is_purchase = true;
    }
}

Rial Scene::base() const { return Rial{std::accumulate(bases.begin(), bases.end(), std::int64_t{0})}; }

bool holds_windows(Scene const& scene, CompiledRule const& rule) {
    if (!rule.has_window) return false;
    auto holds = [&](Condition const& condition) {
        bool is_window = std::holds_alternative<AroundBirthday>(condition) || std::holds_alternative<AroundAnniversary>(condition);
        return !is_window || !std::visit(Judge{scene, rule}, condition);
    };
    return std::all_of(rule.rule->when.begin(), rule.rule->when.end(), holds);
}

std::optional<NotApplied> failed_condition(Scene const& scene, CompiledRule const& rule) {
    if (rule.rule->is_paused.value_or(false)) return not_applied(rule, Reason::paused);
    for (auto const& condition : rule.rule->when)
        if (auto failed = std::visit(Judge{scene, rule}, condition)) return failed;
    return {};
}

std::vector<std::int64_t> apportion(std::int64_t total, std::span<Wide const> weights) {
    std::vector<std::int64_t> shares(weights.size(), 0);
    Wide sum = std::accumulate(weights.begin(), weights.end(), Wide{0});
    if (sum <= 0 || total == 0) return shares;
    int shift = 0;
    while (sum >> shift >= Wide{1} << most_weight_bits) ++shift;
    if (shift > 0) {
        sum = 0;
        for (auto weight : weights) sum += weight >> shift;
    }
    std::vector<std::pair<Wide, std::size_t>> remainders;
    remainders.reserve(weights.size());
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        Wide product = (weights[i] >> shift) * total;
        shares[i] = static_cast<std::int64_t>(product / sum);
        given += shares[i];
        remainders.emplace_back(-(product % sum), i);
    }
    auto missing = static_cast<std::size_t>(total - given);
    if (missing == 0) return shares;
    std::partial_sort(remainders.begin(), remainders.begin() + static_cast<std::ptrdiff_t>(missing), remainders.end());
    for (std::size_t i = 0; i < missing; ++i) ++shares[remainders[i].second];
    return shares;
}

}  // namespace vafa::program
