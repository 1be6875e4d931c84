// No timer makes groups: while one is being synced, the next one gathers.
#include "store/sqlite/club_file.hpp"

#include <algorithm>
#include <chrono>

namespace vafa::store::sqlite {

ClubFile::ClubFile(ClubId club, std::filesystem::path const& file, Shared& shared)
    : shared_(shared), writer_(club, file, shared) {}

void ClubFile::write(Work work) {
    std::unique_lock lock(mutex_);
    if (is_closed_) {
        lock.unlock();
        return work.done(std::make_exception_ptr(Fault("the store is closed")));
    }
    waiting_.push_back(std::move(work));
    if (!thread_.joinable()) thread_ = std::thread([this] { serve(); });
    if (waiting_.size() > 1) return;  // the writer knows already
    lock.unlock();
    wake_.notify_one();
}

void ClubFile::close() {
    {
        std::scoped_lock lock(mutex_);
        is_closed_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void ClubFile::serve() {
    while (take_group()) {
        writer_.commit(group_);
        group_.clear();
        writer_.checkpoint_if_large();
    }
}

/// False once the store is closed and all has been done.
bool ClubFile::take_group() {
    std::unique_lock lock(mutex_);
    wait_for_work(lock);
    auto count = std::min(waiting_.size(), shared_.group_limit());
    for (std::size_t at = 0; at < count; ++at) {
        group_.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return count > 0;
}

void ClubFile::wait_for_work(std::unique_lock<std::mutex>& lock) {
    auto has_news = [this] { return is_closed_ || !waiting_.empty(); };
    while (writer_.has_untried_log()) {
        if (wake_.wait_for(lock, std::chrono::seconds(1), has_news)) return;
        lock.unlock();
        writer_.checkpoint();
        lock.lock();
    }
    wake_.wait(lock, has_news);
}

}  // namespace vafa::store::sqlite
