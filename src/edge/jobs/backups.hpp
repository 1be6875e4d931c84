// The clock that has backups made: `vafa backup` as a process of its own, so that whatever befalls it, the tills go on.
#pragma once

#include <functional>
#include <mutex>
#include <thread>

#include "edge/backup/run.hpp"

namespace vafa::jobs {

/// For /metrics. Times are seconds since 1970, 0 = never.
struct BackupCounters {
    std::int64_t sound = 0;         // by this server
    std::int64_t failed = 0;        // not made, or not sound
    std::int64_t last_sound_at = 0;
    std::int64_t last_bytes = 0;
    std::int64_t last_ms = 0;       // made and checked
};

class BackupClock {
  public:
    /// Told of each run: what it came to, or why it came to nothing.
    struct Told {
        std::function<void(backup::Run const&)> run;
        std::function<void(std::string_view why)> failure;
    };
    /// Idle where the installation has no folder of backups.
    BackupClock(Installation const& installation, Told told);
    /// Ends a run that is under way; nothing half is left of it that the next one does not remove.
    ~BackupClock();

    BackupCounters counters() const;

  private:
    void keep_time(std::stop_token const& stop);
    bool run_once(std::stop_token const& stop);
    void note(backup::Run const& run);

    Installation installation_;
    Told told_;
    mutable std::mutex mutex_;
    BackupCounters counters_;
    std::jthread thread_;
};

}  // namespace vafa::jobs
