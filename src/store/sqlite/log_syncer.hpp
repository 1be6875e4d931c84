// Brings commits to the disk beside the writer, in their order, and answers only then: the next group runs meanwhile.
//
// A commit is seen by the next group, and by readers, some milliseconds before it is durable. Nobody outside may learn of
// it so early: an answer waits for its own commit, a reader for the latest one that it can have seen.
#pragma once

#include <sqlite3.h>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "store/shared.hpp"

namespace vafa::store::sqlite {

/// A group after its commit, or after its failure.
struct Settled {
    std::vector<Work> works{};
    std::vector<std::exception_ptr> outcomes{};  // one a work
    sqlite3_file* log = nullptr;                 // that must be synced first; null: nothing
    std::uint64_t number = 0;
    bool has_fsync_failed = false;
};

class LogSyncer {
  public:
    LogSyncer(ClubId club, Shared& shared) : club_(club), shared_(shared) {}
    ~LogSyncer() { close(); }

    /// The number of a commit that is about to be seen.
    std::uint64_t announce();
    /// Each number that was announced comes here once. With `at_once` and nothing under way it is done in this thread:
    /// for a lone work, which would only wait longer for another one.
    void settle(Settled group, bool at_once);

    /// The latest number announced: nobody can have seen a later commit.
    std::uint64_t announced() const { return announced_.load(); }
    /// Blocks until that commit, and all before it, are on the disk.
    void wait_for(std::uint64_t number);

    /// Settles what is under way and stops.
    void close();

  private:
    void serve();
    void finish(std::vector<Settled>& groups);
    void answer(Settled& group);

    ClubId club_;
    Shared& shared_;
    std::atomic<std::uint64_t> announced_ = 0;
    std::atomic<std::uint64_t> durable_ = 0;

    std::mutex mutex_;
    std::condition_variable wake_, is_durable_;
    std::vector<Settled> waiting_;
    bool is_busy_ = false;
    bool is_closed_ = false;
    std::thread thread_;
};

}  // namespace vafa::store::sqlite
