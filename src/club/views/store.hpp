// The statements of views.
#pragma once

#include "club/views/operations.hpp"

namespace vafa::views {

struct ViewRow {
    ViewId id;
    std::string list;
    std::string name;
    std::string query;
    StaffId staff;
    bool is_shared = false;
};
/// Made, or made anew under its id.
void put_view(Transaction& tx, ViewRow const& row);
void delete_view(Transaction& tx, ViewId id);
std::optional<ViewRow> find_view(Snapshot& snapshot, ViewId id);
/// Of all lists, locked: a person saves one at a time.
std::vector<ViewRow> lock_views_of(Transaction& tx, StaffId staff);
/// This person's and the shared ones, oldest first.
std::vector<ViewRow> views_of_list(Snapshot& snapshot, std::string const& list, StaffId staff);

}  // namespace vafa::views
