// What all threads of one store share, whichever the engine.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>

#include "store/clock.hpp"
#include "store/store.hpp"

namespace vafa::store {

struct Tally {
    std::atomic<std::int64_t> commits{0}, works{0}, singles{0}, fences{0}, round_trips{0}, wal_bytes{0};
    Counters read() const;
};

class CommitHint {
  public:
    void set(std::function<void(ClubId)> hint);
    void give(ClubId club);

  private:
    std::mutex mutex_;
    std::function<void(ClubId)> hint_;
};

struct Shared {
    explicit Shared(Settings chosen) : settings(std::move(chosen)) {}
    Settings const settings;
    VersionedCache cache;
    NeverBackwards clock;
    Tally tally;
    CommitHint hint;

    std::size_t group_limit() const {
        return settings.group_commits ? static_cast<std::size_t>(settings.group_limit) : 1;
    }
};

/// The engines; `open_store` chooses.
std::unique_ptr<Store> open_sqlite(Settings const& settings, std::span<Migration const> migrations);
std::unique_ptr<Store> open_postgres(Settings const& settings, std::span<Migration const> migrations);

}  // namespace vafa::store
