// Budgets of a program that is replayed: they belong to all members together, who are replayed one after the other.
#pragma once

#include <map>

#include "club/program/program.hpp"

namespace vafa::reports {

/// What a rule with a budget would give on a day were there no end to it, what came back that day, and so what there is to give.
struct BudgetDay {
    std::int64_t rule = 0;
    Day day;
    std::int64_t asked = 0, freed = 0, left = 0;
};
constexpr auto describe(BudgetDay const*) {
    return fields(field("rule", &BudgetDay::rule, "The rule."), field("day", &BudgetDay::day, "The day."),
                  field("asked", &BudgetDay::asked, "What would be given."),
                  field("freed", &BudgetDay::freed, "What came back."), field("left", &BudgetDay::left, "What there is to give that day."));
}

class BudgetDays {
  public:
    BudgetDays(program::Document const& document, std::vector<BudgetDay> days);

    bool has_any() const { return !budgets_.empty(); }
    /// The first walk: what a judgement without budgets gives, and what comes back.
    void ask(program::Judgement const& judgement, Day day);
    void free(std::int64_t rule, std::int64_t amount, Day day);
    /// Between the walks: day after day each budget gives what is left, and what came back is free for the days after.
    void settle();
    /// The second walk: what is left for a sale of the day, in the rules' order; what it took is taken.
    std::vector<program::BudgetLeft> left(Day day) const;
    void take(program::Judgement const& judgement, Day day);

    std::vector<BudgetDay> all() const;

  private:
    BudgetDay& of(std::int64_t rule, Day day);

    std::map<std::int64_t, program::Budget> budgets_;
    std::map<std::pair<std::int64_t, Day>, BudgetDay> days_;
};

}  // namespace vafa::reports
