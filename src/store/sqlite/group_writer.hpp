// Commits groups of works to one file: all run, then one COMMIT; LogSyncer brings it to the disk and answers.
#pragma once

#include <filesystem>
#include <future>
#include <limits>
#include <span>
#include <vector>

#include "store/shared.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/log_syncer.hpp"
#include "store/sqlite/session.hpp"

namespace vafa::store::sqlite {

/// Asks the system to write the file's pages, a little at a time: a commit that syncs the log meanwhile waits behind a few of
/// them, not behind thousands. What this leaves, or cannot do, the sync after it does.
/// One descriptor, held until all connections are closed: closing any of a file ends every lock that the process has on it (POSIX), and
/// another program that only looked into the file would then take itself for the last to close it, and throw the log away.
class WrittenOut {
  public:
    explicit WrittenOut(std::filesystem::path const& path);
    ~WrittenOut();
    WrittenOut(WrittenOut const&) = delete;

    void write_out_gently() const;

  private:
    std::filesystem::path path_;
    int file_;
};

/// The only connection of this process that writes the file, and the only one that checkpoints it: SQLite before 3.51.3
/// can lose a commit where two connections do so at once.
class GroupWriter {
  public:
    GroupWriter(ClubId club, std::filesystem::path const& file, Shared& shared, LogSyncer& syncer);

    /// Runs and commits them; what comes back is still to be synced and answered.
    Settled commit(std::vector<Work> works);

    /// Between groups: copies the log's pages into the file, little and often, and now and then lets the log begin anew.
    void tend_log();
    /// With nothing else to do: all of it.
    void checkpoint();
    bool has_log_to_move() const { return log_frames_ != moved_frames_; }

  private:
    enum class Care { none, savepoints };

    bool try_group(std::span<Work> works, Care care);
    bool run(Work& work, Care care, std::exception_ptr& outcome);
    bool run_once(Work& work, Care care, std::exception_ptr& outcome);
    void begin();
    void end();
    void commit_all();
    void roll_back();
    void copy_log();
    void move_log();
    void sync_file_beside();
    bool is_file_being_synced();

    ClubId club_;
    Shared& shared_;
    LogSyncer& syncer_;
    bool const syncs_beside_;  // is the log synced by the syncer?
    WrittenOut written_out_;   // closed after the connection
    Connection connection_;
    WriterMemory memory_;
    Settled group_;  // the one that is being made

    // All in pages of the log since it began.
    int log_frames_ = 0;            // it has
    int copied_frames_ = 0;         // are in the file
    int synced_frames_ = 0;         // and on the disk
    int moved_frames_ = 0;          // were there at the last checkpoint that waited for the disk
    std::future<int> file_sync_{};  // beside the writer; the code of its failure
    int frames_of_file_sync_ = 0;
    int left_before_ = std::numeric_limits<int>::max();  // when the last one began
};

}  // namespace vafa::store::sqlite
