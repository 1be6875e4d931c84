// Snapshot and Transaction over a pipeline.
#pragma once

#include <unordered_map>

#include "store/postgres/group_writes.hpp"
#include "store/postgres/pipeline.hpp"
#include "store/postgres/rehearsal.hpp"
#include "store/transaction.hpp"
#include "store/write_queue.hpp"

namespace vafa::store::postgres {

/// What was asked for a whole group in its first flush: the same question is answered from here.
class FirstAnswers {
  public:
    void send_all(std::span<Question const> questions, Pipeline& pipeline, Bound const& bound);
    Rows const* find(Sql const& sql, std::span<Bind const> binds) const;
    bool empty() const { return asked_.empty(); }
    void clear() { asked_.clear(); }

  private:
    struct Asked {
        Question const* question;
        std::unique_ptr<Rows> answer;
    };
    std::unordered_multimap<std::size_t, Asked> asked_;
};

class LaneSnapshot final : public Snapshot {
  public:
    LaneSnapshot(ClubId club, VersionedCache& cache, Pipeline& pipeline, Instant now)
        : Snapshot(club, cache), pipeline_(pipeline) {
        real_now_ = now;
    }
    /// Nothing was answered yet: the same inquiry may be asked again elsewhere.
    bool is_untouched() const { return !was_answered_; }

  protected:
    Rows run_read(Sql const& sql, std::span<Bind const> binds) override;
    void run_together(std::span<Question const* const> questions, std::span<Rows> answers) override;

  private:
    Pipeline& pipeline_;
    bool was_answered_ = false;
};

/// What outlives a work on its connection.
struct LaneMemory {
    WriteQueue queue;
    FirstAnswers first_answers;
    Rehearsal rehearsal;
    GroupWrites writes;
    std::int64_t last_id = 0;
};

class LaneTransaction final : public Transaction {
  public:
    enum class Kind { in_earnest, rehearsal };

    /// `author` is the place of the work in its group.
    LaneTransaction(ClubId club, VersionedCache& cache, Pipeline& pipeline, LaneMemory& memory, Instant now, int author, int round_trips,
                    Kind kind = Kind::in_earnest)
        : Transaction(club, cache), pipeline_(pipeline), memory_(memory), author_(author), round_trips_(round_trips),
          is_rehearsal_(kind == Kind::rehearsal) {
        real_now_ = now;
        memory_.queue.clear();
    }

    /// Puts what is queued to the writes of the group.
    void hand_over();
    /// After a throw: undoes what a read has already sent. Nothing else of the work has left.
    void undo();
    /// A statement of this transaction failed, so that the database will not commit it, whatever the work made of that.
    bool has_failed() const { return has_failed_; }
    bool has_written() const { return has_written_; }

    void drop_writes() override;
    std::int64_t next_id_value() override;
    int round_trips() const override { return round_trips_; }

  protected:
    Rows run_read(Sql const& sql, std::span<Bind const> binds) override;
    void run_together(std::span<Question const* const> questions, std::span<Rows> answers) override;
    void queue_write(Sql const& sql, std::span<Bind const> binds, bool is_kept) override;

  private:
    bool answer_from_memory(Sql const& sql, std::span<Bind const> binds, Rows& answer);
    void note(Question const& question);
    void ask_database(Sql const& sql, std::span<Bind const> binds, Rows& answer);
    void send_early();
    void flush();
    Bound bound() const { return {club().value, now().ms}; }

    Pipeline& pipeline_;
    LaneMemory& memory_;
    int author_;
    int round_trips_;
    bool is_rehearsal_;
    bool has_written_ = false;
    bool has_savepoint_ = false;
    bool has_failed_ = false;
};

}  // namespace vafa::store::postgres
