// Where rows live: clubs apart from each other, snapshots, migrations, append-only tables. The same on both engines.
#include <latch>
#include <thread>

#include "store/fault.hpp"
#include "store_world.hpp"

namespace vafa::store {

namespace {

using StorePlace = StoreTest;
INSTANTIATE_TEST_SUITE_P(Both, StorePlace, testing::ValuesIn(tested_engines()), name_of);

std::string failure_of(std::function<void()> act) try {
    act();
    return "";
} catch (...) {
    return words_of(std::current_exception());
}

TEST_P(StorePlace, a_club_sees_nothing_of_another_even_with_a_statement_that_forgets_the_club) {
    open();
    static constexpr Sql all_of_all{"select title from note order by id"};
    static constexpr Sql spoil_all{"update note set title = 'spoilt'"};
    static constexpr Sql into_the_other{"insert into note (club_id, id, title) values (2, 5, 'planted')"};
    store->write_now(lale, [](Transaction& tx) { tx.write(insert_note, 1, "of lale"); });
    store->write_now(narges, [](Transaction& tx) { tx.write(insert_note, 1, "of narges"); });
    store->read_now(lale, [](Snapshot& view) { EXPECT_EQ(view.read(all_of_all).size(), 1u); });
    store->write_now(lale, [](Transaction& tx) { tx.write(spoil_all); });
    EXPECT_EQ(all_titles(narges), "of narges");
    failure_of([&] { store->write_now(lale, [](Transaction& tx) { tx.write(into_the_other); }); });
    EXPECT_EQ(all_titles(narges), "of narges");
}

TEST_P(StorePlace, the_database_itself_refuses_to_change_what_is_append_only) {
    open();
    static constexpr Sql add{"insert into diary (club_id, id, line) values (:club, ?1, 'said')"};
    static constexpr Sql change{"update diary set line = 'unsaid' where club_id = :club"};
    static constexpr Sql remove{"delete from diary where club_id = :club"};
    store->write_now(lale, [](Transaction& tx) { tx.write(add, 1); });
    auto changed = failure_of([&] { store->write_now(lale, [](Transaction& tx) { tx.write(change); }); });
    auto removed = failure_of([&] { store->write_now(lale, [](Transaction& tx) { tx.write(remove); }); });
    EXPECT_TRUE(changed.starts_with("fault: ") && changed.find("diary") != std::string::npos) << changed;
    EXPECT_TRUE(removed.starts_with("fault: ") && removed.find("diary") != std::string::npos) << removed;
}

TEST_P(StorePlace, texts_are_ordered_and_matched_alike_on_both) {
    open();
    static constexpr Sql ordered{"select title from note where club_id = :club order by title"};
    static constexpr Sql alike{"select title from note where club_id = :club and title like 'a%'"};
    static constexpr Sql extremes{"select cast(greatest(?1, 2, null) as bigint), cast(least(?1, 2) as bigint)"};
    store->write_now(lale, [](Transaction& tx) {
        int id = 0;
        for (auto* title : {"b", "a", "B", "A", "ی", "_", "a b"}) tx.write(insert_note, ++id, std::string(title));
        std::string all;
        for (auto row : tx.read(ordered)) all += row.get<std::string>(0) + ",";
        EXPECT_EQ(all, "A,B,_,a,a b,b,ی,");
        EXPECT_EQ(tx.read(alike).size(), 2u);
        EXPECT_EQ(tx.read(extremes, 5)[0].get<int>(0), 5);
        EXPECT_EQ(tx.read(extremes, 1)[0].get<int>(1), 1);
    });
}

TEST_P(StorePlace, a_wrong_type_is_refused_by_both) {
    open();
    static constexpr Sql text_for_a_number{"insert into note (club_id, id, title) values (:club, ?1, 'x')"};
    auto failure = failure_of([&] {
        store->write_now(lale, [](Transaction& tx) { tx.write(text_for_a_number, "no number"); });
    });
    EXPECT_NE(failure, "");
}

TEST_P(StorePlace, a_snapshot_stays_as_it_was_while_others_write) {
    open();
    store->write_now(lale, [](Transaction& tx) { tx.write(insert_note, 1, "one"); });
    store->read_now(lale, [&](Snapshot& view) {
        EXPECT_EQ(view.read(count_notes)[0].get<int>(0), 1);
        store->write_now(lale, [](Transaction& tx) { tx.write(insert_note, 2, "two"); });
        EXPECT_EQ(view.read(count_notes)[0].get<int>(0), 1);
    });
    EXPECT_EQ(notes(), 2);
}

TEST_P(StorePlace, a_snapshot_cannot_write) {
    open();
    static constexpr Sql sly{"insert into note (club_id, id, title) values (:club, 1, 'sly') returning id"};
    EXPECT_NE(failure_of([&] { store->read_now(lale, [](Snapshot& view) { view.read(sly); }); }), "");
    EXPECT_EQ(notes(), 0);
}

TEST_P(StorePlace, clubs_are_listed_and_founding_again_changes_nothing) {
    open();
    store->write_now(narges, [](Transaction& tx) { tx.write(insert_note, 1, "one"); });
    store->found_club(narges);
    EXPECT_EQ(store->clubs(), (std::vector<ClubId>{the_house, lale, narges}));
    EXPECT_EQ(all_titles(narges), "one");
    EXPECT_TRUE(store->is_ready());
}

TEST_P(StorePlace, migrations_land_once_and_new_ones_on_the_next_start) {
    open();
    store->write_now(lale, [](Transaction& tx) { tx.write(insert_note, 1, "one"); });
    store.reset();
    open();
    EXPECT_EQ(all_titles(), "one");
    store.reset();
    Migration const two[] = {notes_migration, {2, "marks", "alter table note add column mark int64 not null default 3;"}};
    static constexpr Sql marks{"select mark from note where club_id = :club"};
    store = open_store(settings(), two);
    store->read_now(lale, [](Snapshot& view) { EXPECT_EQ(view.read(marks)[0].get<int>(0), 3); });
    store->found_club(ClubId{3});
    store->read_now(ClubId{3}, [](Snapshot& view) { EXPECT_TRUE(view.read(marks).empty()); });
}

TEST_P(StorePlace, an_edited_migration_is_refused_and_so_is_a_newer_database) {
    open();
    store.reset();
    Migration const edited[] = {{1, "notes", "create table note (club_id int64 not null);"}};
    EXPECT_NE(failure_of([&] { open_store(settings(), edited); }).find("edited"), std::string::npos);
    EXPECT_NE(failure_of([&] { open_store(settings(), {}); }).find("newer"), std::string::npos);
}

TEST_P(StorePlace, a_migration_that_fails_leaves_nothing_behind) {
    open();
    store.reset();
    Migration const broken[] = {notes_migration,
                                {2, "half", "create table half (id int64 not null); create table note (id int64);"}};
    Migration const mended[] = {notes_migration, {2, "half", "create table half (id int64 not null);"}};
    EXPECT_NE(failure_of([&] { open_store(settings(), broken); }).find("half"), std::string::npos);
    EXPECT_EQ(failure_of([&] { open_store(settings(), mended); }), "");
}

}  // namespace

}  // namespace vafa::store
