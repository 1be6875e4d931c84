// The statements of gift cards.
#include "club/gifts/cards.hpp"

namespace vafa::gifts {

namespace {

using store::Sql;

constexpr Sql insert_batch_row{R"(
    insert into gifts_batch (club_id, id, name, cards, value, first_day, last_day, giver_points, at, by_id, exported)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0))"};
constexpr Sql update_exported{"update gifts_batch set exported = ?2 where club_id = :club and id = ?1"};
constexpr Sql select_batch{R"(
    select id, name, cards, value, first_day, last_day, giver_points, at, by_id, exported
    from gifts_batch where club_id = :club and id = ?1)"};
constexpr Sql lock_batch_row{R"(
    select id, name, cards, value, first_day, last_day, giver_points, at, by_id, exported
    from gifts_batch where club_id = :club and id = ?1 for update)"};
constexpr Sql select_batches_before{R"(
    select id, name, cards, value, first_day, last_day, giver_points, at, by_id, exported
    from gifts_batch where club_id = :club and id < ?1 order by id desc limit ?2)"};

constexpr Sql insert_card_row{R"(
    insert into gifts_card (club_id, id, batch, n, number_hash, tail, state, activated_act, is_sold, giver, giver_act)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, 0, 0, 0, 0))"};
constexpr Sql update_card_row{R"(
    update gifts_card set state = ?2, activated_act = ?3, is_sold = ?4, giver = ?5, giver_act = ?6
    where club_id = :club and id = ?1)"};
constexpr Sql select_card{R"(
    select c.n, c.id, c.batch, c.tail, c.state, c.activated_act, c.is_sold, c.giver, c.giver_act, b.value, b.first_day,
           b.last_day, b.giver_points
    from gifts_card c join gifts_batch b on b.club_id = c.club_id and b.id = c.batch
    where c.club_id = :club and c.id = ?1)"};
constexpr Sql lock_card_by_id{R"(
    select c.n, c.id, c.batch, c.tail, c.state, c.activated_act, c.is_sold, c.giver, c.giver_act, b.value, b.first_day,
           b.last_day, b.giver_points
    from gifts_card c join gifts_batch b on b.club_id = c.club_id and b.id = c.batch
    where c.club_id = :club and c.id = ?1 for update of c)"};
constexpr Sql lock_card_by_hash{R"(
    select c.n, c.id, c.batch, c.tail, c.state, c.activated_act, c.is_sold, c.giver, c.giver_act, b.value, b.first_day,
           b.last_day, b.giver_points
    from gifts_card c join gifts_batch b on b.club_id = c.club_id and b.id = c.batch
    where c.club_id = :club and c.number_hash = ?1 for update of c)"};
constexpr Sql select_cards_after{R"(
    select c.n, c.id, c.batch, c.tail, c.state, c.activated_act, c.is_sold, c.giver, c.giver_act, b.value, b.first_day,
           b.last_day, b.giver_points
    from gifts_card c join gifts_batch b on b.club_id = c.club_id and b.id = c.batch
    where c.club_id = :club and c.batch = ?1 and c.n > ?2 order by c.n limit ?3)"};
constexpr Sql lock_printed_cards{R"(
    select c.n, c.id, c.batch, c.tail, c.state, c.activated_act, c.is_sold, c.giver, c.giver_act, b.value, b.first_day,
           b.last_day, b.giver_points
    from gifts_card c join gifts_batch b on b.club_id = c.club_id and b.id = c.batch
    where c.club_id = :club and c.batch = ?1 and c.state = 1 order by c.n limit ?2 for update of c)"};
constexpr Sql count_card_states{"select state, count(*) from gifts_card where club_id = :club and batch = ?1 group by state order by state"};

constexpr Sql lock_try_row{"select began_at, wrong from gifts_try where club_id = :club and who = ?1 for update"};
constexpr Sql upsert_try{R"(
    insert into gifts_try (club_id, who, began_at, wrong) values (:club, ?1, ?2, ?3)
    on conflict (club_id, who) do update set began_at = excluded.began_at, wrong = excluded.wrong)"};

constexpr Sql batches_that_miss_cards{R"(
    select b.id, b.cards, count(c.id) from gifts_batch b left join gifts_card c on c.club_id = b.club_id and c.batch = b.id
    where b.club_id = :club group by b.id, b.cards having b.cards <> count(c.id))"};
constexpr Sql givers_of_no_use{R"(
    select batch, 0, count(*) from gifts_card where club_id = :club and giver_act <> 0 and (giver = 0 or activated_act = 0) group by batch)"};

BatchRow batch_from(store::Row const& row) {
    BatchRow batch;
    std::tie(batch.id, batch.name, batch.cards, batch.value, batch.first_day, batch.last_day, batch.giver_points, batch.at, batch.by,
             batch.exported) =
        row.as<CardBatchId, std::string, std::int64_t, Rial, Day, Day, Points, Instant, std::int64_t, std::int64_t>();
    return batch;
}

std::optional<BatchRow> one_batch(store::Rows const& rows) {
    if (rows.empty()) return {};
    return batch_from(rows[0]);
}

NumberedCard card_from(store::Row const& row) {
    NumberedCard numbered;
    auto& card = numbered.card;
    std::tie(numbered.n, card.id, card.batch, card.tail, card.state, card.activated_act, card.is_sold, card.giver, card.giver_act,
             card.value, card.first_day, card.last_day, card.giver_points) =
        row.as<std::int64_t, GiftCardId, CardBatchId, std::string, CardState, std::int64_t, bool, MemberId, std::int64_t, Rial, Day, Day,
               Points>();
    return numbered;
}

std::optional<GiftCard> one_card(store::Rows const& rows) {
    if (rows.empty()) return {};
    return card_from(rows[0]).card;
}

std::vector<NumberedCard> cards_from(store::Rows const& rows) {
    std::vector<NumberedCard> cards;
    for (auto row : rows) cards.push_back(card_from(row));
    return cards;
}

std::vector<std::string> wrong_batches(Snapshot& snapshot, Sql const& question) {
    std::vector<std::string> found;
    for (auto row : snapshot.read(question))
        found.push_back(row.get<CardBatchId>(0).text() + ": " + std::to_string(row.get<std::int64_t>(1)) + " cards, but " +
                        std::to_string(row.get<std::int64_t>(2)));
    return found;
}

}  // namespace

void insert_batch(Transaction& tx, BatchRow const& row) {
    tx.write(insert_batch_row, row.id, row.name, row.cards, row.value, row.first_day, row.last_day, row.giver_points, row.at, row.by);
}
void note_export(Transaction& tx, CardBatchId batch, std::int64_t exported) { tx.write(update_exported, batch, exported); }
std::optional<BatchRow> find_batch(Snapshot& snapshot, CardBatchId id) { return one_batch(snapshot.read(select_batch, id)); }
std::optional<BatchRow> lock_batch(Transaction& tx, CardBatchId id) { return one_batch(tx.read(lock_batch_row, id)); }

std::vector<BatchRow> batches_before(Snapshot& snapshot, CardBatchId before, std::int64_t most) {
    std::vector<BatchRow> batches;
    for (auto row : snapshot.read(select_batches_before, before ? before.value : past_all_ids, most)) batches.push_back(batch_from(row));
    return batches;
}

void insert_card(Transaction& tx, GiftCard const& card, std::int64_t n, Digest const& number_hash) {
    tx.write(insert_card_row, card.id, card.batch, n, number_hash, card.tail, card.state);
}
void update_card(Transaction& tx, GiftCard const& card) {
    tx.write(update_card_row, card.id, card.state, card.activated_act, card.is_sold, card.giver, card.giver_act);
}
std::optional<GiftCard> find_card(Snapshot& snapshot, GiftCardId id) { return one_card(snapshot.read(select_card, id)); }
std::optional<GiftCard> lock_card_row(Transaction& tx, GiftCardId id) { return one_card(tx.read(lock_card_by_id, id)); }
std::optional<GiftCard> lock_card_of_hash(Transaction& tx, Digest const& hash) { return one_card(tx.read(lock_card_by_hash, hash)); }

std::vector<NumberedCard> cards_after(Snapshot& snapshot, CardBatchId batch, std::int64_t after_n, std::int64_t most) {
    return cards_from(snapshot.read(select_cards_after, batch, after_n, most));
}
std::vector<NumberedCard> lock_printed(Transaction& tx, CardBatchId batch, std::int64_t most) {
    return cards_from(tx.read(lock_printed_cards, batch, most));
}

std::vector<StateCount> count_states(Snapshot& snapshot, CardBatchId batch) {
    std::vector<StateCount> counts;
    for (auto row : snapshot.read(count_card_states, batch)) counts.push_back({row.get<CardState>(0), row.get<std::int64_t>(1)});
    return counts;
}

std::optional<TryRow> lock_tries(Transaction& tx, std::string const& who) {
    auto rows = tx.read(lock_try_row, who);
    if (rows.empty()) return {};
    return TryRow{rows[0].get<Instant>(0), rows[0].get<std::int64_t>(1)};
}
void keep_tries(Transaction& tx, std::string const& who, TryRow const& row) { tx.keep(upsert_try, who, row.began_at, row.wrong); }

std::vector<Invariant> card_invariants() {
    return {
        {"gifts.each_batch_has_its_cards", [](Snapshot& snapshot) { return wrong_batches(snapshot, batches_that_miss_cards); }},
        {"gifts.a_giver_earned_by_a_live_card", [](Snapshot& snapshot) { return wrong_batches(snapshot, givers_of_no_use); }},
    };
}

}  // namespace vafa::gifts
