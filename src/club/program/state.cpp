// Form 1: flags, the purchase's number and count, group, minute; then, each where its flag says so: windows, bases, totals of
// the day, windows of bonuses, totals of rules and
// what was left of budgets, facts of the lines. Rules are named by number, groups of goods by their place in the document's list.
#include "club/program/state.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "club/program/changes.hpp"
#include "club/program/windows.hpp"

namespace vafa::program {

namespace {

constexpr std::uint8_t form = 1;
enum Part : std::uint8_t { referral = 1, windows = 2, bases = 4, days = 8, lines = 16, bonuses = 32, limits = 64, open_prices = 128 };

std::int64_t place_of(Compiled const& program, catalog::GoodsGroupId group) {
    auto const& all = program.goods_groups();
    auto at = std::lower_bound(all.begin(), all.end(), group);
    return group && at != all.end() && *at == group ? at - all.begin() + 1 : 0;
}

/// What of the member's counters the document's rules read.
struct Read {
    std::vector<std::int64_t> windows;
    std::vector<RunningBase> bases;
    std::vector<DayTotal> days;
    std::vector<BonusWindow> bonuses;
    std::vector<RuleTotal> totals;
    bool has_line_facts = false;

    explicit Read(Scene const& scene) {
        for (auto const& rule : scene.program.rules()) {
            if (holds_windows(scene, rule)) windows.push_back(rule.number);
            if (rule.keeps_remainder) keep_base(scene, rule);
            if (rule.shape == Shape::bonus) keep_window(scene, rule);
            auto given = rule.cap_member == no_cap ? 0 : total_of(scene.member.counters, rule);
            if (given != 0) totals.push_back({rule.number, rule.wallet, given});
            for (auto const& total : scene.member.counters.days)
                if (rule.cap_day != no_cap && total.rule == rule.number && total.day == scene.basket.day) days.push_back(total);
        }
        auto const& all = scene.basket.lines;
        has_line_facts = std::any_of(all.begin(), all.end(), [&](auto const& line) {
            return line.vat.value != 0 || place_of(scene.program, line.goods_group) != 0;
        });
    }
    void keep_window(Scene const& scene, CompiledRule const& rule) {
        auto const& counters = scene.member.counters;
        auto const* window = find_window(counters, rule, first_day_of_window(counters, rule, scene.basket.day));
        if (window) bonuses.push_back(*window);
    }
    void keep_base(Scene const& scene, CompiledRule const& rule) {
        for (auto const& base : scene.member.counters.bases)
            if (base.rule == rule.number && base.points == rule.numerator && base.per == rule.denominator) bases.push_back(base);
    }
};

template <class T, class Write>
void write_list(CanonicalWriter& out, std::vector<T> const& all, Write write) {
    if (all.empty()) return;
    out.varint(static_cast<std::int64_t>(all.size()));
    for (auto const& each : all) write(each);
}

void write_limits(CanonicalWriter& out, std::vector<RuleTotal> const& totals, std::vector<BudgetLeft> const& budgets) {
    out.varint(static_cast<std::int64_t>(totals.size()));
    for (auto const& total : totals)
        for (auto value : {total.rule, total.total}) out.varint(value);
    out.varint(static_cast<std::int64_t>(budgets.size()));
    for (auto const& budget : budgets)
        for (auto value : {budget.rule, budget.left}) out.varint(value);
}

/// Reads a state; bytes that are not ours are a bug.
class StateReader {
  public:
    explicit StateReader(std::string_view bytes) : in_(bytes) {
        ensure(in_.u8() == form, "a sale's state has an unknown form");
        parts_ = in_.u8().value_or(0);
    }
    bool has(Part part) const { return (parts_ & part) != 0; }
    std::int64_t next() {
        auto value = in_.varint();
        ensure(value.has_value(), "a sale's state ends too early");
        return *value;
    }
    template <class Each>
    void list(Part part, Each each) {
        if (!has(part)) return;
        for (auto left = next(); left > 0; --left) each();
    }

  private:
    CanonicalReader in_;
    std::uint8_t parts_ = 0;
};

}  // namespace

std::string state_of(Scene const& scene, Judgement const& judgement) {
    Read const read(scene);
    unsigned parts = 0;
    auto mark = [&](Part part, bool is_there) { parts |= is_there ? unsigned{part} : 0u; };
    mark(referral, judgement.wins_referral);
    mark(open_prices, scene.basket.is_open);
    mark(windows, !read.windows.empty());
    mark(bases, !read.bases.empty());
    mark(days, !read.days.empty());
    mark(bonuses, !read.bonuses.empty());
    bool has_limits = !read.totals.empty() || !scene.member.budgets.empty();
    mark(limits, has_limits);
    mark(lines, read.has_line_facts);
    CanonicalWriter out;
    out.u8(form);
    out.u8(static_cast<std::uint8_t>(parts));
    out.varint(scene.number);
    out.varint(scene.count);
    out.varint(scene.member.group.value);
    out.varint(scene.basket.minute);
    write_list(out, read.windows, [&](auto rule) { out.varint(rule); });
    write_list(out, read.bases, [&](auto const& base) {
        out.varint(base.rule);
        out.varint(base.base);
    });
    write_list(out, read.days, [&](auto const& total) {
        out.varint(total.rule);
        out.varint(total.total);
    });
    write_list(out, read.bonuses, [&](auto const& window) {
        out.varint(window.rule);
        out.varint(scene.basket.day - window.first);
        out.varint(window.points);
    });
    if (has_limits) write_limits(out, read.totals, scene.member.budgets);
    if (!read.has_line_facts) return out.take();
    for (auto const& line : scene.basket.lines) {
        out.varint(line.vat.value);
        out.varint(place_of(scene.program, line.goods_group));
    }
    return out.take();
}

JudgedSale restore(Compiled const& program, Basket const& as_sold, std::string_view state) {
    JudgedSale sale;
    sale.basket = as_sold;
    StateReader in(state);
    sale.wins_referral = in.has(referral);
    sale.basket.is_open = in.has(open_prices);
    sale.number = in.next();
    sale.count = in.next();
    sale.member.group = members::GroupId{in.next()};
    sale.basket.minute = in.next();
    in.list(windows, [&] { sale.windows.push_back(in.next()); });
    in.list(bases, [&] {
        auto number = in.next(), base = in.next();
        if (auto const* rule = program.find(number)) sale.member.counters.bases.push_back({number, rule->numerator, rule->denominator, base});
    });
    in.list(days, [&] {
        auto rule = in.next(), total = in.next();
        sale.member.counters.days.push_back({rule, as_sold.day, total});
    });
    in.list(bonuses, [&] {
        auto number = in.next(), days = in.next(), points = in.next();
        if (auto const* rule = program.find(number))
            sale.member.counters.bonus_windows.push_back({number, rule->reach, rule->numerator, rule->wallet, rule->days,
                                                          as_sold.day - static_cast<int>(days), points, 0});
    });
    in.list(limits, [&] {
        auto number = in.next(), total = in.next();
        if (auto const* rule = program.find(number)) sale.member.counters.totals.push_back({number, rule->wallet, total});
    });
    in.list(limits, [&] {
        auto rule = in.next(), left = in.next();
        sale.member.budgets.push_back({rule, left});
    });
    for (auto& line : sale.basket.lines) {
        line.vat = BasisPoints{in.has(lines) ? in.next() : 0};
        auto place = in.has(lines) ? in.next() : 0;
        line.goods_group = place == 0 ? catalog::GoodsGroupId{} : program.goods_groups().at(static_cast<std::size_t>(place - 1));
    }
    return sale;
}

}  // namespace vafa::program
