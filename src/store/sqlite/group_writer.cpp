// A group first runs without savepoints, which cost a copy of every page; only where one of it fails half-way is all
// of it run again with them. Works may be run more than once, that is their contract.
#include "store/sqlite/group_writer.hpp"

#include <algorithm>

#include "store/sqlite/failed_fsync.hpp"
#include "store/sqlite/log_layer.hpp"

namespace vafa::store::sqlite {

namespace {

constexpr Sql begin_writing{"begin immediate"};
constexpr Sql commit_all{"commit"};
constexpr Sql roll_all_back{"rollback"};

constexpr int page_bytes = 4096;
constexpr int large_log_frames = 2000;  // 8 MB: larger gains little, and a checkpoint is what a sale may have to wait for

bool is_failed_fsync(int code) { return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC; }

std::string layer_for(Settings const& settings) {
    return settings.synchronous == "FULL" ? log_layer_over(settings.vfs) : settings.vfs;
}

int note_frames(void* frames, sqlite3*, char const*, int count) {
    *static_cast<int*>(frames) = count;
    return SQLITE_OK;
}

}  // namespace

GroupWriter::GroupWriter(ClubId club, std::filesystem::path const& file, Shared& shared)
    : club_(club), shared_(shared), connection_(file, Access::write, layer_for(shared.settings)) {
    connection_.run("pragma journal_mode = wal; pragma synchronous = " + shared.settings.synchronous +
                    "; pragma cache_size = -65536");
    sqlite3_wal_hook(connection_.handle(), note_frames, &log_frames_);
    memory_.last_id = first_id_at(shared.clock.later_of(system_now())) - 1;
}

void GroupWriter::commit(std::span<Work> works) {
    try {
        if (!try_group(works, Care::none) && !try_group(works, Care::savepoints))
            throw Fault("a work could not be undone by itself");
    } catch (...) {
        outcomes_.assign(works.size(), std::current_exception());
        roll_back();
    }
    answer(works);
    if (fsync_failed_) end_process_after_failed_fsync();
}

/// False where the group was rolled back because one of it could not be undone alone.
bool GroupWriter::try_group(std::span<Work> works, Care care) {
    outcomes_.assign(works.size(), nullptr);
    begin();
    for (std::size_t at = 0; at < works.size(); ++at) {
        if (run(works[at], care, outcomes_[at])) continue;
        bool engine_gave_up = !connection_.is_in_transaction();
        roll_back();
        if (engine_gave_up) std::rethrow_exception(outcomes_[at]);
        return false;
    }
    end();
    return true;
}

/// A work that hits a fence is run once more: it now sees the other's row. False: nothing of the group can stand.
bool GroupWriter::run(Work& work, Care care, std::exception_ptr& outcome) {
    bool stands = run_once(work, care, outcome);
    if (!is_fence_hit(outcome)) return stands;
    ++shared_.tally.fences;
    if (!stands) return false;
    outcome = nullptr;
    return run_once(work, care, outcome);
}

bool GroupWriter::run_once(Work& work, Care care, std::exception_ptr& outcome) {
    FileTransaction transaction(club_, shared_.cache, connection_, memory_, shared_.clock.later_of(system_now()));
    try {
        if (care == Care::savepoints) transaction.open_savepoint();
        work.run(transaction);
        transaction.apply_all();
        transaction.release_savepoint();
        return true;
    } catch (...) {
        outcome = std::current_exception();
        shared_.cache.forget(club_);
        return transaction.undo();
    }
}

void GroupWriter::begin() { connection_.control(begin_writing); }

void GroupWriter::end() {
    try {
        connection_.control(commit_all);
    } catch (Fault const& fault) {
        int code = connection_.last_extended_error();
        fsync_failed_ = is_failed_fsync(code);
        // a log whose write failed may all the same be whole on the disk, and count after a restart
        throw Fault(fault.what(), (code & 0xff) == SQLITE_IOERR);
    }
}

void GroupWriter::roll_back() {
    shared_.cache.forget(club_);
    if (connection_.is_in_transaction()) connection_.control(roll_all_back);
}

void GroupWriter::answer(std::span<Work> works) {
    bool is_committed = std::find(outcomes_.begin(), outcomes_.end(), nullptr) != outcomes_.end();
    if (is_committed) ++shared_.tally.commits;
    shared_.tally.works += static_cast<std::int64_t>(works.size());
    shared_.tally.wal_bytes = std::int64_t{log_frames_} * page_bytes;
    for (std::size_t at = 0; at < works.size(); ++at) works[at].done(outcomes_[at]);
    if (is_committed) shared_.hint.give(club_);
}

void GroupWriter::checkpoint_if_large() {
    if (log_frames_ < tried_at_frames_) tried_at_frames_ = 0;  // the log has begun anew
    if (log_frames_ - tried_at_frames_ >= large_log_frames) checkpoint();
}

void GroupWriter::checkpoint() {
    int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (is_failed_fsync(code)) end_process_after_failed_fsync();
    tried_at_frames_ = log_frames_;  // where a reader stood in the way, the next try comes after as many pages again
}

}  // namespace vafa::store::sqlite
