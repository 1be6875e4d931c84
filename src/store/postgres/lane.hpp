// A writing connection with its thread and its queue; groups are made of what waits when the connection gets free.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "store/postgres/club_loads.hpp"
#include "store/postgres/group_writer.hpp"

namespace vafa::store::postgres {

class Lane {
  public:
    Lane(Shared& shared, DatabaseClock& clock, ClubLoads& loads);
    ~Lane() { close(); }

    /// Any thread. After `close` the work is answered with a Fault.
    void write(Work work);
    void close();
    /// How many works wait here or are being done.
    std::size_t load() const { return load_; }

  private:
    void serve();
    bool take_group();
    void gather(std::size_t limit);

    Shared& shared_;
    ClubLoads& loads_;
    GroupWriter writer_;  // of the thread alone
    std::vector<Work> group_;

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Work> waiting_;
    std::atomic<std::size_t> load_{0};
    bool is_closed_ = false;
    std::thread thread_;
};

}  // namespace vafa::store::postgres
