// Works and their transactions: order, queued writes, fences, groups. The same on both engines.
#include <latch>
#include <set>
#include <thread>

#include "store/fault.hpp"
#include "store_world.hpp"

namespace vafa::store {

namespace {

using StoreWorks = StoreTest;
INSTANTIATE_TEST_SUITE_P(Both, StoreWorks, testing::ValuesIn(tested_engines()), name_of);

TEST_P(StoreWorks, writes_are_applied_in_the_order_of_their_queue) {
    open();
    store->write_now(lale, [](Transaction& tx) {
        tx.write(insert_note, 1, "first");
        tx.write(rename_note, 1, "second");
        tx.write(rename_note, 1, "third");
    });
    EXPECT_EQ(all_titles(), "third");
}

TEST_P(StoreWorks, works_of_one_route_run_in_the_order_they_came) {
    open();
    std::vector<int> order;
    Together works(*store);
    for (int i = 1; i <= 20; ++i) works.add([&order, i](Transaction&) {
            if (order.empty() || order.back() != i) order.push_back(i);  // one may run more than once
        });
    works.answers();
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
    EXPECT_EQ(order.size(), 20u);
}

TEST_P(StoreWorks, a_work_reads_what_it_wrote_and_what_the_work_before_it_wrote) {
    open();
    Together works(*store);
    works.add([](Transaction& tx) {
        tx.write(insert_note, 1, "mine");
        EXPECT_EQ(tx.read(title_of, 1)[0].get<std::string>(0), "mine");
        tx.write(rename_note, 1, "renamed");
    });
    works.add([](Transaction& tx) { EXPECT_EQ(tx.read(title_of, 1)[0].get<std::string>(0), "renamed"); });
    EXPECT_EQ(works.answers(), (std::vector<std::string>{"", ""}));
}

TEST_P(StoreWorks, several_questions_are_answered_in_their_order) {
    open();
    store->write_now(lale, [](Transaction& tx) {
        tx.write(insert_note, 1, "a");
        tx.write(insert_note, 2, "b");
    });
    auto ask_both = [](Snapshot& view) {
        auto [second, first, count] = view.together(ask(title_of, 2), ask(title_of, 1), ask(count_notes));
        EXPECT_EQ(second[0].get<std::string>(0) + first[0].get<std::string>(0), "ba");
        EXPECT_EQ(count[0].get<int>(0), 2);
    };
    store->write_now(lale, ask_both);
}

TEST_P(StoreWorks, values_come_back_as_they_went_in) {
    open();
    std::string text = "قند پارسی ' \" ; -- ?1 :club";
    Bytes bytes{std::byte{0}, std::byte{255}, std::byte{39}};
    static constexpr Sql all_kinds{
        "select cast(?1 as bigint), ?2, body, cast(null as bigint), :club, :now, 'it''s ?9' from note "
        "where club_id = :club and id = 1"};
    store->write_now(lale, [&](Transaction& tx) {
        tx.write(insert_body, 1, bytes);
        tx.write(insert_body, 2, std::optional<Bytes>());
        auto rows = tx.read(all_kinds, INT64_MIN, text);
        auto row = rows[0];
        EXPECT_EQ(row.get<std::int64_t>(0), INT64_MIN);
        EXPECT_EQ(row.get<std::string>(1), text);
        EXPECT_EQ(row.get<Bytes>(2), bytes);
        EXPECT_EQ(row.get<std::optional<int>>(3), std::nullopt);
        EXPECT_EQ(row.get<std::int64_t>(4), lale.value);
        EXPECT_EQ(row.get<Instant>(5), tx.now());
        EXPECT_EQ(row.get<std::string>(6), "it's ?9");
    });
}

TEST_P(StoreWorks, rows_keep_their_texts_when_they_are_moved_and_cloned) {
    open();
    Rows kept, cloned;
    store->write_now(lale, [&](Transaction& tx) {
        for (int i = 1; i <= 50; ++i) tx.write(insert_note, i, "note " + std::to_string(i));
        auto rows = tx.read(titles);
        cloned = rows.clone();
        kept = std::move(rows);
    });
    ASSERT_EQ(kept.size(), 50u);
    EXPECT_EQ(kept[49].get<std::string>(0), "note 50");
    kept = {};
    EXPECT_EQ(cloned[0].get<std::string>(0), "note 1");
}

TEST_P(StoreWorks, dropped_writes_are_gone_and_kept_ones_stand) {
    open();
    store->write_now(lale, [](Transaction& tx) {
        tx.write(insert_note, 1, "dropped");
        tx.keep(insert_note, 2, "kept");
        tx.drop_writes();
        tx.write(insert_note, 3, "after");
    });
    EXPECT_EQ(all_titles(), "kept after");
}

TEST_P(StoreWorks, dropping_also_undoes_what_a_read_has_already_sent) {
    open();
    Together works(*store);
    works.add([](Transaction& tx) { tx.write(insert_note, 9, "of another"); });
    works.add([](Transaction& tx) {
        tx.write(insert_note, 1, "dropped");
        tx.keep(insert_note, 2, "kept");
        EXPECT_EQ(tx.read(count_notes)[0].get<int>(0), 3);
        tx.drop_writes();
        EXPECT_EQ(tx.read(count_notes)[0].get<int>(0), 2);
        tx.drop_writes();
        tx.write(insert_note, 3, "after");
    });
    EXPECT_EQ(works.answers(), (std::vector<std::string>{"", ""}));
    EXPECT_EQ(all_titles(), "kept after of another");
}

TEST_P(StoreWorks, two_that_insert_the_same_key_in_one_group_the_second_runs_again_and_sees_the_first) {
    open();
    int glances = 0;
    auto insert_unless_there = [&](Transaction& tx) {
        bool is_there = !tx.read(title_of, 7).empty();
        // first glances that are wrong, as one is that was asked before the other came
        if (++glances > 2 && is_there) return;
        tx.write(insert_note, 7, "seven");
    };
    Together works(*store);
    for (int i = 0; i < 2; ++i) works.add(insert_unless_there);
    EXPECT_EQ(works.answers(), (std::vector<std::string>{"", ""}));
    EXPECT_GE(glances, 3);
    EXPECT_GE(store->counters().fences, 1);
    EXPECT_EQ(all_titles(), "seven");
}

TEST_P(StoreWorks, a_fence_that_is_hit_twice_is_answered_and_harms_no_other) {
    open();
    store->write_now(lale, [](Transaction& tx) { tx.write(insert_note, 1, "there"); });
    Together works(*store);
    works.add([](Transaction& tx) { tx.write(insert_note, 2, "before"); });
    works.add([](Transaction& tx) {
        tx.write(insert_note, 3, "half of it");
        tx.write(insert_note, 1, "again");
    });
    works.add([](Transaction& tx) { tx.write(insert_note, -4, "a check"); });
    works.add([](Transaction& tx) { tx.write(insert_note, 5, "behind"); });
    auto answers = works.answers();
    EXPECT_EQ(answers[0] + answers[3], "");
    EXPECT_TRUE(answers[1].starts_with("fence: ")) << answers[1];
    EXPECT_TRUE(answers[2].starts_with("fence: ")) << answers[2];
    EXPECT_EQ(all_titles(), "there before behind");
}

TEST_P(StoreWorks, a_work_that_throws_leaves_the_others_of_its_group) {
    open();
    Together works(*store);
    works.add([](Transaction& tx) { tx.write(insert_note, 1, "one"); });
    works.add([](Transaction& tx) {
        tx.write(insert_note, 2, "two");
        throw std::runtime_error("never mind");
    });
    works.add([](Transaction& tx) {
        tx.write(insert_note, 3, "three");
        tx.read(titles);  // sends what is queued
        throw std::runtime_error("never mind either");
    });
    works.add([](Transaction& tx) { tx.write(insert_note, 4, "four"); });
    EXPECT_EQ(works.answers(), (std::vector<std::string>{"", "never mind", "never mind either", ""}));
    EXPECT_EQ(all_titles(), "one four");
}

TEST_P(StoreWorks, a_wrong_statement_is_a_fault_of_its_own_work) {
    open();
    static constexpr Sql nonsense{"select nothing from nowhere"};
    Together works(*store);
    works.add([](Transaction& tx) { tx.write(insert_note, 1, "one"); });
    works.add([](Transaction& tx) { tx.read(nonsense); });
    works.add([](Transaction& tx) { tx.write(nonsense); });
    works.add([](Transaction& tx) { tx.write(insert_note, 2, "two"); });
    auto answers = works.answers();
    EXPECT_EQ(answers[0] + answers[3], "");
    EXPECT_TRUE(answers[1].starts_with("fault: ")) << answers[1];
    EXPECT_TRUE(answers[2].starts_with("fault: ")) << answers[2];
    EXPECT_EQ(all_titles(), "one two");
}

TEST_P(StoreWorks, sixty_four_waiting_works_share_one_commit) {
    auto chosen = settings();
    chosen.postgres_connections = 1;  // with more of them a crowd is spread, by how it comes in
    open(chosen);
    Together works(*store);
    for (int i = 1; i <= 64; ++i) works.add([i](Transaction& tx) { tx.write(insert_note, i, std::to_string(i)); });
    auto before = store->counters();
    for (auto& answer : works.answers()) EXPECT_EQ(answer, "");
    auto after = store->counters();
    EXPECT_EQ(after.works - before.works, 65);
    EXPECT_LE(after.commits - before.commits, 2);  // the first one's, and theirs
    EXPECT_EQ(notes(), 64);
}

TEST_P(StoreWorks, without_group_commits_each_has_its_own) {
    auto chosen = settings();
    chosen.group_commits = false;
    open(chosen);
    Together works(*store);
    for (int i = 1; i <= 8; ++i) works.add([i](Transaction& tx) { tx.write(insert_note, i, std::to_string(i)); });
    auto before = store->counters().commits;
    works.answers();
    EXPECT_GE(store->counters().commits - before, 8);
}

TEST_P(StoreWorks, first_questions_are_answered_from_memory_until_the_work_writes) {
    open();
    store->write_now(lale, [](Transaction& tx) { tx.write(insert_note, 1, "old"); });
    int trips_for_memory = -1;
    Together works(*store);
    Work work;
    work.club = lale;
    work.route = 1;
    work.first_questions = {ask(title_of, 1), ask(title_of, 2)};
    work.run = [&](Transaction& tx) {
        auto before = tx.round_trips();
        EXPECT_EQ(tx.read(title_of, 1)[0].get<std::string>(0), "old");
        EXPECT_EQ(tx.read(title_of, 1)[0].get<std::string>(0), "old");
        EXPECT_TRUE(tx.read(title_of, 2).empty());
        trips_for_memory = tx.round_trips() - before;
        tx.write(rename_note, 1, "new");
        EXPECT_EQ(tx.read(title_of, 1)[0].get<std::string>(0), "new");
    };
    works.add(std::move(work));
    EXPECT_EQ(works.answers(), std::vector<std::string>{""});
    EXPECT_EQ(trips_for_memory, 0);
}

TEST_P(StoreWorks, works_of_many_routes_that_lock_one_row_lose_nothing_of_each_other) {
    open();
    store->write_now(lale, [](Transaction& tx) { tx.write(insert_note, 1, ""); });
    Together works(*store);
    for (std::uint64_t route = 1; route <= 40; ++route)
        works.add([](Transaction& tx) { tx.write(rename_note, 1, tx.read(title_of, 1)[0].get<std::string>(0) + "x"); }, route);
    EXPECT_EQ(works.answers(), std::vector<std::string>(40));
    EXPECT_EQ(all_titles(), std::string(40, 'x'));
}

TEST_P(StoreWorks, works_of_one_group_write_each_row_in_their_order) {
    open();
    auto said = [](std::string words, int i) { return words + std::to_string(i); };
    store->write_now(lale, [&](Transaction& tx) {
        for (int i = 1; i <= 20; ++i) tx.write(insert_note, i, said("old ", i));
    });
    Together works(*store);
    for (int i = 1; i <= 20; ++i) works.add([=](Transaction& tx) {
            tx.write(rename_note, i, said("own ", i));
            tx.write(insert_note, 100 + i, said("new ", i));
            tx.write(rename_note, 100 + i, said("renamed ", i));
            tx.write(rename_note, i % 20 + 1, said("by the one before ", i));
            tx.write(rename_note, 1, said("by all ", i));
        });
    EXPECT_EQ(works.answers(), std::vector<std::string>(20));
    store->write_now(lale, [&](Transaction& view) {
        EXPECT_EQ(view.read(title_of, 1)[0].get<std::string>(0), "by all 20");
        for (int i = 2; i <= 20; ++i) EXPECT_EQ(view.read(title_of, i)[0].get<std::string>(0), said("own ", i));
        for (int i = 1; i <= 20; ++i) EXPECT_EQ(view.read(title_of, 100 + i)[0].get<std::string>(0), said("renamed ", i));
    });
}

TEST_P(StoreWorks, works_of_many_routes_ask_for_their_rows_together) {
    open();
    store->write_now(lale, [](Transaction& tx) {
        for (int id = 1; id <= 40; ++id) tx.write(insert_note, id, std::to_string(id));
    });
    auto before = store->counters();
    Together works(*store);
    for (int id = 1; id <= 40; ++id)
        works.add([id](Transaction& tx) { tx.write(rename_note, id, tx.read(title_of, id)[0].get<std::string>(0) + " seen"); },
                  static_cast<std::uint64_t>(id));
    EXPECT_EQ(works.answers(), std::vector<std::string>(40));
    auto after = store->counters();
    EXPECT_LE(after.round_trips - before.round_trips, 3 * (after.commits - before.commits));
    EXPECT_TRUE(all_titles().ends_with("39 seen 40 seen"));
}

TEST_P(StoreWorks, the_clock_never_goes_back_and_obeys_its_floor) {
    open();
    Instant last{};
    auto look = [&](Transaction& tx) {
        EXPECT_GE(tx.now(), last);
        last = tx.now();
    };
    for (int i = 0; i < 50; ++i) store->write_now(lale, look);
    Instant floor{last.ms + hour_ms};
    store->raise_clock_floor(floor);
    store->write_now(lale, look);
    EXPECT_GE(last, floor);
    store->read_now(lale, [&](Snapshot& view) { EXPECT_GE(view.now(), floor); });
}

TEST_P(StoreWorks, a_sandbox_offset_moves_now_and_what_is_bound) {
    open();
    static constexpr Sql bound_now{"select cast(:now as bigint)"};
    store->write_now(lale, [](Transaction& tx) {
        auto real = tx.now();
        tx.set_clock({}, hour_ms);
        EXPECT_EQ(tx.now() - real, hour_ms);
        EXPECT_EQ(tx.read(bound_now)[0].get<Instant>(0), tx.now());
    });
}

TEST_P(StoreWorks, ids_differ_over_four_threads_and_grow_with_time) {
    open();
    std::mutex mutex;
    std::set<std::int64_t> ids;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i)
                store->write_now(lale, [&](Transaction& tx) {
                    std::scoped_lock lock(mutex);
                    auto last = tx.next_id_value();
                    ids.insert(last);
                    for (int n = 1; n < 100; ++n) {
                        auto id = tx.next_id_value();
                        EXPECT_GT(id, last);
                        ids.insert(last = id);
                    }
                });
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(ids.size(), 4u * 50 * 100);
}

TEST_P(StoreWorks, closing_finishes_what_waits_and_refuses_what_comes_later) {
    open();
    std::latch all_done{40};
    std::atomic<int> well = 0;
    for (int i = 1; i <= 40; ++i)
        store->write({.club = lale, .route = static_cast<std::uint64_t>(i), .alone = false, .first_questions = {},
                      .run = [i](Transaction& tx) { tx.write(insert_note, i, std::to_string(i)); },
                      .done = [&](std::exception_ptr failure) { well += failure == nullptr; all_done.count_down(); }});
    store->close();
    all_done.wait();
    EXPECT_EQ(well, 40);
    EXPECT_THROW(store->write_now(lale, [](Transaction&) {}), Fault);
    EXPECT_THROW(store->read_now(lale, [](Snapshot&) {}), Fault);
    open();
    EXPECT_EQ(notes(), 40);
}

TEST_P(StoreWorks, after_a_commit_the_hint_names_the_club) {
    open();
    std::promise<void> hinted;
    std::once_flag once;
    store->on_commit([&](ClubId club) {  // founding the clubs may still be hinted at
        if (club == narges) std::call_once(once, [&] { hinted.set_value(); });
    });
    store->write_now(narges, [](Transaction& tx) { tx.write(insert_note, 1, "one"); });
    EXPECT_EQ(hinted.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
    store->on_commit({});
}

}  // namespace

}  // namespace vafa::store
