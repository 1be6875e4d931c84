// A rule is named as it stood when the month ended; one that was taken out meanwhile, as it stood when it began.
#include "club/reports/liability/sources.hpp"

#include <algorithm>

namespace vafa::reports {

namespace {

struct SourceKey {
    Purse purse = Purse::points;
    bool is_sold = false;
    std::int64_t ref = 0;
    auto operator<=>(SourceKey const&) const = default;
};

void name_rule(SourceMonth& source, std::int64_t number, Rates const& at_end, Rates const& at_beginning) {
    source.kind = SourceKind::rule;
    source.number = number;
    auto const* rule = program::rule_of(at_end.program(), number);
    if (!rule) rule = program::rule_of(at_beginning.program(), number);
    if (!rule) return;
    source.name = rule->name;
    for (auto const& condition : rule->when)
        if (auto const* festival = std::get_if<program::InFestival>(&condition)) source.festival = festival->festival;
}

void name_gift(Snapshot& snapshot, SourceMonth& source, SourceKey const& key) {
    auto gift = gift_named(snapshot, key.ref);
    if (gift) source.name = gift->name;
    if (key.is_sold) source.kind = SourceKind::gift_cards_sold;
    else if (key.purse == Purse::gift_cards) source.kind = SourceKind::gift_cards;
    else if (gift && gift->kind == GiftKind::cards) source.kind = SourceKind::card_giver;
    else source.kind = gift && gift->kind == GiftKind::reason ? SourceKind::award : SourceKind::gift;
}

void name_source(Snapshot& snapshot, SourceMonth& source, SourceKey const& key, Rates const& at_end, Rates const& at_beginning) {
    auto level = key.ref - program::referral_level_ref;
    if (key.ref < program::welcome_ref) name_rule(source, key.ref, at_end, at_beginning);
    else if (key.ref == program::welcome_ref) source.kind = SourceKind::welcome;
    else if (key.ref == program::referral_ref) source.kind = SourceKind::referral;
    else if (level >= 0 && level < 10) {
        source.kind = SourceKind::referral_commission;
        source.number = level + 1;
    } else name_gift(snapshot, source, key);
}

void add_cost(SourceMonth& source, members::GroupId group, std::int64_t net, Rates const& rates) {
    auto worth = source.purse == Purse::points ? rates.worth(group, net) : std::optional(Rial{net});
    if (worth) source.cost += *worth;
    else source.without_rate += net;
}

}  // namespace

std::vector<SourceMonth> sources_in(Snapshot& snapshot, Caller const& caller, Day month, std::vector<FlowRow> const& flows, Rates const& rates) {
    std::map<SourceKey, SourceMonth> by_key;
    std::map<SourceKey, std::map<members::GroupId, std::int64_t>> nets;
    for (auto const& row : flows) {
        bool is_sold = row.key.account == sold_cards_account;
        if (!is_sold && row.key.account != static_cast<std::int64_t>(ledger::Account::issue)) continue;
        SourceKey key{row.key.purse, is_sold, row.key.ref};
        Movements one;
        one.add(row);
        by_key[key].purse = key.purse;
        by_key[key].issued += one.issued;
        by_key[key].taken_back += one.taken_back;
        if (!is_sold) nets[key][row.key.group] += row.flow.net();
    }
    for (auto const& [key, groups] : nets)
        for (auto const& [group, net] : groups) add_cost(by_key[key], group, net, rates);
    Rates at_beginning(snapshot, caller, month);
    std::vector<SourceMonth> sources;
    for (auto& [key, source] : by_key) {
        name_source(snapshot, source, key, rates, at_beginning);
        sources.push_back(std::move(source));
    }
    std::stable_sort(sources.begin(), sources.end(), [](auto const& a, auto const& b) { return a.cost > b.cost; });
    return sources;
}

}  // namespace vafa::reports
