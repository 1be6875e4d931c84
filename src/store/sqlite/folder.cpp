// Files appear by a rename, so that a half-made one is never taken for a club.
#include "store/sqlite/folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "store/fault.hpp"
#include "store/migrate.hpp"
#include "store/sqlite/connection.hpp"

namespace vafa::store::sqlite {

namespace fs = std::filesystem;

namespace {

std::string holder_of(int lock) {
    char digits[32] = {};
    auto length = ::pread(lock, digits, sizeof digits - 1, 0);
    return length > 0 ? " (process " + std::string(digits, static_cast<std::size_t>(length)) + ")" : "";
}

void write_holder(int lock) {
    auto digits = std::to_string(::getpid());
    if (::ftruncate(lock, 0) != 0 || ::pwrite(lock, digits.data(), digits.size(), 0) < 0)
        throw Fault("the data folder cannot be written");
}

int lock_folder(fs::path const& folder) {
    int lock = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) throw Fault("the data folder " + folder.string() + " cannot be written");
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        auto holder = holder_of(lock);
        ::close(lock);
        throw Fault("another process" + holder + " has the data folder " + folder.string() + " open");
    }
    write_holder(lock);
    return lock;
}

void sync_folder(fs::path const& folder) {
    int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is_synced = opened >= 0 && ::fsync(opened) == 0;
    if (opened >= 0) ::close(opened);
    if (!is_synced) throw Fault("the data folder " + folder.string() + " cannot be synced");
}

constexpr Sql migrations_landed{"select number, name, sha256 from store_migration"};

std::map<int, Landed> landed_in(Connection& connection) {
    connection.run(
        "create table if not exists store_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
        "sha256 TEXT NOT NULL, at INTEGER NOT NULL) STRICT");
    std::map<int, Landed> landed;
    for (auto row : connection.read(migrations_landed, {}, {}))
        landed[row.get<int>(0)] = {row.get<std::string>(1), row.get<std::string>(2)};
    return landed;
}

void migrate_by(Connection& connection, std::span<Migration const> migrations) {
    Migratable database{
        .engine = Engine::sqlite,
        .run = [&](std::string const& statement) { connection.run(statement); },
        .landed = [&] { return landed_in(connection); },
    };
    store::migrate(database, migrations);
}

std::optional<ClubId> club_of(std::string const& file_name) {
    if (file_name == "house.db") return the_house;
    if (!file_name.starts_with("club-") || !file_name.ends_with(".db")) return {};
    std::int64_t number = 0;
    auto* end = file_name.data() + file_name.size() - 3;
    auto [at, error] = std::from_chars(file_name.data() + 5, end, number);
    if (error != std::errc{} || at != end || number <= 0) return {};
    return ClubId{number};
}

}  // namespace

Folder::Folder(fs::path path) : path_(std::move(path)) {
    std::error_code error;
    fs::create_directories(path_, error);
    if (error) throw Fault("the data folder " + path_.string() + " cannot be made: " + error.message());
    lock_ = lock_folder(path_);
}

Folder::~Folder() {
    ::close(lock_);
}

fs::path file_in(fs::path const& folder, ClubId club) {
    return folder / (club == the_house ? "house.db" : "club-" + std::to_string(club.value) + ".db");
}

std::vector<ClubId> clubs_in(fs::path const& folder) {
    std::vector<ClubId> clubs;
    for (auto& entry : fs::directory_iterator(folder))
        if (auto club = club_of(entry.path().filename().string())) clubs.push_back(*club);
    std::sort(clubs.begin(), clubs.end());
    return clubs;
}

void Folder::make(ClubId club, std::string const& vfs, std::span<Migration const> migrations) const {
    auto half_made = file_of(club);
    half_made += ".new";
    fs::remove(half_made);
    {
        Connection connection(half_made, Access::write, vfs);
        connection.run("pragma synchronous = off; pragma journal_mode = memory");
        migrate_by(connection, migrations);
        // the change of mode writes with a sync of the file, which keeps all that was written before
        connection.run("pragma synchronous = full; pragma journal_mode = delete; pragma journal_mode = wal");
    }
    fs::rename(half_made, file_of(club));
    sync_folder(path_);
}

void Folder::migrate(ClubId club, std::string const& vfs, std::span<Migration const> migrations) const {
    Connection connection(file_of(club), Access::write, vfs);
    connection.run("pragma journal_mode = wal; pragma synchronous = full");
    migrate_by(connection, migrations);
}

}  // namespace vafa::store::sqlite
