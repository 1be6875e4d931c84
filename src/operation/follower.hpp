// What happens after an act was committed, soon but not in its way: sealing, messages. A follower reads the operation
// log in order of commit; how far it is stands in a row that moves in the commit of what it wrote: nothing is missed,
// nothing is done twice.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "operation/operation_log.hpp"

namespace vafa {

class Texts;

/// What a follower or a chore may know beside the database.
struct Surroundings {
    ServerSecrets const& secrets;
    Texts const& texts;
    Caller const& job;  // the club's settings and versions, as for any caller
};

/// What a follower decided, to be written in the commit that moves its row. May run more than once; may be empty.
using Writes = std::function<void(store::Transaction&)>;

struct Follower {
    std::string_view name;
    /// Judges acts in order on a snapshot, away from the writer.
    std::function<Writes(store::Snapshot&, Surroundings const&, std::span<FollowedAct const>)> judge;
    /// So many acts gather before it is handed them, all at once; fewer once somebody waits for what it writes. 0: it takes what there is.
    std::int64_t gathers = 0;
    std::function<bool(store::Snapshot&)> is_waited_for = {};
};

/// A club to work in: what is read and written here has the club's clock. A fault is thrown.
struct Workplace {
    ClubId club;
    std::function<void(std::function<void(store::Snapshot&, Surroundings const&)>)> read;
    std::function<void(std::function<void(store::Transaction&, Surroundings const&)>)> write;
};

/// Work that time brings about, not an act: sending what waits, closing a day. Called now and then for every club, and
/// after followers wrote; answers whether it has more to do at once.
struct Chore {
    std::string_view name;
    std::function<bool(Workplace const&)> run;
};

/// Where a follower of this club stands; before the first act where it never moved.
struct Reached {
    LogCursor cursor;
    bool has_row = false;
};
Reached reached_by(store::Snapshot& snapshot, std::string_view follower);
/// Are there so many acts, at least one, that it can be handed?
bool has_acts_behind(store::Snapshot& snapshot, LogCursor cursor, std::int64_t least);
/// Has it seen an act of the log, and so every act that was committed before?
bool has_followed(store::Snapshot& snapshot, std::string_view follower, std::int64_t act);
/// Where it stands, locked: two processes on one database never both handle an act.
Reached lock_reached(store::Transaction& tx, std::string_view follower);
void move_follower(store::Transaction& tx, std::string_view follower, Reached const& from, LogCursor to);

}  // namespace vafa
