// What quotes, sales and receipts have in common.
#include "club/sales/sale.hpp"

#include <algorithm>

#include "operation/texts.hpp"

namespace vafa::sales {

namespace {

constexpr int soon_days = 60;

void add_expiring(std::vector<Expiring>& into, ledger::Wallets const& wallets, ledger::Wallet wallet, Day today) {
    for (auto const& lot : wallets.lots(wallet)) {
        if (!lot.last || lot.first > today || *lot.last < today || *lot.last - today > soon_days) continue;
        Expiring more{wallet, lot.remaining, *lot.last, lot.idle_days.has_value()};
        auto same = std::find_if(into.begin(), into.end(), [&](auto const& one) {
            return one.wallet == wallet && one.last_day == more.last_day && one.is_by_inactivity == more.is_by_inactivity;
        });
        if (same != into.end()) same->amount += more.amount;
        else into.push_back(more);
    }
}

}  // namespace

std::optional<std::int64_t> Sale::receipt_number() const {
    if (!till_count) return {};
    return place.till_rank * receipts_of_a_till + *till_count;
}

Result<tenancy::Place> place_of(Snapshot& snapshot, Caller const& caller, std::optional<BranchId> const& branch) {
    auto places = tenancy::places(snapshot, caller);
    if (caller.till && (!branch || *branch == caller.branch)) {
        auto const* till = places->till(caller.till);
        if (till) return *till;
    }
    if (!branch) return refuse_at("/branch", branch_not_named);
    auto const* found = places->branch(*branch);
    if (!found) return refuse_at("/branch", tenancy::branch_missing);
    if (!caller.may_act_at(*branch)) return refuse_at("/branch", foreign_branch);
    return *found;
}

program::Basket judged_basket(catalog::Catalog const& catalog, Sale const& sale, LocalTime const& local) {
    program::Basket basket;
    basket.lines.reserve(sale.basket.lines.size());
    for (auto const& line : sale.basket.lines) {
        program::BasketLine judged;
        judged.good_class = line.good_class;
        judged.quantity = line.quantity;
        judged.net = line.net;
        judged.taken_off = line.program_discount;
        if (auto const* good = line.good ? catalog.find(*line.good) : nullptr) {
            judged.good = good->id;
            judged.goods_group = good->group;
            judged.vat = good->vat;
        }
        basket.lines.push_back(judged);
    }
    basket.sale = sale.id.value;
    basket.credit = sale.credit;
    basket.day = sale.day;
    basket.minute = local.hour * 60 + local.minute;
    basket.branch = sale.place.branch;
    basket.till = sale.place.till;
    basket.payments = program::payment_kinds(sale.payments, sale.gift);
    return basket;
}

program::MemberState state_of(members::MemberForSale const& member, program::Counters counters) {
    return {member.group, member.birth_day, member.enrolled_day, bool(member.referrer), std::move(counters)};
}

MemberBalances balances_of(ledger::Wallets const& wallets, Day today) {
    auto points = wallets.balance(ledger::Wallet::points), credit = wallets.balance(ledger::Wallet::credit);
    MemberBalances shown{Points{points.spendable}, Rial{credit.spendable}, Points{points.debt}, Rial{credit.debt}, Rial{credit.held}, {}};
    add_expiring(shown.expiring, wallets, ledger::Wallet::points, today);
    add_expiring(shown.expiring, wallets, ledger::Wallet::credit, today);
    std::stable_sort(shown.expiring.begin(), shown.expiring.end(), [](auto const& a, auto const& b) { return a.last_day < b.last_day; });
    return shown;
}

MemberBrief brief_of(members::MemberForSale const& member, ledger::Wallets const& wallets, Day today) {
    return {member.id, member.number, member.name, member.masked_mobile, member.group_name, member.status,
            member.is_credit_frozen, balances_of(wallets, today)};
}

std::vector<RuleAward> awards_shown(program::Compiled const& program, program::Judgement const& judgement, Caller const& caller) {
    std::vector<RuleAward> shown;
    for (auto const& award : judgement.awards) {
        auto const* rule = program::rule_of(program, award.rule);
        shown.push_back({award.rule, rule ? rule->name : "", award.wallet, award.amount,
                         program::explain(program, award, *caller.texts, caller.language, caller.money_unit)});
    }
    return shown;
}

std::vector<RuleMissed> not_applied_shown(program::Compiled const& program, program::Judgement const& judgement, Caller const& caller) {
    std::vector<RuleMissed> shown;
    for (auto const& missed : judgement.not_applied) {
        auto const* rule = program::rule_of(program, missed.rule);
        shown.push_back({missed.rule, rule ? rule->name : "",
                         program::explain(program, missed, *caller.texts, caller.language, caller.money_unit)});
    }
    return shown;
}

std::optional<NextReward> next_reward(program::Compiled const& program, Points balance) {
    program::Reward const* nearest = nullptr;
    for (auto const& reward : program::document_of(program).rewards)
        if (reward.points > balance && (!nearest || reward.points < nearest->points)) nearest = &reward;
    if (!nearest) return {};
    return NextReward{nearest->name, nearest->points, nearest->points - balance};
}

std::string notice(Caller const& caller, std::string_view key) {
    return std::string(caller.texts->sentence(caller.language, "notices." + std::string(key)));
}

}  // namespace vafa::sales
