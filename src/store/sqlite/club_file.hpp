// A club's file with its one writer: a queue, a thread that starts with the first work, and groups made of what waits.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "store/sqlite/group_writer.hpp"

namespace vafa::store::sqlite {

class ClubFile {
  public:
    /// Opens the file, so that readers find its log in order.
    ClubFile(ClubId club, std::filesystem::path const& file, Shared& shared);
    ~ClubFile() { close(); }

    /// Any thread. After `close` the work is answered with a Fault.
    void write(Work work);
    void close();

    std::filesystem::path const& path() const { return path_; }
    LogSyncer& syncer() { return syncer_; }

  private:
    void serve();
    bool take_group();
    bool has_waiting();
    void wait_for_work(std::unique_lock<std::mutex>& lock);

    std::filesystem::path path_;
    Shared& shared_;
    LogSyncer syncer_;
    GroupWriter writer_;  // of the thread alone, once that runs
    std::vector<Work> group_;

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Work> waiting_;
    bool is_closed_ = false;
    std::thread thread_;
};

}  // namespace vafa::store::sqlite
