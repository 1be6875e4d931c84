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

constexpr Sql planner_figures{"select 1 from sqlite_schema where name = 'sqlite_stat1'"};
constexpr Sql indexes{R"(
    select t.name, case i.origin when 'pk' then t.name else i.name end, i."unique", i.origin = 'pk', i.partial, count(*)
    from sqlite_schema t join pragma_index_list(t.name) i join pragma_index_info(i.name) c
    where t.type = 'table' and t.name not like 'sqlite_%'
    group by t.name, i.name having min(case when c.seqno = 0 then c.name end) = 'club_id')"};
constexpr Sql insert_figures{"insert into sqlite_stat1 (tbl, idx, stat) values (?1, ?2, ?3)"};

/// How many rows an index has in all, and how many are alike in its first column, in its first two, and so on.
std::string figures_of(store::Row const& index) {
    constexpr std::int64_t all = 1'000'000;
    auto [is_unique, is_key, is_partial, columns] = std::tuple(index.get<bool>(2), index.get<bool>(3), index.get<bool>(4), index.get<int>(5));
    auto rows = is_partial ? all / 2 : all;
    // fewer for the key: who must read the whole club does it in the table, not by the detour of an index
    auto figures = std::to_string(rows) + " " + std::to_string(is_key ? rows / 2 : rows);
    for (int column = 1; column < columns; ++column)
        figures += " " + std::to_string(is_unique && column + 1 == columns ? 1 : std::max(5, 11 - column));
    return figures;
}

/// SQLite takes ten rows to be alike in the first column of any index. Ours is the club, alike in a million, and so the planner would
/// walk through a club's whole table rather than look up a member in an index. The figures are the same in every file: a plan that was
/// seen once is the plan everywhere (docs/decisions/0042).
void tell_planner(Connection& connection) {
    connection.run("pragma analysis_limit = 1; begin; analyze; delete from sqlite_stat1");  // analyze makes the table
    for (auto row : connection.read(indexes, {}, {})) {
        auto table = row.get<std::string>(0), name = row.get<std::string>(1), figures = figures_of(row);
        connection.write(insert_figures, std::array<Bind, 3>{table, name, figures}, {});
    }
    connection.run("commit; analyze sqlite_schema");
}

void migrate_by(Connection& connection, std::span<Migration const> migrations) {
    Migratable database{
        .engine = Engine::sqlite,
        .run = [&](std::string const& statement) { connection.run(statement); },
        .landed = [&] { return landed_in(connection); },
    };
    bool has_changed = store::migrate(database, migrations) > 0;
    if (has_changed || connection.read(planner_figures, {}, {}).empty()) tell_planner(connection);
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
