// How much of the budgets of the program in force is given and left: the contract.
#pragma once

#include "club/program/program.hpp"

namespace vafa::program {

struct ListBudgets {};
constexpr auto describe(ListBudgets const*) { return fields(); }

struct BudgetShown {
    std::int64_t rule = 0;
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::points;
    BudgetSpan span = BudgetSpan::in_all;
    std::int64_t amount = 0;
    std::int64_t given = 0;
    std::int64_t left = 0;
};
constexpr auto describe(BudgetShown const*) {
    return fields(field("rule", &BudgetShown::rule, "Number of the rule; 10011: what is paid to referrers."), field("name", &BudgetShown::name, "Its name."),
                  field("wallet", &BudgetShown::wallet, "points or credit."),
                  field("span", &BudgetShown::span, "In all, or the Jalali month of today."),
                  field("amount", &BudgetShown::amount, "The budget, in points or rial."),
                  field("given", &BudgetShown::given, "What of it is given, less what came back."),
                  field("left", &BudgetShown::left, "What is left; 0 where more stands than the budget, after undone returns."));
}
struct BudgetsShown {
    std::vector<BudgetShown> items;
};
constexpr auto describe(BudgetsShown const*) {
    return fields(field("items", &BudgetsShown::items, "Rules with a budget, in the order of the program; last what is paid to referrers."));
}
Result<BudgetsShown> list_budgets(Snapshot& snapshot, Caller const& caller, ListBudgets const& request);

Operation list_budgets_operation();

}  // namespace vafa::program
