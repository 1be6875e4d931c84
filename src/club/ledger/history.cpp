// Replays an act's lines and its reversals.
#include "club/ledger/history.hpp"

#include <algorithm>

namespace vafa::ledger {

namespace {

void add_spending(std::vector<SpentPart>& spent, Line const& line) {
    auto part = std::find_if(spent.begin(), spent.end(), [&](auto const& one) { return one.lot == line.lot; });
    if (part == spent.end()) part = spent.insert(spent.end(), {line.lot, 0, 0, line.day});
    part->standing -= line.amount;
    if (line.reverses == 0) part->taken -= line.amount;
}

RuleHistory& rule_in(std::vector<RuleHistory>& earned, std::int64_t rule) {
    for (auto& one : earned)
        if (one.rule == rule) return one;
    earned.push_back({rule, {}, {}});
    return earned.back();
}

/// Restoring undoes the latest steps first.
void restore(std::vector<TakenStep>& taken, std::int64_t amount) {
    while (amount > 0 && !taken.empty()) {
        auto part = std::min(amount, taken.back().amount);
        taken.back().amount -= part;
        amount -= part;
        if (taken.back().amount == 0) taken.pop_back();
    }
}

void add_earning(RuleHistory& rule, Line const& line, Line const* before) {
    if (line.reverses == 0) {
        rule.given.push_back({line.lot, line.amount});
    } else if (line.amount > 0) {
        restore(rule.taken, line.amount);
    } else {
        bool follows_undoing = line.reason == Reason::taken_back_converted && before;
        rule.taken.push_back({line.lot, -line.amount, line.reason, follows_undoing ? before->contra.ref : 0});
    }
}

}  // namespace

std::int64_t RuleHistory::total_given() const {
    std::int64_t sum = 0;
    for (auto const& part : given) sum += part.amount;
    return sum;
}

std::int64_t RuleHistory::total_taken() const {
    std::int64_t sum = 0;
    for (auto const& step : taken) sum += step.amount;
    return sum;
}

std::int64_t RuleHistory::given_to(std::int64_t lot) const {
    std::int64_t sum = 0;
    for (auto const& part : given) sum += part.lot == lot ? part.amount : 0;
    return sum;
}

std::int64_t RuleHistory::taken_from(std::int64_t lot) const {
    std::int64_t sum = 0;
    for (auto const& step : taken) sum += step.lot == lot ? step.amount : 0;
    return sum;
}

std::int64_t History::spent_taken() const {
    std::int64_t sum = 0;
    for (auto const& part : spent) sum += part.taken;
    return sum;
}

std::int64_t History::spent_standing() const {
    std::int64_t sum = 0;
    for (auto const& part : spent) sum += part.standing;
    return sum;
}

RuleHistory const* History::of_rule(std::int64_t rule) const {
    for (auto const& one : earned)
        if (one.rule == rule) return &one;
    return nullptr;
}

History history_of(std::int64_t act, std::vector<Line> const& lines) {
    History history;
    Line const* before = nullptr;
    for (auto const& line : lines) {
        if (!concerns(line, act)) continue;
        if (line.contra.account == Account::redemption) add_spending(history.spent, line);
        if (line.contra.account == Account::issue) add_earning(rule_in(history.earned, line.contra.ref), line, before);
        before = &line;
    }
    return history;
}

}  // namespace vafa::ledger
