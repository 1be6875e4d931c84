// Gift cards at the till: sold as a line of stored value, spent as a payment of their own, given back first by returns.
#pragma once

#include "club/sales/legs.hpp"

namespace vafa::sales {

inline constexpr std::size_t most_gift_cards = 5;  // of one sale

/// Locks each card that the sale sells or is paid with, and moves its value. Nothing is asked where there are none. Refuses
/// what gifts refuses, with the card's pointer; gift_card_twice; request_out_of_range where there are too many.
Result<Done> sell_gift_cards(Transaction& tx, Caller const& caller, Sale& sale, std::vector<LineAsked> const& lines);
Result<Done> pay_by_gift_cards(Transaction& tx, Caller const& caller, Sale& sale, std::vector<GiftCardPayment> const& payments);

/// The cards that the sale sold or was paid with, before its returns are counted.
void lock_gift_cards(Transaction& tx, Sale const& sale);

/// What of the sale's gift part is kept where so many pieces are.
Rial gift_kept(Sale const& sale, Rial returned);

/// A card that was sold comes back only as it was. Refuses gifts::card_used.
Result<Done> allow_return_of_cards(Snapshot& snapshot, Sale const& sale, Kept const& kept);
/// Gives back to the cards, last one first; takes sold cards back; the other way round where a return is undone.
Result<Done> move_gift_cards(Transaction& tx, Caller const& caller, Sale const& sale, Kept const& kept, Legs const& legs,
                             tenancy::Place const& place);

}  // namespace vafa::sales
