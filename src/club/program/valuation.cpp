// Values are compared as fractions: a promotion never wins or loses by rounding.
#include "club/program/valuation.hpp"

#include <algorithm>

#include "club/program/changes.hpp"

namespace vafa::program {

namespace {

/// The exact product of factors is kept down to 10^-12; then it is floored to ten-thousandths and bounded.
constexpr Wide fine = Wide{one} * one * one;

std::int64_t day_total(Scene const& scene, std::int64_t rule) {
    for (auto const& total : scene.member.counters.days)
        if (total.rule == rule && total.day == scene.basket.day) return total.total;
    return 0;
}

Value whole_value(CompiledRule const& rule, Wide units) { return {&rule, true, units, 1, 1, CutBy::nothing, 0, -1, {}}; }

/// Cuts a value to a cap in the rule's unit. A rule that keeps a remainder is cut in its base.
void cut(Value& value, Value const& most, std::int64_t cap, CutBy by) {
    if (compare(value, most) <= 0) return;
    if (value.rule->keeps_remainder) {
        value.units = units_worth(*value.rule, most);
    } else {
        value.units = most.units;
        value.numerator = most.numerator;
        value.denominator = most.denominator;
    }
    value.cut_by = by;
    value.cap = cap;
}

void cut_to_day(Scene const& scene, Value& value) {
    auto const& rule = *value.rule;
    auto most = whole_value(rule, rule.cap_day);
    auto given = day_total(scene, rule.number);
    auto left = rule.keeps_remainder ? units_worth(rule, most) - given : Wide{rule.cap_day - given};
    if (left <= 0) return fail(value, Reason::day_cap, rule.cap_day);
    if (rule.keeps_remainder) {
        most.units = left;
        most.numerator = value.numerator;
        most.denominator = value.denominator;
    } else {
        most.units = left;
    }
    cut(value, most, rule.cap_day, CutBy::day);
}

/// Cuts to what is left of a sum of whole points or rial that counts what the rule gave.
void cut_to_left(Scene const& scene, Value& value, std::int64_t left, CutBy by, std::int64_t cap) {
    auto const& rule = *value.rule;
    auto most = whole_value(rule, left);
    if (rule.keeps_remainder) {
        most.units = base_within(scene.member.counters, rule, left);
        most.numerator = value.numerator;
        most.denominator = value.denominator;
    }
    cut(value, most, cap, by);
}

void cut_to_member(Scene const& scene, Value& value) {
    auto const& rule = *value.rule;
    auto left = rule.cap_member - total_of(scene.member.counters, rule);
    if (left <= 0) return fail(value, Reason::member_cap, rule.cap_member);
    cut_to_left(scene, value, left, CutBy::member, rule.cap_member);
}

void cut_to_budget(Scene const& scene, Value& value) {
    for (auto const& budget : scene.member.budgets) {
        if (budget.rule != value.rule->number) continue;
        if (budget.left <= 0) return fail(value, Reason::budget_used);
        cut_to_left(scene, value, budget.left, CutBy::budget, budget.left);
    }
}

Value value_of(Scene const& scene, Valuation const& so_far, CompiledRule const& rule) {
    Value value = whole_value(rule, 0);
    if (auto failed = failed_condition(scene, rule)) return fail(value, failed->reason, failed->fact), value;
    if (rule.shape == Shape::bonus) return value;  // by the points of the others
    bool has_base = false;
    auto const& lines = scene.basket.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (scene.bases[i] <= 0 || !rule.counts(lines[i])) continue;
        if (rule.shape == Shape::by_amount) value.units += Wide{scene.bases[i]} * so_far.factor(rule, lines[i]);
        else if (rule.shape != Shape::fixed) value.units += Wide{lines[i].quantity} * rule.per_piece(lines[i]);
        has_base = true;
    }
    if (rule.shape == Shape::by_amount) {
        value.numerator = rule.numerator;
        value.denominator = rule.denominator * one;
    }
    if (rule.shape == Shape::fixed) value.units = rule.numerator;
    if (!has_base) return fail(value, Reason::no_base), value;
    if (value.units <= 0) return fail(value, rule.shape == Shape::by_list ? Reason::goods : Reason::no_base), value;
    cut_to_caps(scene, value);
    return value;
}

/// Is `challenger` to stand where `holder` did? Ties go to the earlier rule.
bool beats(StackMode mode, Value const& challenger, Value const& holder) {
    if (mode == StackMode::exclusive) return challenger.rule->priority > holder.rule->priority;
    if (challenger.rule->shape == Shape::multiplier) return challenger.rule->factor > holder.rule->factor;
    return compare(challenger, holder) > 0;
}

void find_multipliers(Scene const& scene, Valuation& valuation) {
    std::vector<Value> found;
    for (auto const& rule : scene.program.rules()) {
        if (rule.shape != Shape::multiplier) continue;
        Value value = whole_value(rule, 1);
        if (auto failed = failed_condition(scene, rule)) fail(value, failed->reason, failed->fact);
        found.push_back(value);
    }
    if (found.empty()) return;
    settle_stacks(scene.program, found);
    for (auto const& value : found) {
        if (value.stands) valuation.multipliers.push_back(value.rule);
        valuation.values.push_back(value);
    }
}

}  // namespace

void fail(Value& value, Reason reason, std::int64_t fact) {
    value.stands = false;
    value.failed = {value.rule->number, reason, fact};
}

void cut_to_caps(Scene const& scene, Value& value) {
    auto const& rule = *value.rule;
    if (rule.cap_invoice != no_cap) cut(value, whole_value(rule, rule.cap_invoice), rule.cap_invoice, CutBy::invoice);
    if (rule.cap_day != no_cap) cut_to_day(scene, value);
    if (value.stands && rule.cap_member != no_cap) cut_to_member(scene, value);
    if (value.stands) cut_to_budget(scene, value);
}

void settle_stacks(Compiled const& program, std::vector<Value>& values) {
    for (std::size_t stack = 0; stack < program.stacks().size(); ++stack) {
        auto mode = program.stacks()[stack].mode;
        Value* holder = nullptr;
        for (auto& value : values) {
            if (value.rule->stack != static_cast<int>(stack) || !value.stands) continue;
            auto* loser = holder && !beats(mode, value, *holder) ? &value : holder;
            auto* winner = loser == &value ? holder : &value;
            if (loser) fail(*loser, Reason::lost_to_other_rule, winner->rule->number);
            holder = winner;
        }
        for (auto& value : values)  // who lost early lost to who stands in the end
            if (holder && value.rule->stack == holder->rule->stack && value.failed.reason == Reason::lost_to_other_rule)
                value.failed.fact = holder->rule->number;
    }
}

int compare(Value const& a, Value const& b) {
    Wide left = a.units * a.numerator, right = b.units * b.numerator;
    if (auto x = left / a.denominator, y = right / b.denominator; x != y) return x < y ? -1 : 1;
    left = left % a.denominator * b.denominator;
    right = right % b.denominator * a.denominator;
    return left == right ? 0 : left < right ? -1 : 1;
}

std::int64_t whole(Value const& value, Rounding rounding) {
    Wide product = value.units * value.numerator;
    Wide amount = product / value.denominator, rest = product % value.denominator;
    if (rounding == Rounding::up && rest > 0) ++amount;
    if (rounding == Rounding::nearest && rest * 2 >= value.denominator) ++amount;
    auto most = value.most >= 0 ? value.most : largest_amount;
    return amount > most ? most : static_cast<std::int64_t>(amount);
}

Wide units_worth(CompiledRule const& rule, Value const& most) {
    Wide product = most.units * most.numerator;
    Wide per = Wide{rule.denominator} * one;
    return (std::min(product / most.denominator, Wide{largest_amount}) * per + product % most.denominator * per / most.denominator) / rule.numerator;
}

std::int64_t Valuation::factor(CompiledRule const& rule, BasketLine const& line) const {
    Wide product = fine;
    bool is_touched = false;
    for (auto const* multiplier : multipliers) {
        if (!rule.is_touched_by(*multiplier) || !multiplier->counts(line)) continue;
        product = std::min(product * multiplier->factor / one, fine * 1'000);
        is_touched = true;
    }
    return is_touched ? static_cast<std::int64_t>(product / (fine / one)) : one;
}

Valuation value_all(Scene const& scene) {
    Valuation valuation;
    valuation.values.reserve(scene.program.rules().size());
    find_multipliers(scene, valuation);
    auto multipliers = valuation.values.size();
    std::vector<Value> earning;
    earning.reserve(scene.program.rules().size());
    for (auto const& rule : scene.program.rules()) {
        if (rule.shape == Shape::multiplier || rule.is_discount()) continue;
        earning.push_back(value_of(scene, valuation, rule));
    }
    settle_stacks(scene.program, earning);
    valuation.values.insert(valuation.values.end(), earning.begin(), earning.end());
    if (multipliers > 0)
        std::sort(valuation.values.begin(), valuation.values.end(), [](auto const& a, auto const& b) { return a.rule < b.rule; });
    return valuation;
}

void limit(Valuation& kept, Valuation const& sold) {
    for (std::size_t i = 0; i < kept.values.size(); ++i) {
        auto& value = kept.values[i];
        if (!value.stands || value.rule->shape == Shape::multiplier || value.rule->shape == Shape::bonus) continue;
        Value gave = whole_value(*value.rule, 0);
        for (std::size_t j = 0; j < sold.values.size(); ++j) {
            auto const& other = sold.values[j];
            bool is_same_unit = value.rule->stack < 0 ? i == j : other.rule->stack == value.rule->stack;
            if (is_same_unit && other.stands && other.rule->shape != Shape::multiplier) gave = other;
        }
        cut(value, gave, 0, CutBy::nothing);
        if (!gave.rule->keeps_remainder) value.most = whole(gave, gave.rule->rounding);
        if (value.units <= 0) value.stands = false;
    }
}

std::vector<Wide> weights_of(Scene const& scene, Valuation const& valuation, CompiledRule const& rule) {
    auto const& lines = scene.basket.lines;
    std::vector<Wide> weights(lines.size(), 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (scene.bases[i] <= 0 || !rule.counts(lines[i])) continue;
        if (rule.shape == Shape::by_amount) weights[i] = Wide{scene.bases[i]} * valuation.factor(rule, lines[i]);
        else if (rule.shape == Shape::fixed) weights[i] = scene.bases[i];
        else weights[i] = Wide{lines[i].quantity} * rule.per_piece(lines[i]);
    }
    return weights;
}

}  // namespace vafa::program
