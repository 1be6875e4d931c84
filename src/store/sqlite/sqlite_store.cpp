// The embedded store: a folder of files, each with its own writer, read by a few threads.
#include <map>
#include <shared_mutex>

#include "store/fault.hpp"
#include "store/leisure.hpp"
#include "store/shared.hpp"
#include "store/sqlite/club_file.hpp"
#include "store/sqlite/folder.hpp"
#include "store/sqlite/readers.hpp"

namespace vafa::store {

namespace sqlite {

namespace {

class SqliteStore final : public Store, public ReadsAtLeisure {
  public:
    SqliteStore(Settings const& settings, std::span<Migration const> migrations)
        : shared_(settings),
          migrations_(migrations.begin(), migrations.end()),
          folder_(settings.folder),
          readers_(
              shared_, [this](ClubId club) -> ClubFile& { return opened(club); }, settings.reading_connections),
          leisurely_(
              shared_, [this](ClubId club) -> ClubFile& { return opened(club); }, 1, std::chrono::hours(1)) {
        for (ClubId club : folder_.clubs()) folder_.migrate(club, settings.vfs, migrations_);
        found_club(the_house);
    }
    ~SqliteStore() override { close(); }

    void write(Work work) override {
        ClubFile* file = nullptr;
        try {
            file = &opened(work.club);
        } catch (Fault const&) {
            return work.done(std::current_exception());
        }
        file->write(std::move(work));
    }

    void read(Inquiry inquiry) override { readers_.read(std::move(inquiry)); }
    void read_leisurely(Inquiry inquiry) override { leisurely_.read(std::move(inquiry)); }

    void found_club(ClubId club) override {
        std::scoped_lock founding(founding_);
        if (!folder_.has(club)) folder_.make(club, shared_.settings.vfs, migrations_);
    }

    std::vector<ClubId> clubs() override { return folder_.clubs(); }
    void on_commit(std::function<void(ClubId)> hint) override { shared_.hint.set(std::move(hint)); }
    void close() override;
    bool is_ready() override;
    void raise_clock_floor(Instant floor) override { shared_.clock.raise_floor(floor); }
    std::vector<std::string> damage(ClubId club) override;
    Counters counters() const override { return shared_.tally.read(); }
    std::string_view engine() const override { return "sqlite"; }

  private:
    ClubFile& opened(ClubId club);
    ClubFile& open(ClubId club);

    Shared shared_;
    std::vector<Migration> migrations_;
    Folder folder_;
    std::mutex founding_;
    std::shared_mutex mutex_;
    std::map<ClubId, std::unique_ptr<ClubFile>> files_;
    bool is_closed_ = false;
    Readers readers_, leisurely_;
};

ClubFile& SqliteStore::opened(ClubId club) {
    {
        std::shared_lock lock(mutex_);
        if (auto found = files_.find(club); found != files_.end()) return *found->second;
    }
    return open(club);
}

ClubFile& SqliteStore::open(ClubId club) {
    std::scoped_lock lock(mutex_);
    if (auto found = files_.find(club); found != files_.end()) return *found->second;
    if (is_closed_) throw Fault("the store is closed");
    if (!folder_.has(club)) throw Fault("club " + std::to_string(club.value) + " has no file here");
    auto file =
        std::make_unique<ClubFile>(club, folder_.file_of(club), shared_);  // where it fails, the next one tries again
    return *(files_[club] = std::move(file));
}

/// Readers first: the writer's connection must be the last, since only that may checkpoint.
void SqliteStore::close() {
    readers_.close();
    leisurely_.close();
    {
        std::scoped_lock lock(mutex_);
        is_closed_ = true;
    }
    for (auto& [club, file] : files_) file->close();
}

/// A transaction without a change syncs nothing, but finds a full queue, a lost file, a read-only disk.
bool SqliteStore::is_ready() {
    static constexpr Sql any_migration{"select count(*) from store_migration"};
    try {
        write_now(the_house, [](Transaction& transaction) { transaction.read(any_migration); });
        return true;
    } catch (std::exception const&) {
        return false;
    }
}

/// By a connection of its own: it may take longer than a reader may.
std::vector<std::string> SqliteStore::damage(ClubId club) {
    static constexpr Sql check_integrity{"pragma integrity_check(10)"};
    Connection connection(folder_.file_of(club), Access::read, shared_.settings.vfs);
    std::vector<std::string> found;
    for (auto row : connection.read(check_integrity, {}, {}))
        if (auto words = row.get<std::string>(0); words != "ok") found.push_back(words);
    return found;
}

}  // namespace

}  // namespace sqlite

std::unique_ptr<Store> open_sqlite(Settings const& settings, std::span<Migration const> migrations) {
    return std::make_unique<sqlite::SqliteStore>(settings, migrations);
}

}  // namespace vafa::store
