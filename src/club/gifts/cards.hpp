// Gift cards within the module: rows, numbers, wrong tries. What sales may use stands in gifts.hpp.
#pragma once

#include "base/card_number.hpp"
#include "base/digest.hpp"
#include "club/gifts/gifts.hpp"

namespace vafa::gifts {

struct BatchRow {
    CardBatchId id;
    std::string name;
    std::int64_t cards = 0;
    Rial value;
    Day first_day, last_day;
    Points giver_points;
    Instant at;
    std::int64_t by = 0;
    std::int64_t exported = 0;   // how often its numbers were listed
};
void insert_batch(Transaction& tx, BatchRow const& row);
void note_export(Transaction& tx, CardBatchId batch, std::int64_t exported);
std::optional<BatchRow> find_batch(Snapshot& snapshot, CardBatchId id);
std::optional<BatchRow> lock_batch(Transaction& tx, CardBatchId id);
std::vector<BatchRow> batches_before(Snapshot& snapshot, CardBatchId before, std::int64_t most);

void insert_card(Transaction& tx, GiftCard const& card, std::int64_t n, Digest const& number_hash);
void update_card(Transaction& tx, GiftCard const& card);
std::optional<GiftCard> find_card(Snapshot& snapshot, GiftCardId id);
std::optional<GiftCard> lock_card_row(Transaction& tx, GiftCardId id);
std::optional<GiftCard> lock_card_of_hash(Transaction& tx, Digest const& number_hash);
/// In the order they were printed, after so many.
struct NumberedCard {
    std::int64_t n = 0;
    GiftCard card;
};
std::vector<NumberedCard> cards_after(Snapshot& snapshot, CardBatchId batch, std::int64_t after_n, std::int64_t most);
std::vector<NumberedCard> lock_printed(Transaction& tx, CardBatchId batch, std::int64_t most);
struct StateCount {
    CardState state = CardState::printed;
    std::int64_t cards = 0;
};
std::vector<StateCount> count_states(Snapshot& snapshot, CardBatchId batch);

struct TryRow {
    Instant began_at;
    std::int64_t wrong = 0;
};
std::optional<TryRow> lock_tries(Transaction& tx, std::string const& who);
void keep_tries(Transaction& tx, std::string const& who, TryRow const& row);

/// Names the card in place of its number, at this till and on this day: what a till may keep of a card.
std::string reference_to(Caller const& caller, Day today, GiftCardId card);

/// Sixteen digits: those that gift cards begin with, thirteen that nobody can guess, the Luhn digit.
CardNumber number_of(ServerSecrets const& secrets, ClubId club, GiftCardId card);
Digest hash_of(ServerSecrets const& secrets, ClubId club, CardNumber const& number);

/// The value goes into the card's wallet: from now on the club owes it.
Result<Done> activate(Transaction& tx, GiftCard& card, BranchId branch);

/// What must always be true of the cards.
std::vector<Invariant> card_invariants();
std::vector<Operation> batch_operations();
std::vector<Operation> card_operations();

}  // namespace vafa::gifts
