// Spending credit at a till: consent, caps and balance, in the order of ledger.md §9; at once or from a hold.
#pragma once

#include "club/sales/sale.hpp"
#include "club/sales/store.hpp"

namespace vafa::sales {

/// Somebody whose wallets and counters are locked for this act.
struct Buyer {
    members::MemberForSale member;
    program::LockedCounters counters;
    ledger::Wallets* wallets = nullptr;

    Rial used_today() const { return Rial{wallets->spent_today(ledger::Wallet::credit)}; }
    Rial spendable() const { return Rial{wallets->balance(ledger::Wallet::credit).spendable}; }
};

struct CreditAsked {
    std::optional<Rial> amount;
    std::optional<ledger::HoldId> hold;
    bool has_pin = false;
    members::PinCompared pin;
};

/// Takes the credit out of the buyer's wallet and says how much it was; zero asked is zero taken.
/// Refuses hold_missing, hold_of_another_member; the member's state; hold_ended, hold_settled, consent_required;
/// credit_above_payable; the program's minimum and caps; the PIN; balance_short.
Result<Rial> take_credit(Transaction& tx, Caller const& caller, Buyer& buyer, CreditAsked const& asked,
                         program::Compiled const& program, Rial net, BranchId branch);

}  // namespace vafa::sales
