// Lots: what is received, in which order it is spent, when it ends. On both engines.
#include "ledger_world.hpp"

namespace vafa::ledger {

namespace {

using LedgerLots = LedgerTest;
INSTANTIATE_TEST_SUITE_P(Both, LedgerLots, testing::ValuesIn(store::tested_engines()), store::name_of);

TEST_P(LedgerLots, what_came_for_ever_from_purchases_is_one_lot) {
    world.earn(sara, 30);
    world.days_pass(1);
    world.earn(sara, 20);
    EXPECT_EQ(world.lots(sara), "1:50");
    EXPECT_EQ(world.balance(nima).balance, 0);
}

TEST_P(LedgerLots, other_windows_and_origins_are_other_lots_and_the_earliest_end_is_spent_first) {
    auto today = world.today();
    world.earn(sara, 10, rule_a, {});
    world.earn(sara, 20, rule_a, days_from(today, 30));
    world.earn(sara, 30, rule_a, days_from(today, 10));
    EXPECT_TRUE(bool(world.act(sara, [&](Wallets& wallets) {
        return wallets.receive({.wallet = Wallet::points, .amount = 40, .from = {Account::issue, 9, vanak},
                                .reason = Reason::gift, .window = days_from(today, 10), .origin = {OriginKind::gift, 9}});
    })));
    EXPECT_EQ(world.lots(sara), "3:30 4:40 2:20 1:10");
    world.spend(sara, 75, Wallet::points);
    EXPECT_EQ(world.lots(sara), "2:15 1:10");
}

TEST_P(LedgerLots, thirty_days_from_the_first_of_farvardin_end_with_the_thirtieth) {
    world.earn(sara, 5, rule_a, days_from(world.today(), 30));
    world.days_pass(29);
    EXPECT_EQ(world.balance(sara).spendable, 5);
    world.days_pass(1);
    EXPECT_EQ(world.balance(sara).spendable, 0);
    EXPECT_EQ(world.balance(sara).balance, 0);  // a look alone settles it, though nothing is posted
    auto refused = world.act(sara, [](Wallets& wallets) { return wallets.spend({Wallet::points, 1, vanak}); });
    EXPECT_TRUE(refused.refusal().is(balance_short));
    EXPECT_EQ(world.act(sara, [](Wallets& wallets) { return Result<std::int64_t>(wallets.balance(Wallet::points).balance); }).operator*(), 0);
}

TEST_P(LedgerLots, a_pending_lot_is_no_one_s_to_spend_before_its_first_day) {
    world.earn(sara, 8, rule_a, days_from(world.today() + 14, 30));
    EXPECT_EQ(world.balance(sara).spendable, 0);
    EXPECT_EQ(world.balance(sara).pending, 8);
    world.days_pass(14);
    EXPECT_EQ(world.balance(sara).spendable, 8);
    world.days_pass(29);
    EXPECT_EQ(world.balance(sara).spendable, 8);
    world.days_pass(1);
    EXPECT_EQ(world.balance(sara).spendable, 0);
}

TEST_P(LedgerLots, zero_is_a_value_and_moves_nothing) {
    world.earn(sara, 10);
    auto lot = world.act(sara, [](Wallets& wallets) { return wallets.receive({.wallet = Wallet::points, .amount = 0}); });
    EXPECT_EQ(*lot, 0);
    auto parts = world.act(sara, [](Wallets& wallets) { return wallets.spend({Wallet::points, 0, vanak}); });
    EXPECT_TRUE(parts->empty());
    EXPECT_EQ(world.balance(sara).balance, 10);
}

TEST_P(LedgerLots, what_is_short_is_refused_with_what_there_is_and_nothing_changes) {
    world.charge(sara, 100);
    auto refused = world.act(sara, [](Wallets& wallets) { return wallets.spend({Wallet::credit, 101, vanak}); });
    ASSERT_TRUE(refused.refusal().is(balance_short));
    EXPECT_EQ(std::get<Rial>(refused.refusal().facts.at(0).value), 100_rial);
    EXPECT_EQ(world.balance(sara, Wallet::credit).balance, 100);
}

TEST_P(LedgerLots, a_balance_never_passes_what_a_number_can_hold) {
    world.charge(sara, largest_amount - 1);
    world.charge(sara, 1);
    auto refused = world.act(sara, [](Wallets& wallets) { return wallets.receive({.wallet = Wallet::credit, .amount = 1}); });
    EXPECT_TRUE(refused.refusal().is(amount_too_large));
    world.spend(sara, largest_amount);
    EXPECT_EQ(world.balance(sara, Wallet::credit).balance, 0);
    world.charge(sara, largest_amount);  // a lot of its own: the old one's books are full
    EXPECT_EQ(world.lots(sara, Wallet::credit), "2:9007199254740991");
}

TEST_P(LedgerLots, who_locks_again_in_the_same_act_gets_the_same_wallets) {
    world.in_act([](Transaction& tx) {
        auto& first = lock(tx, sara);
        EXPECT_TRUE(bool(first.receive({.wallet = Wallet::points, .amount = 10, .from = {Account::issue, rule_a, vanak}})));
        first.post();
        auto trips = tx.round_trips();
        auto& second = lock(tx, sara);
        EXPECT_EQ(&first, &second);
        EXPECT_TRUE(bool(second.spend({Wallet::points, 4, vanak})));
        second.post();
        EXPECT_EQ(tx.round_trips(), trips);
        return true;
    });
    EXPECT_EQ(world.balance(sara).balance, 6);
}

TEST_P(LedgerLots, an_act_on_two_members_vouches_for_the_lines_of_both) {
    world.in_act([](Transaction& tx) {
        for (auto member : {sara, nima}) {
            auto& wallets = lock(tx, member);
            EXPECT_TRUE(bool(wallets.receive({.wallet = Wallet::points, .amount = 3, .from = {Account::issue, rule_b, vanak}})));
            wallets.post();
        }
        return true;
    });
    EXPECT_EQ(world.balance(sara).balance + world.balance(nima).balance, 6);
}

TEST_P(LedgerLots, many_first_acts_at_once_on_one_member_all_count) {
    std::vector<std::future<void>> tills;
    constexpr int all = 20;
    for (int till = 0; till < all; ++till)
        tills.push_back(std::async(std::launch::async, [this] {
            world.earn(nima, 1);
        }));
    for (auto& till : tills) till.get();
    EXPECT_EQ(world.balance(nima).balance, all);
}

}  // namespace

}  // namespace vafa::ledger
