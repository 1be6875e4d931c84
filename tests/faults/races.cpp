// Many at one moment: the same redemption, the whole balance, one hold, wrong PINs. On both engines, and across two programs.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <set>

#include "faults/market.hpp"

namespace vafa::faults {

namespace {

std::string const right_pin = R"(,"pin":")" + std::string(Market::pin) + '"';

class Races : public testing::TestWithParam<Setting> {
  protected:
    Races() : market_(GetParam()) {}
    ~Races() override {
        for (auto const& breach : market_.breaches()) ADD_FAILURE() << breach;
    }
    Market market_;
};

INSTANTIATE_TEST_SUITE_P(At, Races, testing::Values(Setting::sqlite, Setting::postgresql, Setting::two_programs_on_postgresql),
                         [](auto const& tested) { return name_of(tested.param); });

TEST_P(Races, one_hundred_identical_redemptions_are_one) {
    auto member = market_.member_with(500'000);
    auto request = market_.stall().sale(member, 300'000, 200'000);
    auto answers = at_once(100, [&](int n) { return market_.asks(n, "sales.record", request, "the-same"); });
    std::set<std::string> bodies;
    for (auto const& answer : answers) bodies.insert(answer.body);
    EXPECT_EQ(bodies.size(), 1u) << *bodies.begin() << "\n" << *bodies.rbegin();
    EXPECT_EQ(count_of(answers, ""), 100);
    EXPECT_EQ(market_.credit_of(member), 500'000 - 200'000 + 100'000);  // what was paid by card earned its like
}

TEST_P(Races, a_balance_is_spent_once_however_many_want_all_of_it) {
    auto member = market_.member_with(500'000);
    auto request = market_.stall().sale(member, 500'000, 500'000);
    auto answers = at_once(100, [&](int n) { return market_.asks(n, "sales.record", request, "all-of-it-" + std::to_string(n)); });
    EXPECT_EQ(count_of(answers, ""), 1);
    EXPECT_EQ(count_of(answers, "ledger.balance_short"), 99);
    EXPECT_EQ(market_.credit_of(member), 0);
}

TEST_P(Races, one_hold_is_captured_once_by_fifty) {
    auto member = market_.member_with(500'000);
    auto held = market_.asks(0, "sales.hold", R"({"member":{"kind":"id","id":")" + member + R"("},"amount":400000,"branch":")" + market_.stall().branch + R"("})", "hold");
    ASSERT_EQ(held.refusal, "") << held.body;
    auto hold = std::string(boost::json::parse(held.body).at("hold").as_string());
    auto request = market_.stall().sale(member, 400'000, 400'000, R"(,"hold":")" + hold + '"');
    auto answers = at_once(50, [&](int n) { return market_.asks(n, "sales.record", request, "capture-" + std::to_string(n)); });
    EXPECT_EQ(count_of(answers, ""), 1);
    EXPECT_EQ(count_of(answers, "ledger.hold_settled"), 49);
    EXPECT_EQ(market_.credit_of(member), 100'000);
}

TEST_P(Races, fifty_wrong_pins_at_once_lock_at_the_fifth) {
    auto member = market_.member_with(500'000);
    market_.wants_pins();
    auto wrong = market_.stall().sale(member, 300'000, 200'000, R"(,"pin":"7391")");
    auto answers = at_once(50, [&](int n) { return market_.asks(n, "sales.record", wrong, "wrong-" + std::to_string(n)); });
    EXPECT_EQ(count_of(answers, "pin.wrong") + count_of(answers, "pin.locked"), 50);
    EXPECT_LE(count_of(answers, "pin.wrong"), 5);
    auto right = market_.asks(0, "sales.record", market_.stall().sale(member, 300'000, 200'000, right_pin), "right");
    EXPECT_EQ(right.refusal, "pin.locked") << right.body;
    EXPECT_EQ(market_.credit_of(member), 500'000);
}

}  // namespace

}  // namespace vafa::faults
