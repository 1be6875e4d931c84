// The statements that keep replays.
#include "club/reports/replay/store.hpp"

namespace vafa::reports {

namespace {

using store::Sql;

constexpr Sql insert_row{R"(
    insert into reports_replay (club_id, id, kind, state, first_day, last_day, until_at, version, document, asked_by, after_member,
                                last_member, members_done, members_in_all, step, has_budgets, found)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16))"};
constexpr Sql select_row{R"(
    select id, kind, state, first_day, last_day, until_at, version, document, asked_by, after_member, last_member, members_done,
           members_in_all, step, has_budgets, found, ended_at
    from reports_replay where club_id = :club and id = ?1)"};
constexpr Sql lock_row{R"(
    select id, kind, state, first_day, last_day, until_at, version, document, asked_by, after_member, last_member, members_done,
           members_in_all, step, has_budgets, found, ended_at
    from reports_replay where club_id = :club and id = ?1 for update)"};
constexpr Sql select_running{R"(
    select id, kind, state, first_day, last_day, until_at, version, document, asked_by, after_member, last_member, members_done,
           members_in_all, step, has_budgets, found, ended_at
    from reports_replay where club_id = :club and state = 1)"};
constexpr Sql select_latest{R"(
    select id, kind, state, first_day, last_day, until_at, version, null, asked_by, after_member, last_member, members_done,
           members_in_all, step, has_budgets, '' as found, ended_at
    from reports_replay where club_id = :club order by id desc limit ?1)"};
constexpr Sql update_row{R"(
    update reports_replay set state = ?2, after_member = ?3, members_done = ?4, step = ?5, found = ?6, ended_at = ?7
    where club_id = :club and id = ?1)"};

ReplayRow row_from(store::Row const& row) {
    ReplayRow read;
    read.id = row.get<ReplayId>(0);
    read.kind = row.get<ReplayKind>(1);
    read.state = row.get<ReplayState>(2);
    read.first_day = row.get<Day>(3);
    read.last_day = row.get<Day>(4);
    read.until = row.get<Instant>(5);
    read.version = row.get<std::optional<std::int64_t>>(6);
    read.document = row.get<std::optional<std::string>>(7);
    read.asked_by = row.get<StaffId>(8);
    read.after = row.get<MemberId>(9);
    read.last_member = row.get<MemberId>(10);
    read.members_done = row.get<std::int64_t>(11);
    read.members_in_all = row.get<std::int64_t>(12);
    read.step = row.get<std::int64_t>(13);
    read.has_budgets = row.get<bool>(14);
    read.found = row.get<std::string>(15);
    read.ended_at = row.get<std::optional<Instant>>(16);
    return read;
}

std::optional<ReplayRow> first_of(store::Rows const& rows) {
    if (rows.empty()) return {};
    return row_from(rows[0]);
}

}  // namespace

void insert_replay(Transaction& tx, ReplayRow const& row) {
    tx.write(insert_row, row.id, row.kind, row.state, row.first_day, row.last_day, row.until, row.version, row.document, row.asked_by,
             row.after, row.last_member, row.members_done, row.members_in_all, row.step, row.has_budgets, row.found);
}

std::optional<ReplayRow> lock_replay(Transaction& tx, ReplayId id) { return first_of(tx.read(lock_row, id)); }

void update_replay(Transaction& tx, ReplayRow const& row) {
    tx.write(update_row, row.id, row.state, row.after, row.members_done, row.step, row.found, row.ended_at);
}

std::optional<ReplayRow> replay_row(Snapshot& snapshot, ReplayId id) { return first_of(snapshot.read(select_row, id)); }
std::optional<ReplayRow> running_replay(Snapshot& snapshot) { return first_of(snapshot.read(select_running)); }

std::vector<ReplayRow> latest_replays(Snapshot& snapshot, std::int64_t most) {
    std::vector<ReplayRow> rows;
    for (auto row : snapshot.read(select_latest, most)) rows.push_back(row_from(row));
    return rows;
}

}  // namespace vafa::reports
