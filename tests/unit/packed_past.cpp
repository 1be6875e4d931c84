// An act of the past in few bytes: what goes in comes out, and bytes that are none of its are refused.
#include <gtest/gtest.h>

#include <limits>

#include "club/reports/past/packing.hpp"

namespace vafa::reports {

namespace {

constexpr std::int64_t number_of_act = 7'000'000'000'000'123;

PastSale some_sale() {
    PastSale sale;
    sale.id = sales::SaleId{number_of_act};
    sale.at = Instant{1'790'000'000'123};
    sale.day = Day{20'717};
    sale.version = 4;
    sale.state = std::string("\x01\x00\xff state", 9);
    sale.basket.sale = number_of_act;
    sale.basket.day = sale.day;
    sale.basket.branch = BranchId{11};
    sale.basket.till = TillId{6'999'999'999'999'999};
    sale.basket.credit = Rial{25'000};
    sale.basket.payments = 5;
    sale.basket.lines = {{catalog::GoodId{6'999'999'999'000'001}, {}, catalog::GoodClass::normal, 3, Rial{300'000}, {}, Rial{1'500}}, {{}, {}, {}, 1, Rial{0}, {}, {}}};
    sale.discounts = {{0, 7, Rial{1'000}}, {0, 9, Rial{500}}};
    return sale;
}

PastReturn some_return() {
    return {number_of_act, sales::SaleId{6'000'000'000'000'001}, Instant{1'790'000'000'456}, Day{20'718}, BranchId{11}, {{0, 2}, {3, -1}},
            Rial{-200'000}, Rial{0}, Rial{199'000}, Rial{1'000}, Points{-3}, Rial{-700}};
}

std::vector<PastLine> some_lines() {
    using ledger::Account, ledger::Wallet;
    auto most = std::numeric_limits<std::int64_t>::max();
    return {{number_of_act, Wallet::points, most, 1, Account::issue, 3, Instant{1'790'000'000'123}, Day{20'717}},
            {number_of_act, Wallet::points, -5, 0, Account::debt, 0, Instant{1'790'000'000'100}, Day{20'700}},
            {number_of_act, Wallet::credit, std::numeric_limits<std::int64_t>::min(), 2, Account::between_members, -10'001, Instant{0}, Day{-1}}};
}

/// All that a past tells of its acts.
void expect_same(Past const& past, PastAct const& act) {
    ASSERT_EQ(past.sales.size(), act.sale ? 1u : 0u);
    ASSERT_EQ(past.returns.size(), act.returned ? 1u : 0u);
    ASSERT_EQ(past.lines.size(), act.lines.size());
    PastAct again{{}, {}, past.lines};
    if (act.sale) again.sale = past.sales[0];
    if (act.returned) again.returned = past.returns[0];
    EXPECT_EQ(pack(again), pack(act));
    for (std::size_t i = 0; i < act.lines.size(); ++i) {
        auto const &a = past.lines[i], &b = act.lines[i];
        EXPECT_EQ(std::tie(a.act, a.wallet, a.amount, a.lot, a.account, a.ref, a.at, a.day), std::tie(b.act, b.wallet, b.amount, b.lot, b.account, b.ref, b.at, b.day));
    }
    if (act.sale) {
        auto const &a = past.sales[0], &b = *act.sale;
        EXPECT_EQ(std::tie(a.id, a.at, a.day, a.version, a.state), std::tie(b.id, b.at, b.day, b.version, b.state));
        EXPECT_EQ(std::tie(a.basket.sale, a.basket.day, a.basket.branch, a.basket.till, a.basket.credit, a.basket.payments),
                  std::tie(b.basket.sale, b.basket.day, b.basket.branch, b.basket.till, b.basket.credit, b.basket.payments));
        ASSERT_EQ(a.basket.lines.size(), b.basket.lines.size());
        for (std::size_t i = 0; i < a.basket.lines.size(); ++i) {
            auto const &one = a.basket.lines[i], &other = b.basket.lines[i];
            EXPECT_EQ(std::tie(one.good, one.good_class, one.quantity, one.net, one.taken_off),
                      std::tie(other.good, other.good_class, other.quantity, other.net, other.taken_off));
        }
    }
    if (act.returned) {
        auto const &a = past.returns[0], &b = *act.returned;
        EXPECT_EQ(std::tie(a.id, a.sale, a.at, a.day, a.branch, a.pieces, a.value, a.credit_back, a.cash_back, a.withheld, a.points, a.earned_credit),
                  std::tie(b.id, b.sale, b.at, b.day, b.branch, b.pieces, b.value, b.credit_back, b.cash_back, b.withheld, b.points, b.earned_credit));
    }
}

Past unpacked(PastAct const& act) {
    Past past;
    EXPECT_TRUE(unpack(number_of_act, pack(act), past));
    return past;
}

TEST(PackedPast, gives_back_what_an_act_did) {
    auto unjudged = some_sale();
    unjudged.state.reset();
    auto old = some_return();
    old.points.reset();
    old.earned_credit.reset();
    for (auto const& act : {PastAct{some_sale(), {}, some_lines()}, PastAct{{}, some_return(), some_lines()}, PastAct{{}, {}, some_lines()},
                            PastAct{unjudged, {}, {}}, PastAct{{}, old, {}}})
        expect_same(unpacked(act), act);
}

TEST(PackedPast, is_refused_where_it_is_cut_off_or_goes_on_or_has_another_form) {
    for (auto const& act : {PastAct{some_sale(), {}, some_lines()}, PastAct{{}, some_return(), some_lines()}}) {
        auto whole = pack(act);
        Past past;
        for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(unpack(number_of_act, std::string_view(whole).substr(0, size), past)) << size;
        EXPECT_FALSE(unpack(number_of_act, whole + '\0', past));
        whole[0] = 2;
        EXPECT_FALSE(unpack(number_of_act, whole, past));
    }
}

TEST(PackedPast, of_a_usual_sale_takes_little) {
    auto sale = some_sale();
    sale.state = std::string(12, 's');
    sale.basket.lines.assign(3, sale.basket.lines[0]);
    EXPECT_LT(pack({sale, {}, std::vector(4, some_lines()[0])}).size(), 160u);
}

}  // namespace

}  // namespace vafa::reports
