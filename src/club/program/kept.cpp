// What stands of a sale is the judgement of what is kept, and never more than the sale gave (ledger.md §6).
#include <algorithm>

#include "club/program/changes.hpp"
#include "club/program/windows.hpp"

namespace vafa::program {

namespace {

/// What is kept of a sale, judged.
struct Kept {
    bool is_purchase = false;
    Rial base;
    std::vector<Wide> units;             // by rule: base of rules that keep a remainder, whole points or rial of others
    std::vector<std::int64_t> towards;   // by rule: points that count towards a bonus
};

Kept judge_pieces(Compiled const& program, JudgedSale const& sale, Valuation const& sold, std::span<std::int64_t const> pieces) {
    auto basket = kept_basket(sale.basket, pieces);
    Scene scene(program, sale.member, basket, &sale);
    auto valuation = value_all(scene);
    limit(valuation, sold);
    Kept kept{scene.is_purchase, scene.base(), {}, {}};
    kept.units.reserve(valuation.values.size());
    kept.towards.reserve(valuation.values.size());
    for (auto const& value : valuation.values) {
        kept.towards.push_back(value.rule->shape == Shape::bonus ? points_towards(scene, valuation, value) : 0);
        bool counts = value.stands && value.rule->shape != Shape::multiplier;
        if (!counts) kept.units.push_back(0);
        else kept.units.push_back(value.rule->keeps_remainder ? value.units : Wide{whole(value, value.rule->rounding)});
    }
    return kept;
}

/// The purchase's number and the referrer's gift go with the last piece, and come back with the first. Kept again where nothing was kept, a
/// purchase that brought no gift leaves it to a later one, as nothing kept would have.
void move_purchase(Compiled const& program, JudgedSale const& sale, bool was, bool is, KeptJudgement& into) {
    if (was == is) return;
    bool had_none = into.after.purchases() == 0;
    is ? take_number(into.after, sale.number) : give_number_back(into.after, sale.number);
    if (!sale.wins_referral) {
        if (into.after.purchases() == 0) into.after.is_referral_open = false;
        else if (had_none) into.after.is_referral_open = program.has_referral_by_purchase();
        return;
    }
    is ? win_referral(into.after) : lose_referral(into.after);
    (is ? into.wins_referral : into.loses_referral) = true;
}

Change change_of(CompiledRule const& rule, Wide before, Wide after, Counters& counters) {
    Change change;
    change.rule = rule.number;
    change.wallet = rule.wallet;
    if (rule.keeps_remainder) {
        change.amount = move_base(counters, rule, after - before);
        auto stands = after * rule.numerator / (Wide{rule.denominator} * one);
        change.stands = static_cast<std::int64_t>(std::min(stands, Wide{largest_amount}));
    } else {
        change.amount = static_cast<std::int64_t>(after - before);
        change.stands = static_cast<std::int64_t>(after);
    }
    return change;
}

/// A bonus belongs to the window: what of the sale counts in it is moved, and the bonus goes or comes where that decides it.
void move_bonus(Compiled const& program, JudgedSale const& sale, CompiledRule const& rule, std::int64_t points, KeptJudgement& into) {
    if (points == 0) return;
    auto first = first_day_of_window(sale.member.counters, rule, sale.basket.day);
    auto moved = move_window(into.after, rule, first, points, sale.basket.sale);
    if (moved.was_won == moved.is_won) return;
    Change change;
    change.rule = rule.number;
    change.wallet = rule.wallet;
    change.amount = moved.is_won ? rule.numerator : -rule.numerator;
    change.stands = moved.is_won ? rule.numerator : 0;
    change.window = window_for(program, rule, sale.basket.day);
    change.act = moved.won_by;
    into.changes.push_back(change);
}

}  // namespace

Rial value_of_pieces(Rial net, std::int64_t bought, std::int64_t returned) { return Rial{multiply_floor(net.value, returned, bought)}; }

Basket kept_basket(Basket const& sold, std::span<std::int64_t const> kept) {
    ensure(kept.size() == sold.lines.size(), "what is kept names another number of lines");
    auto basket = sold;
    Rial returned;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        auto& line = basket.lines[i];
        ensure(kept[i] >= 0 && kept[i] <= line.quantity, "more is kept of a line than was sold");
        auto value = value_of_pieces(line.net, line.quantity, line.quantity - kept[i]);
        line.taken_off -= value_of_pieces(line.taken_off, line.quantity, line.quantity - kept[i]);
        line.quantity = kept[i];
        line.net -= value;
        returned += value;
    }
    basket.credit = std::max(basket.credit - returned, Rial{0});
    return basket;
}

bool is_purchase(Compiled const& program, JudgedSale const& sale, std::span<std::int64_t const> kept) {
    return Scene(program, sale.member, kept_basket(sale.basket, kept), &sale).is_purchase;
}

KeptJudgement judge_kept(Compiled const& program, JudgedSale const& sale, std::span<std::int64_t const> kept_before,
                         std::span<std::int64_t const> kept_after, Counters const& now) {
    Scene whole_sale(program, sale.member, sale.basket, &sale);
    auto sold = value_all(whole_sale);
    auto before = judge_pieces(program, sale, sold, kept_before), after = judge_pieces(program, sale, sold, kept_after);
    KeptJudgement judgement;
    judgement.base_before = before.base;
    judgement.base_after = after.base;
    judgement.after = now;
    judgement.was_purchase = before.is_purchase;
    judgement.is_purchase = after.is_purchase;
    move_purchase(program, sale, before.is_purchase, after.is_purchase, judgement);
    for (std::size_t i = 0; i < sold.values.size(); ++i) {
        auto const& rule = *sold.values[i].rule;
        if (before.units[i] == after.units[i]) continue;
        auto change = change_of(rule, before.units[i], after.units[i], judgement.after);
        if (rule.cap_day != no_cap) count_day(judgement.after, rule.number, sale.basket.day, after.units[i] - before.units[i]);
        if (rule.cap_member != no_cap) count_total(judgement.after, rule, change.amount);
        if (change.amount == 0) continue;
        change.window = window_for(program, rule, sale.basket.day);
        judgement.changes.push_back(change);
    }
    for (std::size_t i = 0; i < sold.values.size(); ++i) {
        if (sold.values[i].rule->shape != Shape::bonus) continue;
        auto most = points_towards(whole_sale, sold, sold.values[i]);
        auto points = std::min(after.towards[i], most) - std::min(before.towards[i], most);
        move_bonus(program, sale, *sold.values[i].rule, points, judgement);
    }
    return judgement;
}

}  // namespace vafa::program
