// The rows of replays.
#pragma once

#include "club/reports/replay/replays.hpp"

namespace vafa::reports {

struct ReplayRow {
    ReplayId id;
    ReplayKind kind = ReplayKind::as_it_was;
    ReplayState state = ReplayState::running;
    Day first_day, last_day;
    Instant until;
    std::optional<std::int64_t> version;
    std::optional<std::string> document;   // JSON of what is replayed
    StaffId asked_by;                      // 0: the operator of the server
    MemberId after, last_member;           // everybody up to `after` was replayed
    std::int64_t members_done = 0, members_in_all = 0;
    std::int64_t step = 0;                 // walks that are over
    bool has_budgets = false;
    std::string found;                     // JSON; "" in lists
    std::optional<Instant> ended_at;

    /// How often all members are walked through.
    std::int64_t walks() const { return has_budgets ? 2 : 1; }
};
void insert_replay(Transaction& tx, ReplayRow const& row);
std::optional<ReplayRow> lock_replay(Transaction& tx, ReplayId id);
void update_replay(Transaction& tx, ReplayRow const& row);
std::optional<ReplayRow> replay_row(Snapshot& snapshot, ReplayId id);
std::optional<ReplayRow> running_replay(Snapshot& snapshot);
std::vector<ReplayRow> latest_replays(Snapshot& snapshot, std::int64_t most);

}  // namespace vafa::reports
