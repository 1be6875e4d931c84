// Reading connections: each inquiry in a read-only transaction with one unchanging view.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "store/postgres/database_clock.hpp"
#include "store/postgres/pipeline.hpp"
#include "store/shared.hpp"

namespace vafa::store::postgres {

class Readers {
  public:
    /// The database gives up a question that takes longer.
    Readers(Shared& shared, DatabaseClock& clock, int threads, int longest_s = 5);
    ~Readers() { close(); }

    void read(Inquiry inquiry);
    void close();

  private:
    void serve();
    bool take(Inquiry& inquiry);
    std::exception_ptr answer(Inquiry& inquiry, Pipeline& pipeline);
    bool try_answer(Inquiry& inquiry, Pipeline& pipeline, std::exception_ptr& failure);
    void begin(ClubId club, Pipeline& pipeline);
    void finish(Pipeline& pipeline) noexcept;

    Shared& shared_;
    DatabaseClock& clock_;
    std::string longest_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Inquiry> waiting_;
    bool is_closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace vafa::store::postgres
