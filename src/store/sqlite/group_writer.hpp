// Commits groups of works to one file: all run, one COMMIT, one fsync, then all are answered.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "store/shared.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/session.hpp"

namespace vafa::store::sqlite {

/// The only connection of this process that writes the file, and the only one that checkpoints it: SQLite before 3.51.3
/// can lose a commit where two connections do so at once.
class GroupWriter {
  public:
    GroupWriter(ClubId club, std::filesystem::path const& file, Shared& shared);

    /// Runs, commits and answers them.
    void commit(std::span<Work> works);

    /// Between groups: moves the log into the file where it has grown, little and often.
    void checkpoint_if_large();
    /// With nothing else to do: moves what is there.
    void checkpoint();
    bool has_untried_log() const { return log_frames_ != tried_at_frames_; }

  private:
    enum class Care { none, savepoints };

    bool try_group(std::span<Work> works, Care care);
    bool run(Work& work, Care care, std::exception_ptr& outcome);
    bool run_once(Work& work, Care care, std::exception_ptr& outcome);
    void begin();
    void end();
    void roll_back();
    void answer(std::span<Work> works);

    ClubId club_;
    Shared& shared_;
    Connection connection_;
    WriterMemory memory_;
    std::vector<std::exception_ptr> outcomes_;
    int log_frames_ = 0;        // pages in the write-ahead log
    int tried_at_frames_ = 0;   // its size at the last checkpoint
    bool fsync_failed_ = false;
};

}  // namespace vafa::store::sqlite
