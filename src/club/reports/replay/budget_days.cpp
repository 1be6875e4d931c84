// A day on which a budget runs dry is shared in the order of the members; every other day is exact.
#include "club/reports/replay/budget_days.hpp"

#include <algorithm>

namespace vafa::reports {

BudgetDays::BudgetDays(program::Document const& document, std::vector<BudgetDay> days) {
    for (auto const& rule : document.rules)
        if (rule.budget) budgets_.emplace(rule.number, *rule.budget);
    for (auto const& day : days) days_.emplace(std::pair(day.rule, day.day), day);
}

BudgetDay& BudgetDays::of(std::int64_t rule, Day day) {
    auto& found = days_[{rule, day}];
    found.rule = rule;
    found.day = day;
    return found;
}

void BudgetDays::ask(program::Judgement const& judgement, Day day) {
    for (auto const& award : judgement.awards)
        if (budgets_.contains(award.rule)) of(award.rule, day).asked += award.amount;
}

void BudgetDays::free(std::int64_t rule, std::int64_t amount, Day day) {
    if (budgets_.contains(rule)) of(rule, day).freed += amount;
}

void BudgetDays::settle() {
    for (auto const& [rule, budget] : budgets_) {
        std::optional<Day> month;
        auto left = budget.amount;
        std::int64_t not_given = 0;
        for (auto at = days_.lower_bound({rule, Day{0}}); at != days_.end() && at->first.first == rule; ++at) {
            auto& day = at->second;
            auto own_month = first_of_jalali_month(day.day);
            if (budget.span == program::BudgetSpan::jalali_month && month != own_month) left = budget.amount, not_given = 0;
            month = own_month;
            day.left = std::max<std::int64_t>(left, 0);
            not_given += day.asked - std::min(day.asked, day.left);
            auto never_given = std::min(not_given, day.freed);  // what comes back is first what the budget had not sufficed for
            not_given -= never_given;
            left = day.left - std::min(day.asked, day.left) + day.freed - never_given;
        }
    }
}

std::vector<program::BudgetLeft> BudgetDays::left(Day day) const {
    std::vector<program::BudgetLeft> left;
    for (auto const& [rule, budget] : budgets_) {
        auto found = days_.find({rule, day});
        left.push_back({rule, found == days_.end() ? budget.amount : found->second.left});
    }
    return left;
}

void BudgetDays::take(program::Judgement const& judgement, Day day) {
    for (auto const& award : judgement.awards)
        if (budgets_.contains(award.rule)) of(award.rule, day).left -= award.amount;
}

std::vector<BudgetDay> BudgetDays::all() const {
    std::vector<BudgetDay> days;
    for (auto const& [key, day] : days_) days.push_back(day);
    return days;
}

}  // namespace vafa::reports
