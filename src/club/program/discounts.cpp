// Discounts share their values, caps and stacks with what earns; only they come first.
#include "club/program/discounts.hpp"

#include <algorithm>

#include "club/program/valuation.hpp"

namespace vafa::program {

namespace {

/// Stored value is money and keeps its price. What may not earn is lowered only by a rule that names its goods.
bool is_lowered(Scene const& scene, CompiledRule const& rule, BasketLine const& line) {
    if (line.good_class == catalog::GoodClass::stored_value || line.net <= Rial{0} || !rule.counts(line)) return false;
    return !rule.goods.empty() || rule.is_list() || scene.program.may_earn(line);
}

/// The rule's percent, sum or amount a piece for the purchase that this is.
std::int64_t each_of(Scene const& scene, CompiledRule const& rule) {
    auto each = rule.numerator;
    for (auto const& [from, otherwise] : rule.bands)
        if (scene.count >= from) each = otherwise;
    return each;
}

/// What a rule takes from a line, in ten-thousandths of a rial; of a sum once an invoice, the line's weight.
Wide weight_of(Scene const& scene, CompiledRule const& rule, BasketLine const& line) {
    if (!is_lowered(scene, rule, line)) return 0;
    auto each = rule.is_list() ? rule.per_piece(line) : each_of(scene, rule);
    if (rule.shape == Shape::discount_percent) return Wide{line.net.value} * each;
    if (rule.shape == Shape::discount_by_piece) return std::min(Wide{each} * line.quantity, Wide{line.net.value}) * one;
    return Wide{line.net.value} * one;
}

Value value_of(Scene const& scene, CompiledRule const& rule) {
    Value value;
    value.rule = &rule;
    value.stands = true;
    value.denominator = one;
    value.numerator = 1;
    if (auto failed = failed_condition(scene, rule)) return fail(value, failed->reason, failed->fact), value;
    auto const& lines = scene.basket.lines;
    if (std::none_of(lines.begin(), lines.end(), [&](auto const& line) { return is_lowered(scene, rule, line); }))
        return fail(value, Reason::no_base), value;
    for (auto const& line : lines) value.units += weight_of(scene, rule, line);
    if (rule.shape == Shape::discount_amount) value.units = std::min(value.units, Wide{each_of(scene, rule)} * one);
    if (value.units == 0) return fail(value, rule.is_list() ? Reason::goods : Reason::purchase_count, scene.count), value;
    cut_to_caps(scene, value);
    return value;
}

/// What the lines still cost while one rule after the other takes from them.
class Prices {
  public:
    explicit Prices(Scene const& scene) : scene_(scene) {
        for (auto const& line : scene.basket.lines) left_.push_back(line.net.value);
    }

    void take(Value const& value, Discounts& into) {
        auto const& rule = *value.rule;
        auto given = begin(value);
        auto weights = weights_of(rule);
        auto wanted = whole(value, Rounding::down);
        auto shares = apportion(bounded(rule, wanted, weights), weights);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            auto amount = std::min(shares[i], left_[i]);
            if (amount == 0) continue;
            left_[i] -= amount;
            given.amount += Rial{amount};
            given.lines.push_back({static_cast<std::int32_t>(i), Rial{amount}});
        }
        given.is_cut_by_price = given.amount.value < wanted;
        if (given.amount == Rial{0}) return into.not_applied.push_back({rule.number, Reason::too_small, 0});
        into.given.push_back(std::move(given));
    }

  private:
    DiscountGiven begin(Value const& value) const {
        auto const& rule = *value.rule;
        DiscountGiven given;
        given.rule = rule.number;
        given.each = rule.is_list() ? 0 : each_of(scene_, rule);
        given.count = scene_.count;
        given.cut_by = value.cut_by;
        given.cap = Rial{value.cap};
        for (auto const& line : scene_.basket.lines) {
            if (weight_of(scene_, rule, line) == 0) continue;
            given.price += line.net;
            given.pieces += line.quantity;
        }
        return given;
    }
    /// A sum once an invoice is shared by what the lines still cost.
    std::vector<Wide> weights_of(CompiledRule const& rule) const {
        std::vector<Wide> weights;
        for (std::size_t i = 0; i < left_.size(); ++i) {
            auto weight = weight_of(scene_, rule, scene_.basket.lines[i]);
            weights.push_back(rule.shape == Shape::discount_amount && weight > 0 ? Wide{left_[i]} : weight);
        }
        return weights;
    }
    static std::int64_t bounded(CompiledRule const& rule, std::int64_t wanted, std::vector<Wide> const& weights) {
        if (rule.shape != Shape::discount_amount) return wanted;
        Wide left = 0;
        for (auto weight : weights) left += weight;
        return static_cast<std::int64_t>(std::min(left, Wide{wanted}));
    }

    Scene const& scene_;
    std::vector<std::int64_t> left_;
};

Discounts discounts_of(Scene const& scene) {
    std::vector<Value> values;
    for (auto const& rule : scene.program.rules())
        if (rule.is_discount()) values.push_back(value_of(scene, rule));
    settle_stacks(scene.program, values);
    Discounts discounts;
    Prices prices(scene);
    for (auto const& value : values)
        if (value.stands) prices.take(value, discounts);
        else discounts.not_applied.push_back(value.failed);
    return discounts;
}

}  // namespace

bool has_discounts(Compiled const& program) { return program.has_discounts(); }

Discounts judge_discounts(Compiled const& program, MemberState const& member, Basket const& basket) {
    if (!program.has_discounts()) return {};
    return discounts_of(Scene(program, member, basket, nullptr));
}

Discounts judge_discounts_again(Compiled const& program, JudgedSale const& sale) {
    if (!program.has_discounts()) return {};
    auto basket = sale.basket;
    for (auto& line : basket.lines) line.net += std::exchange(line.taken_off, Rial{0});
    return discounts_of(Scene(program, sale.member, basket, &sale));
}

Discounts no_discounts(Compiled const& program) {
    Discounts none;
    for (auto const& rule : program.rules())
        if (rule.is_discount()) none.not_applied.push_back({rule.number, rule.rule->is_paused.value_or(false) ? Reason::paused : Reason::prices_final, 0});
    return none;
}

void take_off(Basket& basket, Discounts const& discounts) {
    for (auto const& given : discounts.given)
        for (auto const& off : given.lines) {
            auto& line = basket.lines[static_cast<std::size_t>(off.line)];
            line.net -= off.amount;
            line.taken_off += off.amount;
        }
}

}  // namespace vafa::program
