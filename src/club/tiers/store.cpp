// Every SQL statement of tiers.
#include "club/tiers/store.hpp"

namespace vafa::tiers {

namespace {

using store::Sql;

constexpr Sql select_latest{R"(
    select version, document, set_day from tiers_ladder where club_id = :club order by version desc limit 1)"};
constexpr Sql select_version{"select version, document, set_day from tiers_ladder where club_id = :club and version = ?1"};
constexpr Sql select_versions{"select version, document, set_day from tiers_ladder where club_id = :club order by version"};
constexpr Sql insert_ladder_row{R"(
    insert into tiers_ladder (club_id, version, document, set_at, set_day, set_by) values (:club, ?1, ?2, :now, ?3, ?4))"};

constexpr Sql lock_open{R"(
    select day, version, first_day, after_member, is_done, looked_at, raised, lowered, warned, began_at, ended_at
    from tiers_run where club_id = :club and is_done = 0 for update)"};
constexpr Sql select_open{R"(
    select day, version, first_day, after_member, is_done, looked_at, raised, lowered, warned, began_at, ended_at
    from tiers_run where club_id = :club and is_done = 0)"};
constexpr Sql select_runs{R"(
    select day, version, first_day, after_member, is_done, looked_at, raised, lowered, warned, began_at, ended_at
    from tiers_run where club_id = :club order by day desc limit ?1)"};
constexpr Sql insert_run_row{R"(
    insert into tiers_run (club_id, day, version, first_day, after_member, is_done, looked_at, raised, lowered, warned, began_at)
    values (:club, ?1, ?2, ?3, 0, 0, 0, 0, 0, 0, :now))"};
constexpr Sql update_run_row{R"(
    update tiers_run set after_member = ?2, is_done = ?3, looked_at = ?4, raised = ?5, lowered = ?6, warned = ?7, ended_at = ?8
    where club_id = :club and day = ?1)"};
constexpr Sql select_standings{R"(
    select (select count(*) from tiers_run where club_id = :club and is_done = 0),
           (select max(day) from tiers_run where club_id = :club),
           (select min(due_day) from tiers_warning where club_id = :club))"};

constexpr Sql lock_due{R"(
    select member, from_group, to_group, total, run_day, due_day, version from tiers_warning
    where club_id = :club and due_day <= ?1 order by member limit ?2 for update)"};
constexpr Sql select_warning{R"(
    select member, from_group, to_group, total, run_day, due_day, version from tiers_warning where club_id = :club and member = ?1)"};
constexpr Sql select_warnings{R"(
    select member, from_group, to_group, total, run_day, due_day, version from tiers_warning
    where club_id = :club and member > ?1 and member <= ?2 order by member)"};
constexpr Sql upsert_warning{R"(
    insert into tiers_warning (club_id, member, from_group, to_group, total, run_day, due_day, version)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7)
    on conflict (club_id, member) do update set from_group = excluded.from_group, to_group = excluded.to_group, total = excluded.total,
        run_day = excluded.run_day, due_day = excluded.due_day, version = excluded.version)"};
constexpr Sql delete_warning{"delete from tiers_warning where club_id = :club and member = ?1"};
constexpr Sql count_warning_rows{"select count(*) from tiers_warning where club_id = :club"};

constexpr Sql insert_move_row{R"(
    insert into tiers_move (club_id, member, act, kind, from_group, to_group, measure, total, bound, first_day, last_day, day, version)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))"};
constexpr Sql select_moves{R"(
    select member, act, kind, from_group, to_group, measure, total, bound, first_day, last_day, day, version
    from tiers_move where club_id = :club and member = ?1 order by act desc limit ?2)"};

LadderInForce ladder_from(store::Row const& row) {
    auto ladder = json::from_text<Ladder>(row.get<std::string>(1));
    ensure(bool(ladder), "a ladder that was set cannot be read");
    return {row.get<std::int64_t>(0), row.get<Day>(2), std::move(*ladder), {}};
}

std::optional<LadderInForce> one_ladder(store::Rows const& rows) {
    if (rows.empty()) return {};
    return ladder_from(rows[0]);
}

std::vector<Run> runs_of(store::Rows const& rows) {
    std::vector<Run> all;
    for (auto row : rows)
        all.push_back({row.get<Day>(0), row.get<std::int64_t>(1), row.get<Day>(2), row.get<MemberId>(3), row.get<bool>(4), row.get<std::int64_t>(5),
                       row.get<std::int64_t>(6), row.get<std::int64_t>(7), row.get<std::int64_t>(8), row.get<Instant>(9),
                       row.get<std::optional<Instant>>(10)});
    return all;
}

std::optional<Run> one_run(std::vector<Run> const& runs) { return runs.empty() ? std::nullopt : std::optional(runs.front()); }

std::vector<Warning> warnings_of(store::Rows const& rows) {
    std::vector<Warning> all;
    for (auto row : rows)
        all.push_back({row.get<MemberId>(0), row.get<GroupId>(1), row.get<GroupId>(2), row.get<std::int64_t>(3), row.get<Day>(4), row.get<Day>(5),
                       row.get<std::int64_t>(6)});
    return all;
}

}  // namespace

std::optional<LadderInForce> latest_ladder(Snapshot& snapshot) { return one_ladder(snapshot.read(select_latest)); }
std::optional<LadderInForce> ladder_version(Snapshot& snapshot, std::int64_t version) { return one_ladder(snapshot.read(select_version, version)); }

std::vector<LadderInForce> ladder_versions(Snapshot& snapshot) {
    std::vector<LadderInForce> all;
    for (auto row : snapshot.read(select_versions)) all.push_back(ladder_from(row));
    return all;
}

void insert_ladder(Transaction& tx, Caller const& caller, std::int64_t version, Ladder const& ladder) {
    tx.write(insert_ladder_row, version, json::to_text(ladder), tx.today(), caller.id);
}

std::optional<Run> open_run(Snapshot& snapshot) { return one_run(runs_of(snapshot.read(select_open))); }
std::optional<Run> lock_open_run(Transaction& tx) { return one_run(runs_of(tx.read(lock_open))); }

std::vector<Run> latest_runs(Snapshot& snapshot, std::int64_t most) { return runs_of(snapshot.read(select_runs, most)); }
void insert_run(Transaction& tx, Run const& run) { tx.write(insert_run_row, run.day, run.version, run.first_day); }

void update_run(Transaction& tx, Run const& run) {
    tx.write(update_run_row, run.day, run.after, run.is_done, run.looked_at, run.raised, run.lowered, run.warned, run.ended_at);
}

Standings standings(Snapshot& snapshot) {
    auto rows = snapshot.read(select_standings);
    return {rows[0].get<std::int64_t>(0) > 0, rows[0].get<std::optional<Day>>(1), rows[0].get<std::optional<Day>>(2)};
}

std::vector<Warning> lock_warnings_due(Transaction& tx, Day day, std::int64_t most) { return warnings_of(tx.read(lock_due, day, most)); }

std::optional<Warning> warning_of(Snapshot& snapshot, MemberId member) {
    auto found = warnings_of(snapshot.read(select_warning, member));
    if (found.empty()) return {};
    return found.front();
}

std::vector<Warning> warnings_between(Snapshot& snapshot, MemberId after, MemberId last) {
    return warnings_of(snapshot.read(select_warnings, after, last));
}

void put_warning(Transaction& tx, Warning const& warning) {
    tx.write(upsert_warning, warning.member, warning.from, warning.to, warning.total, warning.run_day, warning.due_day, warning.version);
}

void drop_warning(Transaction& tx, MemberId member) { tx.write(delete_warning, member); }
std::int64_t count_warnings(Snapshot& snapshot) { return snapshot.read(count_warning_rows)[0].get<std::int64_t>(0); }

void insert_move(Transaction& tx, Move const& move) {
    tx.write(insert_move_row, move.member, move.act, move.kind, move.from, move.to, move.measure, move.total, move.bound, move.days.first,
             move.days.last, move.day, move.version);
}

std::vector<Move> moves_of(Snapshot& snapshot, MemberId member, std::int64_t most) {
    std::vector<Move> all;
    for (auto row : snapshot.read(select_moves, member, most))
        all.push_back({row.get<MemberId>(0), row.get<ActId>(1), row.get<MoveKind>(2), row.get<GroupId>(3), row.get<GroupId>(4), row.get<Measure>(5),
                       row.get<std::int64_t>(6), row.get<std::optional<std::int64_t>>(7), {row.get<Day>(8), row.get<Day>(9)}, row.get<Day>(10),
                       row.get<std::int64_t>(11)});
    return all;
}

}  // namespace vafa::tiers
