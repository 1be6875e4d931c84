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
    Rial credit_back;    // spent credit that is credit again
    Rial cash_back;      // what is paid out
    Rial withheld;       // kept back from it for points that are spent already
    Points points;       // change of what the sale earned
    Rial earned_credit;
};

/// Moves everything but the cash. Guests have no wallets: `wallets` is null, all goes back in cash.
Result<Legs> move_legs(Transaction& tx, Caller const& caller, Sale const& sale, Kept const& kept, tenancy::Place const& place,
                       ledger::Wallets* wallets);

}  // namespace vafa::sales
