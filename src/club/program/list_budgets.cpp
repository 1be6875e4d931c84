// The budgets as they stand, read without a lock.
#include "club/program/list_budgets.hpp"

#include <algorithm>

#include "club/program/compiled.hpp"
#include "club/program/store.hpp"
#include "operation/texts.hpp"

namespace vafa::program {

Result<BudgetsShown> list_budgets(Snapshot& snapshot, Caller const& caller, ListBudgets const&) {
    BudgetsShown shown;
    std::vector<BudgetKey> keys;
    auto program = compiled(snapshot, caller);
    for (auto const& rule : program->rules()) {
        if (!rule.rule->budget) continue;
        keys.push_back(budget_key(rule, snapshot.today()));
        shown.items.push_back({rule.number, rule.rule->name, rule.wallet, rule.rule->budget->span, rule.rule->budget->amount, 0, 0});
    }
    if (auto const& paid = program->document().referral_commission; paid && paid->budget) {
        keys.push_back(referral_budget_key(*paid->budget, snapshot.today()));
        auto name = std::string(caller.texts->sentence(caller.language, "program.referral_commission"));
        shown.items.push_back({referral_level_ref, std::move(name), ledger::Wallet::credit, paid->budget->span, paid->budget->amount, 0, 0});
    }
    auto rows = read_budgets(snapshot, keys);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& budget = shown.items[i];
        budget.given = rows[i].given;
        budget.left = std::max<std::int64_t>(budget.amount - budget.given, 0);
    }
    return shown;
}

Operation list_budgets_operation() {
    return operation<list_budgets>({.name = "program.budgets", .summary = "What is given and left of the budgets of rules",
        .route = get("/v1/program/budgets"), .granted_to = {Role::owner, Role::manager, Role::auditor, Role::integrator}, .refusals = {}});
}

}  // namespace vafa::program
