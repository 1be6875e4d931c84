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
    return SignInRow{row.get<Mobile>(0), row.get<std::int64_t>(1), row.get<Instant>(2), row.get<Instant>(3), row.get<std::int64_t>(4)};
}
void insert_sign_in(Transaction& tx, SignInRow const& row) {
    tx.write(insert_sign_in_row, row.mobile, row.act, row.asked_at, row.hour_began, row.asked_in_hour);
}
void update_sign_in(Transaction& tx, SignInRow const& row) {
    tx.write(update_sign_in_row, row.mobile, row.act, row.asked_at, row.hour_began, row.asked_in_hour);
}
void delete_sign_in(Transaction& tx, Mobile const& mobile) { tx.write(delete_sign_in_row, mobile); }

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
    tx.write(delete_number_row, member.id);
    tx.write(delete_all_allowed, member.id);
}

}  // namespace vafa::members
