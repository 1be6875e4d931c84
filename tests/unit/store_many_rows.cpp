// Statements said for many rows: which can be, and what they say then.
#include <gtest/gtest.h>

#include "store/postgres/many_rows.hpp"

namespace vafa::store::postgres {

namespace {

std::vector<int> const none;

TEST(ManyRows, an_insert_takes_rows_and_knows_no_key) {
    auto writing = writing_of("insert into note (club_id, id, title) values (:club, ?1, coalesce(?2, 'none'))");
    EXPECT_EQ(writing.table, "note");
    EXPECT_TRUE(writing.takes_rows);
    EXPECT_EQ(writing.key, none);
}

TEST(ManyRows, an_upsert_is_told_by_what_its_conflicting_columns_are_given) {
    auto writing = writing_of("insert into wallet (club_id, member, kind, balance) values (:club, ?3, ?1, ?2) "
                              "on conflict (club_id, member, kind) do update set balance = excluded.balance");
    EXPECT_TRUE(writing.takes_rows);
    EXPECT_EQ(writing.key, (std::vector<int>{3, 1}));
}

TEST(ManyRows, an_update_is_told_by_the_columns_of_its_condition_that_it_does_not_set) {
    auto writing = writing_of("update pin set hash = ?2, version = version + 1 where club_id = :club and member = ?1 and version = ?3");
    EXPECT_TRUE(writing.takes_rows);
    EXPECT_EQ(writing.key, std::vector<int>{1});
    EXPECT_FALSE(writing_of("update pin set member = ?2 where club_id = :club and member = ?1").takes_rows);
}

TEST(ManyRows, what_is_not_wholly_understood_takes_none) {
    for (auto text : {"update pin set tries = 0 where club_id = :club and tries > ?1", "update pin set tries = 0 where club_id = :club",
                      "update pin p set tries = 0 where club_id = :club and member = ?1", "update pin set tries = 0 where member = ?1 or id = ?2",
                      "delete from pin where club_id = :club and member = ?1",
                      "insert into pin (club_id, member) values (:club, ?1) on conflict do nothing",
                      "insert into pin (club_id, member) values (:club, ?1 + 1) on conflict (member) do nothing",
                      "insert into pin (club_id, member) values (:club, ?1) on conflict (member) do update set tries = ?2",
                      "insert into pin (club_id, member) values (:club, ?1), (:club, ?2)"}) {
        EXPECT_FALSE(writing_of(text).takes_rows) << text;
        EXPECT_EQ(writing_of(text).table, "pin") << text;
    }
    EXPECT_EQ(writing_of("insert into pin (club_id, member) select club_id, id from member where id = ?1").table, "");
    EXPECT_EQ(writing_of("update pin set tries = (select 1) where member = ?1").table, "");
}

TEST(ManyRows, the_values_come_as_arrays) {
    EXPECT_EQ(over_rows("insert into note (club_id, id, at, title) values (:club, ?1, :now, coalesce(?2, 'none'))", "it"),
              "insert into note (club_id, id, at, title) select  $1, r.v1, r.now, coalesce(r.v2, 'none') "
              "from unnest($2, $3, $4) as r (v1, v2, now) where true");
    EXPECT_EQ(over_rows("insert into note (id, title) values (?1, ?2) on conflict (id) do nothing", "in"),
              "insert into note (id, title) select  r.v1, null from unnest($1) as r (v1) where true on conflict (id) do nothing");
    EXPECT_EQ(over_rows("update note set title = ?2 where club_id = :club and id = ?1", "it"),
              "update note set title = r.v2  from unnest($2, $3) as r (v1, v2) where club_id = $1 and id = r.v1");
}

TEST(ManyRows, a_row_waits_where_its_key_is_there_or_its_values_have_other_kinds) {
    static constexpr Sql upsert{"insert into wallet (club_id, member, note) values (:club, ?1, ?2) "
                                "on conflict (club_id, member) do update set note = excluded.note"};
    auto writing = writing_of(upsert.text);
    RowsOfOne rows(upsert, writing);
    auto take = [&](std::int64_t member, Bind note) { return rows.take(std::array<Bind, 2>{member, note}, 5); };
    EXPECT_TRUE(take(1, {}));
    EXPECT_TRUE(take(2, std::string_view("a")));
    EXPECT_FALSE(take(1, std::string_view("b")));
    EXPECT_FALSE(take(3, std::int64_t{7}));
    EXPECT_TRUE(take(3, {}));
    EXPECT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows.kinds(), "it");
}

}  // namespace

}  // namespace vafa::store::postgres
