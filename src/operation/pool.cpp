// Threads that take work from one queue of limited length.
#include "operation/pool.hpp"

namespace vafa {

Pool::Pool(std::size_t threads, std::size_t longest_queue) : longest_queue_(longest_queue) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work_until_closed(); });
}

Pool::~Pool() {
    {
        std::scoped_lock lock(mutex_);
        closed_ = true;
    }
    changed_.notify_all();
    threads_.clear();  // joins: what is queued is still done
}

bool Pool::run(std::function<void()> work) {
    {
        std::scoped_lock lock(mutex_);
        if (closed_ || queue_.size() >= longest_queue_) return false;
        queue_.push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
}

void Pool::work_until_closed() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
        if (queue_.empty()) return;
        auto work = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        work();
        lock.lock();
    }
}

}  // namespace vafa
