// The value stands in the ledger under the card; here is which sale moved how much of it.
#include "club/sales/gift_cards.hpp"

#include <algorithm>

namespace vafa::sales {

namespace {

std::string pointer_of(std::string_view list, std::size_t at, std::string_view field) {
    return "/" + std::string(list) + "/" + std::to_string(at) + "/" + std::string(field);
}

/// A refusal of gifts, at the field that named the card.
template <class T>
Result<T> at_field(Result<T> result, std::string pointer) {
    if (result) return result;
    auto refused = std::move(result).refusal();
    if (refused.pointer.empty()) refused.pointer = std::move(pointer);
    return refused;
}

bool has_card(Sale const& sale, gifts::GiftCardId card) {
    return std::any_of(sale.gift_cards.begin(), sale.gift_cards.end(), [&](auto const& one) { return one.card == card; });
}

Result<gifts::GiftCard> card_at(Transaction& tx, Caller const& caller, Sale const& sale, Secret<std::string> const& number,
                                std::string const& pointer) {
    auto card = TRY(at_field(gifts::card_by_number(tx, caller, number), pointer));
    if (has_card(sale, card.id)) return refuse_at(pointer, gift_card_twice);
    return card;
}

/// What each card that paid keeps of its part: the first keeps first, so that the last gets back first.
std::vector<Rial> parts_kept(Sale const& sale, Rial kept) {
    std::vector<Rial> parts;
    for (auto const& one : sale.gift_cards) {
        auto part = one.line == 0 ? std::min(one.amount, kept) : Rial{0};
        kept -= part;
        parts.push_back(part);
    }
    return parts;
}

/// Of a card that was sold: 1 where it comes back, -1 where it is kept after all, else 0.
std::int64_t comes_back(SaleGiftCard const& one, Kept const& kept) {
    if (one.line == 0) return 0;
    auto at = static_cast<std::size_t>(one.line - 1);
    return kept.before[at] - kept.after[at];
}

ledger::EndedLots ended_lots(Snapshot& snapshot, Caller const& caller, Sale const& sale) {
    return {alive_again_days(*program::compiled_version(snapshot, caller, sale.program_version))};
}

}  // namespace

Result<Done> sell_gift_cards(Transaction& tx, Caller const& caller, Sale& sale, std::vector<LineAsked> const& lines) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (!lines[at].gift_card) continue;
        auto pointer = pointer_of("lines", at, "gift_card");
        auto card = TRY(card_at(tx, caller, sale, *lines[at].gift_card, pointer));
        auto price = sale.basket.lines[at].net;
        TRY(at_field(gifts::sell_card(tx, card, price, sale.place.branch), pointer));
        sale.gift_cards.push_back({card.id, card.tail, static_cast<std::int64_t>(at) + 1, price, price});
    }
    return Done{};
}

Result<Done> pay_by_gift_cards(Transaction& tx, Caller const& caller, Sale& sale, std::vector<GiftCardPayment> const& payments) {
    if (payments.size() > most_gift_cards) return refuse_at("/gift_cards", request_out_of_range);
    for (std::size_t at = 0; at < payments.size(); ++at) {
        auto card = TRY(card_at(tx, caller, sale, payments[at].number, pointer_of("gift_cards", at, "number")));
        auto payable = sale.basket.net_of_goods() - sale.credit - sale.gift;
        auto spent = TRY(at_field(gifts::spend_card(tx, caller, card, payments[at].amount, payable, sale.place.branch, sale.member),
                                  pointer_of("gift_cards", at, "amount")));
        sale.gift += spent.amount;
        sale.gift_cards.push_back({card.id, card.tail, 0, spent.amount, spent.left});
    }
    return Done{};
}

void lock_gift_cards(Transaction& tx, Sale const& sale) {
    std::vector<gifts::GiftCardId> cards;
    for (auto const& one : sale.gift_cards) cards.push_back(one.card);
    std::sort(cards.begin(), cards.end());
    for (auto card : cards) gifts::lock_card(tx, card);
}

Rial gift_kept(Sale const& sale, Rial returned) { return std::max(Rial{0}, sale.gift - returned); }

Result<Done> allow_return_of_cards(Snapshot& snapshot, Sale const& sale, Kept const& kept) {
    for (auto const& one : sale.gift_cards)
        if (comes_back(one, kept) > 0) TRY(at_field(gifts::allow_card_return(snapshot, one.card), "/lines"));
    return Done{};
}

Result<Done> move_gift_cards(Transaction& tx, Caller const& caller, Sale const& sale, Kept const& kept, Legs const& legs,
                             tenancy::Place const& place) {
    if (sale.gift_cards.empty()) return Done{};
    auto before = parts_kept(sale, legs.gift_before), after = parts_kept(sale, legs.gift_before - legs.gift_back);
    for (std::size_t at = sale.gift_cards.size(); at-- > 0;) {
        auto const& one = sale.gift_cards[at];
        auto back = comes_back(one, kept);
        if (back > 0) TRY(gifts::take_sold_card_back(tx, one.card, sale.id.value, place.branch));
        if (back < 0) TRY(gifts::give_sold_card_again(tx, one.card, sale.id.value, place.branch));
        if (before[at] != after[at])
            TRY(gifts::move_back_to_card(tx, one.card, sale.id.value, before[at] - after[at], after[at] > Rial{0}, place.branch,
                                         ended_lots(tx, caller, sale)));
    }
    return Done{};
}

}  // namespace vafa::sales
