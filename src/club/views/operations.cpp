// What a view is of, whose it is, and who may drop it.
#include "club/views/operations.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "club/views/store.hpp"

namespace vafa::views {

namespace {

constexpr std::array<std::string_view, 7> lists{"members", "cards", "sales", "returns", "goods", "messages", "audit"};

Result<Done> known(std::string const& list) {
    if (std::find(lists.begin(), lists.end(), list) == lists.end()) return refuse_at("/list", view_list_unknown, {{"list", list}});
    return Done{};
}

/// What an address takes as it stands: a browser has put all else in percents.
bool is_query(std::string_view text) {
    return text.size() <= longest_query && std::all_of(text.begin(), text.end(), [](char one) {
        return one > ' ' && one < '\x7f' && std::string_view("?#\"<>\\^`{|}").find(one) == std::string_view::npos;
    });
}

bool keeps_order(Caller const& caller) { return caller.role == Role::owner || caller.role == Role::manager; }

ViewShown shown(ViewRow const& row, Caller const& caller) {
    bool is_own = row.staff.value == caller.id;
    return {row.id, row.name, row.query, row.is_shared, is_own, is_own || keeps_order(caller)};
}

}  // namespace

Result<ViewShown> save_view(Transaction& tx, Caller const& caller, SaveView const& request) {
    TRY(known(request.list));
    auto name = tidy_name(request.name);
    if (auto letters = count_letters(name); letters < 1 || letters > longest_name)
        return refuse_at("/name", view_name_required, {{"most", std::int64_t(longest_name)}});
    if (!is_query(request.query)) return refuse_at("/query", view_query_wrong, {{"most", std::int64_t(longest_query)}});
    StaffId staff{caller.id};
    auto own = lock_views_of(tx, staff);
    auto same = std::find_if(own.begin(), own.end(), [&](auto const& one) { return one.list == request.list && one.name == name; });
    if (same == own.end() && std::int64_t(own.size()) >= most_of_a_person) return refuse(views_too_many, {{"most", most_of_a_person}});
    ViewRow row{same == own.end() ? tx.next_id<ViewKind>() : same->id, request.list, name, request.query, staff, request.is_shared.value_or(false)};
    put_view(tx, row);
    return shown(row, caller);
}

Result<ViewsListed> list_views(Snapshot& snapshot, Caller const& caller, ListViews const& request) {
    TRY(known(request.list));
    ViewsListed listed;
    for (auto const& row : views_of_list(snapshot, request.list, StaffId{caller.id})) listed.items.push_back(shown(row, caller));
    return listed;
}

Result<Done> drop_view(Transaction& tx, Caller const& caller, DropView const& request) {
    auto row = find_view(tx, request.id);
    bool is_own = row && row->staff.value == caller.id;
    if (!row || (!is_own && !row->is_shared)) return refuse_at("/id", view_missing);
    if (!is_own && !keeps_order(caller)) return refuse_at("/id", view_of_another);
    delete_view(tx, request.id);
    return Done{};
}

std::vector<Operation> view_operations() {
    std::vector<Role> at_the_console{Role::owner, Role::manager, Role::support, Role::auditor};
    return {
        operation<save_view>({.name = "views.save", .summary = "Keep a list's filters and order under a name, for oneself or for all",
            .route = post("/v1/views"), .granted_to = at_the_console,
            .refusals = {&view_list_unknown, &view_name_required, &view_query_wrong, &views_too_many}}),
        operation<list_views>({.name = "views.list", .summary = "One's own views of a list, and those that are shared", .route = get("/v1/views"),
            .granted_to = at_the_console, .refusals = {&view_list_unknown}}),
        operation<drop_view>({.name = "views.drop", .summary = "Drop a view", .route = remove("/v1/views/{id}"), .granted_to = at_the_console,
            .refusals = {&view_missing, &view_of_another}}),
    };
}

}  // namespace vafa::views
