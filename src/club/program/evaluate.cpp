// What a basket earns: awards with all that explains them, and the member's counters after it.
#include <algorithm>

#include "club/program/changes.hpp"
#include "club/program/state.hpp"
#include "club/program/windows.hpp"

namespace vafa::program {

namespace {

void fill_lines(Award& award, Scene const& scene, Valuation const& valuation, CompiledRule const& rule) {
    auto weights = weights_of(scene, valuation, rule);
    auto shares = apportion(award.amount, weights);
    auto const& lines = scene.basket.lines;
    award.factor = -1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (weights[i] == 0) continue;
        auto factor = valuation.factor(rule, lines[i]);
        award.factor = award.factor == -1 || award.factor == factor ? factor : 0;
        award.base += Rial{scene.bases[i]};
        if (!scene.credit.empty()) award.by_credit += Rial{scene.credit[i]};
        if (rule.shape != Shape::fixed && rule.shape != Shape::by_amount) award.pieces += lines[i].quantity;
        award.lines.push_back({static_cast<std::int32_t>(i), Rial{scene.bases[i]}, factor, shares[i]});
    }
    award.left_out = scene.total - award.base;
    for (auto const* multiplier : valuation.multipliers)
        if (rule.is_touched_by(*multiplier) && std::any_of(award.lines.begin(), award.lines.end(), [&](LineShare const& share) {
                return multiplier->counts(lines[static_cast<std::size_t>(share.line)]);
            }))
            award.multiplied_by.push_back(multiplier->number);
}

Award make_award(Scene const& scene, Value const& value, Counters& after) {
    auto const& rule = *value.rule;
    Award award;
    award.rule = rule.number;
    award.wallet = rule.wallet;
    award.window = window_for(scene.program, rule, scene.basket.day);
    award.cut_by = value.cut_by;
    award.cap = value.cap;
    if (rule.keeps_remainder) {
        award.carried_in = running_base(after, rule);
        award.amount = move_base(after, rule, value.units);
        award.carried_out = running_base(after, rule);
    } else {
        award.amount = whole(value, rule.rounding);
    }
    return award;
}

void judge_bonus(Scene const& scene, Valuation const& valuation, Value const& value, Judgement& into) {
    auto const& rule = *value.rule;
    auto first = first_day_of_window(scene.member.counters, rule, scene.basket.day);
    auto moved = move_window(into.after, rule, first, points_towards(scene, valuation, value), scene.basket.sale);
    auto last = last_day_of_window(rule, first);
    if (moved.points == 0) return into.not_applied.push_back({rule.number, Reason::no_base, 0});
    if (moved.was_won) return into.not_applied.push_back({rule.number, Reason::bonus_given, 0, last});
    if (!moved.is_won) return into.not_applied.push_back({rule.number, Reason::bonus_ahead, rule.reach - moved.points, last});
    Award award;
    award.rule = rule.number;
    award.wallet = rule.wallet;
    award.amount = rule.numerator;
    award.window = window_for(scene.program, rule, scene.basket.day);
    award.counted = moved.points;
    award.counted_from = first;
    into.awards.push_back(std::move(award));
}

void judge_rule(Scene const& scene, Valuation const& valuation, Value const& value, Judgement& into) {
    auto const& rule = *value.rule;
    if (!value.stands) return into.not_applied.push_back(value.failed);
    if (rule.shape == Shape::multiplier) return;
    if (rule.shape == Shape::bonus) return judge_bonus(scene, valuation, value, into);
    auto award = make_award(scene, value, into.after);
    if (award.amount == 0 && !rule.keeps_remainder) return into.not_applied.push_back({rule.number, Reason::too_small, 0});
    fill_lines(award, scene, valuation, rule);
    if (rule.cap_day != no_cap) count_day(into.after, rule.number, scene.basket.day, rule.keeps_remainder ? value.units : Wide{award.amount});
    if (rule.cap_member != no_cap) count_total(into.after, rule, award.amount);
    into.awards.push_back(std::move(award));
}

void judge_referral(Scene const& scene, Judgement& into) {
    if (scene.sold) {
        into.wins_referral = scene.sold->wins_referral;
    } else if (scene.program.has_referral_by_purchase() && scene.member.has_referrer && into.is_purchase) {
        auto const& before = scene.member.counters;
        bool may_win = before.referral_wins == 0 && (before.purchases() == 0 || before.is_referral_open);
        bool has_base = std::any_of(scene.bases.begin(), scene.bases.end(), [](auto base) { return base > 0; });
        into.wins_referral = may_win && has_base;
        if (may_win && !has_base) into.after.is_referral_open = true;
    }
    if (into.wins_referral) win_referral(into.after);
}

Judgement judge_scene(Scene const& scene) {
    auto valuation = value_all(scene);
    Judgement judgement;
    judgement.version = scene.program.version();
    judgement.is_purchase = scene.is_purchase;
    judgement.base = scene.base();
    judgement.after = scene.member.counters;
    judgement.awards.reserve(valuation.values.size());
    judgement.not_applied.reserve(valuation.values.size());
    for (auto const& value : valuation.values) judge_rule(scene, valuation, value, judgement);
    if (scene.is_purchase) take_number(judgement.after, scene.number);
    judge_referral(scene, judgement);
    judgement.state = state_of(scene, judgement);
    return judgement;
}

/// A sum that no balance could hold stops at the largest amount: the ledger refuses it, nothing breaks here.
std::int64_t sum_of(std::vector<Award> const& awards, ledger::Wallet wallet) {
    Wide sum = 0;
    for (auto const& award : awards)
        if (award.wallet == wallet) sum += award.amount;
    return static_cast<std::int64_t>(std::min(sum, Wide{largest_amount}));
}

}  // namespace

Points Judgement::points() const { return Points{sum_of(awards, ledger::Wallet::points)}; }
Rial Judgement::credit() const { return Rial{sum_of(awards, ledger::Wallet::credit)}; }

Judgement evaluate(Compiled const& program, MemberState const& member, Basket const& basket) {
    return judge_scene(Scene(program, member, basket, nullptr));
}

Judgement evaluate_again(Compiled const& program, JudgedSale const& sale) {
    return judge_scene(Scene(program, sale.member, sale.basket, &sale));
}

}  // namespace vafa::program
