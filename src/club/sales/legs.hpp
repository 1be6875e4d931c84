// The legs of a return, and of its undoing: spent credit, what was earned, cash (ledger.md §6).
#pragma once

#include "club/sales/sale.hpp"

namespace vafa::sales {

/// Pieces kept of each line of a sale, before and after.
struct Kept {
    std::vector<std::int64_t> before, after;
};

/// What moved, seen from the customer who brings goods back; an undone return has the opposite signs.
struct Legs {
    Rial value;          // of the pieces
    Rial gift_back;      // to the gift cards that paid, before anything else
    Rial credit_back;    // spent credit that is credit again
    Rial cash_back;      // what is paid out
    Rial withheld;       // kept back from it for points that are spent already
    Points points;       // change of what the sale earned
    Rial earned_credit;
    Rial gift_before;    // what of the gift part stood before
};

int alive_again_days(program::Compiled const& program);

/// Whose sale it is, by whose counters its return is judged. Of a merged record that is the first; its own share of the counters,
/// which its own sales stand for, is moved beside, should the records be parted.
struct PersonOfSale {
    MemberId id;
    ledger::Wallets* wallets = nullptr;
    program::Counters counters;
    std::optional<program::Counters> share;
};
MemberId person_of(Snapshot& snapshot, Sale const& sale, ledger::Wallets const& wallets);

/// What a return does: reckoned on the wallets in memory, then shown (a quote) or written (a return). One way for both.
struct Reckoned {
    Legs legs;
    std::shared_ptr<program::Compiled const> program;  // none where nothing of a member is concerned
    std::optional<program::KeptJudgement> judged;      // of the record alone
    std::vector<program::Change> beyond;               // what the remainders of the person's other records make of it
    program::Counters after;                           // of the person
};

/// Changes the wallets in memory, writes nothing. Guests have no wallets: `wallets` is null, all goes back in cash.
Result<Reckoned> reckon_legs(Snapshot& snapshot, Caller const& caller, Sale const& sale, Kept const& kept,
                             tenancy::Place const& place, ledger::Wallets* wallets, PersonOfSale const& person);

/// The same, written: everything but the cash is moved.
Result<Legs> move_legs(Transaction& tx, Caller const& caller, Sale const& sale, Kept const& kept, tenancy::Place const& place,
                       ledger::Wallets* wallets);

}  // namespace vafa::sales
