// Judged twice where a budget is concerned: first to see which, then within what is left of them.
#include "club/program/budgets.hpp"

#include <algorithm>

#include "club/program/compiled.hpp"
#include "club/program/store.hpp"

namespace vafa::program {

namespace {

/// Rules with a budget that would give, in their order: those that stand, were it for less than one; those that may stand once another
/// gives less; and those of a stack in which another stands: they may stand for what is kept, within what is left now.
std::vector<CompiledRule const*> concerned(Compiled const& program, Judgement const& judgement) {
    auto gives = [&](CompiledRule const& rule) {
        return std::any_of(judgement.awards.begin(), judgement.awards.end(), [&](auto const& award) { return award.rule == rule.number; });
    };
    auto had_cause = [&](CompiledRule const& rule) {
        return std::any_of(judgement.not_applied.begin(), judgement.not_applied.end(), [&](auto const& what) {
            return what.rule == rule.number && (what.reason == Reason::lost_to_other_rule || what.reason == Reason::too_small);
        });
    };
    auto may_stand = [&](CompiledRule const& rule) {
        return rule.stack >= 0 && std::any_of(program.rules().begin(), program.rules().end(),
                                              [&](auto const& other) { return other.stack == rule.stack && gives(other); });
    };
    std::vector<CompiledRule const*> rules;
    for (auto const& rule : program.rules()) {
        if (!rule.rule->budget || rule.rule->is_paused.value_or(false)) continue;
        if (gives(rule) || had_cause(rule) || may_stand(rule)) rules.push_back(&rule);
    }
    return rules;
}

std::vector<BudgetKey> keys_of(std::vector<CompiledRule const*> const& rules, Day day) {
    std::vector<BudgetKey> keys;
    for (auto const* rule : rules) keys.push_back(budget_key(*rule, day));
    return keys;
}

Judgement judge_within(Compiled const& program, MemberState& member, Basket const& basket, std::vector<CompiledRule const*> const& rules,
                       std::vector<BudgetRow> const& rows) {
    for (std::size_t i = 0; i < rules.size(); ++i) member.budgets.push_back({rules[i]->number, rules[i]->rule->budget->amount - rows[i].given});
    return evaluate(program, member, basket);
}

}  // namespace

BudgetKey budget_key(CompiledRule const& rule, Day day) {
    bool by_month = rule.rule->budget->span == BudgetSpan::jalali_month;
    return {rule.number, rule.wallet, by_month ? first_of_jalali_month(day).number : 0};
}

Judgement evaluate_within_budgets(Transaction& tx, Compiled const& program, MemberState member, Basket const& basket) {
    auto judgement = evaluate(program, member, basket);
    auto rules = concerned(program, judgement);
    if (rules.empty()) return judgement;
    auto rows = lock_budgets(tx, keys_of(rules, basket.day));
    judgement = judge_within(program, member, basket, rules, rows);
    for (auto const& award : judgement.awards)
        for (std::size_t i = 0; i < rules.size(); ++i)
            if (rules[i]->number == award.rule) write_budget(tx, rows[i], award.amount);
    return judgement;
}

Judgement evaluate_within_budgets(Snapshot& snapshot, Compiled const& program, MemberState member, Basket const& basket) {
    auto judgement = evaluate(program, member, basket);
    auto rules = concerned(program, judgement);
    if (rules.empty()) return judgement;
    return judge_within(program, member, basket, rules, read_budgets(snapshot, keys_of(rules, basket.day)));
}

void move_budgets(Transaction& tx, Compiled const& program, Day sold, std::vector<Change> const& changes) {
    std::vector<CompiledRule const*> rules;
    std::vector<std::int64_t> amounts;
    for (auto const& change : changes) {
        auto const* rule = program.find(change.rule);
        if (!rule->rule->budget) continue;
        rules.push_back(rule);
        amounts.push_back(change.amount);
    }
    if (rules.empty()) return;
    auto rows = lock_budgets(tx, keys_of(rules, sold));
    for (std::size_t i = 0; i < rules.size(); ++i) write_budget(tx, rows[i], amounts[i]);
}

}  // namespace vafa::program
