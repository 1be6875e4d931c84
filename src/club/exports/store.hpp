// The statements of exports.
#pragma once

#include "club/exports/operations.hpp"

namespace vafa::exports {

struct ExportRow {
    ExportId id;
    ExportList list = ExportList::members;
    std::string request;        // of the list's operation, as JSON
    std::string columns;        // names of fields joined by commas
    Language language = Language::fa;
    StaffId staff;
    Role role = Role::stranger; // as what they asked
    std::string branches;       // where they might act then, ids joined by commas; empty = everywhere
    ExportState state = ExportState::running;
    std::string reason;
    Instant made_at;
    std::optional<Instant> ended_at;
    std::int64_t rows = 0, bytes = 0, parts = 0;
    std::string next_cursor;    // where to go on; "" = at the beginning
    std::int64_t most_rows = 0;
    std::optional<Instant> taken_at;
};
void insert_export(Transaction& tx, ExportRow const& row);
void update_export(Transaction& tx, ExportRow const& row);
void delete_export(Transaction& tx, ExportId id);
std::optional<ExportRow> find_export(Snapshot& snapshot, ExportId id);
std::optional<ExportRow> lock_export(Transaction& tx, ExportId id);
std::vector<ExportRow> exports_of(Snapshot& snapshot, StaffId staff);
/// All there are, oldest first: a day's.
std::vector<ExportRow> all_exports(Snapshot& snapshot);

void insert_part(Transaction& tx, ExportId id, std::int64_t nth, std::string const& bytes);
std::optional<std::string> part_of(Snapshot& snapshot, ExportId id, std::int64_t nth);
/// The parts above this number.
void delete_parts_above(Transaction& tx, ExportId id, std::int64_t nth);

}  // namespace vafa::exports
