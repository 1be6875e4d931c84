// A store: where the rows of all clubs live. Its interface is "commit a group of operations", so that both engines reach
// their limit: SQLite with one writer thread a file and one fsync a group, PostgreSQL with pipelines and shared commits.
#pragma once

#include <exception>
#include <filesystem>
#include <string>

#include "store/fault.hpp"
#include "store/transaction.hpp"

namespace vafa::store {

/// One unit of writing. `run` may be called more than once (a fence was hit, a group was dropped): it must take its
/// decisions anew each time from what it reads. It leaves its writes queued in the transaction.
struct Work {
    ClubId club;
    /// Works of one route never run at the same time in this process: the hash of the member an act is about; 0 = any.
    std::uint64_t route = 0;
    /// For an act on members of two routes: commits alone, and waits longer for locks than a group would.
    bool alone = false;
    /// What all works of a group may ask in one flush before the first of them runs; answers are memorised, so that the
    /// same question inside `run` costs nothing. Only for what authorises nothing by itself. May be empty; must stay
    /// valid until `done`.
    std::vector<Question> first_questions;
    std::function<void(Transaction&)> run;
    /// Called once, after the commit is durable (null) or with why there was none. From a thread of the store: be quick.
    std::function<void(std::exception_ptr)> done;
};

/// One unit of asking, on a consistent snapshot (SQLite: a read-only connection; PostgreSQL: a read-only transaction).
struct Inquiry {
    ClubId club;
    std::function<void(Snapshot&)> run;
    std::function<void(std::exception_ptr)> done;
};

/// How the work went so far, for /metrics and the benches.
struct Counters {
    std::int64_t commits = 0;           // groups committed
    std::int64_t works = 0;             // works in them
    std::int64_t singles = 0;           // works run alone after their group was dropped
    std::int64_t fences = 0;            // works run again after a fence
    std::int64_t round_trips = 0;       // PostgreSQL: flushes waited for
    std::int64_t wal_bytes = 0;         // SQLite: size of the write-ahead log now
};

class Store {
  public:
    virtual ~Store() = default;

    virtual void write(Work work) = 0;
    virtual void read(Inquiry inquiry) = 0;

    /// Makes room for a new club (SQLite: its own migrated file; PostgreSQL: nothing). Idempotent. Blocks.
    virtual void found_club(ClubId club) = 0;
    /// The clubs that have room here, the house (0) included.
    virtual std::vector<ClubId> clubs() = 0;

    /// Calls `hint` soon after something was committed in any club (by this process; others are found by polling).
    virtual void on_commit(std::function<void(ClubId)> hint) = 0;

    /// Finishes what is queued and answers it, then stops; later works are answered with a Fault.
    virtual void close() = 0;
    /// Is the database there and writable? For /ready.
    virtual bool is_ready() = 0;
    /// No transaction's `now()` will be before `floor`: start-up says what it finds latest in the log, so that a clock
    /// which was set back while the program was down does no harm.
    virtual void raise_clock_floor(Instant floor) = 0;
    /// What the engine itself finds wrong in a club's file, in its words, at most a few; empty where all is well, and where
    /// the engine offers no such check. Blocks.
    virtual std::vector<std::string> damage(ClubId) { return {}; }
    virtual Counters counters() const = 0;
    virtual std::string_view engine() const = 0;  // "sqlite" or "postgresql"

    /// Blocking forms, for the command line, jobs and tests. Exceptions of the store come through.
    void write_now(ClubId club, std::function<void(Transaction&)> run);
    void read_now(ClubId club, std::function<void(Snapshot&)> run);
};

struct Settings {
    std::filesystem::path folder;      // embedded: the data directory (house.db, club-<n>.db)
    std::string postgres_url;          // when not empty: PostgreSQL instead
    int postgres_connections = 8;      // writing connections
    int reading_connections = 2;
    int group_limit = 64;              // works a commit at most
    bool group_commits = true;         // for measuring what it gains
    bool row_level_security = true;    // PostgreSQL; for measuring what it costs
    std::string synchronous = "FULL";  // SQLite; anything else only in tests that must then fail
    int frames_a_copy = 1000;          // SQLite: pages of the log (4 KiB) that go into the file at a time; fault tests: few
    std::string vfs;                   // SQLite: the name of another file system layer (fault tests)
};

/// One file of src/**/migrations: number, name, portable SQL. `append only <table>;` forbids update and delete there.
struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

/// Migrates what is there (forward only), then opens it. Migrations are sorted by number; on PostgreSQL an advisory lock
/// keeps two processes apart, and the program works as a role that owns no table (row-level security is a true fence).
std::unique_ptr<Store> open_store(Settings const& settings, std::span<Migration const> migrations);

}  // namespace vafa::store
