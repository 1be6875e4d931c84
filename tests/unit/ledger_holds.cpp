// Holds: promised for fifteen minutes of server time, spendable nowhere else meanwhile. On both engines.
#include "ledger_world.hpp"

namespace vafa::ledger {

namespace {

class LedgerHolds : public LedgerTest {
  protected:
    HoldId hold(std::int64_t amount) {
        auto placed = world.act(sara, [&](Wallets& wallets) { return wallets.place_hold({Wallet::credit, amount, vanak}); });
        EXPECT_TRUE(bool(placed));
        return placed ? *placed : HoldId{};
    }
    Result<std::vector<Part>> capture(HoldId id, std::int64_t amount, MemberId member = sara) {
        return world.act(member, [&](Wallets& wallets) { return wallets.capture(id, amount, vanak); });
    }
    std::int64_t spent_today() {
        return world.look(sara, [](Wallets& wallets) { return wallets.spent_today(Wallet::credit); });
    }
    Balance credit() { return world.balance(sara, Wallet::credit); }
};
INSTANTIATE_TEST_SUITE_P(Both, LedgerHolds, testing::ValuesIn(store::tested_engines()), store::name_of);

TEST_P(LedgerHolds, what_is_held_is_spendable_nowhere_else) {
    world.charge(sara, 100);
    hold(70);
    EXPECT_EQ(credit().spendable, 30);
    EXPECT_EQ(credit().held, 70);
    EXPECT_EQ(credit().balance, 100);
    auto second = world.act(sara, [](Wallets& wallets) { return wallets.place_hold({Wallet::credit, 31, vanak}); });
    EXPECT_TRUE(second.refusal().is(balance_short));
}

TEST_P(LedgerHolds, a_hold_has_ended_at_exactly_fifteen_minutes) {
    world.charge(sara, 100);
    auto id = hold(70);
    world.time_passes(15 * minute_ms - 1);
    EXPECT_EQ(credit().spendable, 30);
    world.time_passes(1);
    EXPECT_EQ(credit().spendable, 100);
    EXPECT_TRUE(capture(id, 70).refusal().is(hold_ended));
}

TEST_P(LedgerHolds, a_hold_is_captured_up_to_its_last_millisecond_and_only_once) {
    world.charge(sara, 100);
    auto id = hold(70);
    world.time_passes(15 * minute_ms - 1);
    EXPECT_EQ(*capture(id, 50), (std::vector<Part>{{1, 50}}));
    EXPECT_EQ(credit().spendable, 50);
    EXPECT_EQ(credit().held, 0);
    EXPECT_TRUE(capture(id, 20).refusal().is(hold_settled));
    auto found = world.look(sara, [&](Wallets&) {
        std::optional<Hold> hold;
        world.in_view([&](Snapshot& snapshot) { hold = find_hold(snapshot, id); });
        return hold;
    });
    EXPECT_EQ(found->state, HoldState::captured);
    EXPECT_EQ(found->captured, 50);
}

TEST_P(LedgerHolds, more_than_was_held_a_stranger_s_hold_and_one_that_never_was_are_told_apart) {
    world.charge(sara, 100);
    auto id = hold(70);
    EXPECT_TRUE(capture(id, 71).refusal().is(hold_exceeded));
    EXPECT_TRUE(capture(id, 1, nima).refusal().is(hold_missing));
    EXPECT_TRUE(capture(HoldId{5}, 1).refusal().is(hold_missing));
    EXPECT_EQ(credit().held, 70);
}

TEST_P(LedgerHolds, a_voided_hold_is_free_again) {
    world.charge(sara, 100);
    auto id = hold(70);
    EXPECT_TRUE(bool(world.act(sara, [&](Wallets& wallets) { return wallets.void_hold(id); })));
    EXPECT_EQ(credit().spendable, 100);
    EXPECT_TRUE(capture(id, 1).refusal().is(hold_settled));
}

TEST_P(LedgerHolds, a_promise_outlives_the_lot_s_last_day) {
    world.charge(sara, 100, days_from(world.today(), 1));
    world.time_passes(14 * hour_ms - 10 * minute_ms);  // ten to midnight
    auto id = hold(70);
    world.time_passes(12 * minute_ms);
    EXPECT_EQ(credit().balance, 70);  // the other 30 have expired
    EXPECT_EQ(credit().spendable, 0);
    EXPECT_EQ(*capture(id, 60), (std::vector<Part>{{1, 60}}));
    EXPECT_EQ(credit().balance, 0);  // and what was not captured expired with its hold
    EXPECT_EQ(spent_today(), 0);     // a spend belongs to the day of its hold
}

TEST_P(LedgerHolds, a_promise_that_ran_out_expires_with_its_lot) {
    world.charge(sara, 100, days_from(world.today(), 1));
    world.time_passes(14 * hour_ms - 10 * minute_ms);
    hold(70);
    world.time_passes(15 * minute_ms);
    EXPECT_EQ(credit().balance, 0);
    world.earn(sara, 1);  // any touch books it
    EXPECT_EQ(world.lots(sara, Wallet::credit), "");
}

TEST_P(LedgerHolds, holds_take_the_lots_that_end_first_and_capture_spends_those) {
    auto today = world.today();
    world.charge(sara, 50, days_from(today, 20));
    world.charge(sara, 50, days_from(today, 10));
    auto id = hold(70);
    world.spend(sara, 30);  // only what is free
    EXPECT_EQ(world.lots(sara, Wallet::credit), "2:50 1:20");
    EXPECT_EQ(*capture(id, 60), (std::vector<Part>{{2, 50}, {1, 10}}));
    EXPECT_EQ(world.lots(sara, Wallet::credit), "1:10");
}

TEST_P(LedgerHolds, live_holds_count_against_the_day_s_cap_and_a_capture_counts_once) {
    world.charge(sara, 100);
    auto id = hold(40);
    EXPECT_EQ(spent_today(), 40);
    EXPECT_TRUE(bool(capture(id, 25)));
    EXPECT_EQ(spent_today(), 25);
    auto act = world.spend(sara, 10);
    EXPECT_EQ(spent_today(), 35);
    EXPECT_TRUE(bool(world.act(sara, [&](Wallets& wallets) { return wallets.give_back({act, Wallet::credit, 4, vanak}); })));
    EXPECT_EQ(spent_today(), 31);
    world.days_pass(1);
    EXPECT_EQ(spent_today(), 0);
    world.spend(sara, 7);
    EXPECT_TRUE(bool(world.act(sara, [&](Wallets& wallets) { return wallets.give_back({act, Wallet::credit, 6, vanak}); })));
    EXPECT_EQ(spent_today(), 7);  // yesterday's spend frees nothing of today's cap
}

TEST_P(LedgerHolds, a_hold_of_zero_holds_zero) {
    world.charge(sara, 100);
    auto id = hold(0);
    EXPECT_EQ(credit().spendable, 100);
    EXPECT_TRUE(capture(id, 0)->empty());
    EXPECT_EQ(credit().spendable, 100);
}

TEST_P(LedgerHolds, of_many_holds_at_once_only_as_many_stand_as_there_is_credit_for) {
    world.charge(sara, 100);
    std::vector<std::future<bool>> tills;
    for (int till = 0; till < 20; ++till)
        tills.push_back(std::async(std::launch::async, [this] {
            return bool(world.act(sara, [](Wallets& wallets) { return wallets.place_hold({Wallet::credit, 30, vanak}); }));
        }));
    int placed = 0;
    for (auto& till : tills) placed += till.get();
    EXPECT_EQ(placed, 3);
    EXPECT_EQ(credit().spendable, 10);
}

}  // namespace

}  // namespace vafa::ledger
