// The database's clock, asked once a group and counted on in between.
#pragma once

#include <atomic>
#include <chrono>

#include "store/clock.hpp"

namespace vafa::store::postgres {

class DatabaseClock {
  public:
    explicit DatabaseClock(NeverBackwards& floor) : floor_(floor) {}

    /// The database just said its time.
    void learn(Instant database_now);
    /// Is what was learned young enough to count on (a quarter of a second)?
    bool is_fresh() const;
    Instant now();

  private:
    static std::int64_t steady_ms();

    NeverBackwards& floor_;
    std::atomic<std::int64_t> ahead_ms_{0};  // of the steady clock
    std::atomic<std::int64_t> learned_at_{INT64_MIN / 2};
};

}  // namespace vafa::store::postgres
