// One sync serves all groups that were committed while the last one ran.
#include "store/sqlite/log_syncer.hpp"

#include <algorithm>

#include "store/fault.hpp"
#include "store/sqlite/failed_fsync.hpp"
#include "store/sqlite/log_layer.hpp"

namespace vafa::store::sqlite {

std::uint64_t LogSyncer::announce() {
    return ++announced_;
}

void LogSyncer::settle(Settled group, bool at_once) {
    std::unique_lock lock(mutex_);
    waiting_.push_back(std::move(group));
    if (at_once && !is_busy_) {
        auto groups = std::exchange(waiting_, {});
        is_busy_ = true;
        lock.unlock();
        finish(groups);
        lock.lock();
        is_busy_ = false;
        return;
    }
    if (!thread_.joinable()) thread_ = std::thread([this] { serve(); });
    lock.unlock();
    wake_.notify_one();
}

void LogSyncer::serve() {
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return is_closed_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        auto groups = std::exchange(waiting_, {});
        is_busy_ = true;
        lock.unlock();
        finish(groups);
        groups.clear();
        lock.lock();
        is_busy_ = false;
    }
}

/// All groups of one file have one log.
void LogSyncer::finish(std::vector<Settled>& groups) {
    auto with_log = std::find_if(groups.begin(), groups.end(), [](Settled const& one) { return one.log != nullptr; });
    bool has_failed = with_log != groups.end() && sync_due(with_log->log) != SQLITE_OK;
    for (auto& group : groups) {
        if (has_failed) group.outcomes.assign(group.works.size(), std::make_exception_ptr(Fault("fsync failed", true)));
        has_failed |= group.has_fsync_failed;
    }
    for (auto& group : groups) answer(group);
    if (has_failed) end_process_after_failed_fsync();
    {
        std::scoped_lock lock(mutex_);
        for (auto const& group : groups) durable_ = std::max(durable_.load(), group.number);
    }
    is_durable_.notify_all();
}

void LogSyncer::answer(Settled& group) {
    bool is_committed = std::find(group.outcomes.begin(), group.outcomes.end(), nullptr) != group.outcomes.end();
    if (is_committed) ++shared_.tally.commits;
    shared_.tally.works += static_cast<std::int64_t>(group.works.size());
    for (std::size_t at = 0; at < group.works.size(); ++at) group.works[at].done(group.outcomes[at]);
    if (is_committed) shared_.hint.give(club_);
}

void LogSyncer::wait_for(std::uint64_t number) {
    if (durable_.load() >= number) return;
    std::unique_lock lock(mutex_);
    is_durable_.wait(lock, [&] { return durable_.load() >= number; });
}

void LogSyncer::close() {
    {
        std::scoped_lock lock(mutex_);
        is_closed_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

}  // namespace vafa::store::sqlite
