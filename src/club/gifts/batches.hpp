// Batches of gift cards: printed, listed for the printer, activated; single cards shown, blocked, put into a member's hand.
#pragma once

#include "club/gifts/cards.hpp"

namespace vafa::gifts {

struct PrintGiftCards {
    std::string name;
    std::int64_t count = 0;
    Rial value;
    std::optional<Day> first_day;
    Day last_day;
    std::optional<Points> giver_points;
};
constexpr auto describe(PrintGiftCards const*) {
    return fields(field("name", &PrintGiftCards::name, "What the batch is for, 3 to 100 letters."),
                  field("count", &PrintGiftCards::count, "How many cards, 1 to 1,000."),
                  field("value", &PrintGiftCards::value, "What each is worth once it is activated, in rial."),
                  field("first_day", &PrintGiftCards::first_day, "The first day they can be used; default today."),
                  field("last_day", &PrintGiftCards::last_day, "The last day they can be used."),
                  field("giver_points", &PrintGiftCards::giver_points,
                        "Points for the member who passes a card on, when somebody else first uses it; default none."));
}
struct CardBatchShown {
    CardBatchId id;
    std::string name;
    std::int64_t cards = 0;
    Rial value;
    Day first_day, last_day;
    Points giver_points;
    Instant at;
    std::string by;
    std::int64_t exported = 0;
    std::int64_t printed = 0, active = 0, blocked = 0, returned = 0;
    Rial issued, remaining, spent, ended;
};
constexpr auto describe(CardBatchShown const*) {
    return fields(field("id", &CardBatchShown::id, "The batch."), field("name", &CardBatchShown::name, "What it is for."),
                  field("cards", &CardBatchShown::cards, "How many cards."), field("value", &CardBatchShown::value, "What each is worth, in rial."),
                  field("first_day", &CardBatchShown::first_day, "The first day they can be used."),
                  field("last_day", &CardBatchShown::last_day, "The last day they can be used."),
                  field("giver_points", &CardBatchShown::giver_points, "Points for the member who passes one on."),
                  field("at", &CardBatchShown::at, "When it was made."), field("by", &CardBatchShown::by, "Who made it.", personal),
                  field("exported", &CardBatchShown::exported, "How often its numbers were listed."),
                  field("printed", &CardBatchShown::printed, "Cards that are not activated."),
                  field("active", &CardBatchShown::active, "Cards that can be used, or were."),
                  field("blocked", &CardBatchShown::blocked, "Cards that are blocked."),
                  field("returned", &CardBatchShown::returned, "Cards that were sold and came back."),
                  field("issued", &CardBatchShown::issued, "Value of what was activated and did not come back, in rial."),
                  field("remaining", &CardBatchShown::remaining, "What the club still owes to the holders, in rial."),
                  field("spent", &CardBatchShown::spent, "What was spent, in rial."),
                  field("ended", &CardBatchShown::ended, "What ended unspent, in rial."));
}
/// Above the club's limit, by the value of the whole batch, one person asks and another agrees.
std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, PrintGiftCards const& request);
Result<CardBatchShown> print_gift_cards(Transaction& tx, Caller const& caller, PrintGiftCards const& request);

struct ListCardBatches {
    std::optional<CardBatchId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListCardBatches const*) {
    return fields(field("cursor", &ListCardBatches::cursor, "Where the page before ended."),
                  field("limit", &ListCardBatches::limit, "How many at most, 1 to 50; default 20."));
}
struct CardBatchList {
    std::vector<CardBatchShown> items;
    std::optional<CardBatchId> next_cursor;
};
constexpr auto describe(CardBatchList const*) {
    return fields(field("items", &CardBatchList::items, "Newest first."),
                  field("next_cursor", &CardBatchList::next_cursor, "Where the next page begins; left out on the last."));
}
Result<CardBatchList> list_card_batches(Snapshot& snapshot, Caller const& caller, ListCardBatches const& request);

struct ShowCardBatch {
    CardBatchId batch;
};
constexpr auto describe(ShowCardBatch const*) { return fields(field("batch", &ShowCardBatch::batch, "The batch.")); }
Result<CardBatchShown> show_card_batch(Snapshot& snapshot, Caller const& caller, ShowCardBatch const& request);

struct ListGiftCards {
    CardBatchId batch;
    std::optional<std::int64_t> after;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListGiftCards const*) {
    return fields(field("batch", &ListGiftCards::batch, "The batch."), field("after", &ListGiftCards::after, "After this number in the batch."),
                  field("limit", &ListGiftCards::limit, "How many at most, 1 to 100; default 50."));
}
struct GiftCardShown {
    GiftCardId id;
    std::int64_t n = 0;
    std::string tail;
    CardState state = CardState::printed;
    Rial left;
    bool is_sold = false;
    std::optional<MemberId> giver;
    bool has_giver_earned = false;
};
constexpr auto describe(GiftCardShown const*) {
    return fields(field("id", &GiftCardShown::id, "The card."), field("n", &GiftCardShown::n, "Its place in the batch."),
                  field("tail", &GiftCardShown::tail, "The last four digits of its number."),
                  field("state", &GiftCardShown::state, "printed, active, blocked or returned."),
                  field("left", &GiftCardShown::left, "What is left on it, in rial."),
                  field("is_sold", &GiftCardShown::is_sold, "Was it sold at a till? Otherwise it was given."),
                  field("giver", &GiftCardShown::giver, "The member who passes it on."),
                  field("has_giver_earned", &GiftCardShown::has_giver_earned, "Has the giver earned by its use?"));
}
struct GiftCardList {
    std::vector<GiftCardShown> items;
    bool has_more = false;
};
constexpr auto describe(GiftCardList const*) {
    return fields(field("items", &GiftCardList::items, "In the order they were printed."), field("has_more", &GiftCardList::has_more, "Are there more?"));
}
Result<GiftCardList> list_gift_cards(Snapshot& snapshot, Caller const& caller, ListGiftCards const& request);

struct ExportGiftCards {
    CardBatchId batch;
};
constexpr auto describe(ExportGiftCards const*) { return fields(field("batch", &ExportGiftCards::batch, "The batch whose numbers are to be printed.")); }
struct GiftCardNumber {
    std::int64_t n = 0;
    std::string number;
};
constexpr auto describe(GiftCardNumber const*) {
    return fields(field("n", &GiftCardNumber::n, "Its place in the batch."), field("number", &GiftCardNumber::number, "Its sixteen digits.", secret));
}
struct GiftCardNumbers {
    CardBatchId batch;
    std::vector<GiftCardNumber> items;
};
constexpr auto describe(GiftCardNumbers const*) {
    return fields(field("batch", &GiftCardNumbers::batch, "The batch."), field("items", &GiftCardNumbers::items, "All its cards.", secret));
}
Result<GiftCardNumbers> export_gift_cards(Transaction& tx, Caller const& caller, ExportGiftCards const& request);

struct ActivateGiftCards {
    CardBatchId batch;
    std::optional<GiftCardId> card;
};
constexpr auto describe(ActivateGiftCards const*) {
    return fields(field("batch", &ActivateGiftCards::batch, "The batch."),
                  field("card", &ActivateGiftCards::card, "This card alone; absent = the next hundred that are not activated."));
}
struct GiftCardsActivated {
    std::int64_t activated = 0;
    std::int64_t left = 0;
};
constexpr auto describe(GiftCardsActivated const*) {
    return fields(field("activated", &GiftCardsActivated::activated, "How many cards can be used now."),
                  field("left", &GiftCardsActivated::left, "How many of the batch are still not activated: ask again."));
}
Result<GiftCardsActivated> activate_gift_cards(Transaction& tx, Caller const& caller, ActivateGiftCards const& request);

struct BlockGiftCard {
    GiftCardId card;
    bool is_blocked = true;
};
constexpr auto describe(BlockGiftCard const*) {
    return fields(field("card", &BlockGiftCard::card, "The card."),
                  field("is_blocked", &BlockGiftCard::is_blocked, "true: it can no longer be used; false: it can again."));
}
Result<GiftCardShown> block_gift_card(Transaction& tx, Caller const& caller, BlockGiftCard const& request);

struct HandOverGiftCard {
    GiftCardId card;
    MemberId member;
};
constexpr auto describe(HandOverGiftCard const*) {
    return fields(field("card", &HandOverGiftCard::card, "The card."), field("member", &HandOverGiftCard::member, "The member who passes it on."));
}
Result<GiftCardShown> hand_over_gift_card(Transaction& tx, Caller const& caller, HandOverGiftCard const& request);

struct ShowGiftCardBalance {
    Secret<std::string> number;
};
constexpr auto describe(ShowGiftCardBalance const*) {
    return fields(field("number", &ShowGiftCardBalance::number, "The sixteen digits on the card, a swipe, or a reference.", secret));
}
struct GiftCardBalance {
    std::string tail;
    CardState state = CardState::printed;
    Rial value, left;
    Day first_day, last_day;
    bool is_usable = false;
    std::string reference;
};
constexpr auto describe(GiftCardBalance const*) {
    return fields(field("tail", &GiftCardBalance::tail, "The last four digits."),
                  field("state", &GiftCardBalance::state, "printed, active, blocked or returned."),
                  field("value", &GiftCardBalance::value, "What it was worth at first, in rial."),
                  field("left", &GiftCardBalance::left, "What can be spent of it, in rial."),
                  field("first_day", &GiftCardBalance::first_day, "The first day it can be used."),
                  field("last_day", &GiftCardBalance::last_day, "The last day it can be used."),
                  field("is_usable", &GiftCardBalance::is_usable, "Can it be used today?"),
                  field("reference", &GiftCardBalance::reference,
                        "Names the card in place of its number, at this till and on this day: what a till may keep.", secret));
}
Result<GiftCardBalance> show_gift_card_balance(Transaction& tx, Caller const& caller, ShowGiftCardBalance const& request);

inline constexpr Refusal batch_missing{"gift_cards.batch_missing", RefusalKind::missing};
inline constexpr Refusal card_missing{"gift_cards.missing", RefusalKind::missing};
inline constexpr Refusal batch_name_required{"gift_cards.name_required", RefusalKind::invalid};
inline constexpr Refusal batch_value_out_of_range{"gift_cards.value_out_of_range", RefusalKind::invalid};
inline constexpr Refusal batch_days_wrong{"gift_cards.days_wrong", RefusalKind::invalid};
inline constexpr Refusal card_active_already{"gift_cards.active_already", RefusalKind::conflict};
inline constexpr Refusal giver_has_earned{"gift_cards.giver_has_earned", RefusalKind::conflict};

}  // namespace vafa::gifts
