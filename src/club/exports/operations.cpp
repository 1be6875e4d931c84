// Exports belong to whoever asked for them; nobody else sees that they are there.
#include "club/exports/operations.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "club/exports/store.hpp"
#include "operation/dispatch.hpp"
#include "operation/texts.hpp"

namespace vafa::exports {

namespace {

ExportShown shown(ExportRow const& row) {
    return {row.id, row.list, row.state, row.reason, row.made_at, row.ended_at, row.made_at + kept_ms, row.rows, row.bytes, row.parts, row.taken_at};
}

/// A filter as the list's own schema types it; text where it says nothing else.
Result<boost::json::value> typed(boost::json::value const& schema, ListFilterGiven const& filter, std::string const& pointer) {
    auto const* object = schema.if_object();
    auto const* type = object ? object->if_contains("type") : nullptr;
    auto kind = type && type->is_string() ? std::string_view(type->get_string()) : "string";
    if (kind == "boolean" && (filter.value == "true" || filter.value == "false")) return boost::json::value(filter.value == "true");
    if (kind != "integer") return boost::json::value(filter.value);
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(filter.value.data(), filter.value.data() + filter.value.size(), number);
    if (error != std::errc{} || end != filter.value.data() + filter.value.size()) return refuse_at(pointer, filter_unknown, {{"filter", filter.name}});
    return boost::json::value(number);
}

/// Where a described request has its fields: behind its name.
boost::json::object const* properties_of(json::Schema const& schema) {
    auto const* whole = schema.shape.if_object();
    auto const* reference = whole ? whole->if_contains("$ref") : nullptr;
    if (reference) {
        std::string_view name(reference->get_string());
        auto found = schema.components.find(std::string(name.substr(name.rfind('/') + 1)));
        whole = found == schema.components.end() ? nullptr : found->second.if_object();
    }
    auto const* properties = whole ? whole->if_contains("properties") : nullptr;
    return properties ? properties->if_object() : nullptr;
}

Result<boost::json::object> request_of(Operation const& operation, std::vector<ListFilterGiven> const& filters) {
    boost::json::object request;
    auto const* properties = properties_of(*operation.request_schema);
    ensure(properties, "a list that is exported has fields");
    for (std::size_t at = 0; at < filters.size(); ++at) {
        auto const& filter = filters[at];
        auto pointer = "/filters/" + std::to_string(at);
        auto const* schema = properties->if_contains(filter.name);
        bool is_ours = filter.name == "cursor" || filter.name == "limit" || request.contains(filter.name);
        if (!schema || is_ours) return refuse_at(pointer + "/name", filter_unknown, {{"filter", filter.name}});
        request[filter.name] = TRY(typed(*schema, filter, pointer + "/value"));
    }
    return request;
}

Refused because(Caller const& caller, Refused const& refused) {
    return refuse_at("/filters", list_refused, {{"because", caller.texts->of_refusal(caller.language, caller.money_unit, refused)}});
}

std::string joined(std::vector<std::string> const& names) {
    std::string text;
    for (auto const& name : names) text += (text.empty() ? "" : ",") + name;
    return text;
}

/// Waiting to be taken, or about to: what was thrown away takes no place.
std::int64_t kept_of(Transaction& tx, StaffId staff) {
    auto rows = exports_of(tx, staff);
    return std::count_if(rows.begin(), rows.end(), [&](auto const& row) {
        return (row.state == ExportState::running || row.state == ExportState::ready) && tx.now() < row.made_at + kept_ms;
    });
}

Result<ExportRow> own_export(Transaction& tx, Caller const& caller, ExportId id) {
    auto row = lock_export(tx, id);
    if (!row || row->staff.value != caller.id) return refuse_at("/id", export_missing);
    return *row;
}

}  // namespace

Result<TriedList> try_list(Preparation const& preparation, Caller const& caller, StartExport const& request) {
    auto const* operation = caller.registry->find(operation_of(request.list));
    ensure(operation, "a list that is exported has an operation");
    if (!is_granted(*operation, caller)) return refuse(not_allowed);
    auto asked = TRY(request_of(*operation, request.filters.value_or(std::vector<ListFilterGiven>{})));
    TriedList tried{boost::json::serialize(asked)};
    asked["limit"] = 1;
    auto decoded = operation->decode(asked);
    if (!decoded) return because(caller, decoded.refusal());
    std::optional<Refused> refused;
    preparation.read([&](Snapshot& snapshot) {
        auto answer = operation->answer(snapshot, caller, decoded->get());
        refused = answer ? std::nullopt : std::optional(answer.refusal());
    });
    if (refused) return because(caller, *refused);
    return tried;
}

Result<ExportShown> start_export(Transaction& tx, Caller const& caller, StartExport const& request, TriedList const& tried) {
    auto most = request.most_rows.value_or(most_rows_of_all);
    if (most < 1 || most > most_rows_of_all) return refuse_at("/most_rows", request_out_of_range);
    auto columns = request.columns.value_or(std::vector<std::string>{});
    TRY(chosen_columns(request.list, columns));
    StaffId staff{caller.id};
    if (kept_of(tx, staff) >= most_of_a_person) return refuse(exports_too_many, {{"most", most_of_a_person}});
    ExportRow row;
    row.id = ExportId{tx.act()};
    row.list = request.list;
    row.request = tried.request;
    row.columns = joined(columns);
    row.language = caller.language;
    row.staff = staff;
    row.role = caller.role;
    for (auto branch : caller.branches) row.branches += (row.branches.empty() ? "" : ",") + branch.text();
    row.made_at = tx.now();
    row.most_rows = most;
    insert_export(tx, row);
    return shown(row);
}

Result<ExportsListed> list_exports(Snapshot& snapshot, Caller const& caller, ListExports const&) {
    ExportsListed listed;
    for (auto const& row : exports_of(snapshot, StaffId{caller.id}))
        if (snapshot.now() < row.made_at + kept_ms) listed.items.push_back(shown(row));
    return listed;
}

Result<ExportShown> cancel_export(Transaction& tx, Caller const& caller, NameExport const& request) {
    auto row = TRY(own_export(tx, caller, request.id));
    if (row.state == ExportState::cancelled || row.state == ExportState::refused) return refuse_at("/id", export_ended);
    row.state = ExportState::cancelled;
    row.ended_at = tx.now();
    update_export(tx, row);
    return shown(row);
}

Result<ExportShown> take_export(Transaction& tx, Caller const& caller, NameExport const& request) {
    auto row = TRY(own_export(tx, caller, request.id));
    if (tx.now() >= row.made_at + kept_ms) return refuse_at("/id", export_missing);
    if (row.state == ExportState::running) return refuse_at("/id", export_running);
    if (row.state != ExportState::ready) return refuse_at("/id", export_ended);
    auto const* operation = caller.registry->find(operation_of(row.list));
    if (!is_granted(*operation, caller)) return refuse(not_allowed);
    row.taken_at = tx.now();
    update_export(tx, row);
    return shown(row);
}

Result<ExportPart> read_export_part(Snapshot& snapshot, Caller const& caller, ReadExportPart const& request) {
    auto row = find_export(snapshot, request.id);
    bool is_there = row && row->staff.value == caller.id && row->state == ExportState::ready && snapshot.now() < row->made_at + kept_ms;
    if (!is_there) return refuse_at("/id", export_missing);
    if (!is_granted(*caller.registry->find(operation_of(row->list)), caller)) return refuse(not_allowed);
    if (!row->taken_at) return refuse_at("/id", export_not_taken);
    auto text = part_of(snapshot, row->id, request.nth);
    if (!text) return refuse_at("/nth", export_part_missing);
    return ExportPart{*text};
}

std::vector<Operation> export_operations() {
    std::vector<Role> exports{Role::owner, Role::manager, Role::support, Role::auditor};
    return {
        operation<start_export, try_list>({.name = "exports.start", .summary = "Have a list written as a file, with one's own rights",
            .route = post("/v1/exports"), .granted_to = exports,
            .refusals = {&not_allowed, &filter_unknown, &column_unknown, &list_refused, &exports_too_many}}),
        operation<list_exports>({.name = "exports.list", .summary = "One's own exports of the last day, and how far they are", .route = get("/v1/exports"),
            .granted_to = exports, .refusals = {}}),
        operation<cancel_export>({.name = "exports.cancel", .summary = "Stop an export, or throw a ready one away",
            .route = post("/v1/exports/{id}/cancel"), .granted_to = exports, .refusals = {&export_missing, &export_ended}}),
        operation<take_export>({.name = "exports.take", .summary = "Take an export away; the log keeps that one did",
            .route = post("/v1/exports/{id}/take"), .granted_to = exports,
            .refusals = {&export_missing, &export_running, &export_ended, &not_allowed}}),
        operation<read_export_part>({.name = "exports.part", .summary = "A part of an export that was taken",
            .route = get("/v1/exports/{id}/parts/{nth}"), .granted_to = exports,
            .refusals = {&export_missing, &not_allowed, &export_not_taken, &export_part_missing}}),
    };
}

}  // namespace vafa::exports
