// Two records of one person: what a merged record's reversals need is fetched from the first, what it is left with goes there.
#pragma once

#include "club/ledger/state.hpp"

namespace vafa::ledger {

/// So much of a lot as it needs, as far as the first still has what this lot brought there: free, or booked as breakage.
/// Nothing where the record leans on nobody.
void fetch(Wallets::State& record, Wallet wallet, LotBook& lot, std::int64_t wanted);
/// The same for the owed: what the first owes for this record is owed here again.
void fetch_debt(Wallets::State& record, Wallet wallet, std::int64_t wanted);
/// From whatever the first has that is valid and free, earliest end first: it is one person's.
enum class Gifts { in_their_turn, last };
void borrow(Wallets::State& record, Wallet wallet, std::int64_t wanted, Gifts gifts);
/// What can be spent, the first's included.
std::int64_t spendable_by_person(Wallets::State& record, Wallet wallet);
/// Has the wallet, and the first's, room for so much more?
bool has_room(Wallets::State& record, Wallet wallet, std::int64_t more);

/// All that is left here goes to the first: lots to where they came from, or to the lot of their window and origin.
void carry_home(Wallets::State& record);

}  // namespace vafa::ledger
