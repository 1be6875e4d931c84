// Every SQL statement about cards, PINs and awaited codes, and the one read that finds a member for a sale.
#include "club/members/store_cards.hpp"

#include "club/members/fields.hpp"

namespace vafa::members {

namespace {

using store::Sql;

constexpr Sql select_card{R"(
    select number, member_id, status, issued_at, ended_at from members_card where club_id = :club and number = ?1)"};
constexpr Sql select_cards{R"(
    select number, member_id, status, issued_at, ended_at from members_card
    where club_id = :club and member_id = ?1
    order by case when status = 1 then 0 else 1 end, ended_at desc, number)"};
constexpr Sql insert_card_row{R"(
    insert into members_card (club_id, number, member_id, status, issued_at, id) values (:club, ?1, ?2, 1, :now, ?3))"};
constexpr Sql update_card_ended{R"(
    update members_card set status = ?2, ended_at = :now where club_id = :club and number = ?1)"};
constexpr Sql update_card_replaced{R"(
    update members_card set status = 3, ended_at = coalesce(ended_at, :now), replaced_by = ?2
    where club_id = :club and number = ?1)"};
constexpr Sql update_cards_blocked{R"(
    update members_card set status = 2, ended_at = :now where club_id = :club and member_id = ?1 and status = 1)"};

constexpr Sql select_pin{R"(
    select hash, version, failed_tries, locked_until from members_pin where club_id = :club and member_id = ?1)"};
constexpr Sql select_pin_locked{R"(
    select hash, version, failed_tries, locked_until from members_pin where club_id = :club and member_id = ?1 for update)"};
constexpr Sql upsert_pin{R"(
    insert into members_pin (club_id, member_id, hash, version, failed_tries, locked_until)
    values (:club, ?1, ?2, ?3, ?4, ?5)
    on conflict (club_id, member_id) do update set hash = excluded.hash, version = excluded.version,
        failed_tries = excluded.failed_tries, locked_until = excluded.locked_until)"};
constexpr Sql update_pin_tries{R"(
    update members_pin set failed_tries = ?2, locked_until = ?3 where club_id = :club and member_id = ?1)"};
constexpr Sql delete_pin_row{"delete from members_pin where club_id = :club and member_id = ?1"};

constexpr Sql insert_code_row{R"(
    insert into members_code (club_id, act, member_id, asked_at, failed_tries) values (:club, ?1, ?2, :now, 0))"};
constexpr Sql select_code_locked{R"(
    select member_id, asked_at, failed_tries, used_at from members_code where club_id = :club and act = ?1 for update)"};
constexpr Sql update_code_tries{"update members_code set failed_tries = ?2 where club_id = :club and act = ?1"};
constexpr Sql update_code_used{"update members_code set used_at = :now where club_id = :club and act = ?1"};

constexpr Sql select_fields{R"(
    select id, name, type, choices, is_required from members_field where club_id = :club order by id)"};
constexpr Sql insert_field_row{R"(
    insert into members_field (club_id, id, name, type, choices, is_required) values (:club, ?1, ?2, ?3, ?4, ?5))"};

// One shape for the four ways of naming a member.
constexpr Sql select_for_sale_by_id{R"(
    select m.id, m.number, m.first_name, m.last_name, m.mobile, m.group_id, g.name, m.status, m.is_credit_frozen,
           m.birth_day, m.wedding_day, m.gender, m.enrolled_day, m.referrer_id, null as card_status, null as card_ended,
           m.merged_into
    from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and m.id = ?1)"};
constexpr Sql select_for_sale_by_number{R"(
    select m.id, m.number, m.first_name, m.last_name, m.mobile, m.group_id, g.name, m.status, m.is_credit_frozen,
           m.birth_day, m.wedding_day, m.gender, m.enrolled_day, m.referrer_id, null as card_status, null as card_ended,
           m.merged_into
    from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and m.number = ?1)"};
constexpr Sql select_for_sale_by_mobile{R"(
    select m.id, m.number, m.first_name, m.last_name, m.mobile, m.group_id, g.name, m.status, m.is_credit_frozen,
           m.birth_day, m.wedding_day, m.gender, m.enrolled_day, m.referrer_id, null as card_status, null as card_ended,
           m.merged_into
    from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and m.mobile = ?1)"};
constexpr Sql select_for_sale_by_card{R"(
    select m.id, m.number, m.first_name, m.last_name, m.mobile, m.group_id, g.name, m.status, m.is_credit_frozen,
           m.birth_day, m.wedding_day, m.gender, m.enrolled_day, m.referrer_id, c.status as card_status, c.ended_at as card_ended,
           m.merged_into
    from members_card c
    join members_member m on m.club_id = c.club_id and m.id = c.member_id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where c.club_id = :club and c.number = ?1)"};

CardRow card_from(store::Row const& row) {
    return {row.get<CardNumber>(0), row.get<MemberId>(1), row.get<CardStatus>(2), row.get<Instant>(3), row.get<std::optional<Instant>>(4)};
}

std::optional<PinRow> one_pin(store::Rows const& rows) {
    if (rows.empty()) return {};
    auto row = rows[0];
    return PinRow{row.get<std::string>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2), row.get<Instant>(3)};
}

/// Choices are kept a line each.
std::string lines_of(std::vector<std::string> const& choices) {
    std::string lines;
    for (auto const& choice : choices) lines += (lines.empty() ? "" : "\n") + choice;
    return lines;
}
std::vector<std::string> choices_from(std::string_view lines) {
    std::vector<std::string> choices;
    for (auto rest = lines; !rest.empty();) {
        auto end = rest.find('\n');
        choices.emplace_back(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return choices;
}

}  // namespace

std::optional<CardRow> card_row(Snapshot& snapshot, CardNumber const& number) {
    auto rows = snapshot.read(select_card, number);
    if (rows.empty()) return {};
    return card_from(rows[0]);
}

std::vector<CardRow> cards_of(Snapshot& snapshot, MemberId member) {
    std::vector<CardRow> cards;
    for (auto row : snapshot.read(select_cards, member)) cards.push_back(card_from(row));
    return cards;
}

void insert_card(Transaction& tx, CardNumber const& number, MemberId member) {
    tx.write(insert_card_row, number, member, tx.act());
}
void end_card(Transaction& tx, CardNumber const& number, CardStatus as) { tx.write(update_card_ended, number, as); }
void replace_by(Transaction& tx, CardRow const& old, CardNumber const& by) { tx.write(update_card_replaced, old.number, by); }
void block_all_cards(Transaction& tx, MemberId member) { tx.write(update_cards_blocked, member); }

std::optional<PinRow> pin_of(Snapshot& snapshot, MemberId member) { return one_pin(snapshot.read(select_pin, member)); }
std::optional<PinRow> lock_pin(Transaction& tx, MemberId member) { return one_pin(tx.read(select_pin_locked, member)); }
void put_pin(Transaction& tx, MemberId member, PinRow const& pin) {
    tx.write(upsert_pin, member, pin.hash, pin.version, pin.failed_tries, pin.locked_until);
}
void keep_pin_tries(Transaction& tx, MemberId member, PinRow const& pin) {
    tx.keep(update_pin_tries, member, pin.failed_tries, pin.locked_until);
}
void delete_pin(Transaction& tx, MemberId member) { tx.write(delete_pin_row, member); }

void insert_code(Transaction& tx, MemberId member) { tx.write(insert_code_row, tx.act(), member); }

std::optional<CodeRow> lock_code(Transaction& tx, std::int64_t act) {
    auto rows = tx.read(select_code_locked, act);
    if (rows.empty()) return {};
    auto row = rows[0];
    return CodeRow{row.get<MemberId>(0), row.get<Instant>(1), row.get<std::int64_t>(2), row.get<std::optional<Instant>>(3)};
}
void keep_code_tries(Transaction& tx, std::int64_t act, std::int64_t failed_tries) { tx.keep(update_code_tries, act, failed_tries); }
void use_code(Transaction& tx, std::int64_t act) { tx.write(update_code_used, act); }

std::vector<FieldShown> all_fields(Snapshot& snapshot) {
    std::vector<FieldShown> fields;
    for (auto row : snapshot.read(select_fields))
        fields.push_back({row.get<FieldId>(0), row.get<std::string>(1), row.get<FieldType>(2), choices_from(row.get<std::string_view>(3)),
                          row.get<bool>(4)});
    return fields;
}
void insert_field(Transaction& tx, FieldShown const& field) {
    tx.write(insert_field_row, field.id, field.name, field.type, lines_of(field.choices), field.is_required);
}

store::Question question_for_sale(MemberRef const& who) {
    if (auto const* by = std::get_if<ByCard>(&who)) return store::ask(select_for_sale_by_card, by->card);
    if (auto const* by = std::get_if<ByMobile>(&who)) return store::ask(select_for_sale_by_mobile, by->mobile);
    if (auto const* by = std::get_if<ByNumber>(&who)) return store::ask(select_for_sale_by_number, by->number);
    return store::ask(select_for_sale_by_id, std::get<ById>(who).id);
}

}  // namespace vafa::members
