// The rows of the followers.
#include "operation/follower.hpp"
#include "operation/standing.hpp"
#include "store/tables.hpp"

namespace vafa {

namespace {

constexpr store::Sql select_reached{R"(
    select reached_order, reached_act from operation_follower where club_id = :club and name = ?1)"};

constexpr store::Sql select_seen{R"(
    select count(*) from operation_log l
    join operation_follower f on f.club_id = l.club_id and f.name = ?1
    where l.club_id = :club and l.id = ?2
      and (l.commit_order < f.reached_order or (l.commit_order = f.reached_order and l.id <= f.reached_act)))"};

constexpr store::Sql select_act_behind{R"(
    select id from operation_log
    where club_id = :club and commit_order < :settled and commit_order >= ?1 and (commit_order > ?1 or id > ?2)
    order by commit_order, id limit 1 offset ?3)"};

constexpr store::Sql select_reached_locked{R"(
    select reached_order, reached_act from operation_follower where club_id = :club and name = ?1 for update)"};

constexpr store::Sql insert_reached{R"(
    insert into operation_follower (club_id, name, reached_order, reached_act) values (:club, ?1, ?2, ?3))"};

constexpr store::Sql update_reached{R"(
    update operation_follower set reached_order = ?2, reached_act = ?3 where club_id = :club and name = ?1)"};

// The largest id that each follower has seen: its latest act in order may have a smaller one.
constexpr store::Sql select_highest_seen{R"(
    select f.name, f.reached_order, f.reached_act,
           (select max(l.id) from operation_log l where l.club_id = f.club_id and l.id > f.reached_act and l.commit_order < f.reached_order)
    from operation_follower f where f.club_id = :club)"};

// Who overtook whom was committed within moments: both stand among the next few, by id and by order.
constexpr store::Sql select_overtaken{R"(
    select unseen.id
    from (select id from operation_log where club_id = :club and commit_order >= ?1 and (commit_order > ?1 or id > ?2)
          order by commit_order, id limit 500) unseen
    where unseen.id < coalesce(
        (select max(above.id)
         from (select id, commit_order as place from operation_log where club_id = :club and id > ?2 order by id limit 500) above
         where above.place < ?1), ?2)
    limit 1)"};

constexpr store::Sql count_unseen_below{R"(
    select count(*) from operation_log
    where club_id = :club and id < ?3 and commit_order >= ?1 and (commit_order > ?1 or id > ?2))"};

constexpr store::Sql settle_followers{R"(
    update operation_follower set reached_order = coalesce(
        (select l.commit_order from operation_log l where l.club_id = :club and l.id = operation_follower.reached_act), reached_order)
    where club_id = :club)"};

Reached reached_from(store::Rows const& rows) {
    if (rows.empty()) return {};
    return {{rows[0].get<std::int64_t>(0), rows[0].get<std::int64_t>(1)}, true};
}

}  // namespace

Reached reached_by(store::Snapshot& snapshot, std::string_view follower) {
    return reached_from(snapshot.read(select_reached, follower));
}

bool has_acts_behind(store::Snapshot& snapshot, LogCursor cursor, std::int64_t least) {
    return !snapshot.read(select_act_behind, cursor.order, cursor.id, least - 1).empty();
}

bool has_followed(store::Snapshot& snapshot, std::string_view follower, std::int64_t act) {
    return snapshot.read(select_seen, follower, act)[0].get<std::int64_t>(0) > 0;
}

Reached lock_reached(store::Transaction& tx, std::string_view follower) {
    return reached_from(tx.read(select_reached_locked, follower));
}

/// A first row is inserted, never merged: where another process inserted it meanwhile, its key is the fence.
void move_follower(store::Transaction& tx, std::string_view follower, Reached const& from, LogCursor to) {
    tx.write(from.has_row ? update_reached : insert_reached, follower, to.order, to.id);
}

bool stands_between_ids(store::Snapshot& snapshot, LogCursor cursor) { return !snapshot.read(select_overtaken, cursor.order, cursor.id).empty(); }

std::optional<StandingByIds> StandingByIds::of(store::Snapshot& snapshot) {
    StandingByIds standing;
    for (auto row : snapshot.read(select_highest_seen)) {
        auto order = row.get<std::int64_t>(1), act = row.get<std::int64_t>(2);
        auto highest = row.get<std::optional<std::int64_t>>(3).value_or(act);
        if (snapshot.read(count_unseen_below, order, act, highest)[0].get<std::int64_t>(0) > 0) return {};
        standing.highest_.emplace(row.get<std::string_view>(0), highest);
    }
    return standing;
}

void StandingByIds::put_into(store::Table const& table, std::vector<store::Bind>& row) const {
    if (table.name() != "operation_follower") return;
    std::string_view name;
    std::int64_t* act = nullptr;
    for (std::size_t at = 0; at < row.size(); ++at) {
        if (table.columns()[at].name == "name") name = std::get<std::string_view>(row[at]);
        if (table.columns()[at].name == "reached_act") act = &std::get<std::int64_t>(row[at]);
    }
    ensure(act != nullptr, "the followers' table has no place for where they are");
    if (auto highest = highest_.find(name); highest != highest_.end()) *act = highest->second;
}

store::Question settling_of_followers() { return {&settle_followers, {}}; }

}  // namespace vafa
