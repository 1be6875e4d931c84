// A group is of one club; an act on members of two routes goes alone.
#include "store/postgres/lane.hpp"

#include <algorithm>

namespace vafa::store::postgres {

Lane::Lane(Shared& shared, DatabaseClock& clock, ClubLoads& loads) : shared_(shared), loads_(loads), writer_(shared, clock) {
    thread_ = std::thread([this] { serve(); });
}

void Lane::write(Work work) {
    std::unique_lock lock(mutex_);
    if (is_closed_) {
        lock.unlock();
        return work.done(std::make_exception_ptr(Fault("the store is closed")));
    }
    waiting_.push_back(std::move(work));
    ++load_;
    if (waiting_.size() > 1) return;  // the thread knows already
    lock.unlock();
    wake_.notify_one();
}

void Lane::close() {
    {
        std::scoped_lock lock(mutex_);
        is_closed_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Lane::serve() {
    while (take_group()) {
        writer_.commit(group_);
        load_ -= group_.size();
        loads_.end(group_[0].club, group_.size());
        group_.clear();
    }
}

/// False once the store is closed and all has been done.
bool Lane::take_group() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return is_closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return false;
    group_.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
    if (!group_[0].alone) gather(shared_.group_limit());
    return true;
}

/// Takes what fits to the first; what does not keeps its order at the head of the queue.
void Lane::gather(std::size_t limit) {
    std::vector<Work> passed_over;
    while (group_.size() < limit && !waiting_.empty()) {
        auto& next = waiting_.front();
        bool fits = next.club == group_[0].club && !next.alone;
        (fits ? group_ : passed_over).push_back(std::move(next));
        waiting_.pop_front();
    }
    waiting_.insert(waiting_.begin(), std::make_move_iterator(passed_over.begin()), std::make_move_iterator(passed_over.end()));
}

}  // namespace vafa::store::postgres
