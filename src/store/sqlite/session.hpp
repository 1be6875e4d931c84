// Snapshot and Transaction over one connection to a club's file.
#pragma once

#include "store/sqlite/connection.hpp"
#include "store/sqlite/log_syncer.hpp"
#include "store/transaction.hpp"
#include "store/write_queue.hpp"

namespace vafa::store::sqlite {

class FileSnapshot final : public Snapshot {
  public:
    FileSnapshot(ClubId club, VersionedCache& cache, Connection& connection, Instant now, LogSyncer const* syncer)
        : Snapshot(club, cache), connection_(connection), syncer_(syncer) {
        real_now_ = now;
    }

    /// No later commit can have been seen; 0: nothing was read.
    std::uint64_t latest_commit() const { return latest_commit_; }

  protected:
    Rows run_read(Sql const& sql, std::span<Bind const> binds) override;
    void run_together(std::span<Question const* const> questions, std::span<Rows> answers) override;

  private:
    Connection& connection_;
    LogSyncer const* syncer_;  // null: another process writes
    std::uint64_t latest_commit_ = 0;
};

/// What outlives a work in the writer of a file.
struct WriterMemory {
    WriteQueue queue;
    std::int64_t last_id = 0;
};

/// A work's transaction inside the group's. Takes a savepoint only where something of it may have to be undone alone.
class FileTransaction final : public Transaction {
  public:
    FileTransaction(ClubId club, VersionedCache& cache, Connection& connection, WriterMemory& memory, Instant now)
        : Transaction(club, cache), connection_(connection), memory_(memory) {
        real_now_ = now;
        memory_.queue.clear();
    }

    void open_savepoint();
    /// Applies what is queued; what fails is thrown.
    void apply_all();
    /// Undoes all of this work, and only this. False where that is impossible: the whole group must be rolled back.
    [[nodiscard]] bool undo();
    void release_savepoint();

    void drop_writes() override;
    std::int64_t next_id_value() override;
    int round_trips() const override { return 0; }

  protected:
    Rows run_read(Sql const& sql, std::span<Bind const> binds) override;
    void run_together(std::span<Question const* const> questions, std::span<Rows> answers) override;
    void queue_write(Sql const& sql, std::span<Bind const> binds, bool is_kept) override;

  private:
    void apply_early();
    Bound bound() const { return {club().value, now().ms}; }

    Connection& connection_;
    WriterMemory& memory_;
    bool has_savepoint_ = false;
};

}  // namespace vafa::store::sqlite
