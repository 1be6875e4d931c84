// What only the embedded store promises: one process a folder, and a log that is kept small.
#include <sys/wait.h>
#include <unistd.h>

#include "store/fault.hpp"
#include "store_world.hpp"

namespace vafa::store {

namespace {

class SqliteStore : public testing::Test {
  protected:
    FreshPlace place{TestedEngine::sqlite};
    Migration migrations[1] = {notes_migration};
    std::unique_ptr<Store> store = open_store(place.settings(), migrations);
};

TEST_F(SqliteStore, a_second_opening_of_the_folder_is_refused_and_names_who_has_it) {
    try {
        open_store(place.settings(), migrations);
        FAIL() << "two have the folder open";
    } catch (Fault const& fault) {
        EXPECT_NE(std::string(fault.what()).find(std::to_string(::getpid())), std::string::npos) << fault.what();
    }
    store.reset();
    EXPECT_NO_THROW(open_store(place.settings(), migrations));
}

TEST_F(SqliteStore, a_club_without_a_file_is_a_fault) {
    EXPECT_THROW(store->write_now(ClubId{77}, [](Transaction&) {}), Fault);
    EXPECT_THROW(store->read_now(ClubId{77}, [](Snapshot& view) { view.read(count_notes); }), Fault);
    EXPECT_FALSE(std::filesystem::exists(place.settings().folder / "club-77.db"));
}

TEST_F(SqliteStore, the_log_is_moved_into_the_file_little_and_often) {
    store->found_club(lale);
    std::string large(20'000, 'x');
    for (int i = 1; i <= 3000; ++i)
        store->write_now(lale, [&](Transaction& tx) { tx.write(insert_note, i, large + std::to_string(i)); });
    EXPECT_LT(std::filesystem::file_size(place.settings().folder / "club-1.db-wal"), 16u << 20);
}

TEST_F(SqliteStore, a_reading_that_takes_too_long_is_ended) {
    static constexpr Sql endless{"with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"};
    auto begun = std::chrono::steady_clock::now();
    EXPECT_THROW(store->read_now(the_house, [](Snapshot& view) { view.read(endless); }), Fault);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(8));
    EXPECT_NO_THROW(store->read_now(the_house, [](Snapshot& view) { view.read(count_notes); }));
}

TEST_F(SqliteStore, ids_grow_in_the_order_of_commits_and_over_a_restart) {
    std::int64_t last = 0;
    auto take = [&](Transaction& tx) {
        auto id = tx.next_id_value();
        EXPECT_GT(id, last);
        last = id;
    };
    for (int i = 0; i < 100; ++i) store->write_now(the_house, take);
    store.reset();
    store = open_store(place.settings(), migrations);
    store->write_now(the_house, take);
}

}  // namespace

}  // namespace vafa::store
