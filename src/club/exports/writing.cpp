// A chunk is read page by page on a snapshot, by the list's own operation as the person might ask it when they did; the writer only adds
// the text, where the export still stands as it was read. So a cut run goes on, and two processes never write a chunk twice.
#include "club/exports/writing.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "club/exports/csv.hpp"
#include "club/exports/store.hpp"
#include "operation/texts.hpp"

namespace vafa::exports {

namespace {

constexpr std::int64_t parts_removed_at_once = 20;

std::vector<std::string> names_in(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty()) {
        auto comma = list.find(',');
        names.emplace_back(list.substr(0, comma));
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return names;
}

/// What one chunk adds, or why there is none.
struct Chunk {
    std::string text;
    std::int64_t rows = 0;
    std::string next_cursor;  // "" = that was the last
    std::string reason;
};

class Reading {
  public:
    Reading(Snapshot& snapshot, Surroundings const& around, ExportRow const& row) : snapshot_(snapshot), around_(around), row_(row) {}

    Chunk chunk(Pace const& pace) {
        auto caller = asker();
        auto const* list = around_.job.registry->find(operation_of(row_.list));
        ensure(list, "a list that is exported has an operation");
        auto columns = chosen_columns(row_.list, names_in(row_.columns));
        if (!columns) return refused_by(columns.refusal(), caller);
        Chunk chunk;
        chunk.next_cursor = row_.next_cursor;
        if (row_.parts == 0) chunk.text = std::string(utf8_mark) + csv_line(heads_of(row_.list, *columns, caller));
        for (int page = 0; page < pace.pages_a_chunk; ++page)
            if (!add_page(*list, caller, *columns, pace.rows_a_page, chunk) || chunk.next_cursor.empty()) break;
        if (row_.rows + chunk.rows > row_.most_rows)
            return refused_by(refuse(export_too_long, {{"most", row_.most_rows}}), caller);
        return chunk;
    }

  private:
    /// As they stood when they asked; that the list may still be theirs is looked at when they take it.
    Caller asker() const {
        auto caller = around_.job;
        caller.id = row_.staff.value;
        caller.role = row_.role;
        caller.language = row_.language;
        for (auto const& text : names_in(row_.branches))
            if (auto branch = BranchId::parse(text)) caller.branches.push_back(*branch);
        return caller;
    }

    Chunk refused_by(Refused const& refused, Caller const& caller) const {
        return {{}, 0, {}, around_.texts.of_refusal(row_.language, caller.money_unit, refused)};
    }

    /// False where the list refused.
    bool add_page(Operation const& list, Caller const& caller, std::vector<ExportColumn> const& columns, std::int64_t most, Chunk& chunk) {
        auto request = boost::json::parse(row_.request);
        request.get_object()["limit"] = most;
        if (!chunk.next_cursor.empty()) request.get_object()["cursor"] = chunk.next_cursor;
        auto decoded = list.decode(request);
        if (!decoded) return chunk = refused_by(decoded.refusal(), caller), false;
        auto answer = list.answer(snapshot_, caller, decoded->get());
        if (!answer) return chunk = refused_by(answer.refusal(), caller), false;
        auto page = boost::json::parse(answer->json);
        auto places = tenancy::places(snapshot_, caller);
        if (auto const* items = page.get_object().if_contains("items"))
            for (auto const& item : items->get_array()) {
                chunk.text += csv_line(cells_of(item.get_object(), columns, caller, snapshot_, *places));
                ++chunk.rows;
            }
        auto const* next = page.get_object().if_contains("next_cursor");
        chunk.next_cursor = next && next->is_string() ? std::string(next->get_string()) : "";
        return true;
    }

    Snapshot& snapshot_;
    Surroundings const& around_;
    ExportRow const& row_;
};

bool is_old(ExportRow const& row, Instant now) { return now >= row.made_at + kept_ms; }
bool is_dropped(ExportRow const& row) { return row.state == ExportState::cancelled || row.state == ExportState::refused; }

void add(Transaction& tx, ExportRow const& read, Chunk const& chunk) {
    auto row = lock_export(tx, read.id);
    if (!row || row->state != ExportState::running || row->parts != read.parts || is_old(*row, tx.now())) return;
    if (!chunk.reason.empty()) {
        row->state = ExportState::refused;
        row->reason = chunk.reason;
        row->ended_at = tx.now();
        return update_export(tx, *row);
    }
    insert_part(tx, row->id, row->parts + 1, chunk.text);
    ++row->parts;
    row->rows += chunk.rows;
    row->bytes += std::int64_t(chunk.text.size());
    row->next_cursor = chunk.next_cursor;
    if (chunk.next_cursor.empty()) {
        row->state = ExportState::ready;
        row->ended_at = tx.now();
    }
    update_export(tx, *row);
}

/// A few parts at a time, the last first; the row itself when a day is over and nothing hangs on it.
void remove_some(Transaction& tx, ExportId id) {
    auto row = lock_export(tx, id);
    bool is_due = row && (is_old(*row, tx.now()) || is_dropped(*row));
    if (!is_due) return;
    if (row->parts == 0) {
        if (is_old(*row, tx.now())) delete_export(tx, id);
        return;
    }
    row->parts = std::max<std::int64_t>(0, row->parts - parts_removed_at_once);
    delete_parts_above(tx, id, row->parts);
    update_export(tx, *row);
}

/// What is to be done next: an export to go on with, or one to remove from.
struct Due {
    std::optional<ExportRow> row;
    std::optional<Chunk> chunk;  // none: to be removed
};

bool work(Workplace const& place, Pace const& pace) {
    Due due;
    place.read([&](Snapshot& snapshot, Surroundings const& around) {
        due = {};
        for (auto const& row : all_exports(snapshot)) {
            bool is_removed = is_old(row, snapshot.now()) || (is_dropped(row) && row.parts > 0);
            if (!is_removed && row.state != ExportState::running) continue;
            due.row = row;
            if (!is_removed) due.chunk = Reading(snapshot, around, row).chunk(pace);
            return;
        }
    });
    if (!due.row) return false;
    place.write([&](Transaction& tx, Surroundings const&) { due.chunk ? add(tx, *due.row, *due.chunk) : remove_some(tx, due.row->id); });
    return true;
}

}  // namespace

Chore writing(Pace pace) {
    return {"exports", [pace](Workplace const& place) { return work(place, pace); }};
}

Result<Done> throw_away_with_the_erased(Transaction& tx, Caller const&, void const*, void*) {
    for (auto row : all_exports(tx)) {
        if (is_dropped(row)) continue;
        row.state = ExportState::cancelled;
        row.ended_at = tx.now();
        update_export(tx, row);
    }
    return Done{};
}

}  // namespace vafa::exports
