// The statements of the program.
#pragma once

#include "club/program/program.hpp"

namespace vafa::program {

struct VersionRow {
    std::int64_t version = 0;
    Day from_day;
    Instant published_at;
    StaffId published_by;        // 0: the operator of the server
    std::string document;        // JSON; "" in lists
};
/// The version in force on a day and those after it, by number.
std::vector<VersionRow> versions_from(Snapshot& snapshot, Day day);
std::optional<VersionRow> version_row(Snapshot& snapshot, std::int64_t version);
/// All, newest first, without documents.
std::vector<VersionRow> all_versions(Snapshot& snapshot);
std::int64_t latest_version(Snapshot& snapshot);
void insert_version(Transaction& tx, VersionRow const& row);

/// Members' counters as they are kept, in order of the members, after one of them.
struct CountersRow {
    MemberId member;
    std::string state;
};
std::vector<CountersRow> counters_after(Snapshot& snapshot, MemberId after, std::int64_t most);

}  // namespace vafa::program
