// Every movement between two records is two lines of one amount, one in each, so that nothing is lost and all of it can be undone.
#include "club/ledger/merging.hpp"

#include <algorithm>

#include "club/ledger/shares.hpp"

namespace vafa::ledger {

namespace {

constexpr Wallet wallets_of_members[]{Wallet::points, Wallet::credit};
/// The refs of lines that name no lot of the first: its own lines, and those about debts.
constexpr std::int64_t of_the_first = 0, of_debts = -1;

std::vector<CarriedLot>& carried(Wallets::State& record, Wallet wallet) {
    auto& known = wallet == Wallet::points ? record.leaning.points : record.leaning.credit;
    if (!known) known = carried_lots(record.snapshot, record.member, wallet);
    return *known;
}

void note(Wallets::State& record, Wallet wallet, std::int64_t lot, std::int64_t at_first, std::int64_t amount) {
    auto& all = carried(record, wallet);
    auto pair = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.lot == lot && one.at_first == at_first; });
    if (pair == all.end()) pair = all.insert(all.end(), {lot, at_first, 0});
    pair->amount += amount;
}

Cause cause_of(std::int64_t ref, Reason reason) {
    return {{.account = Account::between_records, .ref = ref}, reason, 0, {}};
}

/// Out of the record's lot into the first's; below zero the other way.
void shift(Wallets::State& record, Wallet wallet, LotBook& lot, LotBook& at_first, std::int64_t amount) {
    auto reason = amount > 0 ? Reason::merged : Reason::unmerged;
    note(record, wallet, lot.number, at_first.number, amount);
    record.purse(wallet).move(lot, -amount, cause_of(at_first.number, reason));
    record.first()->purse(wallet).move(at_first, amount, cause_of(of_the_first, reason));
}

/// The first owes so much for the record; below zero the other way.
void shift_debt(Wallets::State& record, Wallet wallet, std::int64_t amount) {
    auto reason = amount > 0 ? Reason::merged : Reason::unmerged;
    note(record, wallet, 0, of_debts, -amount);
    record.purse(wallet).move_debt(amount, cause_of(of_debts, reason));
    record.first()->purse(wallet).move_debt(-amount, cause_of(of_the_first, reason));
}

std::int64_t owed_by_first(Wallets::State& record, Wallet wallet) {
    for (auto const& pair : carried(record, wallet))
        if (pair.lot == 0) return -pair.amount;
    return 0;
}

/// Where a lot's value goes: to the lot it was fetched from, else to the lot of its window and origin.
LotBook& place_at_first(Wallets::State& record, Wallet wallet, LotBook const& lot) {
    for (auto const& pair : carried(record, wallet))
        if (pair.lot == lot.number) return record.first()->lot(wallet, pair.at_first);
    return record.first()->purse(wallet).lot_for(lot.window(), lot.origin, lot.free());
}

/// The day's cap is the person's: the first counts what the record has spent today.
void count_for_first(Wallets::State& record, Wallet wallet, std::int64_t should_count) {
    auto& counted = wallet == Wallet::points ? record.leaning.points_counted : record.leaning.credit_counted;
    auto& purse = record.first()->purse(wallet);
    purse.recount(purse.today(), std::max(should_count - counted, -purse.spent_today()));
    counted = should_count;
}

/// Parting, what the first's own lots have paid for the record: they get it back, and the record owes it.
std::int64_t pay_back(Wallets::State& record, Wallet wallet, CarriedLot const& pair) {
    auto& purse = record.purse(wallet);
    auto& lot = record.lot(wallet, pair.lot);
    Cause const lent{{.account = Account::between_lots}, Reason::unmerged, 0, {}};
    purse.move_debt(pair.amount, lent);
    purse.move(lot, -pair.amount, lent);
    shift(record, wallet, lot, record.first()->lot(wallet, pair.at_first), -pair.amount);
    return -pair.amount;
}

/// Parting, what the first has not got any more: it owes that, whatever it was spent on. Of a lot that has ended the record
/// would have nothing now: that is written off. Returns what is owed.
std::int64_t owe(Wallets::State& record, Wallet wallet, CarriedLot const& pair) {
    auto& lot = record.lot(wallet, pair.lot);
    auto& purse = record.first()->purse(wallet);
    note(record, wallet, pair.lot, pair.at_first, -pair.amount);
    record.purse(wallet).move(lot, pair.amount, cause_of(pair.at_first, Reason::unmerged));
    purse.move_debt(-pair.amount, cause_of(of_the_first, Reason::unmerged));
    if (!lot.has_passed(purse.today())) return pair.amount;
    purse.move_debt(pair.amount, {{.account = Account::write_off}, Reason::unmerged, 0, {}});
    return 0;
}

RecordMoved part_wallet(Wallets::State& record, Wallet wallet) {
    RecordMoved moved{.wallet = wallet};
    auto const brought = carried(record, wallet);  // as it stood: fetching changes it
    for (auto const& pair : brought) {
        if (pair.lot == 0 || pair.amount == 0) continue;
        ++moved.lots;
        if (pair.amount < 0) {
            moved.debt += pay_back(record, wallet, pair);
            continue;
        }
        moved.value += pair.amount;
        fetch(record, wallet, record.lot(wallet, pair.lot), pair.amount);
    }
    auto const still_there = carried(record, wallet);
    for (auto const& pair : still_there) {
        if (pair.lot == 0 || pair.amount <= 0) continue;
        moved.missing += owe(record, wallet, pair);
    }
    auto owed = owed_by_first(record, wallet);
    moved.debt += owed;
    fetch_debt(record, wallet, owed);
    return moved;
}

}  // namespace

void fetch(Wallets::State& record, Wallet wallet, LotBook& lot, std::int64_t wanted) {
    if (!record.first() || wanted <= 0) return;
    auto& purse = record.first()->purse(wallet);
    auto const pairs = carried(record, wallet);
    for (auto const& pair : pairs) {
        if (pair.lot != lot.number || pair.amount <= 0) continue;
        auto& there = record.first()->lot(wallet, pair.at_first);
        auto most = std::min(pair.amount, wanted);
        bool began_anew = there.ended_sale != 0;  // what is free in it came later
        if (began_anew || (there.has_passed(purse.today()) && there.free() < most)) {
            auto broken = std::min(there.broken, began_anew ? most : most - there.free());
            purse.move(there, broken, {{.account = Account::breakage, .ref = there.ended_before}, Reason::unmerged, 0, {}});
        }
        auto part = std::min(most, there.free());
        shift(record, wallet, lot, there, -part);
        wanted -= part;
    }
}

void fetch_debt(Wallets::State& record, Wallet wallet, std::int64_t wanted) {
    if (!record.first()) return;
    auto amount = std::min(wanted, owed_by_first(record, wallet));
    if (amount <= 0) return;
    auto& purse = record.first()->purse(wallet);
    Cause const again{{.account = Account::debt}, Reason::unmerged, 0, {}};
    auto unpaid = reopen_debt(*record.first(), purse, amount - purse.row().debt, again);
    ensure(unpaid == 0, "a debt between two records was paid by nobody");
    shift_debt(record, wallet, -amount);
}

void borrow(Wallets::State& record, Wallet wallet, std::int64_t wanted, Gifts gifts) {
    if (!record.first() || wanted <= 0) return;
    auto lots = record.first()->purse(wallet).valid_by_end();
    if (gifts == Gifts::last) std::stable_sort(lots.begin(), lots.end(), [](auto* a, auto* b) { return a->is_gift() < b->is_gift(); });
    for (auto* there : lots) {
        auto part = std::min(there->free(), wanted);
        if (part == 0) return;
        auto& own = record.purse(wallet).lot_for(there->window(), there->origin, part);
        shift(record, wallet, own, *there, -part);
        wanted -= part;
    }
}

std::int64_t spendable_by_person(Wallets::State& record, Wallet wallet) {
    return record.purse(wallet).spendable() + (record.first() ? record.first()->purse(wallet).spendable() : 0);
}

bool has_room(Wallets::State& record, Wallet wallet, std::int64_t more) {
    return record.purse(wallet).can_hold(more) && (!record.first() || record.first()->purse(wallet).can_hold(more));
}

void carry_home(Wallets::State& record) {
    if (!record.first()) return;
    for (auto wallet : wallets_of_members) {
        auto& purse = record.purse(wallet);
        for (auto& lot : purse.lots())
            if (lot.free() > 0) shift(record, wallet, lot, place_at_first(record, wallet, lot), lot.free());
        if (purse.row().debt > 0) shift_debt(record, wallet, purse.row().debt);
        count_for_first(record, wallet, purse.spent_today());
        record.first()->purse(wallet).settle();
    }
}

Result<std::vector<RecordMoved>> Wallets::take_over(Wallets& second) {
    auto& record = *second.state_;
    ensure(!record.first() && !state_->first(), "a record was merged twice");
    std::vector<RecordMoved> moved;
    for (auto wallet : wallets_of_members) {
        auto const& purse = record.purse(wallet);
        if (!state_->purse(wallet).can_hold(std::max<std::int64_t>(purse.row().balance, 0))) return refuse(amount_too_large);
        RecordMoved one{.wallet = wallet, .debt = purse.row().debt};
        for (auto const& lot : purse.lots()) {
            ensure(lot.held == 0, "what is promised to a till was to be merged");
            one.lots += lot.remaining > 0;
            one.value += lot.remaining;
        }
        moved.push_back(one);
    }
    for (auto wallet : wallets_of_members) {  // a purchase of either is one of the person's
        auto active = std::max(state_->purse(wallet).row().active_day, record.purse(wallet).row().active_day);
        state_->purse(wallet).set_active(active);
        record.purse(wallet).set_active(active);
    }
    record.leaning.first = state_.get();
    record.leaning.points_counted = record.leaning.credit_counted = 0;
    record.leaning.changed = member();
    carry_home(record);
    return moved;
}

std::vector<RecordMoved> Wallets::part_from(Wallets& second) {
    auto& record = *second.state_;
    std::vector<RecordMoved> moved;
    if (!record.first()) return moved;  // it had no wallets to bring
    ensure(record.first() == state_.get(), "a record was parted from a stranger");
    for (auto wallet : wallets_of_members) {
        record.purse(wallet).set_active(state_->purse(wallet).row().active_day);  // what they bought as one person stands for both
        moved.push_back(part_wallet(record, wallet));
        count_for_first(record, wallet, 0);
    }
    record.leaning.first = nullptr;
    record.leaning.changed = MemberId{};
    record.settle();
    state_->settle();
    return moved;
}

MemberId Wallets::owner() const { return state_->first() ? state_->first()->member : state_->member; }

Wallets& Wallets::first_record() {
    if (!state_->first()) return *this;
    return state_->tx ? lock(*state_->tx, owner()) : *state_->leaning.viewed_first;
}

}  // namespace vafa::ledger
