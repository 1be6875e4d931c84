// A clock that was set back stands still until time has caught up with it.
#include "store/clock.hpp"

#include <chrono>

namespace vafa::store {

Instant system_now() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

Instant NeverBackwards::later_of(Instant at) {
    auto latest = latest_ms_.load(std::memory_order_relaxed);
    while (latest < at.ms && !latest_ms_.compare_exchange_weak(latest, at.ms, std::memory_order_relaxed)) {}
    return {latest < at.ms ? at.ms : latest};
}

}  // namespace vafa::store
