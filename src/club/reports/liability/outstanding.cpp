// A few thousand counter rows are added up, however many lots stand behind them.
#include "club/reports/liability/outstanding.hpp"

#include "base/jalali.hpp"
#include "club/reports/liability/counting.hpp"
#include "club/reports/liability/desk.hpp"
#include "club/reports/liability/rates.hpp"

namespace vafa::reports {

namespace {

constexpr int days_ahead = 30;

/// Adds an amount of a purse to the field that has it.
void add(auto& row, Purse purse, std::int64_t amount) {
    if (purse == Purse::points) row.points += Points{amount};
    else if (purse == Purse::credit) row.credit += Rial{amount};
    else row.gift_cards += Rial{amount};
}

std::int64_t months_from(Day from, Day to) {
    auto a = to_jalali(from), b = to_jalali(to);
    return (b.year - a.year) * 12 + b.month - a.month;
}

class Adding {
  public:
    Adding(Day today, LiabilityShown& shown) : today_(today), this_month_(first_of_jalali_month(today)), shown_(shown) {
        for (auto purse : all_purses) shown_.purses.push_back({.purse = purse, .value = {}});
    }

    void add_row(OwedKey const& key, std::int64_t amount) {
        auto& purse = shown_.purses[static_cast<std::size_t>(key.purse) - 1];
        purse.balance += amount;
        by_group_[key.group][key.purse] += amount;
        if (key.made == 0) {
            purse.debt -= amount;
            return;
        }
        purse.in_lots += amount;
        origins_[{key.purse, key.origin}] += amount;
        Day made{static_cast<std::int32_t>(key.made)}, last{static_cast<std::int32_t>(key.last_day)};
        add(month_in(ages_, made), key.purse, amount);
        if (key.last_day == 0) purse.never_ending += amount;
        else if (key.last_day > 0 && last < today_) purse.ended += amount;
        else if (key.last_day > 0) add_ending(last, key.purse, amount);
    }

    /// Counted by its life alone above: where it ends now is asked of the wallets.
    void add_idle(IdleRow const& row) {
        auto& purse = shown_.purses[static_cast<std::size_t>(row.purse) - 1];
        if (row.ends < today_) {
            purse.ended += row.amount;
            return;
        }
        purse.by_inactivity += row.amount;
        add_ending(row.ends, row.purse, row.amount);
    }

    std::map<members::GroupId, std::map<Purse, std::int64_t>> const& by_group() const { return by_group_; }

    void finish() {
        for (auto& [month, row] : ages_) shown_.ages.push_back(row);
        for (auto& [month, row] : ends_) shown_.ends.push_back(row);
        for (auto& [day, row] : days_) shown_.ending_days.push_back(row);
        for (auto const& [key, amount] : origins_)
            if (amount != 0) shown_.origins.push_back({key.first, key.second, amount});
    }

  private:
    MonthOwed& month_in(std::map<Day, MonthOwed>& months, Day month) {
        auto& row = months[month];
        row.month = month;
        row.months = month < this_month_ ? months_from(month, this_month_) : months_from(this_month_, month);
        return row;
    }
    void add_ending(Day last, Purse purse, std::int64_t amount) {
        add(month_in(ends_, first_of_jalali_month(last)), purse, amount);
        if (last - today_ >= days_ahead) return;
        auto& row = days_[last];
        row.day = last;
        add(row, purse, amount);
    }

    Day today_, this_month_;
    LiabilityShown& shown_;
    std::map<members::GroupId, std::map<Purse, std::int64_t>> by_group_;
    std::map<Day, MonthOwed> ages_, ends_;
    std::map<Day, DayOwed> days_;
    std::map<std::pair<Purse, ledger::OriginKind>, std::int64_t> origins_;
};

GroupOwed group_owed(members::GroupId group, std::string name, std::map<Purse, std::int64_t> const& amounts, Rates const& rates) {
    auto of = [&](Purse purse) {
        auto found = amounts.find(purse);
        return found == amounts.end() ? 0 : found->second;
    };
    GroupOwed owed{as_optional(group), std::move(name), Points{of(Purse::points)}, {}, {}, {}, Rial{of(Purse::credit)}};
    owed.value = rates.worth(group, owed.points.value);
    if (auto rate = rates.of(group)) {
        owed.rate_points = rate->points;
        owed.rate_credit = rate->credit;
    }
    return owed;
}

/// Every group that there is, and "no group" where somebody of none has something.
void add_groups(Snapshot& snapshot, Adding const& adding, Rates const& rates, LiabilityShown& shown) {
    auto names = group_names(snapshot);
    auto amounts = adding.by_group();
    for (auto const& [group, name] : names) shown.groups.push_back(group_owed(group, name, amounts[group], rates));
    auto none = group_owed({}, "", amounts[members::GroupId{}], rates);
    if (none.points != Points{0} || none.credit != Rial{0}) shown.groups.push_back(none);
}

void add_values(LiabilityShown& shown) {
    for (auto& purse : shown.purses)
        if (purse.purse != Purse::points) purse.value = Rial{purse.balance};
    auto& points = shown.purses[0];
    for (auto const& group : shown.groups) {
        if (group.value) points.value += *group.value;
        else points.without_rate += group.points.value;
    }
}

}  // namespace

Result<LiabilityShown> show_liability(Snapshot& snapshot, Caller const& caller, ShowLiability const&) {
    LiabilityShown shown;
    shown.day = snapshot.today();
    shown.counted_until = liability_counted_until(snapshot);
    shown.is_counting = shown.counted_until < snapshot.now();
    Adding adding(shown.day, shown);
    for (auto const& [key, owed] : owed_now(snapshot)) adding.add_row(key, owed.remaining);
    for (auto const& row : idle_now(snapshot)) adding.add_idle(row);
    adding.finish();
    add_groups(snapshot, adding, Rates(snapshot, caller, shown.day), shown);
    add_values(shown);
    auto held = held_now(snapshot);
    shown.purses[0].held = held.points;
    shown.purses[1].held = held.credit;
    shown.forecasts = forecast_breakage(ending_from(snapshot, first_of_history(shown.day)), shown.day);
    return shown;
}

}  // namespace vafa::reports
