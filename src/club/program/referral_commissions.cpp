// A chain of referrers is paid of real purchases alone, judged by the base of what is kept, each level under an account of its own.
#include <algorithm>

#include "club/program/changes.hpp"
#include "club/program/gifts.hpp"
#include "club/program/store.hpp"

namespace vafa::program {

namespace {

using ledger::Wallet;

std::int64_t ref_of(ReferralPart const& part) { return referral_level_ref + part.level - 1; }

/// The counters of a referrer have their own day under the first level's number, whatever the level.
std::int64_t given_on(Counters const& counters, Day day) {
    for (auto const& total : counters.days)
        if (total.rule == referral_level_ref && total.day == day) return total.total;
    return 0;
}

/// Who brings is older than who comes, so that wallets of chains are locked from the younger to the older, always.
std::vector<ReferralLink> chain_of(Snapshot& snapshot, members::MemberForSale const& buyer, std::size_t levels) {
    std::vector<ReferralLink> chain;
    auto next = buyer.referrer;
    while (next && chain.size() < levels) {
        auto who = members::for_sale(snapshot, members::ById{next});
        if (!who) break;
        bool is_met = who->id == buyer.id || std::any_of(chain.begin(), chain.end(), [&](auto const& link) { return link.referrer == who->id; });
        if (is_met) break;
        chain.push_back({who->id, who->group, who->status == members::MemberStatus::active, Rial{0}});
        next = who->referrer;
    }
    return chain;
}

void count_given(Transaction& tx, MemberId referrer, LockedCounters const& before, Day day, Rial amount) {
    auto after = before.counters;
    count_day(after, referral_level_ref, day, amount.value);
    write_counters(tx, referrer, before, after);
}

Result<Done> give_part(Transaction& tx, Caller const& caller, Compiled const& program, ReferralPart const& part, Day day) {
    auto const& life = program.document().referral_commission->life;
    auto window = life ? window_of(*life, day) : credit_window(program, day);
    auto& wallets = ledger::lock(tx, part.referrer);
    TRY(wallets.receive({.wallet = Wallet::credit, .amount = part.amount.value, .from = {ledger::Account::issue, ref_of(part), caller.branch},
                         .reason = ledger::Reason::referral, .window = in_ledger(window),
                         .origin = {ledger::OriginKind::gift, referral_level_ref}, .day = day}));
    wallets.post();
    return Done{};
}

Result<Done> move_part(Transaction& tx, Caller const& caller, Compiled const& program, ReferralPart const& part, std::int64_t sale, Rial change) {
    auto& wallets = ledger::lock(tx, part.referrer);
    if (change < Rial{0})
        TRY(wallets.take_back({.act = sale, .wallet = Wallet::credit, .rule = ref_of(part), .amount = -change.value, .branch = caller.branch,
                               .shortfall = gift_shortfall(program, Wallet::credit)}));
    else
        TRY(wallets.give_again({.act = sale, .wallet = Wallet::credit, .rule = ref_of(part), .amount = change.value, .branch = caller.branch}));
    wallets.post();
    return Done{};
}

}  // namespace

BudgetKey referral_budget_key(Budget const& budget, Day day) {
    return {referral_level_ref, Wallet::credit, budget.span == BudgetSpan::jalali_month ? first_of_jalali_month(day).number : 0};
}

std::vector<ReferralJudged> judge_referrers(Compiled const& program, std::span<ReferralLink const> chain, Rial base, std::optional<Rial> budget_left) {
    auto const& paid = *program.document().referral_commission;
    std::vector<ReferralJudged> judged;
    for (std::size_t i = 0; i < chain.size() && i < paid.levels.size(); ++i) {
        auto const& link = chain[i];
        auto percent = i == 0 ? first_referral_percent(program, link.group) : paid.levels[i].percent;
        ReferralJudged level{{static_cast<std::int64_t>(i) + 1, link.referrer, percent, Rial{0}}, link.is_active};
        if (link.is_active) {
            auto& amount = level.part.amount;
            auto cut = [&](CutBy by, Rial left, Rial cap) {
                if (left >= amount) return;
                amount = std::max(left, Rial{0});
                level.cut_by = by;
                level.cap = cap;
            };
            amount = Rial{multiply_floor(base.value, percent.value, one_whole)};
            if (paid.per_invoice) cut(CutBy::invoice, *paid.per_invoice, *paid.per_invoice);
            if (paid.per_day) cut(CutBy::day, *paid.per_day - link.given_today, *paid.per_day);
            if (budget_left) cut(CutBy::budget, *budget_left, *budget_left);
            if (budget_left) *budget_left -= amount;
        }
        judged.push_back(level);
    }
    return judged;
}

std::vector<ReferralPart> referral_parts(Compiled const& program, std::span<ReferralLink const> chain, Rial base, std::optional<Rial> budget_left) {
    std::vector<ReferralPart> parts;
    for (auto const& level : judge_referrers(program, chain, base, budget_left))
        if (level.part.amount > Rial{0}) parts.push_back(level.part);
    return parts;
}

std::vector<ReferralJudged> view_referral_commissions(Snapshot& snapshot, Compiled const& program, members::MemberForSale const& buyer, Day day,
                                                      Rial base) {
    auto const& paid = program.document().referral_commission;
    if (!paid || !buyer.referrer || base <= Rial{0}) return {};
    auto chain = chain_of(snapshot, buyer, paid->levels.size());
    if (paid->per_day)
        for (auto& link : chain) link.given_today = Rial{given_on(counters_of(snapshot, link.referrer), day)};
    std::optional<Rial> left;
    if (paid->budget) left = Rial{paid->budget->amount - read_budgets(snapshot, {referral_budget_key(*paid->budget, day)})[0].given};
    return judge_referrers(program, chain, base, left);
}

Rial referral_due(ReferralPart const& part, Rial base) { return std::min(Rial{multiply_floor(base.value, part.percent.value, one)}, part.amount); }

Result<std::vector<ReferralPart>> give_referral_commissions(Transaction& tx, Caller const& caller, Compiled const& program,
                                                            members::MemberForSale const& buyer, Day day, Rial base) {
    std::vector<ReferralPart> parts;
    auto const& paid = program.document().referral_commission;
    if (!paid || !buyer.referrer || base <= Rial{0}) return parts;
    auto chain = chain_of(tx, buyer, paid->levels.size());
    std::vector<LockedCounters> counters(chain.size());
    for (std::size_t i = 0; i < chain.size(); ++i) {
        // the member's row is there before a first wallet is: two friends who buy at once follow each other and meet no fence
        chain[i].is_active = chain[i].is_active && members::lock_active(tx, chain[i].referrer).has_value();
        if (!chain[i].is_active) continue;
        ledger::lock(tx, chain[i].referrer);  // before their counters, as their own sales do
        if (!paid->per_day) continue;
        counters[i] = locked_counters(tx, chain[i].referrer);
        chain[i].given_today = Rial{given_on(counters[i].counters, day)};
    }
    std::optional<BudgetRow> budget;
    if (paid->budget) budget = lock_budgets(tx, {referral_budget_key(*paid->budget, day)})[0];
    parts = referral_parts(program, chain, base, budget ? std::optional(Rial{paid->budget->amount - budget->given}) : std::nullopt);
    Rial given;
    for (auto const& part : parts) {
        TRY(give_part(tx, caller, program, part, day));
        if (paid->per_day) count_given(tx, part.referrer, counters[static_cast<std::size_t>(part.level - 1)], day, part.amount);
        given += part.amount;
    }
    if (budget) write_budget(tx, *budget, given.value);
    return parts;
}

Result<Done> move_referral_commissions(Transaction& tx, Caller const& caller, Compiled const& program, std::int64_t sale, Day sold,
                                       std::span<ReferralPart const> parts, Rial base_before, Rial base_after) {
    if (parts.empty()) return Done{};
    auto const& paid = *program.document().referral_commission;
    Rial moved;
    for (auto const& part : parts) {
        auto change = referral_due(part, base_after) - referral_due(part, base_before);
        if (change == Rial{0}) continue;
        TRY(move_part(tx, caller, program, part, sale, change));  // locks the wallets, then the counters
        if (paid.per_day) count_given(tx, part.referrer, locked_counters(tx, part.referrer), sold, change);
        moved += change;
    }
    if (paid.budget && moved != Rial{0}) write_budget(tx, lock_budgets(tx, {referral_budget_key(*paid.budget, sold)})[0], moved.value);
    return Done{};
}

}  // namespace vafa::program
