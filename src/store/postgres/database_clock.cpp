// Between two questions the steady clock of this machine counts on.
#include "store/postgres/database_clock.hpp"

namespace vafa::store::postgres {

std::int64_t DatabaseClock::steady_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void DatabaseClock::learn(Instant database_now) {
    auto steady = steady_ms();
    ahead_ms_ = database_now.ms - steady;
    learned_at_ = steady;
}

bool DatabaseClock::is_fresh() const { return steady_ms() - learned_at_ < 250; }

Instant DatabaseClock::now() { return floor_.later_of({ahead_ms_ + steady_ms()}); }

}  // namespace vafa::store::postgres
