// Every SQL statement about the member's own page.
#include "club/members/store_me.hpp"

namespace vafa::members {

namespace {

using store::Sql;

constexpr Sql select_sign_in_locked{R"(
    select mobile, act, asked_at, hour_began, asked_in_hour from members_sign_in where club_id = :club and mobile = ?1 for update)"};
constexpr Sql insert_sign_in_row{R"(
    insert into members_sign_in (club_id, mobile, act, asked_at, hour_began, asked_in_hour) values (:club, ?1, ?2, ?3, ?4, ?5))"};
constexpr Sql update_sign_in_row{R"(
    update members_sign_in set act = ?2, asked_at = ?3, hour_began = ?4, asked_in_hour = ?5 where club_id = :club and mobile = ?1)"};
constexpr Sql delete_sign_in_row{"delete from members_sign_in where club_id = :club and mobile = ?1"};

constexpr Sql insert_asked{R"(
    insert into members_asked (club_id, mobile, act, asked_at) values (:club, ?1, ?2, :now))"};
constexpr Sql select_asked_with{"select mobile, act from members_asked where club_id = :club and mobile = ?1 order by act"};
constexpr Sql select_asked_before{R"(
    select mobile, act from members_asked where club_id = :club and asked_at < ?1 order by asked_at, act limit ?2)"};
constexpr Sql delete_asked_row{"delete from members_asked where club_id = :club and mobile = ?1 and act = ?2"};
constexpr Sql delete_sign_in_of_act_row{"delete from members_sign_in where club_id = :club and mobile = ?1 and act = ?2"};

constexpr Sql select_own_code_locked{R"(
    select act, mobile, asked_at, hour_began, asked_in_hour from members_own_code
    where club_id = :club and member_id = ?1 and purpose = ?2 for update)"};
constexpr Sql insert_own_code_row{R"(
    insert into members_own_code (club_id, member_id, purpose, act, mobile, asked_at, hour_began, asked_in_hour)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7))"};
constexpr Sql update_own_code_row{R"(
    update members_own_code set act = ?3, mobile = ?4, asked_at = ?5, hour_began = ?6, asked_in_hour = ?7
    where club_id = :club and member_id = ?1 and purpose = ?2)"};
constexpr Sql delete_own_codes{"delete from members_own_code where club_id = :club and member_id = ?1"};

constexpr Sql select_left{"select left_at from members_left where club_id = :club and mobile_mark = ?1"};
constexpr Sql upsert_left{R"(
    insert into members_left (club_id, mobile_mark, left_at) values (:club, ?1, :now)
    on conflict (club_id, mobile_mark) do update set left_at = excluded.left_at)"};
constexpr Sql delete_left_before{"delete from members_left where club_id = :club and left_at < ?1"};

constexpr Sql select_number{R"(
    select last_step, failed_tries, locked_until, most from members_number where club_id = :club and member_id = ?1)"};
constexpr Sql select_number_locked{R"(
    select last_step, failed_tries, locked_until, most from members_number where club_id = :club and member_id = ?1 for update)"};
constexpr Sql insert_number_row{R"(
    insert into members_number (club_id, member_id, last_step, failed_tries, locked_until, most) values (:club, ?1, ?2, ?3, ?4, ?5))"};
constexpr Sql update_number_row{R"(
    update members_number set last_step = ?2, failed_tries = ?3, locked_until = ?4, most = ?5 where club_id = :club and member_id = ?1)"};
constexpr Sql upsert_number_tries{R"(
    insert into members_number (club_id, member_id, last_step, failed_tries, locked_until) values (:club, ?1, 0, ?2, ?3)
    on conflict (club_id, member_id) do update set failed_tries = excluded.failed_tries, locked_until = excluded.locked_until)"};
constexpr Sql delete_number_row{"delete from members_number where club_id = :club and member_id = ?1"};

constexpr Sql select_allowed{R"(
    select is_allowed, since from members_allowed where club_id = :club and member_id = ?1 and what = ?2)"};
constexpr Sql upsert_allowed{R"(
    insert into members_allowed (club_id, member_id, what, is_allowed, since) values (:club, ?1, ?2, ?3, :now)
    on conflict (club_id, member_id, what) do update set is_allowed = excluded.is_allowed, since = excluded.since)"};
constexpr Sql delete_all_allowed{"delete from members_allowed where club_id = :club and member_id = ?1"};

std::vector<AskedRow> asked_from(store::Rows const& rows) {
    std::vector<AskedRow> asked;
    for (auto row : rows) asked.push_back({row.get<Mobile>(0), row.get<std::int64_t>(1)});
    return asked;
}

std::optional<NumberRow> one_number(store::Rows const& rows) {
    if (rows.empty()) return {};
    auto row = rows[0];
    return NumberRow{row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<Instant>(2), row.get<std::optional<Rial>>(3)};
}

}  // namespace

std::optional<SignInRow> lock_sign_in(Transaction& tx, Mobile const& mobile) {
    auto rows = tx.read(select_sign_in_locked, mobile);
    if (rows.empty()) return {};
    auto row = rows[0];
    return SignInRow{row.get<Mobile>(0), row.get<std::int64_t>(1), {row.get<Instant>(2), row.get<Instant>(3), row.get<std::int64_t>(4)}};
}
void insert_sign_in(Transaction& tx, SignInRow const& row) {
    tx.write(insert_sign_in_row, row.mobile, row.act, row.pace.asked_at, row.pace.hour_began, row.pace.asked_in_hour);
}
void update_sign_in(Transaction& tx, SignInRow const& row) {
    tx.write(update_sign_in_row, row.mobile, row.act, row.pace.asked_at, row.pace.hour_began, row.pace.asked_in_hour);
}
void delete_sign_in(Transaction& tx, Mobile const& mobile) { tx.write(delete_sign_in_row, mobile); }

void keep_asked_row(Transaction& tx, Mobile const& mobile) { tx.keep(insert_asked, mobile, tx.act()); }
std::vector<AskedRow> asked_with(Snapshot& snapshot, Mobile const& mobile) { return asked_from(snapshot.read(select_asked_with, mobile)); }
std::vector<AskedRow> asked_before(Snapshot& snapshot, Instant moment, std::int64_t most) {
    return asked_from(snapshot.read(select_asked_before, moment, most));
}
void delete_asked(Transaction& tx, AskedRow const& row) { tx.write(delete_asked_row, row.mobile, row.act); }
void delete_sign_in_of_act(Transaction& tx, AskedRow const& row) { tx.write(delete_sign_in_of_act_row, row.mobile, row.act); }

std::optional<OwnCodeRow> lock_own_code(Transaction& tx, MemberId member, OwnCode purpose) {
    auto rows = tx.read(select_own_code_locked, member, purpose);
    if (rows.empty()) return {};
    auto row = rows[0];
    return OwnCodeRow{row.get<std::int64_t>(0), row.get<std::optional<Mobile>>(1), {row.get<Instant>(2), row.get<Instant>(3), row.get<std::int64_t>(4)}};
}
void insert_own_code(Transaction& tx, MemberId member, OwnCode purpose, OwnCodeRow const& row) {
    tx.write(insert_own_code_row, member, purpose, row.act, row.mobile, row.pace.asked_at, row.pace.hour_began, row.pace.asked_in_hour);
}
void update_own_code(Transaction& tx, MemberId member, OwnCode purpose, OwnCodeRow const& row) {
    tx.write(update_own_code_row, member, purpose, row.act, row.mobile, row.pace.asked_at, row.pace.hour_began, row.pace.asked_in_hour);
}

std::optional<Instant> mobile_left_at(Snapshot& snapshot, Digest const& mark) {
    auto rows = snapshot.read(select_left, mark);
    if (rows.empty()) return {};
    return rows[0].get<Instant>(0);
}
void put_left(Transaction& tx, Digest const& mark) { tx.write(upsert_left, mark); }
void forget_left_before(Transaction& tx, Instant moment) { tx.write(delete_left_before, moment); }

std::optional<NumberRow> number_of(Snapshot& snapshot, MemberId member) { return one_number(snapshot.read(select_number, member)); }
std::optional<NumberRow> lock_number(Transaction& tx, MemberId member) { return one_number(tx.read(select_number_locked, member)); }
void insert_number(Transaction& tx, MemberId member, NumberRow const& row) {
    tx.write(insert_number_row, member, row.last_step, row.failed_tries, row.locked_until, row.most);
}
void update_number(Transaction& tx, MemberId member, NumberRow const& row) {
    tx.write(update_number_row, member, row.last_step, row.failed_tries, row.locked_until, row.most);
}
void keep_number_tries(Transaction& tx, MemberId member, NumberRow const& row) {
    tx.keep(upsert_number_tries, member, row.failed_tries, row.locked_until);
}

std::optional<AllowedRow> allowed(Snapshot& snapshot, MemberId member, Allowed what) {
    auto rows = snapshot.read(select_allowed, member, what);
    if (rows.empty()) return {};
    return AllowedRow{rows[0].get<bool>(0), rows[0].get<Instant>(1)};
}
void put_allowed(Transaction& tx, MemberId member, Allowed what, bool is_allowed) { tx.write(upsert_allowed, member, what, is_allowed); }

void delete_own_page(Transaction& tx, MemberRow const& member) {
    if (member.mobile) delete_sign_in(tx, *member.mobile);
    tx.write(delete_own_codes, member.id);
    tx.write(delete_number_row, member.id);
    tx.write(delete_all_allowed, member.id);
}

}  // namespace vafa::members
