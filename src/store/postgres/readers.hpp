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
    Readers(Shared& shared, DatabaseClock& clock);
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
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Inquiry> waiting_;
    bool is_closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace vafa::store::postgres
