// A lot counts until its last day has passed; nobody has to book that.
#include "club/reports/replay/purse.hpp"

#include <algorithm>
#include <limits>

namespace vafa::reports {

namespace {

using ledger::Wallet;

/// Is anything kept of it that was bought before a day?
bool is_kept(Past const& past, PastSale const& sale, Day before, Instant until) {
    std::int64_t pieces = 0;
    for (auto const& line : sale.basket.lines) pieces += line.quantity;
    for (auto const& returned : past.returns) {
        if (returned.sale != sale.id || returned.day >= before || returned.at > until) continue;
        for (auto const& [line, quantity] : returned.pieces) pieces -= quantity;
    }
    return pieces > 0;
}

}  // namespace

std::optional<Day> Purse::end_of(Lot const& lot) const {
    if (lot.ended || !lot.window.idle_days) return lot.ended ? lot.ended : lot.window.last_day;
    return std::max(lot.window.valid_from, active_) + static_cast<int>(*lot.window.idle_days - 1);
}

bool Purse::has_passed(Lot const& lot, Day day) const {
    auto end = end_of(lot);
    return end && *end < day;
}

void Purse::buy(std::int64_t sale, Day day, Day committed) {
    for (auto* mine : {&points_, &credit_})
        for (auto& lot : mine->lots)
            if (lot.window.idle_days && !lot.ended && has_passed(lot, committed)) lot.ended = end_of(lot);
    bought_[sale] = day;
    active_ = std::max(active_, day);
}

void Purse::forget(std::int64_t sale) {
    if (bought_.erase(sale) == 0) return;
    active_ = {};
    for (auto const& [other, day] : bought_) active_ = std::max(active_, day);
}

Purse::Purse(Past const& past, Day before, Instant until) {
    for (auto const& line : past.lines) {
        if (line.day >= before || line.at > until) continue;
        auto& mine = pocket(line.wallet);
        if (line.lot == 0) {
            mine.debt -= line.amount;
            continue;
        }
        auto lot = std::find_if(mine.lots.begin(), mine.lots.end(), [&](auto const& one) { return one.number == line.lot; });
        if (lot != mine.lots.end()) {
            lot->remaining += line.amount;
            continue;
        }
        auto const* known = past.lot(line.wallet, line.lot);
        ensure(known, "a line names no lot of its member");
        mine.lots.push_back({line.lot, known->window(), line.amount, known->idle_days ? known->last : std::nullopt});
    }
    for (auto const& sale : past.sales)
        if (sale.state && sale.day < before && sale.at <= until && is_kept(past, sale, before, until)) {
            bought_[sale.id.value] = sale.day;
            active_ = std::max(active_, sale.day);
        }
}

void Purse::Pocket::pay(Lot& lot) {
    auto paid = std::min(debt, lot.remaining);
    debt -= paid;
    lot.remaining -= paid;
}

void Purse::receive(Wallet wallet, std::int64_t amount, program::LotWindow const& window) {
    auto& mine = pocket(wallet);
    auto lot = std::find_if(mine.lots.begin(), mine.lots.end(), [&](auto const& one) { return one.number == 0 && one.window == window && !one.ended; });
    if (lot == mine.lots.end()) lot = mine.lots.insert(mine.lots.end(), Lot{0, window, 0, {}});
    lot->remaining += amount;
    mine.pay(*lot);
}

std::int64_t Purse::spend(Wallet wallet, std::int64_t amount, Day day, std::int64_t act) {
    auto& mine = pocket(wallet);
    while (amount > 0) {
        std::optional<std::size_t> first;
        for (std::size_t i = 0; i < mine.lots.size(); ++i) {
            auto const& lot = mine.lots[i];
            if (lot.remaining <= 0 || !is_valid(lot, day)) continue;
            auto end = end_of(lot), least = first ? end_of(mine.lots[*first]) : std::nullopt;
            if (!first || (end && (!least || *end < *least))) first = i;
        }
        if (!first) break;
        auto part = std::min(amount, mine.lots[*first].remaining);
        mine.lots[*first].remaining -= part;
        mine.spent.push_back({act, *first, part});
        amount -= part;
    }
    if (amount > 0) mine.spent.push_back({act, std::numeric_limits<std::size_t>::max(), amount});
    mine.debt += amount;
    return amount;
}

void Purse::give_back(std::int64_t amount, Day day, std::int64_t act) {
    auto& mine = credit_;
    for (auto part = mine.spent.rbegin(); part != mine.spent.rend() && amount > 0; ++part) {
        if (part->act != act) continue;
        auto back = std::min(amount, part->amount);
        part->amount -= back;
        amount -= back;
        if (part->lot < mine.lots.size()) mine.lots[part->lot].remaining += back;
        else mine.debt -= back;
    }
    if (amount > 0) receive(Wallet::credit, amount, {day, {}});
}

void Purse::take_back(Wallet wallet, std::int64_t amount, std::optional<program::LotWindow> const& window, Day day) {
    auto& mine = pocket(wallet);
    for (auto& lot : mine.lots) {
        if (!window || lot.window != *window || lot.remaining <= 0) continue;
        auto part = std::min(amount, lot.remaining);
        lot.remaining -= part;
        amount -= part;
    }
    if (amount > 0) spend(wallet, amount, day, 0);
}

ReplayOwed Purse::in_hand(Day day) const {
    auto sum = [&](Pocket const& mine) {
        auto all = -mine.debt;
        for (auto const& lot : mine.lots)
            if (!has_passed(lot, day)) all += lot.remaining;
        return all;
    };
    return {Points{sum(points_)}, Rial{sum(credit_)}};
}

}  // namespace vafa::reports
