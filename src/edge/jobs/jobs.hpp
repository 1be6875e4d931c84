// What `vafa serve` does beside answering: the followers of the operation log and the chores of every module.
#pragma once

#include <atomic>
#include <memory>

#include "edge/program.hpp"

namespace vafa::jobs {

/// For /metrics.
struct Counters {
    std::atomic<std::int64_t> acts = 0;      // handled by all followers
    std::atomic<std::int64_t> chunks = 0;    // committed
    std::atomic<std::int64_t> overtaken = 0; // given up because another process had moved the cursor
    std::atomic<std::int64_t> faults = 0;
};

/// Starts with its making, woken by commits and by the clock; its end waits for the chunk at hand. Make one a process,
/// after the Program and before the edges.
class Jobs {
  public:
    explicit Jobs(Program& program);
    ~Jobs();

    Counters const& counters() const;
    /// Follows until every follower of the club is at the end of its log, then does the chores; for stories and the demo,
    /// which need no thread. Answers how many acts were handled.
    static std::int64_t catch_up(Program& program, ClubId club);

  private:
    class Thread;
    std::unique_ptr<Thread> thread_;
};

}  // namespace vafa::jobs
