// Whole tables, read page by page and put into another database: as the migrations say them, with no word about any of them.
#include <set>

#include "edge/modules.hpp"
#include "store/filling.hpp"
#include "store_world.hpp"

namespace vafa::store {

namespace {

constexpr Migration later{2, "later", "alter table note add column mood text; create table single (club_id int64 not null, n int64 not null, primary key (club_id));"};
constexpr Migration both_migrations[] = {notes_migration, later};
constexpr Sql all_notes{"select id, title, body, mood from note where club_id = :club order by id"};
constexpr Sql tables_of_file{"select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> 'store_migration'"};
constexpr Sql singles{"select n from single where club_id = :club"};

std::vector<Table> const& tables() {
    static auto const all = tables_of(both_migrations);
    return all;
}

Table const& note_table() { return tables()[0]; }

using StoreTables = StoreTest;
INSTANTIATE_TEST_SUITE_P(Both, StoreTables, testing::ValuesIn(tested_engines()), name_of);

TEST(Tables, are_named_with_their_columns_and_keys_in_the_order_of_the_migrations) {
    ASSERT_EQ(tables().size(), 3u);
    EXPECT_EQ(note_table().name(), "note");
    std::vector<std::string> names;
    for (auto const& column : note_table().columns()) names.push_back(column.name);
    EXPECT_EQ(names, (std::vector<std::string>{"id", "title", "body", "at", "mood"}));
    EXPECT_EQ(note_table().columns()[2].kind, ColumnKind::bytes);
    EXPECT_EQ(note_table().key(), std::vector<std::size_t>{0});
    EXPECT_TRUE(tables()[2].key().empty());
}

TEST(Tables, that_were_dropped_are_gone_and_may_come_again_with_other_columns) {
    constexpr Migration dropping{3, "dropping", "drop table note; create table note (club_id int64 not null, word text not null, primary key (club_id, word));"};
    constexpr Migration all_three[] = {notes_migration, later, dropping};
    auto now = tables_of(all_three);
    ASSERT_EQ(now.size(), 3u);
    EXPECT_EQ(now.back().name(), "note");
    ASSERT_EQ(now.back().columns().size(), 1u);
    EXPECT_EQ(now.back().columns()[0].name, "word");
}

TEST(Tables, of_the_program_are_those_that_its_migrations_make) {
    std::set<std::string> known, made;
    auto migrations = all_migrations();
    for (auto const& table : tables_of(migrations)) EXPECT_TRUE(known.insert(table.name()).second) << table.name() << " is there twice";
    FreshPlace place(TestedEngine::sqlite);
    auto store = open_store(place.settings(), migrations);
    store->read_now(the_house, [&](Snapshot& snapshot) {
        for (auto row : snapshot.read(tables_of_file)) made.insert(row.get<std::string>(0));
    });
    store->close();
    EXPECT_EQ(known, made);
}

TEST_P(StoreTables, go_page_by_page_into_another_database_and_a_second_time_meet_a_fence) {
    auto fill = [&](FreshPlace const& where) {
        return GetParam() == TestedEngine::sqlite ? fill_folder(where.settings().folder, both_migrations)
                                                  : fill_database(where.settings().postgres_url, both_migrations);
    };
    FreshPlace other(GetParam());
    auto filling = fill(other);
    filling->begin(lale);
    Bytes const body{std::byte{0}, std::byte{0xff}};
    for (std::int64_t id = 1; id <= 1203; ++id)
        filling->put(note_table().insertion({id, std::string_view("any"), id % 3 ? Bind(BytesView(body)) : Bind(), std::int64_t{5}, id % 2 ? Bind(std::string_view("شاد")) : Bind()}));
    filling->put(tables()[2].insertion({std::int64_t{7}}));
    EXPECT_EQ(filling->ask({&singles, {}})[0].get<int>(0), 7);
    filling->finish();
    filling.reset();
    store = open_store(other.settings(), both_migrations);
    std::vector<std::int64_t> ids;
    store->read_now(lale, [&](Snapshot& snapshot) {
        ids.clear();
        auto page = note_table().page_after(snapshot, {}, 500);
        for (;;) {
            for (auto row : page) ids.push_back(row.get<std::int64_t>(0));
            if (page.size() < 500) break;
            Bind last = ids.back();
            page = note_table().page_after(snapshot, std::span(&last, 1), 500);
        }
        auto rows = snapshot.read(all_notes);
        EXPECT_EQ(rows[0].get<Bytes>(2), body);
        EXPECT_EQ(rows[0].get<std::string>(3), "شاد");
        EXPECT_FALSE(rows[2].get<std::optional<Bytes>>(2));
        EXPECT_TRUE(tables()[2].page_after(snapshot, {}, 500).size() == 1);
    });
    ASSERT_EQ(ids.size(), 1203u);
    EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
    store->close();
    store.reset();
    EXPECT_THROW(
        {
            auto again = fill(other);
            again->begin(lale);
            again->put(note_table().insertion({std::int64_t{1}, std::string_view("any"), Bind(), std::int64_t{5}, Bind()}));
            again->finish();
        },
        std::runtime_error);
}

}  // namespace

}  // namespace vafa::store
