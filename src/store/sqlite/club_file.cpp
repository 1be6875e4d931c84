// No timer makes groups: while one runs, the next one gathers.
#include "store/sqlite/club_file.hpp"

#include <algorithm>
#include <chrono>

namespace vafa::store::sqlite {

ClubFile::ClubFile(ClubId club, std::filesystem::path const& file, Shared& shared)
    : path_(file), shared_(shared), syncer_(club, shared), writer_(club, file, shared, syncer_) {}

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
    syncer_.close();
}

void ClubFile::serve() {
    while (take_group()) {
        auto settled = writer_.commit(std::exchange(group_, {}));
        syncer_.settle(std::move(settled), !has_waiting());
        writer_.tend_log();
    }
}

bool ClubFile::has_waiting() {
    std::scoped_lock lock(mutex_);
    return !waiting_.empty();
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
    while (writer_.has_log_to_move()) {
        if (wake_.wait_for(lock, std::chrono::seconds(1), has_news)) return;
        lock.unlock();
        writer_.checkpoint();
        lock.lock();
    }
    wake_.wait(lock, has_news);
}

}  // namespace vafa::store::sqlite
