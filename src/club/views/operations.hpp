// A view is saved, shown with its list, and dropped. Contracts.
#pragma once

#include "club/views/views.hpp"

namespace vafa::views {

inline constexpr std::int64_t most_of_a_person = 50;  // of all lists
inline constexpr std::size_t longest_name = 60;       // letters
inline constexpr std::size_t longest_query = 1000;    // bytes

struct SaveView {
    std::string list;
    std::string name;
    std::string query;
    std::optional<bool> is_shared;
};
constexpr auto describe(SaveView const*) {
    return fields(field("list", &SaveView::list, "The console's list: members, cards, sales, returns, goods, messages or audit."),
                  field("name", &SaveView::name, "Its name, 1 to 60 letters; one's own view of that list and name is replaced."),
                  field("query", &SaveView::query, "Filters and order as the list's address has them, without `?`, up to 1,000 bytes.", personal),
                  field("is_shared", &SaveView::is_shared, "Do all who see the list see the view? Default false."));
}
struct ViewShown {
    ViewId id;
    std::string name;
    std::string query;
    bool is_shared = false;
    bool is_own = true;
    bool may_drop = true;
};
constexpr auto describe(ViewShown const*) {
    return fields(field("id", &ViewShown::id, "The view."), field("name", &ViewShown::name, "Its name."),
                  field("query", &ViewShown::query, "Filters and order as the list's address has them.", personal),
                  field("is_shared", &ViewShown::is_shared, "Do all who see the list see it?"),
                  field("is_own", &ViewShown::is_own, "Was it saved by the one who asks?"),
                  field("may_drop", &ViewShown::may_drop, "May they drop it?"));
}
Result<ViewShown> save_view(Transaction& tx, Caller const& caller, SaveView const& request);

struct ListViews {
    std::string list;
};
constexpr auto describe(ListViews const*) { return fields(field("list", &ListViews::list, "Of which list.")); }
struct ViewsListed {
    std::vector<ViewShown> items;
};
constexpr auto describe(ViewsListed const*) {
    return fields(field("items", &ViewsListed::items, "One's own views of the list and those that are shared, oldest first."));
}
Result<ViewsListed> list_views(Snapshot& snapshot, Caller const& caller, ListViews const& request);

struct DropView {
    ViewId id;
};
constexpr auto describe(DropView const*) {
    return fields(field("id", &DropView::id, "Which: one's own; an owner or manager drops those that others share, too."));
}
Result<Done> drop_view(Transaction& tx, Caller const& caller, DropView const& request);

std::vector<Operation> view_operations();

}  // namespace vafa::views
