// A fresh migrated file, filled without syncs; the last sync keeps all of it.
#include "store/filling.hpp"

#include "store/clock.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/folder.hpp"

namespace vafa::store {

namespace sqlite {

namespace {

constexpr Sql begin_filling{"begin immediate"};
constexpr Sql end_filling{"commit"};

class FolderFilling final : public Filling {
  public:
    FolderFilling(std::filesystem::path const& path, std::span<Migration const> migrations)
        : folder_(path), migrations_(migrations.begin(), migrations.end()) {}

    void begin(ClubId club) override {
        finish();
        if (folder_.has(club)) throw Fault("club " + std::to_string(club.value) + " has a file here already");
        folder_.make(club, "", migrations_);
        club_ = club;
        connection_ = std::make_unique<Connection>(folder_.file_of(club), Access::write, "");
        connection_->run("pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -65536");
        connection_->control(begin_filling);
    }
    void put(Question const& question) override { connection_->write(*question.sql, question.binds, bound()); }
    Rows ask(Question const& question) override { return connection_->read(*question.sql, question.binds, bound()); }

    void finish() override {
        if (!connection_) return;
        connection_->control(end_filling);
        connection_->run("pragma synchronous = full; pragma journal_mode = delete; pragma journal_mode = wal");
        connection_.reset();
    }

  private:
    Bound bound() const { return {club_.value, system_now().ms}; }

    Folder folder_;
    std::vector<Migration> migrations_;
    ClubId club_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace

}  // namespace sqlite

std::unique_ptr<Filling> fill_folder(std::filesystem::path const& folder, std::span<Migration const> migrations) {
    return std::make_unique<sqlite::FolderFilling>(folder, migrations);
}

}  // namespace vafa::store
