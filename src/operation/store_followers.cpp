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

}  // namespace vafa
