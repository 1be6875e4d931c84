// What the log vouches for: no two lines are written down alike.
#include <gtest/gtest.h>

#include <set>

#include "club/ledger/history.hpp"

namespace vafa::ledger {

namespace {

TEST(LedgerLine, each_of_its_values_changes_what_is_vouched_for) {
    std::vector<std::function<void(Line&)>> changes{
        [](Line&) {},
        [](Line& line) { line.act = 1; },
        [](Line& line) { line.n = 1; },
        [](Line& line) { line.member = MemberId{1}; },
        [](Line& line) { line.wallet = Wallet::credit; },
        [](Line& line) { line.amount = 1; },
        [](Line& line) { line.amount = -1; },
        [](Line& line) { line.lot = 1; },
        [](Line& line) { line.contra.account = Account::redemption; },
        [](Line& line) { line.contra.ref = 1; },
        [](Line& line) { line.contra.branch = BranchId{1}; },
        [](Line& line) { line.reason = Reason::welcome; },
        [](Line& line) { line.version = 1; },
        [](Line& line) { line.balance = 1; },
        [](Line& line) { line.reverses = 1; },
        [](Line& line) { line.at = Instant{1}; },
        [](Line& line) { line.day = Day{1}; },
    };
    std::set<std::string> forms;
    for (auto const& change : changes) {
        Line line;
        change(line);
        EXPECT_EQ(canonical_form(line).size(), canonical_size);
        forms.insert(canonical_form(line));
    }
    EXPECT_EQ(forms.size(), changes.size());
}

Line line_of(std::int64_t act, std::int64_t amount, std::int64_t lot, Contra contra, Reason reason, std::int64_t reverses = 0) {
    Line line;
    line.act = act;
    line.amount = amount;
    line.lot = lot;
    line.contra = contra;
    line.reason = reason;
    line.reverses = reverses;
    return line;
}

TEST(LedgerHistory, tells_an_act_s_spending_from_what_was_given_back_and_spent_again_since) {
    Contra const redemption{Account::redemption, 0, {}};
    auto history = history_of(5, {line_of(5, -30, 1, redemption, Reason::spent),
                                  line_of(5, -20, 2, redemption, Reason::spent),
                                  line_of(6, -99, 2, redemption, Reason::spent),  // of another act
                                  line_of(7, 20, 2, redemption, Reason::given_back, 5),
                                  line_of(7, 10, 1, redemption, Reason::given_back, 5),
                                  line_of(8, -15, 3, redemption, Reason::spent_again, 5)});
    EXPECT_EQ(history.spent_taken(), 50);
    EXPECT_EQ(history.spent_standing(), 35);
    ASSERT_EQ(history.spent.size(), 3u);
    EXPECT_EQ(history.spent[0].standing, 20);
    EXPECT_EQ(history.spent[1].standing, 0);
    EXPECT_EQ(history.spent[2].taken, 0);
    EXPECT_EQ(history.spent[2].standing, 15);
}

TEST(LedgerHistory, keeps_the_steps_of_a_reversal_and_drops_the_latest_when_it_is_given_again) {
    Contra const issue{Account::issue, 4, {}}, conversion{Account::conversion, 77, {}};
    auto history = history_of(5, {line_of(5, 100, 1, issue, Reason::purchase),
                                  line_of(5, 7, 1, {Account::issue, 9, {}}, Reason::purchase),
                                  line_of(6, -30, 1, issue, Reason::taken_back, 5),
                                  line_of(6, 40, 1, conversion, Reason::taken_back_converted, 5),
                                  line_of(6, -40, 1, issue, Reason::taken_back_converted, 5),
                                  line_of(6, -20, 0, issue, Reason::taken_back_owed, 5),
                                  line_of(7, 35, 1, issue, Reason::earned_again, 5)});
    auto const* rule = history.of_rule(4);
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(rule->total_given(), 100);
    EXPECT_EQ(rule->standing(), 45);
    ASSERT_EQ(rule->taken.size(), 2u);
    EXPECT_EQ(rule->taken[1].amount, 25);
    EXPECT_EQ(rule->taken[1].conversion, 77);
    EXPECT_EQ(history.of_rule(9)->standing(), 7);
    EXPECT_EQ(history.of_rule(1), nullptr);
}

}  // namespace

}  // namespace vafa::ledger
