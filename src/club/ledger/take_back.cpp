// An earning reversed, in the order of ledger.md §3.5.
#include <algorithm>

#include "club/ledger/merging.hpp"
#include "club/ledger/shares.hpp"

namespace vafa::ledger {

namespace {

/// Value on its way back: what is still missing of it, and the words for its lines.
struct Reversal {
    Wallets::State& state;
    Purse& purse;
    TakeBack const& request;
    RuleHistory const& history;
    std::int64_t missing;
    TakenBack taken{};

    Cause cause(Reason reason) const {
        return {{Account::issue, request.rule, request.branch}, reason, request.act, {}};
    }
    Cause against(Account account, Reason reason, std::int64_t ref = 0) const {
        return {{account, ref, request.branch}, reason, request.act, {}};
    }
    /// How much at most may come from there, and no longer misses then.
    std::int64_t claim(std::int64_t most) {
        auto part = std::max<std::int64_t>(0, std::min(most, missing));
        missing -= part;
        return part;
    }
};

/// The lots it was put into, the last first, with how much of it may still be there.
std::vector<Part> own_lots(RuleHistory const& history) {
    std::vector<Part> lots;
    for (auto given = history.given.rbegin(); given != history.given.rend(); ++given) {
        auto known = std::any_of(lots.begin(), lots.end(), [&](auto const& lot) { return lot.lot == given->lot; });
        if (!known) lots.push_back({given->lot, history.given_to(given->lot) - history.taken_from(given->lot)});
    }
    return lots;
}

/// It ended in a lot that has begun anew since: what is in that came later.
void take_what_had_ended(Reversal& reversal, Part& own) {
    auto& lot = reversal.state.lot(reversal.purse.wallet(), own.lot);
    if (lot.ended_sale != reversal.request.act) return;
    auto broken = reversal.claim(std::min(lot.broken, own.amount));
    reversal.purse.move(lot, broken, reversal.against(Account::breakage, Reason::taken_back_expired, lot.ended_before));
    reversal.purse.move(lot, -broken, reversal.cause(Reason::taken_back_expired));
    own.amount -= broken;
    reversal.taken.from_lots += broken;
}

void take_what_is_left(Reversal& reversal, Part& own) {
    auto& lot = reversal.state.lot(reversal.purse.wallet(), own.lot);
    fetch(reversal.state, reversal.purse.wallet(), lot, std::min(own.amount, reversal.missing) - lot.free());
    auto part = reversal.claim(std::min(lot.free(), own.amount));
    own.amount -= part;
    reversal.purse.move(lot, -part, reversal.cause(Reason::taken_back));
    reversal.taken.from_lots += part;
}

/// A look at the balance books breakage and pays debts; it must not change what a return takes.
void take_what_was_settled(Reversal& reversal, Part& own) {
    auto& purse = reversal.purse;
    auto& lot = reversal.state.lot(purse.wallet(), own.lot);
    auto broken = reversal.claim(std::min(lot.broken, own.amount));
    purse.move(lot, broken, reversal.against(Account::breakage, Reason::taken_back_expired));
    purse.move(lot, -broken, reversal.cause(Reason::taken_back_expired));
    own.amount -= broken;
    auto paid = reversal.claim(std::min(lot.paid_debt, own.amount));
    purse.move_debt(-paid, reversal.against(Account::debt, Reason::taken_back_from_debt));
    purse.move(lot, paid, reversal.against(Account::debt, Reason::taken_back_from_debt));
    purse.move(lot, -paid, reversal.cause(Reason::taken_back_from_debt));
    own.amount -= paid;
    reversal.taken.from_lots += broken + paid;
    reversal.taken.reopened_debt += paid;
}

/// How many points' worth of that conversion's credit is still unspent: as if only the others had been converted.
std::int64_t undoable_points(ConversionRow const& conversion, std::int64_t free_credit, std::int64_t most) {
    std::int64_t least = 0;
    while (least < most) {
        auto middle = most - (most - least) / 2;
        if (credit_of(conversion, middle) <= free_credit) least = middle;
        else most = middle - 1;
    }
    return least;
}

void undo_conversions(Reversal& reversal, Part& own) {
    auto& state = reversal.state;
    for (auto const& share : conversions_of(state, own.lot)) {
        if (reversal.missing == 0 || own.amount == 0) return;
        auto& conversion = known_conversion(state, share.of);
        auto& credit_lot = state.lot(Wallet::credit, conversion.credit_lot);
        auto most = std::min({share.amount, own.amount, reversal.missing});
        fetch(state, Wallet::credit, credit_lot, credit_of(conversion, most) - credit_lot.free());
        auto points = reversal.claim(undoable_points(conversion, credit_lot.free(), most));
        if (points == 0) continue;
        auto credit = credit_of(conversion, points);
        auto undone = reversal.against(Account::conversion, Reason::taken_back_converted, conversion.act);
        state.credit.move(credit_lot, -credit, undone);
        auto& lot = state.lot(Wallet::points, own.lot);
        reversal.purse.move(lot, points, undone);
        reversal.purse.move(lot, -points, reversal.cause(Reason::taken_back_converted));
        conversion.undone_points += points;
        own.amount -= points;
        reversal.taken.from_converted += points;
        reversal.taken.credit_undone += credit;
    }
}

void take_from_lots_of_the_rule(Reversal& reversal) {
    for (auto const& share : lots_of_rule(reversal.state, reversal.purse, reversal.request.rule)) {
        if (reversal.missing == 0) return;
        auto* lot = reversal.state.first() ? &reversal.state.lot(reversal.purse.wallet(), share.of) : reversal.purse.find(share.of);
        if (!lot || lot->has_passed(reversal.purse.today())) continue;
        fetch(reversal.state, reversal.purse.wallet(), *lot, std::min(share.amount, reversal.missing) - lot->free());
        auto part = reversal.claim(std::min(lot->free(), share.amount));
        reversal.purse.move(*lot, -part, reversal.cause(Reason::taken_back));
        reversal.taken.from_lots += part;
    }
}

void take_from_any_lot(Reversal& reversal) {
    borrow(reversal.state, reversal.purse.wallet(), reversal.missing - reversal.purse.spendable(), Gifts::last);
    auto lots = reversal.purse.valid_by_end();
    std::stable_sort(lots.begin(), lots.end(), [](auto* a, auto* b) { return a->is_gift() < b->is_gift(); });
    for (auto* lot : lots) {
        auto part = reversal.claim(lot->free());
        reversal.purse.move(*lot, -part, reversal.cause(Reason::taken_back));
        reversal.taken.from_lots += part;
    }
}

/// Nothing is clipped: what is in no lot is kept from the cash, written off where it is little, or owed.
void settle_shortfall(Reversal& reversal) {
    auto const& terms = reversal.request.shortfall;
    auto& purse = reversal.purse;
    auto rate = purse.wallet() == Wallet::credit ? ConversionRate{1, 1} : terms.rate;
    if (rate.rial > 0 && terms.cash.value > 0) {
        auto most = static_cast<__int128>(terms.cash.value) * rate.points / rate.rial;
        auto kept = reversal.claim(static_cast<std::int64_t>(std::min<__int128>(most, largest_amount)));
        purse.move_debt(-kept, reversal.cause(Reason::taken_back_from_cash));
        purse.move_debt(kept, reversal.against(Account::cash_refund, Reason::taken_back_from_cash));
        reversal.taken.kept_from_cash = kept;
        reversal.taken.cash = worth(kept, rate);
    }
    bool is_little = reversal.missing < terms.write_off_below;
    auto rest = reversal.claim(reversal.missing);
    purse.move_debt(-rest, reversal.cause(is_little ? Reason::taken_back_written_off : Reason::taken_back_owed));
    if (is_little) purse.move_debt(rest, reversal.against(Account::write_off, Reason::taken_back_written_off));
    (is_little ? reversal.taken.written_off : reversal.taken.owed) = rest;
}

}  // namespace

Result<TakenBack> Wallets::take_back(TakeBack const& request) {
    if (request.amount == 0) return TakenBack{};
    auto history = state_->history(request.wallet, request.act);
    auto const* rule = history.of_rule(request.rule);
    ensure(rule && request.amount > 0 && request.amount <= rule->standing(), "more was taken back than was earned");
    Reversal reversal{*state_, state_->purse(request.wallet), request, *rule, request.amount};
    auto own = own_lots(*rule);
    for (auto& lot : own) take_what_had_ended(reversal, lot);
    for (auto& lot : own) take_what_is_left(reversal, lot);
    for (auto& lot : own) take_what_was_settled(reversal, lot);
    if (request.wallet == Wallet::points)
        for (auto& lot : own) undo_conversions(reversal, lot);
    if (reversal.missing > 0) take_from_lots_of_the_rule(reversal);
    if (reversal.missing > 0) take_from_any_lot(reversal);
    if (reversal.missing > 0) settle_shortfall(reversal);
    state_->settle();
    return reversal.taken;
}

TakenUnspent Wallets::take_back_unspent(std::int64_t act, Wallet wallet, std::int64_t rule_number, BranchId branch) {
    auto history = state_->history(wallet, act);
    auto const* rule = history.of_rule(rule_number);
    if (!rule) return {};
    TakeBack const request{.act = act, .wallet = wallet, .rule = rule_number, .amount = rule->standing(), .branch = branch, .shortfall = {}};
    Reversal reversal{*state_, state_->purse(wallet), request, *rule, request.amount};
    TakenUnspent unspent;
    for (auto& lot : own_lots(*rule)) {
        take_what_is_left(reversal, lot);
        unspent.held += std::min(state_->lot(wallet, lot.lot).held, lot.amount);
    }
    unspent.taken = reversal.taken.from_lots;
    state_->settle();
    return unspent;
}

}  // namespace vafa::ledger
