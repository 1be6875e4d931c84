// A piece goes out as soon as somebody waits for it; what comes meanwhile is gathered.
#include "edge/http/stream.hpp"

namespace vafa::http {

namespace {

constexpr std::size_t most_bytes_waiting = 256 * 1024;

}  // namespace

void Stream::next(Take take) {
    std::unique_lock lock(mutex_);
    take_ = std::move(take);
    give(std::move(lock));
}

bool Stream::push(std::string const& text) {
    std::unique_lock lock(mutex_);
    if (is_left_ || is_ended_) return false;
    if (waiting_.size() + text.size() > most_bytes_waiting) {
        is_ended_ = true;
        give(std::move(lock));
        return false;
    }
    waiting_ += text;
    give(std::move(lock));
    return true;
}

void Stream::end() {
    std::unique_lock lock(mutex_);
    is_ended_ = true;
    give(std::move(lock));
}

void Stream::leave() {
    std::unique_lock lock(mutex_);
    is_left_ = true;
}

/// Outside the lock, for the listener may ask for the next piece at once.
void Stream::give(std::unique_lock<std::mutex> lock) {
    if (!take_ || (waiting_.empty() && !is_ended_)) return;
    auto take = std::exchange(take_, nullptr);
    auto piece = std::exchange(waiting_, {});
    bool is_last = is_ended_;
    lock.unlock();
    take(std::move(piece), is_last);
}

}  // namespace vafa::http
