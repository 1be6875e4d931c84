// Sales say how much was bought, the ledger what it earned; neither is a balance.
#include "club/tiers/totals.hpp"

#include <algorithm>

#include "club/ledger/ledger.hpp"
#include "club/sales/sales.hpp"

namespace vafa::tiers {

namespace {

constexpr std::size_t asked_together = 500;

bool asks_sales(Wanted const& wanted) { return wanted.measures.has(Measure::amount) || wanted.measures.has(Measure::purchases); }

}  // namespace

std::int64_t Totals::of(Measure measure) const {
    switch (measure) {
        case Measure::amount: return amount;
        case Measure::purchases: return purchases;
        case Measure::points: return points;
        case Measure::credit: return credit;
    }
    return 0;
}

std::vector<Totals> totals_of(Snapshot& snapshot, std::vector<Wanted> const& all) {
    std::vector<store::Question> questions;
    for (auto const& [member, days, measures] : all) {
        if (asks_sales({member, days, measures})) questions.push_back(sales::question_of_purchases(member, days.first, days.last));
        for (auto [measure, wallet] : {std::pair{Measure::points, ledger::Wallet::points}, {Measure::credit, ledger::Wallet::credit}})
            if (measures.has(measure)) questions.push_back(ledger::question_of_earnings(member, wallet, days.first, days.last));
    }
    auto answers = snapshot.together(questions);
    std::vector<Totals> totals;
    std::size_t at = 0;
    for (auto const& wanted : all) {
        Totals one;
        if (asks_sales(wanted)) {
            auto purchased = sales::read_purchases(answers[at++]);
            one.amount = purchased.amount.value;
            one.purchases = purchased.count;
        }
        if (wanted.measures.has(Measure::points)) one.points = ledger::read_earnings(answers[at++]);
        if (wanted.measures.has(Measure::credit)) one.credit = ledger::read_earnings(answers[at++]);
        totals.push_back(one);
    }
    return totals;
}

std::vector<std::int64_t> totals_of_many(Snapshot& snapshot, std::vector<MemberId> const& in_order, Days days, Measure measure) {
    std::vector<std::int64_t> totals;
    if (in_order.empty()) return totals;
    if (measure == Measure::amount || measure == Measure::purchases) {
        auto purchased = sales::purchases_between(snapshot, in_order.front(), in_order.back(), days.first, days.last);
        auto at = purchased.begin();
        for (auto member : in_order) {
            while (at != purchased.end() && at->member < member) ++at;
            Totals one;
            if (at != purchased.end() && at->member == member) one = {at->purchased.amount.value, at->purchased.count, 0, 0};
            totals.push_back(one.of(measure));
        }
        return totals;
    }
    for (std::size_t from = 0; from < in_order.size(); from += asked_together) {
        std::vector<Wanted> wanted;
        for (auto i = from; i < std::min(from + asked_together, in_order.size()); ++i) {
            wanted.push_back({in_order[i], days, {}});
            wanted.back().measures.add(measure);
        }
        for (auto const& one : totals_of(snapshot, wanted)) totals.push_back(one.of(measure));
    }
    return totals;
}

Wanted wanted_for(Promotion const& promotion, MemberId member, Day today) {
    Wanted wanted{member, days_of(promotion, today), {}};
    for (auto const& threshold : promotion.reaches) wanted.measures.add(threshold.measure);
    return wanted;
}

bool is_reached(Promotion const& promotion, Totals const& totals) {
    return std::all_of(promotion.reaches.begin(), promotion.reaches.end(),
                       [&](auto const& threshold) { return totals.of(threshold.measure) >= threshold.at_least; });
}

}  // namespace vafa::tiers
