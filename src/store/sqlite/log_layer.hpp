// A file system layer for SQLite under the writer of a club's file: it takes the disk's waiting out of the writer's way.
//
// - The frames of a group go to the log in a few calls: SQLite makes two of each, its head and its page, some twenty a sale.
// - A commit's sync of the log, and a checkpoint's sync of the file, may be held back and done by another thread.
//
// What SQLite relies on still holds. Nothing waits here when a commit becomes visible: with synchronous=FULL a commit
// syncs the log before, and a sync, a read or a question of size sends what waits (other settings must not use this
// layer). And the log does not begin anew, over frames that a crash would have to replay, while a sync of the file is
// due: it only grows, as if a reader still needed it.
#pragma once

#include <sqlite3.h>

#include <string>

namespace vafa::store::sqlite {

/// The name of the layer over the named one ("" = the system's own), registered at its first use.
std::string log_layer_over(std::string const& name);

/// The files of a connection that was opened through the layer and is in a transaction; they live as long as it does.
sqlite3_file* log_of(sqlite3* database);
sqlite3_file* main_file_of(sqlite3* database);

/// While one lives, a sync of that file is left to `sync_due`: what was written has gone to the system, not to the disk.
/// One exception: a log that begins anew syncs its head at once, as SQLite wants it before the frames.
class HeldSync {
  public:
    explicit HeldSync(sqlite3_file* file);
    ~HeldSync();
    HeldSync(HeldSync const&) = delete;

  private:
    sqlite3_file* file_;
};

/// Syncs the file if a sync of it was held back, and nothing more was written since; any thread. SQLITE_OK or the failure's code.
int sync_due(sqlite3_file* file);
bool is_sync_due(sqlite3_file* file);

}  // namespace vafa::store::sqlite
