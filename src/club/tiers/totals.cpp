// Sales say how much was bought, the ledger what it earned; neither is a balance.
#include "club/tiers/totals.hpp"

#include <algorithm>

#include "club/ledger/ledger.hpp"

namespace vafa::tiers {

namespace {

constexpr std::size_t asked_together = 500;
constexpr std::pair<Measure, ledger::Wallet> earnings[]{{Measure::points, ledger::Wallet::points}, {Measure::credit, ledger::Wallet::credit}};

bool goes_by_purchases(Measure measure) { return measure == Measure::amount || measure == Measure::purchases; }
bool asks_sales(Measures const& measures) { return measures.has(Measure::amount) || measures.has(Measure::purchases); }

/// One record's part of what is wanted of a person.
struct Asked {
    MemberId member;
    Days days;
    Measures measures;
    std::size_t of = 0;          // its place among what is wanted
};

/// A person who had two records bought with both.
std::vector<Asked> of_all_records(Snapshot& snapshot, std::vector<Wanted> const& wanted) {
    std::vector<Asked> all;
    if (wanted.empty()) return all;
    auto [lowest, highest] = std::minmax_element(wanted.begin(), wanted.end(), [](auto const& a, auto const& b) { return a.member < b.member; });
    auto const records = members::merged_between(snapshot, lowest->member, highest->member);
    for (std::size_t of = 0; of < wanted.size(); ++of) {
        auto const& [member, days, measures] = wanted[of];
        all.push_back({member, days, measures, of});
        for (auto const& record : records)
            if (record.first == member) all.push_back({record.second, days, measures, of});
    }
    return all;
}

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

std::vector<Totals> totals_of(Snapshot& snapshot, std::vector<Wanted> const& wanted) {
    auto const all = of_all_records(snapshot, wanted);
    std::vector<store::Question> questions;
    for (auto const& [member, days, measures, of] : all) {
        if (asks_sales(measures)) questions.push_back(sales::question_of_purchases(member, days.first, days.last));
        for (auto [measure, wallet] : earnings)
            if (measures.has(measure)) questions.push_back(ledger::question_of_earnings(member, wallet, days.first, days.last));
    }
    auto answers = snapshot.together(questions);
    std::vector<Totals> totals(wanted.size());
    std::size_t at = 0;
    for (auto const& asked : all) {
        auto& into = totals[asked.of];
        if (asks_sales(asked.measures)) {
            auto purchased = sales::read_purchases(answers[at++]);
            into.amount += purchased.amount.value;
            into.purchases += purchased.count;
        }
        if (asked.measures.has(Measure::points)) into.points += ledger::read_earnings(answers[at++]);
        if (asked.measures.has(Measure::credit)) into.credit += ledger::read_earnings(answers[at++]);
    }
    return totals;
}

ForAll read_for_all(Snapshot& snapshot, Days days, Measure measure) {
    return {days, measure, goes_by_purchases(measure) ? sales::lessened_between(snapshot, days.first, days.last) : std::vector<sales::PurchasedBy>{}};
}

std::vector<std::int64_t> totals_of_many(Snapshot& snapshot, std::vector<MemberId> const& in_order, ForAll const& for_all) {
    auto const& [days, measure, lessened] = for_all;
    std::vector<std::int64_t> totals;
    if (in_order.empty()) return totals;
    if (goes_by_purchases(measure)) {
        auto purchased = sales::purchases_between(snapshot, in_order.front(), in_order.back(), days.first, days.last, lessened);
        auto at = purchased.begin();
        for (auto member : in_order) {
            while (at != purchased.end() && at->member < member) ++at;
            Totals one;
            if (at != purchased.end() && at->member == member) one = {at->purchased.amount.value, at->purchased.count, 0, 0};
            totals.push_back(one.of(measure));
        }
        for (auto const& record : members::merged_between(snapshot, in_order.front(), in_order.back())) {
            auto first = std::lower_bound(in_order.begin(), in_order.end(), record.first);
            if (first == in_order.end() || *first != record.first) continue;
            Wanted wanted{record.first, days, {}};
            wanted.measures.add(measure);
            totals[static_cast<std::size_t>(first - in_order.begin())] = totals_of(snapshot, {wanted}).front().of(measure);
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
