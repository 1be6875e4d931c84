// Gifts: what the club gives beside what purchases earn: to a group for some days, and as gift cards. All that other modules may use.
#pragma once

#include "club/program/program.hpp"

namespace vafa::gifts {

struct GiftKind { static constexpr char prefix[] = "gft"; };
/// A gift is named by the act that began it.
using GiftId = Id<GiftKind>;

/// The module's operations, invariants and chores.
Module module();

/// Letters in the name of a gift or a batch of cards.
inline constexpr std::size_t fewest_letters = 3, most_letters = 100;

struct GiftCardKind { static constexpr char prefix[] = "gcd"; };
using GiftCardId = Id<GiftCardKind>;
struct CardBatchKind { static constexpr char prefix[] = "gcb"; };
using CardBatchId = Id<CardBatchKind>;

/// A printed card is worth nothing until it is activated: sold at a till, or by the club.
enum class CardState { printed = 1, active = 2, blocked = 3, returned = 4 };
constexpr auto names_of(CardState const*) {
    return names<CardState>({{CardState::printed, "printed"}, {CardState::active, "active"}, {CardState::blocked, "blocked"},
                             {CardState::returned, "returned"}});
}

/// A gift card. Its value stands in the ledger, in a wallet of its own whose holder is the card.
struct GiftCard {
    GiftCardId id;
    CardBatchId batch;
    std::string tail;            // the last four digits, all that is shown
    CardState state = CardState::printed;
    Rial value;                  // when it is activated
    Day first_day, last_day;
    std::int64_t activated_act = 0;
    bool is_sold = false;        // at a till; otherwise given
    MemberId giver;              // the member who passes it on; none = 0
    std::int64_t giver_act = 0;  // the sale by which the giver has earned; 0 = not yet
    Points giver_points;

    MemberId holder() const { return MemberId{id.value}; }
};

/// By its number, or by the reference that this till was given today, its row locked. A wrong number is counted although the
/// act is refused, by who asks. Refuses too_many_tries, number_mistyped, card_unknown, reference_over.
Result<GiftCard> card_by_number(Transaction& tx, Caller const& caller, Secret<std::string> const& number);
GiftCard lock_card(Transaction& tx, GiftCardId card);

struct CardSpent {
    Rial amount;
    Rial left;
};
/// Takes an amount (absent: as much as there is and is to be paid) out of the card; lets its giver earn by the first use.
/// Refuses card_not_active, card_blocked, card_returned, card_not_yet, card_ended, card_empty, card_above_payable,
/// balance_short.
Result<CardSpent> spend_card(Transaction& tx, Caller const& caller, GiftCard& card, std::optional<Rial> amount, Rial payable,
                             BranchId branch, MemberId buyer);
/// A sale's part gives so much back to the card, or, where a return is undone, takes it again (below zero). `is_used` says
/// whether anything of the sale's part still stands: the giver's award goes and comes with it.
Result<Done> move_back_to_card(Transaction& tx, GiftCardId card, std::int64_t sale, Rial amount, bool is_used,
                               BranchId branch, ledger::EndedLots ended);

/// Sold at a till: the price must be the card's value. Refuses card_not_for_sale, card_price_other.
Result<Done> sell_card(Transaction& tx, GiftCard& card, Rial price, BranchId branch);
/// Is all of a sold card's value still on it? Refuses card_blocked, card_used {left}.
Result<Done> allow_card_return(Snapshot& snapshot, GiftCardId card);
/// The sold card comes back, and its value goes with it, or it is kept after all. Refuses as above.
Result<Done> take_sold_card_back(Transaction& tx, GiftCardId card, std::int64_t sale, BranchId branch);
Result<Done> give_sold_card_again(Transaction& tx, GiftCardId card, std::int64_t sale, BranchId branch);

inline constexpr Refusal number_mistyped{"gift_cards.number_mistyped", RefusalKind::invalid};
inline constexpr Refusal reference_over{"gift_cards.reference_over", RefusalKind::conflict};
inline constexpr Refusal card_unknown{"gift_cards.unknown", RefusalKind::missing};
inline constexpr Refusal too_many_tries{"gift_cards.too_many_tries", RefusalKind::limited};
inline constexpr Refusal card_not_active{"gift_cards.not_active", RefusalKind::conflict};
inline constexpr Refusal card_blocked{"gift_cards.blocked", RefusalKind::conflict};
inline constexpr Refusal card_returned{"gift_cards.returned", RefusalKind::conflict};
inline constexpr Refusal card_not_yet{"gift_cards.not_yet", RefusalKind::conflict};
inline constexpr Refusal card_ended{"gift_cards.ended", RefusalKind::conflict};
inline constexpr Refusal card_empty{"gift_cards.empty", RefusalKind::conflict};
inline constexpr Refusal card_above_payable{"gift_cards.above_payable", RefusalKind::conflict};
inline constexpr Refusal card_not_for_sale{"gift_cards.not_for_sale", RefusalKind::conflict};
inline constexpr Refusal card_price_other{"gift_cards.price_other", RefusalKind::conflict};
inline constexpr Refusal card_used{"gift_cards.used", RefusalKind::conflict};

}  // namespace vafa::gifts
