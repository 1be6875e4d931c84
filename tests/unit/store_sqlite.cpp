// What only the embedded store promises: one process a folder, and a log that is kept small.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <semaphore>
#include <thread>

#include "store/fault.hpp"
#include "store_world.hpp"

namespace vafa::store {

namespace {

class SqliteStore : public testing::Test {
  protected:
    FreshPlace place{TestedEngine::sqlite};
    Migration migrations[1] = {notes_migration};
    std::unique_ptr<Store> store = open_store(place.settings(), migrations);

    /// So much that the log is moved into the file many times, and synced there beside the writer; the club's file.
    std::filesystem::path write_much() {
        store.reset();
        auto settings = place.settings();
        settings.frames_a_copy = 60;
        store = open_store(settings, migrations);
        store->found_club(lale);
        std::string large(20'000, 'x');
        for (int i = 1; i <= 3000; ++i)
            store->write_now(lale, [&](Transaction& tx) { tx.write(insert_note, i, large + std::to_string(i)); });
        return settings.folder / "club-1.db";
    }
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

TEST_F(SqliteStore, the_log_is_moved_into_the_file_and_begins_anew) {
    auto path = write_much();
    EXPECT_LT(std::filesystem::file_size(path.string() + "-wal"), 20u << 20) << "of 60 MB that went through it";
}

/// As another program sees it: a lock of somebody else on the bytes by which SQLite says that the file is in use.
bool is_in_use(std::filesystem::path const& path) {
    auto child = ::fork();
    if (child == 0) {
        struct flock wanted {};
        wanted.l_type = F_WRLCK;
        wanted.l_whence = SEEK_SET;
        wanted.l_start = 0x40000002;
        wanted.l_len = 510;
        int file = ::open(path.c_str(), O_RDWR);
        bool is_free = file < 0 || ::fcntl(file, F_GETLK, &wanted) != 0 || wanted.l_type == F_UNLCK;
        ::_exit(is_free ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST_F(SqliteStore, who_looks_into_the_file_with_another_program_is_not_the_last_to_close_it) {
    auto path = write_much();
    EXPECT_TRUE(is_in_use(path));
    store.reset();
    EXPECT_FALSE(is_in_use(path));
}

constexpr Migration entries_migration{2, "entries", R"(
    create table entry (club_id int64 not null, id int64 not null, member int64 not null, amount int64 not null, primary key (club_id, id)) clustered;
    create index entry_member on entry (club_id, member, id);)"};
constexpr Sql plan_of_one_member{"explain query plan select amount from entry where club_id = :club and member = ?1"};
constexpr Sql plan_of_the_club{"explain query plan select amount from entry where club_id = :club"};

template <class... Binds>
std::string plan(Store& store, Sql const& sql, Binds const&... binds) {
    std::string told;
    store.read_now(lale, [&](Snapshot& view) {
        for (auto row : view.read(sql, binds...)) told += row.template get<std::string>(3) + "; ";
    });
    return told;
}

TEST_F(SqliteStore, a_member_is_looked_up_in_an_index_and_a_whole_club_is_read_from_its_table_also_where_a_file_is_brought_forward) {
    store->found_club(lale);
    store.reset();
    Migration both[] = {notes_migration, entries_migration};
    store = open_store(place.settings(), both);
    EXPECT_EQ(plan(*store, plan_of_one_member, 7), "SEARCH entry USING INDEX entry_member (club_id=? AND member=?); ");
    EXPECT_EQ(plan(*store, plan_of_the_club), "SEARCH entry USING PRIMARY KEY (club_id=?); ");
}

TEST_F(SqliteStore, a_reader_sees_each_commit_that_was_answered) {
    store->found_club(lale);
    std::atomic<int> answered = 0, behind = 0;
    std::atomic<bool> is_over = false;
    std::thread reader([&] {
        while (!is_over) {
            int floor = answered;
            store->read_now(lale, [&](Snapshot& view) {
                if (view.read(count_notes)[0].get<std::int64_t>(0) < floor) ++behind;
            });
        }
    });
    std::counting_semaphore<64> places(64);
    for (int i = 1; i <= 5000; ++i) {
        places.acquire();
        store->write({lale,
                      0,
                      false,
                      {},
                      [i](Transaction& tx) { tx.write(insert_note, i, std::to_string(i)); },
                      [&](std::exception_ptr failure) { answered += failure == nullptr, places.release(); }});
    }
    for (int i = 0; i < 64; ++i) places.acquire();
    is_over = true;
    reader.join();
    EXPECT_EQ(answered, 5000);
    EXPECT_EQ(behind, 0);
    EXPECT_LT(store->counters().commits, 4000) << "commits were not shared";
}

TEST_F(SqliteStore, a_reading_that_takes_too_long_is_ended) {
    static constexpr Sql endless{
        "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"};
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
