// The statements of the past that is kept.
#pragma once

#include <map>

#include "club/reports/past/packing.hpp"
#include "operation/follower.hpp"

namespace vafa::reports {

/// What the acts of a stretch did, by member and act.
using ActsOfMembers = std::map<std::pair<MemberId, std::int64_t>, PastAct>;
ActsOfMembers acts_between(Snapshot& snapshot, std::int64_t from, std::int64_t to);

struct KeptRow {
    MemberId member;
    std::int64_t act = 0;
    std::string packed;
};
/// The rows of a stretch of the log, in order of members and acts; the first stretch is 1.
void keep_stretch(Transaction& tx, std::int64_t number, std::span<KeptRow const> rows);
std::int64_t last_stretch(Snapshot& snapshot);
/// How many rows belong to no stretch, so that nobody reads them.
std::int64_t rows_of_no_stretch(Snapshot& snapshot);
/// In order of members and acts.
std::vector<KeptRow> kept_rows(Snapshot& snapshot, MemberId first, MemberId last);

/// The acts that a follower who stands there has not seen, also those that may still be overtaken; in order of their ids.
std::vector<std::int64_t> acts_behind(Snapshot& snapshot, LogCursor cursor);

}  // namespace vafa::reports
