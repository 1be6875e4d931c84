// Thin over sqlite3: statements are prepared once, bound without copies, and reset right after the step.
#include "store/sqlite/connection.hpp"

#include "store/fault.hpp"
#include "store/portable_sql.hpp"
#include "store/sqlite/sql_functions.hpp"

namespace vafa::store::sqlite {

namespace {

/// Statements must be reset at once: one that is left open holds its snapshot, and the WAL grows without end.
struct ResetsAfterwards {
    sqlite3_stmt* statement;
    ~ResetsAfterwards() { sqlite3_reset(statement); }
};

bool is_fence(int extended_code) {
    switch (extended_code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_FOREIGNKEY:
        case SQLITE_CONSTRAINT_NOTNULL:
            return true;
        default:
            return false;
    }
}

int bind_value(sqlite3_stmt* statement, int place, Bind const& bind) {
    if (auto* number = std::get_if<std::int64_t>(&bind)) return sqlite3_bind_int64(statement, place, *number);
    if (auto* text = std::get_if<std::string_view>(&bind)) {
        auto* start = text->data() ? text->data() : "";  // a null pointer would bind NULL
        return sqlite3_bind_text64(statement, place, start, text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (auto* bytes = std::get_if<BytesView>(&bind)) {
        auto* start = bytes->data() ? static_cast<void const*>(bytes->data()) : "";
        return sqlite3_bind_blob64(statement, place, start, bytes->size(), SQLITE_STATIC);
    }
    return sqlite3_bind_null(statement, place);
}

std::string_view block_of(sqlite3_value* value) {
    auto* start = static_cast<char const*>(sqlite3_value_blob(value));
    return {start ? start : "", static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

/// By the value itself, not column by column: each call of those takes and checks the connection once more. A connection is one thread's.
void add_cell(Rows& rows, sqlite3_value* value) {
    switch (sqlite3_value_type(value)) {
        case SQLITE_INTEGER:
            return rows.add_integer(sqlite3_value_int64(value));
        case SQLITE_TEXT:
            return rows.add_text(block_of(value));
        case SQLITE_BLOB:
            return rows.add_bytes(block_of(value));
        case SQLITE_NULL:
            return rows.add_null();
        default:
            bug("a floating-point number came out of the database");
    }
}

void check_open(int code, sqlite3* database, std::filesystem::path const& file) {
    if (code == SQLITE_OK) return;
    throw Fault(file.string() + " cannot be opened: " + (database ? sqlite3_errmsg(database) : sqlite3_errstr(code)));
}

}  // namespace

Connection::Connection(std::filesystem::path const& file, Access access, std::string const& vfs) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    sqlite3* opened = nullptr;
    int code = sqlite3_open_v2(file.c_str(), &opened, flags, vfs.empty() ? nullptr : vfs.c_str());
    database_.reset(opened);
    check_open(code, opened, file);
    sqlite3_busy_timeout(opened, 5000);
    sqlite3_progress_handler(opened, 10'000, &Connection::is_late, this);
    if (access == Access::read) sqlite3_db_config(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_wal_autocheckpoint(opened, 0);
    add_sql_functions(opened);
    run("pragma foreign_keys = on; pragma case_sensitive_like = on; pragma temp_store = memory; pragma trusted_schema = off");
}

int Connection::is_late(void* connection) {
    auto deadline = static_cast<Connection*>(connection)->deadline_;
    return deadline != std::chrono::steady_clock::time_point::max() && std::chrono::steady_clock::now() > deadline;
}

Rows Connection::read(Sql const& sql, std::span<Bind const> binds, Bound const& bound) {
    auto* statement = bind(sql, binds, bound);
    ResetsAfterwards reset{statement};
    int columns = sqlite3_column_count(statement);
    Rows rows;
    rows.set_width(static_cast<std::size_t>(columns));
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        for (int column = 0; column < columns; ++column) add_cell(rows, sqlite3_column_value(statement, column));
    if (code != SQLITE_DONE) fail(code, sql.text);
    rows.seal();
    return rows;
}

void Connection::write(Sql const& sql, std::span<Bind const> binds, Bound const& bound) {
    auto* statement = bind(sql, binds, bound);
    ResetsAfterwards reset{statement};
    int code = sqlite3_step(statement);
    if (code != SQLITE_DONE && code != SQLITE_ROW) fail(code, sql.text);
}

void Connection::run(std::string const& script) {
    int code = sqlite3_exec(database_.get(), script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, script.c_str());
}

sqlite3_stmt* Connection::bind(Sql const& sql, std::span<Bind const> binds, Bound const& bound) {
    auto& known = prepared(sql);
    ensure(static_cast<int>(binds.size()) == known.parameters, "a statement got another number of values than it has");
    auto* statement = known.statement.get();
    int place = 0;
    for (auto& value : binds)
        if (int code = bind_value(statement, ++place, value); code != SQLITE_OK) fail(code, sql.text);
    if (known.club) sqlite3_bind_int64(statement, known.club, bound.club);
    if (known.now) sqlite3_bind_int64(statement, known.now, bound.now_ms);
    return statement;
}

Connection::Prepared& Connection::prepared(Sql const& sql) {
    auto found = prepared_.find(&sql);
    if (found == prepared_.end()) found = prepared_.emplace(&sql, prepare(sql)).first;
    return found->second;
}

Connection::Prepared Connection::prepare(Sql const& sql) {
    auto engine_sql = translate(Engine::sqlite, sql.text);
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v3(database_.get(), engine_sql.text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                  nullptr);
    if (code != SQLITE_OK) fail(code, sql.text);
    Prepared prepared;
    prepared.statement.reset(statement);
    prepared.parameters = engine_sql.parameters;
    prepared.club = engine_sql.club;
    prepared.now = engine_sql.now;
    return prepared;
}

void Connection::fail(int code, char const* statement) {
    std::string what = sqlite3_errmsg(database_.get());
    if (is_fence(code)) throw FenceHit(what);
    if (code == SQLITE_INTERRUPT) throw Fault("the question took too long");
    throw Fault(what + " (SQLite " + std::to_string(code) + ") in: " + std::string(statement).substr(0, 200));
}

}  // namespace vafa::store::sqlite
