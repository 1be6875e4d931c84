// Reversals: spent value goes back to its lots, earnings are taken back in the order of ledger.md §3.5. On both engines.
#include "ledger_world.hpp"

namespace vafa::ledger {

namespace {

class LedgerReturns : public LedgerTest {
  protected:
    GivenBack give_back(std::int64_t act, std::int64_t amount, int alive_again_days = 0) {
        auto given = world.act(sara, [&](Wallets& wallets) {
            return wallets.give_back({act, Wallet::credit, amount, vanak, {alive_again_days}});
        });
        EXPECT_TRUE(bool(given));
        return given ? *given : GivenBack{};
    }
    TakenBack take_back(std::int64_t act, std::int64_t amount, Shortfall shortfall = {}, std::int64_t rule = rule_a) {
        auto taken = world.act(sara, [&](Wallets& wallets) {
            return wallets.take_back({act, Wallet::points, rule, amount, vanak, shortfall});
        });
        EXPECT_TRUE(bool(taken));
        return taken ? *taken : TakenBack{};
    }
    GivenAgain give_again(std::int64_t act, std::int64_t amount, std::int64_t rule = rule_a) {
        auto given = world.act(sara, [&](Wallets& wallets) {
            return wallets.give_again({act, Wallet::points, rule, amount, vanak});
        });
        EXPECT_TRUE(bool(given));
        return given ? *given : GivenAgain{};
    }
    Converted convert(std::int64_t points, ConversionRate rate = {10'000, 100}) {
        auto made = world.act(sara, [&](Wallets& wallets) { return wallets.convert({points, rate, {}, vanak}); });
        EXPECT_TRUE(bool(made));
        return made ? *made : Converted{};
    }
    Balance points() { return world.balance(sara); }
    std::string lots() { return world.lots(sara); }
    std::string credit_lots() { return world.lots(sara, Wallet::credit); }
};
INSTANTIATE_TEST_SUITE_P(Both, LedgerReturns, testing::ValuesIn(store::tested_engines()), store::name_of);

TEST_P(LedgerReturns, a_partial_give_back_leaves_what_a_smaller_spend_would_have_taken) {
    auto today = world.today();
    world.charge(sara, 30, days_from(today, 10));
    world.charge(sara, 50, days_from(today, 20));
    auto act = world.spend(sara, 60);
    EXPECT_EQ(credit_lots(), "2:20");
    give_back(act, 20);
    EXPECT_EQ(credit_lots(), "2:40");
    give_back(act, 15);
    EXPECT_EQ(credit_lots(), "1:5 2:50");
    auto again = world.act(sara, [&](Wallets& wallets) { return wallets.spend_again({act, Wallet::credit, 10, vanak}); });
    EXPECT_EQ(*again, (std::vector<Part>{{1, 5}, {2, 5}}));
    give_back(act, 35);
    EXPECT_EQ(credit_lots(), "1:30 2:50");
}

TEST_P(LedgerReturns, what_went_back_and_was_spent_elsewhere_is_spent_again_from_what_there_is) {
    auto today = world.today();
    world.charge(sara, 30, days_from(today, 10));
    auto act = world.spend(sara, 30);
    give_back(act, 30);
    world.spend(sara, 30);
    auto refused = world.act(sara, [&](Wallets& wallets) { return wallets.spend_again({act, Wallet::credit, 30, vanak}); });
    EXPECT_TRUE(refused.refusal().is(balance_short));
    world.charge(sara, 40, days_from(today, 20));
    EXPECT_TRUE(bool(world.act(sara, [&](Wallets& wallets) { return wallets.spend_again({act, Wallet::credit, 30, vanak}); })));
    EXPECT_EQ(credit_lots(), "2:10");
    give_back(act, 30);
    EXPECT_EQ(credit_lots(), "2:40");
}

TEST_P(LedgerReturns, a_lot_that_has_ended_loses_what_it_gets_back_or_it_lives_again_for_some_days) {
    world.charge(sara, 80, days_from(world.today(), 10));
    auto act = world.spend(sara, 50);
    world.days_pass(10);
    EXPECT_EQ(give_back(act, 20).lost, 20);
    EXPECT_EQ(world.balance(sara, Wallet::credit).balance, 0);
    EXPECT_EQ(give_back(act, 30, 7).revived, 30);
    EXPECT_EQ(credit_lots(), "2:30");
    world.days_pass(6);
    EXPECT_EQ(world.balance(sara, Wallet::credit).spendable, 30);
    world.days_pass(1);
    EXPECT_EQ(world.balance(sara, Wallet::credit).spendable, 0);
}

TEST_P(LedgerReturns, an_earning_is_taken_from_its_own_lot_first) {
    auto today = world.today();
    world.earn(sara, 100, rule_a, days_from(today, 10));
    auto act = world.earn(sara, 50, rule_a, days_from(today, 30));
    EXPECT_EQ(take_back(act, 20).from_lots, 20);
    EXPECT_EQ(lots(), "1:100 2:30");
    EXPECT_EQ(take_back(act, 30).from_lots, 30);
    EXPECT_EQ(lots(), "1:100");
}

TEST_P(LedgerReturns, a_look_at_the_balance_changes_nothing_about_a_return) {
    auto act = world.earn(sara, 50, rule_a, days_from(world.today(), 5));
    world.earn(sara, 10, rule_b);
    world.days_pass(5);
    world.earn(sara, 1, rule_b);  // books the breakage
    auto taken = take_back(act, 50);
    EXPECT_EQ(taken.from_lots, 50);
    EXPECT_EQ(taken.owed, 0);
    EXPECT_EQ(points().balance, 11);
    give_again(act, 50);  // alive only on paper: its last day has passed
    EXPECT_EQ(points().balance, 11);
}

TEST_P(LedgerReturns, after_its_own_lot_the_rule_s_others_latest_first_then_any_gifts_last) {
    auto today = world.today();
    auto act = world.earn(sara, 100, rule_a, days_from(today, 10));
    world.earn(sara, 10, rule_a, days_from(today, 40));
    world.earn(sara, 20, rule_a, days_from(today, 50));
    world.earn(sara, 30, rule_b, days_from(today, 20));
    EXPECT_TRUE(bool(world.act(sara, [&](Wallets& wallets) {
        return wallets.receive({.wallet = Wallet::points, .amount = 40, .from = {Account::issue, 9, vanak},
                                .reason = Reason::gift, .window = days_from(today, 15), .origin = {OriginKind::gift, 9}});
    })));
    world.spend(sara, 100, Wallet::points);
    EXPECT_EQ(lots(), "5:40 4:30 2:10 3:20");
    take_back(act, 15);
    EXPECT_EQ(lots(), "5:40 4:30 2:10 3:5");
    take_back(act, 10);
    EXPECT_EQ(lots(), "5:40 4:30 2:5");
    take_back(act, 30);
    EXPECT_EQ(lots(), "5:40 4:5");
    EXPECT_EQ(take_back(act, 45).from_lots, 45);
    EXPECT_EQ(lots(), "");
    give_again(act, 100);
    EXPECT_EQ(lots(), "5:40 4:30 2:10 3:20");
}

TEST_P(LedgerReturns, what_is_in_no_lot_is_owed_and_the_next_earning_pays_it) {
    auto act = world.earn(sara, 100);
    world.spend(sara, 100, Wallet::points);
    EXPECT_EQ(take_back(act, 60).owed, 60);
    EXPECT_EQ(points().debt, 60);
    EXPECT_EQ(points().balance, -60);
    world.earn(sara, 50, rule_b, days_from(world.today() + 3, 30));
    EXPECT_EQ(points().debt, 60);  // pending value pays nothing yet
    EXPECT_EQ(points().pending, 50);
    world.days_pass(3);
    EXPECT_EQ(points().debt, 10);
    world.earn(sara, 25);
    EXPECT_EQ(points().debt, 0);
    EXPECT_EQ(points().spendable, 15);
}

TEST_P(LedgerReturns, an_earning_that_paid_a_debt_opens_it_again) {
    auto first = world.earn(sara, 30);
    world.spend(sara, 30, Wallet::points);
    take_back(first, 30);
    auto second = world.earn(sara, 100);
    EXPECT_EQ(points().spendable, 70);
    auto taken = take_back(second, 100);
    EXPECT_EQ(taken.reopened_debt, 30);
    EXPECT_EQ(points().debt, 30);
    EXPECT_EQ(points().balance, -30);
}

TEST_P(LedgerReturns, a_debt_that_was_paid_and_then_falls_away_frees_what_paid_it) {
    auto first = world.earn(sara, 30);
    world.spend(sara, 30, Wallet::points);
    take_back(first, 30);
    world.earn(sara, 100, rule_b, days_from(world.today(), 30));
    EXPECT_EQ(lots(), "2:70");
    EXPECT_EQ(give_again(first, 30).to_lots, 30);
    EXPECT_EQ(lots(), "2:100");
    EXPECT_EQ(points().debt, 0);
}

TEST_P(LedgerReturns, a_shortfall_is_kept_from_the_cash_as_far_as_that_goes_then_written_off_or_owed) {
    auto act = world.earn(sara, 100);
    world.spend(sara, 100, Wallet::points);
    auto taken = take_back(act, 40, {.cash = 2'550_rial, .rate = {10'000, 100}});
    EXPECT_EQ(taken.kept_from_cash, 25);
    EXPECT_EQ(taken.cash, 2'500_rial);
    EXPECT_EQ(taken.owed, 15);
    taken = take_back(act, 9, {.write_off_below = 10});
    EXPECT_EQ(taken.written_off, 9);
    taken = take_back(act, 10, {.write_off_below = 10});
    EXPECT_EQ(taken.owed, 10);
    EXPECT_EQ(points().debt, 25);
    auto given = give_again(act, 59);
    EXPECT_EQ(given.less_owed, 25);
    EXPECT_EQ(given.formerly_written_off, 9);
    EXPECT_EQ(given.formerly_from_cash, 25);
    EXPECT_EQ(points().balance, 0);
}

TEST_P(LedgerReturns, points_that_became_credit_are_taken_back_by_whole_points_worth_of_it) {
    auto act = world.earn(sara, 250);
    EXPECT_EQ(convert(250).credit, 25'000);
    world.spend(sara, 14'950);  // 10,050 rial are left: a hundred points' worth and a half
    auto taken = take_back(act, 120);
    EXPECT_EQ(taken.from_converted, 100);
    EXPECT_EQ(taken.credit_undone, 10'000);
    EXPECT_EQ(taken.owed, 20);
    EXPECT_EQ(world.balance(sara, Wallet::credit).spendable, 50);
    auto given = give_again(act, 120);
    EXPECT_EQ(given.credit_remade, 10'000);
    EXPECT_EQ(points().balance, 0);
    EXPECT_EQ(world.balance(sara, Wallet::credit).spendable, 10'050);
}

TEST_P(LedgerReturns, the_latest_conversion_is_undone_first_and_both_floors_stay_exact) {
    auto act = world.earn(sara, 20);
    EXPECT_EQ(convert(7, {10, 3}).credit, 23);
    EXPECT_EQ(convert(8, {10, 3}).credit, 26);
    EXPECT_EQ(take_back(act, 5).from_lots, 5);
    auto taken = take_back(act, 5);
    EXPECT_EQ(taken.from_converted, 5);
    EXPECT_EQ(taken.credit_undone, 16);  // 3 points are worth 10
    EXPECT_EQ(credit_lots(), "1:23 2:10");
    taken = take_back(act, 10);
    EXPECT_EQ(taken.credit_undone, 33);
    EXPECT_EQ(world.balance(sara, Wallet::credit).balance, 0);
    EXPECT_EQ(points().balance, 0);
}

TEST_P(LedgerReturns, a_conversion_that_would_buy_nothing_is_refused) {
    world.earn(sara, 20);
    auto refused = world.act(sara, [](Wallets& wallets) { return wallets.convert({1, {1, 2}, {}, vanak}); });
    EXPECT_TRUE(refused.refusal().is(conversion_too_small));
    EXPECT_EQ(convert(0).credit, 0);
    refused = world.act(sara, [](Wallets& wallets) { return wallets.convert({21, {1, 2}, {}, vanak}); });
    EXPECT_TRUE(refused.refusal().is(balance_short));
}

TEST_P(LedgerReturns, what_stands_of_an_act_is_told_by_rule_and_by_spend) {
    world.charge(sara, 100);
    auto sale = world.act(sara, [](Wallets& wallets) -> Result<Done> {
        TRY(wallets.spend({Wallet::credit, 40, vanak}));
        TRY(wallets.receive({.wallet = Wallet::points, .amount = 7, .from = {Account::issue, rule_a, vanak}}));
        TRY(wallets.receive({.wallet = Wallet::points, .amount = 5, .from = {Account::issue, rule_b, vanak}}));
        return Done{};
    });
    ASSERT_TRUE(bool(sale));
    auto act = world.last_act();
    give_back(act, 15);
    take_back(act, 4);
    auto standing = world.look(sara, [&](Wallets& wallets) { return wallets.standing(act); });
    ASSERT_EQ(standing.earned.size(), 2u);
    EXPECT_EQ(standing.earned[0].given, 7);
    EXPECT_EQ(standing.earned[0].standing, 3);
    EXPECT_EQ(standing.earned[1].standing, 5);
    ASSERT_EQ(standing.spent.size(), 1u);
    EXPECT_EQ(standing.spent[0].taken, 40);
    EXPECT_EQ(standing.spent[0].standing, 25);
}

TEST_P(LedgerReturns, what_a_hold_promises_is_not_taken_back) {
    auto act = world.earn(sara, 100);
    EXPECT_TRUE(bool(world.act(sara, [](Wallets& wallets) { return wallets.place_hold({Wallet::points, 80, vanak}); })));
    auto taken = take_back(act, 50);
    EXPECT_EQ(taken.from_lots, 20);
    EXPECT_EQ(taken.owed, 30);
    EXPECT_EQ(points().held, 80);
    world.time_passes(hold_life_ms);
    EXPECT_EQ(points().debt, 0);
    EXPECT_EQ(points().spendable, 50);
}

}  // namespace

}  // namespace vafa::ledger
