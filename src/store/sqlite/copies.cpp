// Page by page under one view: the file stands still for the copy, and the till goes on writing its log.
#include "store/copies.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>

#include "store/clock.hpp"
#include "store/fault.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/folder.hpp"
#include "store/sqlite/session.hpp"

namespace vafa::store {

namespace fs = std::filesystem;

namespace sqlite {

namespace {

constexpr int pages_a_step = 512;  // 2 MB, then synced: one large sync at the end would hold up those of the tills

constexpr Sql begin_view{"begin"};
constexpr Sql any_table{"select count(*) from store_migration"};

class OpenFile {
  public:
    explicit OpenFile(fs::path const& path) : file_(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {}
    ~OpenFile() {
        if (file_ >= 0) ::close(file_);
    }
    bool sync() const { return file_ >= 0 && ::fdatasync(file_) == 0; }

  private:
    int file_;
};

[[noreturn]] void fail(fs::path const& to, std::string const& why) { throw Fault(to.string() + " cannot be written: " + why); }

std::string reason_of(int code, sqlite3* to) {
    int error = sqlite3_system_errno(to);
    if ((code & 0xff) == SQLITE_IOERR && error != 0) return std::strerror(error);
    bool is_of_disk = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_FULL;
    return sqlite3_errstr(code) + std::string(is_of_disk ? " (is the disk full?)" : "");
}

void copy_pages(Connection& from, Connection& to, fs::path const& path) {
    OpenFile file(path);
    auto* copying = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copying) fail(path, sqlite3_errmsg(to.handle()));
    int code = SQLITE_OK;
    while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        code = sqlite3_backup_step(copying, pages_a_step);
        if (!file.sync()) break;
    }
    auto why = code == SQLITE_DONE ? std::string() : reason_of(code, to.handle());
    int finished = sqlite3_backup_finish(copying);
    if (code != SQLITE_DONE || finished != SQLITE_OK) fail(path, why.empty() ? sqlite3_errstr(finished) : why);
    if (!file.sync()) fail(path, std::strerror(errno));
}

}  // namespace

}  // namespace sqlite

std::vector<ClubId> clubs_with_files(fs::path const& folder) {
    return fs::is_directory(folder) ? sqlite::clubs_in(folder) : std::vector<ClubId>{};
}

fs::path club_file(fs::path const& folder, ClubId club) { return sqlite::file_in(folder, club); }

void copy_club_file(fs::path const& folder, ClubId club, fs::path const& to, std::function<void(Snapshot&)> const& ask) {
    sqlite::Connection from(sqlite::file_in(folder, club), sqlite::Access::read, "");
    sqlite::Connection into(to, sqlite::Access::write, "");
    into.run("pragma synchronous = off; pragma journal_mode = off");
    from.control(sqlite::begin_view);
    from.read(sqlite::any_table, {}, {});  // from here on the view stands
    VersionedCache cache;
    sqlite::FileSnapshot snapshot(club, cache, from, system_now(), nullptr);
    ask(snapshot);
    sqlite::copy_pages(from, into, to);
}

}  // namespace vafa::store
