// Months are those of the commits, so that a month that is over never changes.
#include "club/reports/liability/statement.hpp"

#include <algorithm>

#include "base/jalali.hpp"
#include "club/reports/liability/counting.hpp"
#include "club/reports/liability/desk.hpp"
#include "club/reports/liability/rates.hpp"
#include "club/reports/liability/sources.hpp"

namespace vafa::reports {

namespace {

/// An act that was under way when a month ended may still be committed for so long.
constexpr std::int64_t grace_ms = minute_ms;

LiabilityMonth empty_month(Day month, bool is_over) {
    LiabilityMonth empty{month_text(month), month, last_of_jalali_month(month), is_over, {}};
    for (auto purse : all_purses) empty.purses.push_back({purse, {}});
    return empty;
}

Movements& movements_of(LiabilityMonth& month, Purse purse) { return month.purses[static_cast<std::size_t>(purse) - 1].movements; }

void open(Movements& movements, std::int64_t balance) { movements.opening = movements.closing = balance; }

bool is_closed(Snapshot& snapshot, Day month, Instant counted_until) {
    return counted_until >= snapshot.zone().start_of(month_after(month)) + grace_ms;
}

/// Groups by purse, every movement of the month.
std::vector<GroupMonth> groups_in(Snapshot& snapshot, Day month, std::vector<FlowRow> const& flows, Rates const& rates) {
    std::map<std::pair<members::GroupId, Purse>, Movements> moved;
    for (auto const& row : balances_before(snapshot, month)) open(moved[{row.group, row.purse}], row.balance);
    for (auto const& row : flows) moved[{row.key.group, row.key.purse}].add(row);
    auto names = group_names(snapshot);
    std::vector<GroupMonth> groups;
    for (auto const& [key, movements] : moved) {
        auto [group, purse] = key;
        if (purse == Purse::gift_cards || movements.is_empty()) continue;
        auto name = std::find_if(names.begin(), names.end(), [&, id = group](auto const& one) { return one.first == id; });
        GroupMonth one{as_optional(group), name == names.end() ? "" : name->second, purse, movements, {}, 0};
        auto net = movements.issued - movements.taken_back;
        auto worth = purse == Purse::points ? rates.worth(group, net) : std::optional(Rial{net});
        one.cost = worth.value_or(Rial{0});
        one.without_rate = worth ? 0 : net;
        groups.push_back(std::move(one));
    }
    return groups;
}

}  // namespace

bool is_month_closed(Snapshot& snapshot, Day month) { return is_closed(snapshot, month, liability_counted_until(snapshot)); }

Result<LiabilityMonths> list_liability_months(Snapshot& snapshot, Caller const&, ListLiabilityMonths const&) {
    LiabilityMonths listed;
    listed.counted_until = liability_counted_until(snapshot);
    auto flows = flows_by_month(snapshot);
    auto this_month = first_of_jalali_month(snapshot.today());
    auto month = flows.empty() ? this_month : std::min(flows.front().key.month, this_month);
    std::size_t at = 0;
    std::map<Purse, std::int64_t> balances;
    for (; month <= this_month || at < flows.size(); month = month_after(month)) {
        auto shown = empty_month(month, is_closed(snapshot, month, listed.counted_until));
        for (auto purse : all_purses) open(movements_of(shown, purse), balances[purse]);
        for (; at < flows.size() && flows[at].key.month <= month; ++at) movements_of(shown, flows[at].key.purse).add(flows[at]);
        for (auto purse : all_purses) balances[purse] = movements_of(shown, purse).closing;
        listed.items.push_back(std::move(shown));
    }
    std::reverse(listed.items.begin(), listed.items.end());
    return listed;
}

Result<LiabilityMonthShown> show_liability_month(Snapshot& snapshot, Caller const& caller, ShowLiabilityMonth const& request) {
    auto month = TRY(read_month(request.month, snapshot.today()));
    LiabilityMonthShown shown{empty_month(month, is_month_closed(snapshot, month)), {}, {}};
    for (auto const& row : balances_before(snapshot, month)) {
        auto& movements = movements_of(shown.month, row.purse);
        open(movements, movements.opening + row.balance);
    }
    auto flows = flows_of(snapshot, month);
    for (auto const& row : flows) movements_of(shown.month, row.key.purse).add(row);
    Rates rates(snapshot, caller, std::min(shown.month.last_day, snapshot.today()));
    shown.sources = sources_in(snapshot, caller, month, flows, rates);
    shown.groups = groups_in(snapshot, month, flows, rates);
    return shown;
}

}  // namespace vafa::reports
