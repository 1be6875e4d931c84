// Figures are kept in order of their keys, so that the same past gives the same bytes.
#include "club/reports/replay/walking.hpp"

#include <algorithm>

namespace vafa::reports {

namespace {

using ledger::Wallet;

constexpr std::size_t most_differences = 50;

/// The entry of a key, made where there is none; kept in order.
template <class T, class Key>
T& entry_of(std::vector<T>& all, Key T::*key, Key const& wanted) {
    auto at = std::lower_bound(all.begin(), all.end(), wanted, [key](T const& one, Key const& value) { return one.*key < value; });
    if (at == all.end() || (*at).*key != wanted) {
        at = all.insert(at, T{});
        (*at).*key = wanted;
    }
    return *at;
}

/// -1, 0 or 1 as the replay gives less, as much or more.
int more_or_less(ReplayGiven const& really, ReplayGiven const& replayed, std::optional<program::Conversion> const& worth) {
    __int128 points = replayed.points.value - really.points.value;
    __int128 rial = replayed.credit.value - really.credit.value + replayed.discount.value - really.discount.value;
    auto value = worth ? rial * worth->points.value + points * worth->credit.value : rial;
    if (value == 0) value = points;
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}

void add(ReplayGiven& into, Wallet wallet, std::int64_t amount) {
    if (wallet == Wallet::points) into.points += Points{amount};
    else into.credit += Rial{amount};
}

ReplayGiven own_part(Moves const& moves) {
    ReplayGiven given;
    for (auto const& one : moves.all()) add(given, one.wallet, one.amount);
    for (auto const& off : moves.discounts) given.discount += off.amount;
    return given;
}

ReplayGiven all_of(Moves const& moves) {
    auto given = own_part(moves);
    for (auto const& one : moves.others) add(given, one.wallet, one.amount);
    return given;
}

}  // namespace

std::vector<PastEvent> events_of(Past const& past) {
    std::vector<PastEvent> events;
    events.reserve(past.sales.size() + past.returns.size());
    for (auto const& sale : past.sales) events.push_back({sale.at, sale.id.value, &sale, nullptr});
    for (auto const& returned : past.returns) events.push_back({returned.at, returned.id, nullptr, &returned});
    std::sort(events.begin(), events.end(), [](auto const& a, auto const& b) { return std::pair(a.at, a.act) < std::pair(b.at, b.act); });
    return events;
}

Moves moves_of_ledger(Past const& past, std::int64_t act) {
    Moves moves;
    for (auto const& line : past.lines_of(act)) {
        if (line.account == ledger::Account::redemption && line.wallet == Wallet::credit) moves.spent -= Rial{line.amount};
        if (line.account != ledger::Account::issue) continue;
        std::optional<program::LotWindow> window;
        auto const* lot = past.lot(line.wallet, line.lot);
        if (lot && line.amount > 0) window = lot->window();
        moves.add({line.wallet, line.ref, line.amount, window});
    }
    return moves;
}

void add_referrers_part(Snapshot& snapshot, Past const& past, std::int64_t act, Moves const& judged, Moves& really) {
    if (!judged.to_referrer && !judged.from_referrer) return;
    for (auto wallet : {Wallet::points, Wallet::credit})
        if (auto amount = given_by_friend(snapshot, act, past.referrer, wallet)) really.others.push_back({wallet, program::referral_ref, amount, {}});
}

void Counting::begin(Past const& past) {
    past_ = &past;
    acts_ = 0;
    really_ = replayed_ = own_really_ = own_replayed_ = {};
    rules_.clear();
}

Counting::OfRule& Counting::rule(std::int64_t number) { return entry_of(rules_, &OfRule::rule, number); }

void Counting::count_rules(Moves const& moves, ReplayGiven OfRule::*side) {
    for (auto const& one : moves.all()) add(rule(one.ref).*side, one.wallet, one.amount);
    for (auto const& one : moves.others) add(rule(one.ref).*side, one.wallet, one.amount);
    for (auto const& off : moves.discounts) (rule(off.rule).*side).discount += off.amount;
}

void Counting::count(PastEvent const& event, Moves const& really, Moves const& replayed) {
    auto real = all_of(really), again = all_of(replayed);
    auto day = event.sale ? event.sale->day : event.returned->day;
    auto& branch = entry_of(figures_.branches, &ReplayOfBranch::branch, event.sale ? event.sale->basket.branch : event.returned->branch);
    auto& month = entry_of(figures_.months, &ReplayOfMonth::first_day, first_of_jalali_month(day));
    branch.really += real;
    branch.replayed += again;
    month.really += real;
    month.replayed += again;
    branch.sales += event.sale ? 1 : 0;
    ++(event.sale ? figures_.sales : figures_.returns);
    ++acts_;
    really_ += real;
    replayed_ += again;
    own_really_ += own_part(really);
    own_replayed_ += own_part(replayed);
    count_rules(really, &OfRule::really);
    count_rules(replayed, &OfRule::replayed);
}

void Counting::end(std::optional<program::Conversion> const& worth) {
    if (acts_ == 0) return;
    auto group = as_optional(past_->group);
    auto& of_group = entry_of(figures_.groups, &ReplayOfGroup::group, group);
    of_group.really += really_;
    of_group.replayed += replayed_;
    figures_.really += really_;
    figures_.replayed += replayed_;
    ++of_group.members;
    ++figures_.members;
    auto verdict = more_or_less(own_really_, own_replayed_, worth);
    of_group.winners += verdict > 0;
    figures_.winners += verdict > 0;
    of_group.losers += verdict < 0;
    figures_.losers += verdict < 0;
    for (auto const& mine : rules_) {
        auto& all = entry_of(figures_.rules, &ReplayOfRule::rule, mine.rule);
        all.really += mine.really;
        all.replayed += mine.replayed;
        auto by_rule = more_or_less(mine.really, mine.replayed, worth);
        all.winners += by_rule > 0;
        all.losers += by_rule < 0;
    }
}

void add_figures(ReplayFigures& all, ReplayFigures const& more) {
    auto add_counts = [](auto& into, auto const& from, auto... counts) { ((into.*counts += from.*counts), ...); };
    auto add_given = [](auto& into, auto const& from) {
        into.really += from.really;
        into.replayed += from.replayed;
    };
    add_counts(all, more, &ReplayFigures::members, &ReplayFigures::sales, &ReplayFigures::returns, &ReplayFigures::winners, &ReplayFigures::losers,
               &ReplayFigures::opening, &ReplayFigures::really_closing, &ReplayFigures::replayed_closing, &ReplayFigures::uncovered,
               &ReplayFigures::differences);
    add_given(all, more);
    for (auto const& from : more.groups) {
        auto& into = entry_of(all.groups, &ReplayOfGroup::group, from.group);
        add_counts(into, from, &ReplayOfGroup::members, &ReplayOfGroup::winners, &ReplayOfGroup::losers);
        add_given(into, from);
    }
    for (auto const& from : more.branches) {
        auto& into = entry_of(all.branches, &ReplayOfBranch::branch, from.branch);
        add_counts(into, from, &ReplayOfBranch::sales);
        add_given(into, from);
    }
    for (auto const& from : more.rules) {
        auto& into = entry_of(all.rules, &ReplayOfRule::rule, from.rule);
        add_counts(into, from, &ReplayOfRule::winners, &ReplayOfRule::losers);
        add_given(into, from);
    }
    for (auto const& from : more.months) add_given(entry_of(all.months, &ReplayOfMonth::first_day, from.first_day), from);
    auto room = most_differences - std::min(most_differences, all.first_differences.size());
    auto const& first = more.first_differences;
    all.first_differences.insert(all.first_differences.end(), first.begin(), first.begin() + static_cast<std::ptrdiff_t>(std::min(room, first.size())));
}

void Counting::differ(ReplayDifference difference) {
    ++figures_.differences;
    if (figures_.first_differences.size() >= most_differences) return;
    difference.member = past_->member;
    figures_.first_differences.push_back(difference);
}

}  // namespace vafa::reports
