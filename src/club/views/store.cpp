// Every SQL statement of views.
#include "club/views/store.hpp"

namespace vafa::views {

namespace {

using store::Sql;

constexpr Sql put_row{R"(
    insert into views_view (club_id, id, list, name, query, staff, is_shared) values (:club, ?1, ?2, ?3, ?4, ?5, ?6)
    on conflict (club_id, id) do update set query = excluded.query, is_shared = excluded.is_shared)"};
constexpr Sql delete_row{"delete from views_view where club_id = :club and id = ?1"};
constexpr Sql select_one{"select id, list, name, query, staff, is_shared from views_view where club_id = :club and id = ?1"};
constexpr Sql select_of_staff{R"(
    select id, list, name, query, staff, is_shared from views_view where club_id = :club and staff = ?1 order by id for update)"};
constexpr Sql select_of_list{R"(
    select id, list, name, query, staff, is_shared from views_view
    where club_id = :club and list = ?1 and (staff = ?2 or is_shared = 1) order by id)"};

ViewRow row_from(store::Row const& row) {
    return {row.get<ViewId>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<StaffId>(4), row.get<bool>(5)};
}

std::vector<ViewRow> rows_from(store::Rows const& rows) {
    std::vector<ViewRow> all;
    for (auto row : rows) all.push_back(row_from(row));
    return all;
}

}  // namespace

void put_view(Transaction& tx, ViewRow const& row) { tx.write(put_row, row.id, row.list, row.name, row.query, row.staff, row.is_shared); }
void delete_view(Transaction& tx, ViewId id) { tx.write(delete_row, id); }

std::optional<ViewRow> find_view(Snapshot& snapshot, ViewId id) {
    auto rows = snapshot.read(select_one, id);
    if (rows.empty()) return {};
    return row_from(rows[0]);
}
std::vector<ViewRow> lock_views_of(Transaction& tx, StaffId staff) { return rows_from(tx.read(select_of_staff, staff)); }
std::vector<ViewRow> views_of_list(Snapshot& snapshot, std::string const& list, StaffId staff) {
    return rows_from(snapshot.read(select_of_list, list, staff));
}

}  // namespace vafa::views
