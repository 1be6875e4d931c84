// The arithmetic of a purse.
#include "club/ledger/purse.hpp"

#include <algorithm>

namespace vafa::ledger {

namespace {

/// Which column of a lot a movement against that account changes; the lot's columns add up to what remains.
std::int64_t& column_of(LotBook& lot, Account account, std::int64_t& sign) {
    sign = -1;
    switch (account) {
        case Account::redemption: return lot.spent;
        case Account::breakage: return lot.broken;
        case Account::debt: return lot.paid_debt;
        default: sign = 1; return lot.received;
    }
}

}  // namespace

bool ends_before(Lot const& a, Lot const& b) {
    if (a.last != b.last) return a.last && (!b.last || *a.last < *b.last);
    return a.number < b.number;
}

LotBook& Purse::put(Lot const& lot) {
    lots_.push_back({});
    static_cast<Lot&>(lots_.back()) = lot;
    if (lot.idle_days && !lot.has_ended) lots_.back().last = end_by_inactivity(lot);
    return lots_.back();
}

Day Purse::end_by_inactivity(Lot const& lot) const { return std::max(lot.first, row_.active_day) + static_cast<int>(*lot.idle_days - 1); }

void Purse::set_active(Day day) {
    row_.active_day = day;
    for (auto& lot : lots_)
        if (lot.idle_days && !lot.has_ended) lot.last = end_by_inactivity(lot);
}

void Purse::end_for_good(LotBook& lot, Day last) {
    lot.last = last;
    lot.has_ended = lot.is_changed = true;
}

Purse::Row Purse::row_to_keep() const {
    auto row = row_;
    row.first_open_lot = first_open_lot();
    if (row.least_idle == 0) row.active_day = {};
    row.idle_end.reset();
    for (auto const& lot : lots_)
        if (lot.idle_days && lot.remaining > 0 && (!row.idle_end || *lot.last < *row.idle_end)) row.idle_end = lot.last;
    return row;
}

bool Purse::is_moved() const {
    auto row = row_to_keep();
    return row.active_day != kept_.active_day || row.idle_end != kept_.idle_end;
}

LotBook* Purse::find(std::int64_t number) {
    for (auto& lot : lots_)
        if (lot.number == number) return &lot;
    return nullptr;
}

std::vector<LotBook*> Purse::by_end(std::function<bool(LotBook const&)> const& wanted) {
    std::vector<LotBook*> found;
    for (auto& lot : lots_)
        if (wanted(lot)) found.push_back(&lot);
    std::sort(found.begin(), found.end(), [](auto* a, auto* b) { return ends_before(*a, *b); });
    return found;
}

std::vector<LotBook*> Purse::valid_by_end() {
    return by_end([this](LotBook const& lot) { return lot.free() > 0 && lot.is_valid(today_); });
}

Balance Purse::balance() const {
    Balance balance{.balance = row_.balance, .spendable = spendable(), .held = 0, .pending = 0, .debt = row_.debt};
    for (auto const& lot : lots_) {
        balance.held += lot.held;
        if (lot.is_pending(today_)) balance.pending += lot.remaining;
    }
    return balance;
}

std::int64_t Purse::spendable() const {
    std::int64_t free = 0;
    for (auto const& lot : lots_)
        if (lot.is_valid(today_)) free += lot.free();
    return std::max<std::int64_t>(0, free - row_.debt);
}

void Purse::move(LotBook& lot, std::int64_t amount, Cause const& cause) {
    if (amount == 0) return;
    std::int64_t sign = 1;
    column_of(lot, cause.contra.account, sign) += sign * amount;
    lot.remaining += amount;
    lot.is_changed = true;
    ensure(lot.remaining >= 0 && lot.remaining >= lot.held, "a lot gave more than it has");
    write_line(amount, lot.number, cause);
}

void Purse::move_debt(std::int64_t amount, Cause const& cause) {
    if (amount == 0) return;
    row_.debt -= amount;
    ensure(row_.debt >= 0, "more debt was paid than there is");
    write_line(amount, 0, cause);
}

void Purse::write_line(std::int64_t amount, std::int64_t lot, Cause const& cause) {
    row_.balance += amount;
    ++row_.version;
    ensure(fits_amount(row_.balance), "a balance left the range of 2^53 - 1");
    lines_.push_back({.act = 0, .n = 0, .member = member_, .wallet = wallet_, .amount = amount, .lot = lot,
                      .contra = cause.contra, .reason = cause.reason, .version = row_.version, .balance = row_.balance,
                      .reverses = cause.reverses, .at = {}, .day = cause.day.value_or(today_)});
}

void Purse::settle() {
    for (auto& lot : lots_)
        if (lot.idle_days && !lot.has_ended && lot.has_passed(today_)) end_for_good(lot, *lot.last);
    for (auto* lot : by_end([this](LotBook const& one) { return one.free() > 0 && one.has_passed(today_); }))
        move(*lot, -lot->free(), {.contra = {.account = Account::breakage}, .reason = Reason::expired});
    if (row_.debt == 0) return;
    Cause const paid{.contra = {.account = Account::debt}, .reason = Reason::debt_paid};
    for (auto* lot : valid_by_end()) {
        auto part = std::min(lot->free(), row_.debt);
        move(*lot, -part, paid);
        move_debt(part, paid);
        if (row_.debt == 0) return;
    }
}

/// Are the days the same from now on, whatever happens? Of two lots that end by inactivity, where a purchase no earlier than both stands
/// for them: what was given alone has its own days, and who returns the purchase returns what came with it.
bool Purse::is_for(LotBook const& lot, Window const& window) const {
    auto first = window.first.value_or(today_);
    if (lot.idle_days != window.idle_days || lot.has_ended) return false;
    if (lot.first == first) return lot.idle_days || lot.last == window.last;
    if (lot.idle_days) return lot.first < first && first <= row_.active_day;
    return lot.last == window.last && lot.first <= today_ && first <= today_;
}

LotBook& Purse::lot_for(Window const& window, Origin const& origin, std::int64_t amount) {
    for (auto& lot : lots_) {
        bool has_room = lot.remaining > 0 && lot.received <= largest_amount - amount;
        if (has_room && lot.origin == origin && is_for(lot, window)) return lot;
    }
    Lot fresh;
    fresh.number = ++row_.last_lot;
    fresh.first = window.first.value_or(today_);
    fresh.last = window.last;
    fresh.idle_days = window.idle_days;
    fresh.origin = origin;
    if (auto days = fresh.idle_days) row_.least_idle = row_.least_idle == 0 ? *days : std::min(row_.least_idle, *days);
    return put(fresh);
}

std::vector<Part> Purse::take(std::int64_t amount, Cause const& cause) {
    std::vector<Part> parts;
    for (auto* lot : valid_by_end()) {
        if (amount == 0) break;
        auto part = std::min(lot->free(), amount);
        move(*lot, -part, cause);
        parts.push_back({lot->number, part});
        amount -= part;
    }
    ensure(amount == 0, "more was taken than could be spent");
    return parts;
}

void Purse::count_spent(Day day, std::int64_t amount) {
    if (day == today_ && row_.spent_day != today_) {
        row_.spent_day = today_;
        row_.spent_on_day = 0;
    }
    if (day == row_.spent_day) row_.spent_on_day += amount;
}

std::int64_t Purse::first_open_lot() const {
    auto first = row_.last_lot + 1;
    for (auto const& lot : lots_)
        if (lot.remaining > 0) first = std::min(first, lot.number);
    return first;
}

}  // namespace vafa::ledger
