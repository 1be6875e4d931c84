// Adds the lines of this act to what was read of earlier ones.
#include "club/ledger/shares.hpp"

#include <algorithm>

namespace vafa::ledger {

namespace {

/// `of`: the key that a line counts for, or none. `sign`: the direction that is counted.
template <class KeyOf>
std::vector<Share> with_own_lines(std::vector<Share> shares, Purse const& purse, std::int64_t sign, KeyOf key_of) {
    for (auto const& line : purse.lines()) {
        auto key = key_of(line);
        if (!key) continue;
        auto share = std::find_if(shares.begin(), shares.end(), [&](auto const& one) { return one.of == *key; });
        if (share == shares.end()) share = shares.insert(shares.end(), {*key, 0, 0});
        share->amount += sign * line.amount;
        if (sign * line.amount > 0) share->latest = line.version;
    }
    std::erase_if(shares, [](auto const& share) { return share.amount <= 0; });
    std::sort(shares.begin(), shares.end(), [](auto const& a, auto const& b) { return a.latest > b.latest; });
    return shares;
}

using Key = std::optional<std::int64_t>;

}  // namespace

std::vector<Share> lots_of_rule(Wallets::State& state, Purse const& purse, std::int64_t rule) {
    auto read = given_by_rule(state.snapshot, state.member, purse.wallet(), rule, purse.version_at_open());
    return with_own_lines(std::move(read), purse, 1, [&](Line const& line) -> Key {
        bool counts = line.contra.account == Account::issue && line.contra.ref == rule && line.lot != 0;
        return counts ? Key(line.lot) : Key();
    });
}

std::vector<Share> payers_of_debt(Wallets::State& state, Purse const& purse) {
    auto read = debt_paid_by_lots(state.snapshot, state.member, purse.wallet(), purse.version_at_open());
    return with_own_lines(std::move(read), purse, -1, [](Line const& line) -> Key {
        return line.contra.account == Account::debt && line.lot != 0 ? Key(line.lot) : Key();
    });
}

std::int64_t reopen_debt(Wallets::State& state, Purse& purse, std::int64_t amount, Cause const& cause) {
    if (amount <= 0) return 0;
    for (auto const& payer : payers_of_debt(state, purse)) {
        auto& lot = state.lot(purse.wallet(), payer.of);
        auto part = std::min(lot.paid_debt, amount);
        purse.move(lot, part, cause);
        purse.move_debt(-part, cause);
        amount -= part;
    }
    return amount;
}

std::vector<Share> conversions_of(Wallets::State& state, std::int64_t lot) {
    auto read = conversions_of_lot(state.snapshot, state.member, lot, state.points.version_at_open());
    return with_own_lines(std::move(read), state.points, -1, [&](Line const& line) -> Key {
        return line.contra.account == Account::conversion && line.lot == lot ? Key(line.contra.ref) : Key();
    });
}

ConversionRow& known_conversion(Wallets::State& state, std::int64_t act) {
    for (auto& known : state.conversions)
        if (known.act == act) return known;
    auto read = conversion_of(state.snapshot, state.member, act);
    ensure(read.has_value(), "a line names a conversion that there is not");
    return state.conversions.emplace_back(*read);
}

std::int64_t credit_of(ConversionRow const& conversion, std::int64_t points_undone) {
    auto now = conversion.points - conversion.undone_points;
    return worth(now, conversion.rate).value - worth(now - points_undone, conversion.rate).value;
}

}  // namespace vafa::ledger
