// Every SQL statement of earning reasons.
#include "club/gifts/store_reasons.hpp"

namespace vafa::gifts {

namespace {

using store::Sql;

constexpr Sql select_reasons{R"(
    select id, name, wallet, least, most, life_days, most_a_day, most_in_all, roles, is_active
    from gifts_reason where club_id = :club order by id)"};
constexpr Sql select_reason{R"(
    select id, name, wallet, least, most, life_days, most_a_day, most_in_all, roles, is_active
    from gifts_reason where club_id = :club and id = ?1)"};
constexpr Sql upsert_reason{R"(
    insert into gifts_reason (club_id, id, name, wallet, least, most, life_days, most_a_day, most_in_all, roles, is_active)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    on conflict (club_id, id) do update set name = excluded.name, least = excluded.least, most = excluded.most,
        life_days = excluded.life_days, most_a_day = excluded.most_a_day, most_in_all = excluded.most_in_all,
        roles = excluded.roles, is_active = excluded.is_active)"};

constexpr Sql insert_award_row{R"(
    insert into gifts_award (club_id, id, reason, member, amount, day, at, by_role, by_id, branch, taken_act)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0))"};
constexpr Sql lock_award_row{R"(
    select id, reason, member, amount, day, at, by_role, by_id, branch, taken_act
    from gifts_award where club_id = :club and id = ?1 for update)"};
constexpr Sql update_taken{"update gifts_award set taken_act = ?2 where club_id = :club and id = ?1"};
constexpr Sql select_count{R"(
    select coalesce(sum(case when day = ?3 then 1 else 0 end), 0), count(*) from gifts_award
    where club_id = :club and member = ?1 and reason = ?2 and taken_act = 0)"};
constexpr Sql select_awards{R"(
    select id, reason, member, amount, day, at, by_role, by_id, branch, taken_act
    from gifts_award where club_id = :club and id < ?1 order by id desc limit ?2)"};
// 0 = any reason
constexpr Sql select_of_member{R"(
    select id, reason, member, amount, day, at, by_role, by_id, branch, taken_act
    from gifts_award where club_id = :club and member = ?3 and (?4 = 0 or reason = ?4) and id < ?1 order by id desc limit ?2)"};
constexpr Sql select_of_reason{R"(
    select id, reason, member, amount, day, at, by_role, by_id, branch, taken_act
    from gifts_award where club_id = :club and reason = ?3 and id < ?1 order by id desc limit ?2)"};
constexpr Sql select_report{R"(
    select r.id, r.name, r.wallet, count(case when a.taken_act = 0 then 1 end), count(distinct case when a.taken_act = 0 then a.member end),
           cast(coalesce(sum(case when a.taken_act = 0 then a.amount else 0 end), 0) as bigint), count(case when a.taken_act <> 0 then 1 end)
    from gifts_reason r
    left join gifts_award a on a.club_id = r.club_id and a.reason = r.id and a.day between ?1 and ?2
    where r.club_id = :club group by r.id, r.name, r.wallet order by r.id)"};

constexpr Sql awards_without_reason{R"(
    select a.id from gifts_award a left join gifts_reason r on r.club_id = a.club_id and r.id = a.reason
    where a.club_id = :club and (r.id is null or (a.taken_act <> 0 and a.taken_act <= a.id)) order by a.id limit 20)"};

/// Roles are kept by name, a blank between them.
std::string names_of_roles(std::vector<Role> const& roles) {
    std::string names;
    for (auto role : roles) names += (names.empty() ? "" : " ") + std::string(name_of(role));
    return names;
}
std::vector<Role> roles_from(std::string_view names) {
    std::vector<Role> roles;
    while (!names.empty()) {
        auto end = names.find(' ');
        for (auto role : {Role::owner, Role::manager, Role::cashier, Role::support, Role::integrator})
            if (name_of(role) == names.substr(0, end)) roles.push_back(role);
        names = end == std::string_view::npos ? std::string_view{} : names.substr(end + 1);
    }
    return roles;
}

std::vector<ReasonRow> reasons_from(store::Rows const& rows) {
    std::vector<ReasonRow> all;
    for (auto row : rows)
        all.push_back({row.get<ReasonId>(0), row.get<std::string>(1), row.get<ledger::Wallet>(2), row.get<std::int64_t>(3),
                       row.get<std::int64_t>(4), row.get<std::optional<std::int64_t>>(5), row.get<std::optional<std::int64_t>>(6),
                       row.get<std::optional<std::int64_t>>(7), roles_from(row.get<std::string_view>(8)), row.get<bool>(9)});
    return all;
}

std::vector<AwardRow> awards_from(store::Rows const& rows) {
    std::vector<AwardRow> all;
    for (auto row : rows)
        all.push_back({row.get<AwardId>(0), row.get<ReasonId>(1), row.get<MemberId>(2), row.get<std::int64_t>(3), row.get<Day>(4),
                       row.get<Instant>(5), row.get<Role>(6), row.get<std::int64_t>(7), row.get<BranchId>(8), row.get<std::int64_t>(9)});
    return all;
}

}  // namespace

std::vector<ReasonRow> all_reasons(Snapshot& snapshot) { return reasons_from(snapshot.read(select_reasons)); }

std::optional<ReasonRow> find_reason(Snapshot& snapshot, ReasonId id) {
    auto rows = reasons_from(snapshot.read(select_reason, id));
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

void put_reason(Transaction& tx, ReasonRow const& row) {
    tx.write(upsert_reason, row.id, row.name, row.wallet, row.least, row.most, row.life_days, row.most_a_day, row.most_in_all,
             names_of_roles(row.roles), row.is_active);
}

void insert_award(Transaction& tx, AwardRow const& row) {
    tx.write(insert_award_row, row.id, row.reason, row.member, row.amount, row.day, row.at, row.by_role, row.by, row.branch);
}

std::optional<AwardRow> lock_award(Transaction& tx, AwardId id) {
    auto rows = awards_from(tx.read(lock_award_row, id));
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

void mark_taken(Transaction& tx, AwardId id) { tx.write(update_taken, id, tx.act()); }

AwardCount count_awards(Snapshot& snapshot, MemberId member, ReasonId reason, Day today) {
    auto rows = snapshot.read(select_count, member, reason, today);
    return {rows[0].get<std::int64_t>(0), rows[0].get<std::int64_t>(1)};
}

std::vector<AwardRow> awards_before(Snapshot& snapshot, MemberId member, ReasonId reason, AwardId before, std::int64_t most) {
    auto end = before ? before.value : past_all_ids;
    if (member) return awards_from(snapshot.read(select_of_member, end, most, member, reason));
    if (reason) return awards_from(snapshot.read(select_of_reason, end, most, reason));
    return awards_from(snapshot.read(select_awards, end, most));
}

std::vector<ReasonReported> reported(Snapshot& snapshot, Day first, Day last) {
    std::vector<ReasonReported> all;
    for (auto row : snapshot.read(select_report, first, last))
        all.push_back({row.get<ReasonId>(0), row.get<std::string>(1), row.get<ledger::Wallet>(2), row.get<std::int64_t>(3),
                       row.get<std::int64_t>(4), row.get<std::int64_t>(5), row.get<std::int64_t>(6)});
    return all;
}

std::vector<Invariant> reason_invariants() {
    return {{"gifts.awards_have_a_reason", [](Snapshot& snapshot) {
                 std::vector<std::string> found;
                 for (auto row : snapshot.read(awards_without_reason))
                     found.push_back(row.get<AwardId>(0).text() + ": no reason, or taken back before it was given");
                 return found;
             }}};
}

}  // namespace vafa::gifts
