// A bounded pool for slow work (Argon2id, spreadsheets), so that a flood of sign-ins never starves the till.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vafa {

class Pool {
  public:
    explicit Pool(std::size_t threads, std::size_t longest_queue);
    ~Pool();
    /// False when the queue is full: the caller refuses with `server.busy`.
    bool run(std::function<void()> work);

  private:
    void work_until_closed();

    std::size_t longest_queue_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool closed_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace vafa
