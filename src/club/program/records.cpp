// Adding and taking are inverses, so that records which are parted at once stand as they stood.
#include "club/program/records.hpp"

#include <algorithm>

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

/// Given by the merge itself, by the rule as it is; a rule that is gone completes nothing.
Result<Done> give_completed(ledger::Wallets& wallets, Compiled const& program, BranchId branch, Day today, Completed const& one_of) {
    auto const* rule = program.find(one_of.rule);
    if (!rule || rule->numerator != one_of.points || rule->denominator != one_of.per) return Done{};
    auto window = window_for(program, *rule, today);
    TRY(wallets.receive({.wallet = rule->wallet, .amount = one_of.amount, .from = {ledger::Account::issue, rule->number, branch},
                         .reason = ledger::Reason::purchase, .window = {window.valid_from, window.last_day}}));
    return Done{};
}

/// What the remainders no longer make is taken back from whichever act it completed.
Result<Done> take_completed(ledger::Wallets& wallets, BranchId branch, Completed const& one_of) {
    auto left = -one_of.amount;
    for (auto wallet : {ledger::Wallet::points, ledger::Wallet::credit})
        for (auto act : wallets.acts_earning(wallet, one_of.rule))
            for (auto const& earned : wallets.standing(act).earned) {
                auto amount = std::min(left, earned.standing);
                if (earned.wallet != wallet || earned.rule != one_of.rule || amount <= 0) continue;
                TRY(wallets.take_back({.act = act, .wallet = wallet, .rule = one_of.rule, .amount = amount, .branch = branch, .shortfall = {}}));
                left -= amount;
            }
    return Done{};
}

members::RecordBalance balance_of(ledger::Wallets const& wallets, ledger::Wallet wallet) {
    auto balance = wallets.balance(wallet);
    return {balance.spendable, balance.pending, balance.debt};
}

Result<Done> settle_completed(Transaction& tx, Caller const& caller, MemberId first, std::vector<Completed> const& completed,
                              members::RecordsJoined& joined) {
    if (completed.empty()) return Done{};
    auto program = compiled(tx, caller);
    auto& wallets = ledger::lock(tx, first);
    for (auto const& one_of : completed)
        TRY(one_of.amount > 0 ? give_completed(wallets, *program, caller.branch, tx.today(), one_of)
                              : take_completed(wallets, caller.branch, one_of));
    wallets.post();
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
    write_counters(tx, request.member, first, joint);
    return settle_completed(tx, caller, request.member, completed, joined);
}

Result<Done> part_counters(Transaction& tx, Caller const& caller, members::UnmergeMember const& request, members::RecordsJoined& joined) {
    auto first = locked_counters(tx, joined.first.id), second = locked_counters(tx, request.member);
    auto own = first.counters;
    auto completed = take_share(own, second.counters);
    write_counters(tx, joined.first.id, first, own);
    return settle_completed(tx, caller, joined.first.id, completed, joined);
}

}  // namespace vafa::program
