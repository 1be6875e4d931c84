// Moments and ids: the server's clock, never backwards within the process, and ids that begin with the millisecond.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/instant.hpp"

namespace vafa::store {

/// The moment that ids count from: 2020-01-01T00:00:00Z. 41 bits of milliseconds last until 2089.
inline constexpr Instant first_moment_of_ids{1'577'836'800'000};

constexpr std::int64_t first_id_at(Instant at) { return (at - first_moment_of_ids) << 22; }

/// The system's clock. Any thread may ask.
Instant system_now();

/// Hands moments through, but none before one that was handed out already.
class NeverBackwards {
  public:
    Instant later_of(Instant at);
    void raise_floor(Instant floor) { later_of(floor); }

  private:
    std::atomic<std::int64_t> latest_ms_{0};
};

}  // namespace vafa::store
