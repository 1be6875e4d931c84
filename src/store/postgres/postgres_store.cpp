// PostgreSQL: some writing lanes, some readers, and any number of other processes beside this one.
#include <future>

#include "store/leisure.hpp"
#include "store/postgres/founding.hpp"
#include "store/postgres/lane.hpp"
#include "store/postgres/readers.hpp"

namespace vafa::store {

namespace postgres {

namespace {

constexpr Sql all_clubs{"select number from store_club order by number"};
constexpr Sql is_read_only{"select current_setting('transaction_read_only')"};

constexpr std::chrono::seconds longest_readiness{2};

class PostgresStore final : public Store, public ReadsAtLeisure {
  public:
    PostgresStore(Settings const& settings, std::span<Migration const> migrations)
        : shared_(settings), loads_(static_cast<std::size_t>(std::max(1, settings.postgres_connections))) {
        bring_forward(settings.postgres_url, migrations);
        for (int at = 0; at < std::max(1, settings.postgres_connections); ++at)
            lanes_.push_back(std::make_unique<Lane>(shared_, clock_, loads_));
        readers_ = std::make_unique<Readers>(shared_, clock_, settings.reading_connections);
        leisurely_ = std::make_unique<Readers>(shared_, clock_, 1, 3600);
    }
    ~PostgresStore() override { close(); }

    void write(Work work) override {
        auto& lane = lane_of(work);
        lane.write(std::move(work));
    }
    void read(Inquiry inquiry) override { readers_->read(std::move(inquiry)); }
    void read_leisurely(Inquiry inquiry) override { leisurely_->read(std::move(inquiry)); }
    void found_club(ClubId club) override {
        write_now(the_house, [&](Transaction& transaction) { transaction.write(insert_club, club.value); });
    }
    std::vector<ClubId> clubs() override;
    void on_commit(std::function<void(ClubId)> hint) override { shared_.hint.set(std::move(hint)); }
    void close() override;
    bool is_ready() override;
    void raise_clock_floor(Instant floor) override { shared_.clock.raise_floor(floor); }
    Counters counters() const override { return shared_.tally.read(); }
    std::string_view engine() const override { return "postgresql"; }

  private:
    Lane& lane_of(Work const& work);

    Shared shared_;
    DatabaseClock clock_{shared_.clock};
    ClubLoads loads_;
    std::vector<std::unique_ptr<Lane>> lanes_;
    std::unique_ptr<Readers> readers_, leisurely_;
};

/// A club's members are spread over some neighbouring lanes, each always by the same one as long as the club's load stays
/// what it is. What is about no member joins the groups of a busy club, and goes beside the one lane of a calm one, where
/// it would only be waited for.
Lane& PostgresStore::lane_of(Work const& work) {
    auto mix = [](std::uint64_t value) { return value * 0x9e3779b97f4a7c15 >> 32; };
    auto width = loads_.begin(work.club);
    auto first = mix(static_cast<std::uint64_t>(work.club.value));
    auto lane = [&](std::size_t at) { return lanes_[(first + at) % lanes_.size()].get(); };
    if (work.route != 0) return *lane(mix(work.route) % width);
    if (width == 1) return *lane(1);
    auto* idlest = lane(0);
    for (std::size_t at = 1; at < width; ++at)
        if (lane(at)->load() < idlest->load()) idlest = lane(at);
    return *idlest;
}

std::vector<ClubId> PostgresStore::clubs() {
    std::vector<ClubId> clubs;
    read_now(the_house, [&](Snapshot& snapshot) {
        clubs.clear();
        for (auto row : snapshot.read(all_clubs)) clubs.push_back(row.get<ClubId>(0));
    });
    return clubs;
}

void PostgresStore::close() {
    readers_->close();
    leisurely_->close();
    for (auto& lane : lanes_) lane->close();
}

/// Asks by a writing connection, so that a standby or a database that is away is noticed. Waits two seconds at most.
bool PostgresStore::is_ready() {
    auto answer = std::make_shared<std::promise<bool>>();
    auto is_writable = std::make_shared<bool>(false);
    write({.club = the_house, .route = 0, .alone = false, .first_questions = {},
           .run = [is_writable](Transaction& transaction) {
               *is_writable = transaction.read(is_read_only)[0].get<std::string>(0) == "off";
           },
           .done = [answer, is_writable](std::exception_ptr failure) { answer->set_value(!failure && *is_writable); }});
    auto waited = answer->get_future();
    return waited.wait_for(longest_readiness) == std::future_status::ready && waited.get();
}

}  // namespace

}  // namespace postgres

std::unique_ptr<Store> open_postgres(Settings const& settings, std::span<Migration const> migrations) {
    return std::make_unique<postgres::PostgresStore>(settings, migrations);
}

}  // namespace vafa::store
