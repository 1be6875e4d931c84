// Adding and taking are inverses, so that records which are parted at once stand as they stood.
#include "club/program/records.hpp"

#include <algorithm>

#include "club/program/budgets.hpp"
#include "club/program/changes.hpp"

namespace vafa::program {

namespace {

CompiledRule rule_of(RunningBase const& base) {
    CompiledRule rule;
    rule.number = base.rule;
    rule.numerator = base.points;
    rule.denominator = base.per;
    return rule;
}

std::int64_t whole_points(RunningBase const& base) {
    return static_cast<std::int64_t>(Wide{base.base} * base.points / (Wide{base.per} * one));
}

/// The numbers of purchases that the counters hold, one by one.
std::vector<std::int64_t> held_numbers(Counters const& counters) {
    auto held = counters.shared_numbers;
    for (std::int64_t number = 1; number <= counters.last_number; ++number)
        if (!std::binary_search(counters.free_numbers.begin(), counters.free_numbers.end(), number)) held.push_back(number);
    return held;
}

std::vector<Completed> move_share(Counters& joint, Counters const& share, int sign) {
    std::vector<Completed> completed;
    for (auto const& base : share.bases) {
        auto change = move_base(joint, rule_of(base), Wide{base.base} * sign) - sign * whole_points(base);
        if (change != 0) completed.push_back({base.rule, base.points, base.per, change});
    }
    for (auto const& day : share.days) count_day(joint, day.rule, day.day, Wide{day.total} * sign);
    for (auto const& total : share.totals) {
        CompiledRule rule;
        rule.number = total.rule;
        rule.wallet = total.wallet;
        count_total(joint, rule, total.total * sign);
    }
    for (auto number : held_numbers(share)) sign > 0 ? take_number(joint, number) : give_number_back(joint, number);
    return completed;
}

CompiledRule const* keeper_of(Compiled const& program, Completed const& one_of) {
    auto const* rule = program.find(one_of.rule);
    return rule && rule->keeps_remainder ? rule : nullptr;
}

/// Given by the merge itself, for as long as the rule would give it today. A rule that is gone gives what it has promised.
Result<Done> give_completed(ledger::Wallets& wallets, Compiled const& program, BranchId branch, Day today, Completed const& one_of) {
    auto const* rule = keeper_of(program, one_of);
    auto window = rule ? window_for(program, *rule, today) : points_window(program, today);
    TRY(wallets.receive({.wallet = ledger::Wallet::points, .amount = one_of.amount, .from = {ledger::Account::issue, one_of.rule, branch},
                         .reason = ledger::Reason::purchase, .window = in_ledger(window)}));
    return Done{};
}

/// What the remainders no longer make is taken back from whichever act it completed.
Result<Done> take_completed(ledger::Wallets& wallets, BranchId branch, Completed const& one_of) {
    auto left = -one_of.amount;
    for (auto act : wallets.acts_earning(ledger::Wallet::points, one_of.rule))
        for (auto const& earned : wallets.standing(act).earned) {
            auto amount = std::min(left, earned.standing);
            if (earned.wallet != ledger::Wallet::points || earned.rule != one_of.rule || amount <= 0) continue;
            TRY(wallets.take_back({.act = act, .wallet = earned.wallet, .rule = one_of.rule, .amount = amount, .branch = branch, .shortfall = {}}));
            left -= amount;
        }
    return Done{};
}

members::RecordBalance balance_of(ledger::Wallets const& wallets, ledger::Wallet wallet) {
    auto balance = wallets.balance(wallet);
    return {balance.spendable, balance.pending, balance.debt};
}

/// It counts for the member's cap and for the rule's budget, as what a sale completes: a return takes it from both.
void count_completed(Transaction& tx, Compiled const& program, std::vector<Completed> const& completed, Counters& counters) {
    std::vector<Change> drawn;   // one a rule, whatever the rates
    for (auto const& one_of : completed) {
        auto const* rule = keeper_of(program, one_of);
        if (!rule) continue;
        if (rule->cap_member != no_cap) count_total(counters, *rule, one_of.amount);
        if (drawn.empty() || drawn.back().rule != one_of.rule) (drawn.emplace_back().rule = one_of.rule, drawn.back().wallet = rule->wallet);
        drawn.back().amount += one_of.amount;
    }
    move_budgets(tx, program, tx.today(), drawn);
}

Result<Done> settle_completed(Transaction& tx, Caller const& caller, MemberId first, std::vector<Completed> const& completed,
                              Counters& counters, members::RecordsJoined& joined) {
    if (completed.empty()) return Done{};
    auto program = compiled(tx, caller);
    auto& wallets = ledger::lock(tx, first);
    for (auto const& one_of : completed)
        TRY(one_of.amount > 0 ? give_completed(wallets, *program, caller.branch, tx.today(), one_of)
                              : take_completed(wallets, caller.branch, one_of));
    wallets.post();
    count_completed(tx, *program, completed, counters);
    joined.first.points_after = balance_of(wallets, ledger::Wallet::points);
    joined.first.credit_after = balance_of(wallets, ledger::Wallet::credit);
    return Done{};
}

}  // namespace

std::vector<Completed> add_share(Counters& joint, Counters const& share) {
    auto completed = move_share(joint, share, 1);
    joint.is_referral_open = joint.referral_wins + share.referral_wins == 0 && (joint.is_referral_open || share.is_referral_open);
    joint.referral_wins += share.referral_wins;
    return completed;
}

std::vector<Completed> take_share(Counters& joint, Counters const& share) {
    auto completed = move_share(joint, share, -1);
    joint.referral_wins = std::max<std::int64_t>(0, joint.referral_wins - share.referral_wins);
    bool may_be_open = joint.referral_wins == 0 && joint.purchases() > 0;
    joint.is_referral_open = may_be_open && (joint.is_referral_open || share.referral_wins > 0);
    return completed;
}

Result<Done> join_counters(Transaction& tx, Caller const& caller, members::MergeMembers const& request, members::RecordsJoined& joined) {
    auto first = locked_counters(tx, request.member), second = locked_counters(tx, request.second);
    auto joint = first.counters;
    auto completed = add_share(joint, second.counters);
    TRY(settle_completed(tx, caller, request.member, completed, joint, joined));
    write_counters(tx, request.member, first, joint);
    return Done{};
}

Result<Done> part_counters(Transaction& tx, Caller const& caller, members::UnmergeMember const& request, members::RecordsJoined& joined) {
    auto first = locked_counters(tx, joined.first.id), second = locked_counters(tx, request.member);
    auto own = first.counters;
    auto completed = take_share(own, second.counters);
    TRY(settle_completed(tx, caller, joined.first.id, completed, own, joined));
    write_counters(tx, joined.first.id, first, own);
    return Done{};
}

}  // namespace vafa::program
