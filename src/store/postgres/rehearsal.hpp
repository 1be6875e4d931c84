// What the works of a group will ask, asked for all of them in one flush.
//
// Each work is run as far as its first question that nothing answers yet, and its questions are noted; they are asked
// together, and then every work runs in earnest, with these answers at hand. To a work that is as if it had read just
// before its neighbours in the group wrote, as it might on another connection. What may not be read so is guarded by a
// locked row: a work whose locks one before it in the group has had uses none of its answers, but asks anew.
#pragma once

#include <deque>
#include <unordered_set>

#include "store/postgres/pipeline.hpp"
#include "store/transaction.hpp"
#include "store/write_queue.hpp"

namespace vafa::store::postgres {

class Rehearsal {
  public:
    /// Thrown through a rehearsing work at the question it cannot go on without.
    struct Stop {};

    void clear();
    /// Whose questions are noted, or whose answers are found, from now on.
    void turn_to(std::size_t place);
    void note(Question const& question, Bound const& bound);
    /// False where there is nothing to ask. The answers are there after the pipeline's flush.
    bool send_all(Pipeline& pipeline);
    /// Before the work at `place` runs in earnest.
    void begin(std::size_t place);
    Rows const* find(Sql const& sql, std::span<Bind const> binds) const;
    /// A running work asks the database itself: what it locks is its own.
    void take(Sql const& sql, std::span<Bind const> binds);
    /// No answer is good any more.
    void forget();

  private:
    struct Asked {
        std::size_t place;
        Question question;
        Bound bound;
        std::size_t hash;
        bool locks;
        Rows answer;
    };

    std::deque<Asked> asked_;  // an answer's place must not move until the flush
    Arena texts_;
    std::unordered_set<std::size_t> noted_locks_, taken_locks_;
    std::unordered_set<std::size_t> out_of_it_;  // places that share a lock with one before them
    std::size_t place_ = 0;
    bool is_good_ = false;  // the answers of the work that runs
};

}  // namespace vafa::store::postgres
