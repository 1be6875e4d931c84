// What the club does with its gift cards at the console; at the till they are sales' matter.
#include "club/gifts/batches.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::gifts {

namespace {

using ledger::Wallet;

constexpr std::int64_t most_cards = 1'000, cards_an_act = 100;
constexpr std::int64_t usual_batches = 20, longest_page_of_batches = 50, usual_cards = 50, longest_page_of_cards = 100;

CardBatchShown shown(Snapshot& snapshot, BatchRow const& row) {
    CardBatchShown one;
    one.id = row.id;
    one.name = row.name;
    one.cards = row.cards;
    one.value = row.value;
    one.first_day = row.first_day;
    one.last_day = row.last_day;
    one.giver_points = row.giver_points;
    one.at = row.at;
    one.by = tenancy::staff_name(snapshot, StaffId{row.by});
    one.exported = row.exported;
    for (auto const& count : count_states(snapshot, row.id)) {
        if (count.state == CardState::printed) one.printed = count.cards;
        if (count.state == CardState::active) one.active = count.cards;
        if (count.state == CardState::blocked) one.blocked = count.cards;
        if (count.state == CardState::returned) one.returned = count.cards;
    }
    auto issued = ledger::issued_under(snapshot, Wallet::credit, {ledger::OriginKind::gift_card, row.id.value});
    bool has_ended = row.last_day < snapshot.today();  // the sweep may not have booked it yet
    one.issued = Rial{issued.received};
    one.remaining = Rial{has_ended ? 0 : issued.remaining};
    one.spent = Rial{issued.spent};
    one.ended = Rial{issued.broken + (has_ended ? issued.remaining : 0)};
    return one;
}

GiftCardShown shown(Snapshot& snapshot, GiftCard const& card, std::int64_t n) {
    GiftCardShown one{card.id, n, card.tail, card.state, {}, card.is_sold, {}, card.giver_act != 0};
    if (card.activated_act != 0) one.left = Rial{ledger::view(snapshot, card.holder()).balance(Wallet::credit).balance};
    if (card.giver) one.giver = card.giver;
    return one;
}

Result<GiftCard> locked(Transaction& tx, GiftCardId id) {
    auto card = lock_card_row(tx, id);
    if (!card) return refuse_at("/card", card_missing);
    return *card;
}

Result<BatchRow> draft_of(Transaction& tx, Caller const& caller, PrintGiftCards const& request) {
    BatchRow row;
    row.name = tidy_name(request.name);
    auto letters = count_letters(row.name);
    if (letters < fewest_letters || letters > most_letters)
        return refuse_at("/name", batch_name_required, {{"least", std::int64_t(fewest_letters)}, {"most", std::int64_t(most_letters)}});
    if (request.count < 1 || request.count > most_cards) return refuse_at("/count", request_out_of_range);
    if (request.value < Rial{1} || request.value.value > largest_amount / most_cards) return refuse_at("/value", batch_value_out_of_range);
    row.giver_points = request.giver_points.value_or(Points{0});
    if (row.giver_points < Points{0} || row.giver_points.value > largest_amount / most_cards) return refuse_at("/giver_points", request_out_of_range);
    row.first_day = request.first_day.value_or(tx.today());
    if (request.last_day < row.first_day || request.last_day < tx.today()) return refuse_at("/last_day", batch_days_wrong);
    row.id = CardBatchId{tx.act()};
    row.cards = request.count;
    row.value = request.value;
    row.last_day = request.last_day;
    row.at = tx.now();
    row.by = caller.id;
    return row;
}

}  // namespace

std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, PrintGiftCards const& request) {
    auto limit = tenancy::policy(snapshot, caller)->second_person_rial;
    if (!limit || request.value.value * request.count <= limit->value) return {};
    return SecondPersonNeed{tidy_name(request.name)};
}

Result<CardBatchShown> print_gift_cards(Transaction& tx, Caller const& caller, PrintGiftCards const& request) {
    auto row = TRY(draft_of(tx, caller, request));
    TRY(tenancy::take_from_limit(tx, caller, tenancy::Limited::rial, row.value.value * row.cards));
    insert_batch(tx, row);
    for (std::int64_t n = 1; n <= row.cards; ++n) {
        GiftCard card;
        card.id = tx.next_id<GiftCardKind>();
        card.batch = row.id;
        auto number = number_of(*caller.secrets, tx.club(), card.id);
        card.tail = number.text().substr(12);
        insert_card(tx, card, n, hash_of(*caller.secrets, tx.club(), number));
    }
    auto one = shown(tx, row);
    one.printed = row.cards;
    return one;
}

Result<CardBatchList> list_card_batches(Snapshot& snapshot, Caller const&, ListCardBatches const& request) {
    auto limit = request.limit.value_or(usual_batches);
    if (limit < 1 || limit > longest_page_of_batches) return refuse_at("/limit", request_out_of_range);
    auto rows = batches_before(snapshot, request.cursor.value_or(CardBatchId{}), limit + 1);
    CardBatchList list;
    bool has_more = std::ssize(rows) > limit;
    if (has_more) rows.pop_back();
    for (auto const& row : rows) list.items.push_back(shown(snapshot, row));
    if (has_more) list.next_cursor = rows.back().id;
    return list;
}

Result<CardBatchShown> show_card_batch(Snapshot& snapshot, Caller const&, ShowCardBatch const& request) {
    auto row = find_batch(snapshot, request.batch);
    if (!row) return refuse_at("/batch", batch_missing);
    return shown(snapshot, *row);
}

Result<GiftCardList> list_gift_cards(Snapshot& snapshot, Caller const&, ListGiftCards const& request) {
    auto limit = request.limit.value_or(usual_cards);
    if (limit < 1 || limit > longest_page_of_cards) return refuse_at("/limit", request_out_of_range);
    if (!find_batch(snapshot, request.batch)) return refuse_at("/batch", batch_missing);
    auto cards = cards_after(snapshot, request.batch, request.after.value_or(0), limit + 1);
    GiftCardList list;
    list.has_more = std::ssize(cards) > limit;
    if (list.has_more) cards.pop_back();
    for (auto const& numbered : cards) list.items.push_back(shown(snapshot, numbered.card, numbered.n));
    return list;
}

Result<GiftCardNumbers> export_gift_cards(Transaction& tx, Caller const& caller, ExportGiftCards const& request) {
    auto row = lock_batch(tx, request.batch);
    if (!row) return refuse_at("/batch", batch_missing);
    GiftCardNumbers numbers{row->id, {}};
    for (auto const& [n, card] : cards_after(tx, row->id, 0, row->cards))
        numbers.items.push_back({n, number_of(*caller.secrets, tx.club(), card.id).text()});
    note_export(tx, row->id, row->exported + 1);
    return numbers;
}

Result<GiftCardsActivated> activate_gift_cards(Transaction& tx, Caller const& caller, ActivateGiftCards const& request) {
    auto row = lock_batch(tx, request.batch);
    if (!row) return refuse_at("/batch", batch_missing);
    if (row->last_day < tx.today()) return refuse(card_ended, {{"last_day", row->last_day}});
    std::vector<GiftCard> cards;
    if (request.card) {
        auto card = TRY(locked(tx, *request.card));
        if (card.batch != row->id) return refuse_at("/card", card_missing);
        if (card.state != CardState::printed) return refuse_at("/card", card_active_already);
        cards.push_back(card);
    } else {
        for (auto const& numbered : lock_printed(tx, row->id, cards_an_act)) cards.push_back(numbered.card);
    }
    std::int64_t printed = 0;
    for (auto const& count : count_states(tx, row->id))
        if (count.state == CardState::printed) printed = count.cards;
    for (auto& card : cards) TRY(activate(tx, card, caller.branch));
    return GiftCardsActivated{std::ssize(cards), printed - std::ssize(cards)};
}

Result<GiftCardShown> block_gift_card(Transaction& tx, Caller const&, BlockGiftCard const& request) {
    auto card = TRY(locked(tx, request.card));
    if (card.state == CardState::returned) return refuse_at("/card", card_returned);
    auto without_block = card.activated_act != 0 ? CardState::active : CardState::printed;
    card.state = request.is_blocked ? CardState::blocked : without_block;
    update_card(tx, card);
    return shown(tx, card, 0);
}

Result<GiftCardShown> hand_over_gift_card(Transaction& tx, Caller const&, HandOverGiftCard const& request) {
    auto card = TRY(locked(tx, request.card));
    auto member = TRY(members::for_sale(tx, members::ById{request.member}));
    if (card.giver_act != 0) return refuse_at("/card", giver_has_earned);
    card.giver = member.id;
    update_card(tx, card);
    tx.set_subject(member.id.value);
    return shown(tx, card, 0);
}

Result<GiftCardBalance> show_gift_card_balance(Transaction& tx, Caller const& caller, ShowGiftCardBalance const& request) {
    auto card = TRY(card_by_number(tx, caller, request.number));
    GiftCardBalance one{card.tail, card.state, card.value, {}, card.first_day, card.last_day, false, reference_to(caller, tx.today(), card.id)};
    if (card.activated_act != 0) one.left = Rial{ledger::view(tx, card.holder()).balance(Wallet::credit).spendable};
    one.is_usable = card.state == CardState::active && card.first_day <= tx.today() && one.left > Rial{0};
    return one;
}

std::vector<Operation> batch_operations() {
    std::vector<Role> const runs{Role::owner, Role::manager}, sees{Role::owner, Role::manager, Role::auditor};
    return {
        operation<print_gift_cards>({.name = "gift_cards.print", .summary = "Make a batch of gift cards; none is worth anything yet",
            .route = post("/v1/gift_card_batches"), .granted_to = runs,
            .refusals = {&batch_name_required, &request_out_of_range, &batch_value_out_of_range, &batch_days_wrong, &tenancy::over_limit_of_act,
                         &tenancy::over_limit_of_day},
            .key = Key::required, .step_up = true, .whole_club = true}),
        operation<list_card_batches>({.name = "gift_cards.batches", .summary = "Batches of gift cards, and what the club owes for each",
            .route = get("/v1/gift_card_batches"), .granted_to = sees, .refusals = {&request_out_of_range}}),
        operation<show_card_batch>({.name = "gift_cards.show_batch", .summary = "A batch of gift cards", .route = get("/v1/gift_card_batches/{batch}"),
            .granted_to = sees, .refusals = {&batch_missing}}),
        operation<list_gift_cards>({.name = "gift_cards.list", .summary = "The cards of a batch, each with what is left on it",
            .route = get("/v1/gift_card_batches/{batch}/cards"), .granted_to = sees, .refusals = {&batch_missing, &request_out_of_range}}),
        operation<export_gift_cards>({.name = "gift_cards.export", .summary = "The numbers of a batch, for the printer",
            .route = post("/v1/gift_card_batches/{batch}/export"), .granted_to = runs, .refusals = {&batch_missing}, .step_up = true, .whole_club = true}),
        operation<activate_gift_cards>({.name = "gift_cards.activate", .summary = "Let cards that are given away be used from now on",
            .route = post("/v1/gift_card_batches/{batch}/activate"), .granted_to = runs,
            .refusals = {&batch_missing, &card_missing, &card_active_already, &card_ended, &ledger::amount_too_large},
            .key = Key::required, .step_up = true, .whole_club = true}),
    };
}

std::vector<Operation> card_operations() {
    std::vector<Role> const runs{Role::owner, Role::manager, Role::support};
    return {
        operation<block_gift_card>({.name = "gift_cards.block", .summary = "Block a gift card, or let it be used again",
            .route = post("/v1/gift_cards/{card}/block"), .granted_to = runs, .refusals = {&card_missing, &card_returned}}),
        operation<hand_over_gift_card>({.name = "gift_cards.hand_over", .summary = "Put a gift card into the hand of a member who passes it on",
            .route = post("/v1/gift_cards/{card}/hand_over"), .granted_to = runs,
            .refusals = {&card_missing, &members::member_missing, &giver_has_earned}}),
        operation<show_gift_card_balance>({.name = "gift_cards.balance", .summary = "What is left on a gift card, by its number",
            .route = post("/v1/gift_cards/balance"), .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::integrator},
            .refusals = {&number_mistyped, &card_unknown, &reference_over, &too_many_tries}}),
    };
}

}  // namespace vafa::gifts
