// Every SQL statement of giving points to other members.
#include "club/rewards/store_giving.hpp"

namespace vafa::rewards {

namespace {

using store::Sql;

constexpr Sql select_terms{"select is_on, least, most_a_day, most_a_month from rewards_giving_terms where club_id = :club"};
constexpr Sql upsert_terms{R"(
    insert into rewards_giving_terms (club_id, is_on, least, most_a_day, most_a_month) values (:club, ?1, ?2, ?3, ?4)
    on conflict (club_id) do update set is_on = excluded.is_on, least = excluded.least, most_a_day = excluded.most_a_day,
        most_a_month = excluded.most_a_month)"};

constexpr Sql insert_given_row{R"(
    insert into rewards_given (club_id, id, giver, receiver, points, day, at, by_role, by_id, branch, taken, taken_act)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0))"};
constexpr Sql lock_given_row{R"(
    select id, giver, receiver, points, day, at, by_role, by_id, branch, taken, taken_act
    from rewards_given where club_id = :club and id = ?1 for update)"};
constexpr Sql update_taken{"update rewards_given set taken = ?2, taken_act = ?3 where club_id = :club and id = ?1"};
constexpr Sql select_sum{R"(
    select cast(coalesce(sum(case when day = ?2 then points - taken else 0 end), 0) as bigint), cast(coalesce(sum(points - taken), 0) as bigint)
    from rewards_given where club_id = :club and giver = ?1 and day >= ?3)"};
constexpr Sql select_all{R"(
    select id, giver, receiver, points, day, at, by_role, by_id, branch, taken, taken_act
    from rewards_given where club_id = :club and id < ?1 order by id desc limit ?2)"};
// The ids by the two indexes that have nothing else in them: else SQLite walks through what all members gave.
constexpr Sql select_given_of_member{R"(
    select id, giver, receiver, points, day, at, by_role, by_id, branch, taken, taken_act
    from rewards_given
    where club_id = :club and id in (
        select id from (select id from rewards_given where club_id = :club and giver = ?1 and id < ?2 order by id desc limit ?3) gave
        union all
        select id from (select id from rewards_given where club_id = :club and receiver = ?1 and id < ?2 order by id desc limit ?3) got)
    order by id desc limit ?3)"};

constexpr Sql insert_giving_asked_row{R"(
    insert into rewards_giving_asked (club_id, id, giver, receiver, points, at) values (:club, ?1, ?2, ?3, ?4, :now))"};
constexpr Sql select_giving_asked{"select id, giver, receiver, points from rewards_giving_asked where club_id = :club and id = ?1"};

std::vector<GivenRow> given_from(store::Rows const& rows) {
    std::vector<GivenRow> all;
    for (auto row : rows)
        all.push_back({row.get<GivenId>(0), row.get<MemberId>(1), row.get<MemberId>(2), row.get<Points>(3), row.get<Day>(4), row.get<Instant>(5),
                       row.get<Role>(6), row.get<std::int64_t>(7), row.get<BranchId>(8), row.get<Points>(9), row.get<std::int64_t>(10)});
    return all;
}

}  // namespace

GivingTerms giving_terms(Snapshot& snapshot) {
    auto rows = snapshot.read(select_terms);
    if (rows.empty()) return {};
    return {rows[0].get<bool>(0), rows[0].get<Points>(1), rows[0].get<Points>(2), rows[0].get<Points>(3)};
}

void put_giving_terms(Transaction& tx, GivingTerms const& terms) {
    tx.write(upsert_terms, terms.is_on, terms.least, terms.most_a_day, terms.most_a_month);
}

void insert_given(Transaction& tx, GivenRow const& row) {
    tx.write(insert_given_row, row.id, row.giver, row.receiver, row.points, row.day, row.at, row.by_role, row.by_id, row.branch);
}

std::optional<GivenRow> lock_given(Transaction& tx, GivenId id) {
    auto rows = given_from(tx.read(lock_given_row, id));
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

void mark_given_taken(Transaction& tx, GivenId id, Points taken) { tx.write(update_taken, id, taken, tx.act()); }

GivenSum given_by(Snapshot& snapshot, MemberId giver, Day today, Day since) {
    auto rows = snapshot.read(select_sum, giver, today, since);
    return {rows[0].get<Points>(0), rows[0].get<Points>(1)};
}

std::vector<GivenRow> given_before(Snapshot& snapshot, MemberId member, GivenId before, std::int64_t most) {
    auto from = before ? before : GivenId{past_all_ids};
    return given_from(member ? snapshot.read(select_given_of_member, member, from, most) : snapshot.read(select_all, from, most));
}

void insert_giving_asked(Transaction& tx, GivingAsked const& asked) {
    tx.write(insert_giving_asked_row, asked.id, asked.giver, asked.receiver, asked.points);
}

std::optional<GivingAsked> find_giving_asked(Snapshot& snapshot, GivingAskedId id) {
    auto rows = snapshot.read(select_giving_asked, id);
    if (rows.empty()) return {};
    return GivingAsked{rows[0].get<GivingAskedId>(0), rows[0].get<MemberId>(1), rows[0].get<MemberId>(2), rows[0].get<Points>(3)};
}

}  // namespace vafa::rewards
