// One connection to an SQLite file with its prepared statements. Used by one thread at a time.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

#include "store/sql.hpp"

namespace vafa::store::sqlite {

enum class Access { read, write };

/// What the transaction binds by itself.
struct Bound {
    std::int64_t club;
    std::int64_t now_ms;
};

/// Failures are thrown: FenceHit for a unique key or a CHECK, else Fault with the engine's words.
class Connection {
  public:
    /// A failed open is a Fault. With Access::write the file is made where it is missing.
    Connection(std::filesystem::path const& file, Access access, std::string const& vfs);

    Rows read(Sql const& sql, std::span<Bind const> binds, Bound const& bound);
    void write(Sql const& sql, std::span<Bind const> binds, Bound const& bound);

    /// BEGIN, COMMIT, SAVEPOINT …: kept prepared as well.
    void control(Sql const& sql) { write(sql, {}, {}); }
    /// Any text, several statements, prepared anew.
    void run(std::string const& script);

    bool is_in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }
    int last_extended_error() const { return sqlite3_extended_errcode(database_.get()); }

    /// From now on statements that still run at `deadline` are interrupted: Fault "took too long".
    void set_deadline(std::chrono::steady_clock::time_point deadline) { deadline_ = deadline; }

    sqlite3* handle() { return database_.get(); }

  private:
    struct Closes {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    struct Finalizes {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    struct Prepared {
        std::unique_ptr<sqlite3_stmt, Finalizes> statement;
        int parameters = 0, club = 0, now = 0;
    };

    Prepared& prepared(Sql const& sql);
    Prepared prepare(Sql const& sql);
    sqlite3_stmt* bind(Sql const& sql, std::span<Bind const> binds, Bound const& bound);
    [[noreturn]] void fail(int code, char const* statement);
    static int is_late(void* connection);

    std::unique_ptr<sqlite3, Closes> database_;
    std::unordered_map<Sql const*, Prepared> prepared_;
    std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
};

}  // namespace vafa::store::sqlite
