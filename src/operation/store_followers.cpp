// The rows of the followers.
#include "operation/follower.hpp"

namespace vafa {

namespace {

constexpr store::Sql select_reached{R"(
    select reached_order, reached_act from operation_follower where club_id = :club and name = ?1)"};

constexpr store::Sql select_reached_locked{R"(
    select reached_order, reached_act from operation_follower where club_id = :club and name = ?1 for update)"};

constexpr store::Sql insert_reached{R"(
    insert into operation_follower (club_id, name, reached_order, reached_act) values (:club, ?1, ?2, ?3))"};

constexpr store::Sql update_reached{R"(
    update operation_follower set reached_order = ?2, reached_act = ?3 where club_id = :club and name = ?1)"};

// Acts on the wrong side of a follower's act once ids alone are the order: not seen but smaller, or seen but larger.
constexpr store::Sql count_out_of_order{R"(
    select (select count(*) from operation_follower f join operation_log l on l.club_id = f.club_id and l.id < f.reached_act
                   and l.commit_order >= f.reached_order and (l.commit_order > f.reached_order or l.id > f.reached_act)
            where f.club_id = :club)
         + (select count(*) from operation_follower f join operation_log l on l.club_id = f.club_id and l.id > f.reached_act
                   and l.commit_order < f.reached_order
            where f.club_id = :club))"};

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

Reached lock_reached(store::Transaction& tx, std::string_view follower) {
    return reached_from(tx.read(select_reached_locked, follower));
}

/// A first row is inserted, never merged: where another process inserted it meanwhile, its key is the fence.
void move_follower(store::Transaction& tx, std::string_view follower, Reached const& from, LogCursor to) {
    tx.write(from.has_row ? update_reached : insert_reached, follower, to.order, to.id);
}

bool is_clean_cut(store::Snapshot& snapshot) { return snapshot.read(count_out_of_order)[0].get<std::int64_t>(0) == 0; }

store::Question settling_of_followers() { return {&settle_followers, {}}; }

}  // namespace vafa
