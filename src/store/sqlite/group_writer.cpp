// A group first runs without savepoints, which cost a copy of every page; only where one of it fails half-way is all
// of it run again with them. Works may be run more than once, that is their contract.
#include "store/sqlite/group_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <limits>

#include "store/sqlite/failed_fsync.hpp"
#include "store/sqlite/log_layer.hpp"

namespace vafa::store::sqlite {

namespace {

constexpr Sql begin_writing{"begin immediate"};
constexpr Sql commit_writes{"commit"};
constexpr Sql roll_all_back{"rollback"};

constexpr int page_bytes = 4096;
// What keeps the writer a while is done seldom; what is done often, a little at a time.
constexpr int copies_in_parts = 4;
// In copies:
constexpr int without_layer_a_checkpoint = 2;
constexpr int before_log_begins_anew = 40;
constexpr int before_next_try = 5;  // where a reader stood in the way
constexpr int too_long_to_wait = 1;
constexpr int longest_log = 100;

bool is_failed_fsync(int code) {
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

int note_frames(void* frames, sqlite3*, char const*, int count) {
    *static_cast<int*>(frames) = count;
    return SQLITE_OK;
}

}  // namespace

WrittenOut::WrittenOut(std::filesystem::path const& path)
    : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
WrittenOut::~WrittenOut() {
    if (file_ >= 0) ::close(file_);
}

void WrittenOut::write_out_gently() const {
    constexpr off_t slice = off_t{8} << 20;
    if (file_ < 0) return;
    auto size = static_cast<off_t>(std::filesystem::file_size(path_));
    for (off_t from = 0; from < size; from += slice)
        if (::sync_file_range(file_, from, slice, SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER) != 0) break;
}

GroupWriter::GroupWriter(ClubId club, std::filesystem::path const& file, Shared& shared, LogSyncer& syncer)
    : club_(club),
      shared_(shared),
      syncer_(syncer),
      syncs_beside_(shared.settings.synchronous == "FULL"),
      written_out_(file),
      connection_(file, Access::write, syncs_beside_ ? log_layer_over(shared.settings.vfs) : shared.settings.vfs) {
    connection_.run("pragma journal_mode = wal; pragma synchronous = " + shared.settings.synchronous +
                    "; pragma cache_size = -65536");
    sqlite3_wal_hook(connection_.handle(), note_frames, &log_frames_);
    memory_.last_id = first_id_at(shared.clock.later_of(system_now())) - 1;
}

Settled GroupWriter::commit(std::vector<Work> works) {
    group_ = {.works = std::move(works)};
    try {
        if (!try_group(group_.works, Care::none) && !try_group(group_.works, Care::savepoints))
            throw Fault("a work could not be undone by itself");
    } catch (...) {
        group_.outcomes.assign(group_.works.size(), std::current_exception());
        roll_back();
    }
    shared_.tally.wal_bytes = std::int64_t{log_frames_} * page_bytes;
    return std::move(group_);
}

/// False where the group was rolled back because one of it could not be undone alone.
bool GroupWriter::try_group(std::span<Work> works, Care care) {
    group_.outcomes.assign(works.size(), nullptr);
    begin();
    for (std::size_t at = 0; at < works.size(); ++at) {
        if (run(works[at], care, group_.outcomes[at])) continue;
        bool engine_gave_up = !connection_.is_in_transaction();
        roll_back();
        if (engine_gave_up) std::rethrow_exception(group_.outcomes[at]);
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

void GroupWriter::begin() {
    connection_.control(begin_writing);
}

void GroupWriter::end() {
    group_.number = syncer_.announce();
    try {
        commit_all();
    } catch (Fault const& fault) {
        int code = connection_.last_extended_error();
        group_.has_fsync_failed = is_failed_fsync(code);
        // a log whose write failed may all the same be whole on the disk, and count after a restart
        throw Fault(fault.what(), (code & 0xff) == SQLITE_IOERR);
    }
}

void GroupWriter::commit_all() {
    if (!syncs_beside_) return connection_.control(commit_writes);
    auto* log = log_of(connection_.handle());
    HeldSync held(log);
    connection_.control(commit_writes);
    group_.log = log;
}

void GroupWriter::roll_back() {
    shared_.cache.forget(club_);
    if (connection_.is_in_transaction()) connection_.control(roll_all_back);
}

/// A copy only costs the system's memory; what takes long is the disk's, and goes on beside the writer, again and again,
/// until so little is left that the writer can wait for it. Then the next commit begins the log anew.
void GroupWriter::tend_log() {
    if (log_frames_ < copied_frames_) copied_frames_ = synced_frames_ = moved_frames_ = 0;
    int const a_copy = shared_.settings.frames_a_copy;
    if (!syncs_beside_) {
        if (log_frames_ - moved_frames_ >= without_layer_a_checkpoint * a_copy) checkpoint();
        return;
    }
    if (log_frames_ - copied_frames_ >= a_copy / copies_in_parts) copy_log();
    if (log_frames_ < before_log_begins_anew * a_copy) return;
    if (log_frames_ >= longest_log * a_copy && log_frames_ - moved_frames_ >= a_copy) return checkpoint();
    if (is_file_being_synced()) return;
    auto left = log_frames_ - synced_frames_;
    bool shrinks = left < left_before_ / 4 * 3;
    left_before_ = left;
    if (shrinks || left > too_long_to_wait * a_copy) return sync_file_beside();
    if (moved_frames_ == 0 || log_frames_ - moved_frames_ >= before_next_try * a_copy) checkpoint();
}

void GroupWriter::copy_log() {
    HeldSync held(main_file_of(connection_.handle()));
    move_log();
    copied_frames_ = log_frames_;
}

void GroupWriter::sync_file_beside() {
    copy_log();
    frames_of_file_sync_ = copied_frames_;
    file_sync_ = std::async(std::launch::async, [this, file = main_file_of(connection_.handle())] {
        written_out_.write_out_gently();
        return sync_due(file);
    });
}

/// Takes notice of one that has ended.
bool GroupWriter::is_file_being_synced() {
    if (!file_sync_.valid()) return false;
    if (file_sync_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return true;
    if (file_sync_.get() != SQLITE_OK) end_process_after_failed_fsync();
    synced_frames_ = frames_of_file_sync_;
    return false;
}

void GroupWriter::checkpoint() {
    if (file_sync_.valid() && file_sync_.get() != SQLITE_OK) end_process_after_failed_fsync();
    move_log();
    if (syncs_beside_ && sync_due(main_file_of(connection_.handle())) != SQLITE_OK) end_process_after_failed_fsync();
    left_before_ = std::numeric_limits<int>::max();
    copied_frames_ = synced_frames_ = moved_frames_ =
        log_frames_;  // where a reader stood in the way, there will be a next time
}

void GroupWriter::move_log() {
    int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (is_failed_fsync(code)) end_process_after_failed_fsync();
}

}  // namespace vafa::store::sqlite
