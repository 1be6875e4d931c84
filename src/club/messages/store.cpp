// Every SQL statement of messages.
#include "club/messages/store.hpp"


namespace vafa::messages {

namespace {

using store::Sql;

constexpr Sql select_templates{R"(select name, sentence from messages_template where club_id = :club)"};
constexpr Sql upsert_template{R"(
    insert into messages_template (club_id, name, sentence) values (:club, ?1, ?2)
    on conflict (club_id, name) do update set sentence = excluded.sentence)"};
constexpr Sql delete_template_row{R"(delete from messages_template where club_id = :club and name = ?1)"};

constexpr Sql insert_message_row{R"(
    insert into messages_message (club_id, id, act, event, member_id, at, state, due_at, tries, mobile, parts, copies)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, 0, 1))"};
constexpr Sql update_message_row{R"(
    update messages_message set state = ?2, due_at = ?3, tries = ?4, mobile = ?5, body = ?6, parts = ?7, copies = ?8,
           provider_ref = ?9, reason = ?10, settled_at = ?11
    where club_id = :club and id = ?1)"};

constexpr Sql select_due{R"(
    select id, act, event, member_id, at, state, due_at, tries, mobile, body, parts, copies, provider_ref, reason, settled_at
    from messages_message where club_id = :club and state <= 3 and due_at <= ?1 order by due_at limit ?2)"};
constexpr Sql select_message_locked{R"(
    select id, act, event, member_id, at, state, due_at, tries, mobile, body, parts, copies, provider_ref, reason, settled_at
    from messages_message where club_id = :club and id = ?1 for update)"};
constexpr Sql select_all{R"(
    select id, act, event, member_id, at, state, due_at, tries, mobile, body, parts, copies, provider_ref, reason, settled_at
    from messages_message
    where club_id = :club and id < ?1 and (?2 = 0 or state = ?2) and (?3 = '' or event = ?3)
    order by id desc limit ?4)"};
constexpr Sql select_of_member{R"(
    select id, act, event, member_id, at, state, due_at, tries, mobile, body, parts, copies, provider_ref, reason, settled_at
    from messages_message
    where club_id = :club and member_id = ?5 and member_id <> 0 and id < ?1 and (?2 = 0 or state = ?2) and (?3 = '' or event = ?3)
    order by id desc limit ?4)"};
constexpr Sql select_of_stranger{R"(
    select id, act, event, member_id, at, state, due_at, tries, mobile, body, parts, copies, provider_ref, reason, settled_at
    from messages_message where club_id = :club and mobile = ?1 and member_id = 0 order by id desc limit ?2)"};

constexpr Sql insert_inbound_row{R"(
    insert into messages_inbound (club_id, id, at, mobile, member_id, body, meaning) values (:club, ?1, :now, ?2, ?3, ?4, ?5))"};
constexpr Sql select_inbound{R"(
    select id, at, mobile, member_id, coalesce(body, ''), meaning
    from messages_inbound where club_id = :club and mobile = ?1 order by id desc limit ?2)"};

constexpr Sql select_stopped{R"(select since from messages_stopped where club_id = :club and mobile = ?1)"};
constexpr Sql insert_stopped{R"(
    insert into messages_stopped (club_id, mobile, since) values (:club, ?1, :now) on conflict (club_id, mobile) do nothing)"};
constexpr Sql delete_stopped_row{R"(delete from messages_stopped where club_id = :club and mobile = ?1)"};

constexpr Sql select_behaviour{R"(select behaviour from messages_phone where club_id = :club and mobile = ?1)"};
constexpr Sql upsert_behaviour{R"(
    insert into messages_phone (club_id, mobile, behaviour) values (:club, ?1, ?2)
    on conflict (club_id, mobile) do update set behaviour = excluded.behaviour)"};

constexpr Sql erase_sent{R"(
    update messages_message set body = null, mobile = null where club_id = :club and member_id = ?1 and member_id <> 0)"};
constexpr Sql erase_inbound{R"(
    update messages_inbound set body = null, mobile = 0 where club_id = :club and member_id = ?1)"};

constexpr Sql select_strangers{R"(
    select id from messages_message where club_id = :club and member_id = 0 and mobile is not null and at < ?1 limit 1)"};
constexpr Sql erase_strangers{R"(
    update messages_message set body = null, mobile = null where club_id = :club and member_id = 0 and mobile is not null and at < ?1)"};

std::vector<MessageRow> messages_from(store::Rows const& rows) {
    std::vector<MessageRow> messages;
    for (auto row : rows) {
        MessageRow one;
        one.id = row.get<MessageId>(0);
        one.act = row.get<std::int64_t>(1);
        one.event = row.get<std::string>(2);
        one.member = row.get<MemberId>(3);
        one.at = row.get<Instant>(4);
        one.state = row.get<MessageState>(5);
        one.due_at = row.get<Instant>(6);
        one.tries = row.get<std::int64_t>(7);
        one.mobile = row.get<std::optional<std::int64_t>>(8);
        one.body = row.get<std::optional<std::string>>(9);
        one.parts = row.get<std::int64_t>(10);
        one.copies = row.get<std::int64_t>(11);
        one.provider_ref = row.get<std::optional<std::string>>(12);
        one.reason = row.get<std::optional<std::string>>(13);
        one.settled_at = row.get<std::optional<Instant>>(14);
        messages.push_back(std::move(one));
    }
    return messages;
}

}  // namespace

std::int64_t digits_of(Mobile const& mobile) { return std::stoll(mobile.national()); }

Mobile mobile_of(std::int64_t digits) {
    auto mobile = Mobile::parse(std::to_string(digits));
    return mobile ? *mobile : Mobile{};
}

std::map<std::string, std::string> own_templates(Snapshot& snapshot) {
    std::map<std::string, std::string> own;
    for (auto row : snapshot.read(select_templates)) own.emplace(row.get<std::string>(0), row.get<std::string>(1));
    return own;
}

void put_template(Transaction& tx, std::string const& name, std::string const& sentence) { tx.write(upsert_template, name, sentence); }
void delete_template(Transaction& tx, std::string const& name) { tx.write(delete_template_row, name); }

void insert_message(Transaction& tx, MessageRow const& message) {
    tx.write(insert_message_row, message.id, message.act, message.event, message.member, message.at, message.state, message.due_at,
             message.mobile);
}

void update_message(Transaction& tx, MessageRow const& message) {
    tx.write(update_message_row, message.id, message.state, message.due_at, message.tries, message.mobile, message.body, message.parts,
             message.copies, message.provider_ref, message.reason, message.settled_at);
}

std::vector<MessageRow> due_messages(Snapshot& snapshot, Instant until, std::int64_t most) {
    return messages_from(snapshot.read(select_due, until, most));
}

std::optional<MessageRow> lock_message(Transaction& tx, MessageId id) {
    auto found = messages_from(tx.read(select_message_locked, id));
    if (found.empty()) return {};
    return std::move(found.front());
}

std::vector<MessageRow> list_rows(Snapshot& snapshot, MessageFilter const& filter, MessageId before, std::int64_t most) {
    auto below = before ? before.value : past_all_ids;
    if (filter.member) return messages_from(snapshot.read(select_of_member, below, filter.state, filter.event, most, filter.member));
    return messages_from(snapshot.read(select_all, below, filter.state, filter.event, most));
}

std::vector<MessageRow> rows_of_stranger(Snapshot& snapshot, std::int64_t mobile, std::int64_t most) {
    return messages_from(snapshot.read(select_of_stranger, mobile, most));
}

void insert_inbound(Transaction& tx, InboundRow const& inbound) {
    tx.write(insert_inbound_row, inbound.id, inbound.mobile, inbound.member, inbound.body, inbound.meaning);
}

std::vector<InboundRow> inbound_of(Snapshot& snapshot, std::int64_t mobile, std::int64_t most) {
    std::vector<InboundRow> texts;
    for (auto row : snapshot.read(select_inbound, mobile, most))
        texts.push_back({row.get<InboundId>(0), row.get<Instant>(1), row.get<std::int64_t>(2), row.get<MemberId>(3),
                         row.get<std::string>(4), row.get<int>(5)});
    return texts;
}

bool is_stopped(Snapshot& snapshot, std::int64_t mobile) { return !snapshot.read(select_stopped, mobile).empty(); }
void put_stopped(Transaction& tx, std::int64_t mobile) { tx.write(insert_stopped, mobile); }
void delete_stopped(Transaction& tx, std::int64_t mobile) { tx.write(delete_stopped_row, mobile); }

int phone_behaviour(Snapshot& snapshot, std::int64_t mobile) {
    auto rows = snapshot.read(select_behaviour, mobile);
    return rows.empty() ? 1 : rows[0].get<int>(0);
}
void put_phone_behaviour(Transaction& tx, std::int64_t mobile, int behaviour) { tx.write(upsert_behaviour, mobile, behaviour); }

void erase_texts(Transaction& tx, MemberId member) {
    tx.write(erase_sent, member);
    tx.write(erase_inbound, member);
}

bool has_strangers_before(Snapshot& snapshot, Instant moment) { return !snapshot.read(select_strangers, moment).empty(); }
void erase_strangers_before(Transaction& tx, Instant moment) { tx.write(erase_strangers, moment); }

}  // namespace vafa::messages
