// Every SQL statement of exports.
#include "club/exports/store.hpp"

namespace vafa::exports {

namespace {

using store::Sql;

constexpr Sql insert_row{R"(
    insert into exports_export (club_id, id, list, request, columns, language, staff, role, branches, state, reason, made_at, ended_at, row_count,
                                byte_count, parts, next_cursor, most_rows, taken_at)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18))"};
constexpr Sql update_row{R"(
    update exports_export set state = ?2, reason = ?3, ended_at = ?4, row_count = ?5, byte_count = ?6, parts = ?7, next_cursor = ?8,
           taken_at = ?9
    where club_id = :club and id = ?1)"};
constexpr Sql delete_row{"delete from exports_export where club_id = :club and id = ?1"};
constexpr Sql select_one{R"(
    select id, list, request, columns, language, staff, role, branches, state, reason, made_at, ended_at, row_count, byte_count, parts, next_cursor,
           most_rows, taken_at
    from exports_export where club_id = :club and id = ?1)"};
constexpr Sql select_one_locked{R"(
    select id, list, request, columns, language, staff, role, branches, state, reason, made_at, ended_at, row_count, byte_count, parts, next_cursor,
           most_rows, taken_at
    from exports_export where club_id = :club and id = ?1 for update)"};
constexpr Sql select_of_staff{R"(
    select id, list, request, columns, language, staff, role, branches, state, reason, made_at, ended_at, row_count, byte_count, parts, next_cursor,
           most_rows, taken_at
    from exports_export where club_id = :club and staff = ?1 order by id desc)"};
constexpr Sql select_all{R"(
    select id, list, request, columns, language, staff, role, branches, state, reason, made_at, ended_at, row_count, byte_count, parts, next_cursor,
           most_rows, taken_at
    from exports_export where club_id = :club order by id)"};
constexpr Sql insert_part_row{"insert into exports_part (club_id, export, nth, contents) values (:club, ?1, ?2, ?3)"};
constexpr Sql select_part{"select contents from exports_part where club_id = :club and export = ?1 and nth = ?2"};
constexpr Sql delete_parts{"delete from exports_part where club_id = :club and export = ?1 and nth > ?2"};

ExportRow row_from(store::Row const& row) {
    ExportRow one;
    one.id = row.get<ExportId>(0);
    one.list = row.get<ExportList>(1);
    one.request = row.get<std::string>(2);
    one.columns = row.get<std::string>(3);
    one.language = row.get<Language>(4);
    one.staff = row.get<StaffId>(5);
    one.role = row.get<Role>(6);
    one.branches = row.get<std::string>(7);
    one.state = row.get<ExportState>(8);
    one.reason = row.get<std::string>(9);
    one.made_at = row.get<Instant>(10);
    one.ended_at = row.get<std::optional<Instant>>(11);
    one.rows = row.get<std::int64_t>(12);
    one.bytes = row.get<std::int64_t>(13);
    one.parts = row.get<std::int64_t>(14);
    one.next_cursor = row.get<std::string>(15);
    one.most_rows = row.get<std::int64_t>(16);
    one.taken_at = row.get<std::optional<Instant>>(17);
    return one;
}

std::vector<ExportRow> rows_from(store::Rows const& rows) {
    std::vector<ExportRow> all;
    for (auto row : rows) all.push_back(row_from(row));
    return all;
}

std::optional<ExportRow> first_of(store::Rows const& rows) {
    if (rows.empty()) return {};
    return row_from(rows[0]);
}

}  // namespace

void insert_export(Transaction& tx, ExportRow const& row) {
    tx.write(insert_row, row.id, row.list, row.request, row.columns, row.language, row.staff, row.role, row.branches, row.state, row.reason,
             row.made_at, row.ended_at, row.rows, row.bytes, row.parts, row.next_cursor, row.most_rows, row.taken_at);
}
void update_export(Transaction& tx, ExportRow const& row) {
    tx.write(update_row, row.id, row.state, row.reason, row.ended_at, row.rows, row.bytes, row.parts, row.next_cursor, row.taken_at);
}
void delete_export(Transaction& tx, ExportId id) { tx.write(delete_row, id); }
std::optional<ExportRow> find_export(Snapshot& snapshot, ExportId id) { return first_of(snapshot.read(select_one, id)); }
std::optional<ExportRow> lock_export(Transaction& tx, ExportId id) { return first_of(tx.read(select_one_locked, id)); }
std::vector<ExportRow> exports_of(Snapshot& snapshot, StaffId staff) { return rows_from(snapshot.read(select_of_staff, staff)); }
std::vector<ExportRow> all_exports(Snapshot& snapshot) { return rows_from(snapshot.read(select_all)); }

void insert_part(Transaction& tx, ExportId id, std::int64_t nth, std::string const& bytes) { tx.write(insert_part_row, id, nth, bytes); }
std::optional<std::string> part_of(Snapshot& snapshot, ExportId id, std::int64_t nth) {
    auto rows = snapshot.read(select_part, id, nth);
    if (rows.empty()) return {};
    return rows[0].get<std::string>(0);
}
void delete_parts_above(Transaction& tx, ExportId id, std::int64_t nth) { tx.write(delete_parts, id, nth); }

}  // namespace vafa::exports
