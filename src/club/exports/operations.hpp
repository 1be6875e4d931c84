// An export is asked for, looked at, stopped, taken; its file is fetched part by part. Contracts.
#pragma once

#include "club/exports/exports.hpp"
#include "club/exports/lists.hpp"

namespace vafa::exports {

/// running = being written, chunk by chunk; of the last two nothing is left to fetch.
enum class ExportState { running = 1, ready = 2, cancelled = 3, refused = 4 };
constexpr auto names_of(ExportState const*) {
    return names<ExportState>({{ExportState::running, "running"}, {ExportState::ready, "ready"}, {ExportState::cancelled, "cancelled"},
                               {ExportState::refused, "refused"}});
}
inline constexpr std::int64_t most_rows_of_all = 200'000;
inline constexpr std::int64_t most_of_a_person = 5;  // kept at a time
inline constexpr std::int64_t kept_ms = 24 * hour_ms;

struct ListFilterGiven {
    std::string name;
    std::string value;
};
constexpr auto describe(ListFilterGiven const*) {
    return fields(field("name", &ListFilterGiven::name, "A filter or the order of the list, as in the address of its operation."),
                  field("value", &ListFilterGiven::value, "Its value, as in an address.", personal));
}
struct StartExport {
    ExportList list = ExportList::members;
    std::optional<std::vector<ListFilterGiven>> filters;
    std::optional<std::vector<std::string>> columns;
    std::optional<std::int64_t> most_rows;
};
constexpr auto describe(StartExport const*) {
    return fields(field("list", &StartExport::list, "members, cards, sales, returns or audit."),
                  field("filters", &StartExport::filters, "What the list is filtered and sorted by; absent = the whole list in its usual order."),
                  field("columns", &StartExport::columns, "Fields of the list in the order of the file; absent = all that it has."),
                  field("most_rows", &StartExport::most_rows, "Give it up where there are more, 1 to 200,000; default 200,000."));
}
struct ExportShown {
    ExportId id;
    ExportList list = ExportList::members;
    ExportState state = ExportState::running;
    std::string reason;
    Instant made_at;
    std::optional<Instant> ended_at;
    Instant gone_at;
    std::int64_t rows = 0;
    std::int64_t bytes = 0;
    std::int64_t parts = 0;
    std::optional<Instant> taken_at;
};
constexpr auto describe(ExportShown const*) {
    return fields(field("id", &ExportShown::id, "The export."), field("list", &ExportShown::list, "Of which list."),
                  field("state", &ExportShown::state, "running, ready, cancelled or refused."),
                  field("reason", &ExportShown::reason, "Why it was refused, in a sentence; else empty."),
                  field("made_at", &ExportShown::made_at, "When it was asked for."),
                  field("ended_at", &ExportShown::ended_at, "When it was ready, stopped or refused."),
                  field("gone_at", &ExportShown::gone_at, "When nothing of it is kept any more."),
                  field("rows", &ExportShown::rows, "Rows written so far."), field("bytes", &ExportShown::bytes, "Size so far."),
                  field("parts", &ExportShown::parts, "Parts of the file so far."),
                  field("taken_at", &ExportShown::taken_at, "When it was last taken."));
}

/// The list was asked for its first row as whoever asks may see it.
struct TriedList {
    std::string request;  // of the list's operation, as JSON
};
Result<TriedList> try_list(Preparation const& preparation, Caller const& caller, StartExport const& request);
Result<ExportShown> start_export(Transaction& tx, Caller const& caller, StartExport const& request, TriedList const& tried);

struct ListExports {};
constexpr auto describe(ListExports const*) { return fields(); }
struct ExportsListed {
    std::vector<ExportShown> items;
};
constexpr auto describe(ExportsListed const*) { return fields(field("items", &ExportsListed::items, "Of whoever asks, newest first.")); }
Result<ExportsListed> list_exports(Snapshot& snapshot, Caller const& caller, ListExports const& request);

struct NameExport {
    ExportId id;
};
constexpr auto describe(NameExport const*) { return fields(field("id", &NameExport::id, "The export.")); }
Result<ExportShown> cancel_export(Transaction& tx, Caller const& caller, NameExport const& request);
/// Noted in the log: whoever takes a list away is known.
Result<ExportShown> take_export(Transaction& tx, Caller const& caller, NameExport const& request);

struct ReadExportPart {
    ExportId id;
    std::int64_t nth = 0;
};
constexpr auto describe(ReadExportPart const*) {
    return fields(field("id", &ReadExportPart::id, "The export, taken before."), field("nth", &ReadExportPart::nth, "Which part, from 1."));
}
struct ExportPart {
    std::string text;
};
constexpr auto describe(ExportPart const*) {
    return fields(field("text", &ExportPart::text, "A stretch of the file: CSV in UTF-8, its mark before the first.", personal));
}
Result<ExportPart> read_export_part(Snapshot& snapshot, Caller const& caller, ReadExportPart const& request);

std::vector<Operation> export_operations();

}  // namespace vafa::exports
