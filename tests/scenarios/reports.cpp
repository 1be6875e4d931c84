// Today at a glance: what the till does is counted by hour and branch, and by who did it.
#include <chrono>

#include "edge/jobs/jobs.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

struct Counted : Shop {
    void catch_up() { jobs::Jobs::catch_up(program(), id()); }
    Reply today(Person const& who) {
        catch_up();
        return who.asks("reports.today").accepted();
    }
    Reply today() { return today(owner); }
};

}  // namespace

SCENARIO("The day's sales, returns, new members, points and credit are counted by branch and hour [F161 F166 F168]") {
    Counted shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 500'000);
    auto sale = shop.sells(sara, 1'240'000, 40'000).accepted();
    shop.sells_by(shop.other_cashier, "", 300'000, 0, "", Person::fresh_key()).accepted();
    auto shown = shop.today();
    EXPECT_EQ(shown.number("total.sales"), 2);
    EXPECT_EQ(shown.number("total.amount"), 1'540'000);
    EXPECT_EQ(shown.number("total.member_sales"), 1);
    EXPECT_EQ(shown.number("total.member_amount"), 1'240'000);
    EXPECT_EQ(shown.number("total.points_earned"), sale.number("points"));
    EXPECT_EQ(shown.number("total.credit_spent"), 40'000);
    EXPECT_EQ(shown.number("total.members"), 1);
    EXPECT_EQ(shown.text("branches.0.name"), "ونک");
    EXPECT_EQ(shown.number("branches.0.figures.amount"), 1'240'000);
    EXPECT_EQ(shown.number("branches.1.figures.amount"), 300'000);
    EXPECT_EQ(shown.number("hours.0.figures.sales"), 2);
    EXPECT_EQ(shown.at("days").as_array().size(), 30u);
    EXPECT_EQ(shown.number("days.29.amount"), 1'540'000);
    EXPECT_EQ(shown.number("owed.points"), shop.points(sara));
    EXPECT_EQ(shown.number("owed.credit"), shop.credit(sara));
}

SCENARIO("What comes back is counted apart, and an undone return no more [F161]") {
    Counted shop;
    auto sara = shop.member();
    auto sale = shop.sells(sara, 400'000).accepted();
    auto returned = shop.returns(sale, 1, 1).accepted();
    auto shown = shop.today();
    EXPECT_EQ(shown.number("total.sales"), 1);
    EXPECT_EQ(shown.number("total.returns"), 1);
    EXPECT_EQ(shown.number("total.returned"), 400'000);
    shop.undoes(sale, returned).accepted();
    auto after = shop.today();
    EXPECT_EQ(after.number("total.returns"), 0);
    EXPECT_EQ(after.number("total.returned"), 0);
}

SCENARIO("A gift card is turnover once: when it buys something, not when it is sold [F161 F092]") {
    Counted shop;
    auto batch = R"({"batch":")" + shop.owner.asks("gift_cards.print", R"({"name":"عید","count":1,"value":500000,"first_day":")" + iso_day(shop.Shop::today()) +
                                                                           R"(","last_day":")" + iso_day(shop.Shop::today() + 30) + R"("})").accepted().text("id") + R"("})";
    auto number = shop.owner.asks("gift_cards.export", batch).accepted().text("items.0.number");
    auto sells = [&](std::string const& lines, std::int64_t cash, std::string const& more) {
        return shop.cashier.asks("sales.record", R"({"lines":[)" + lines + R"(],"payments":{"card":0,"cash":)" + std::to_string(cash) + R"(,"other":0})" + more + "}").accepted();
    };
    auto both = sells(R"({"name":"چای","unit_price":80000},{"name":"کارت هدیه","unit_price":500000,"gift_card":")" + number + R"("})", 580'000, "");
    EXPECT_EQ(shop.today().number("total.amount"), 80'000);
    auto card_back = shop.returns(both, 2, 1).accepted();
    EXPECT_EQ(shop.today().number("total.returned"), 0);
    shop.undoes(both, card_back).accepted();
    EXPECT_EQ(shop.today().number("total.returned"), 0);
    sells(R"({"name":"کیف","unit_price":300000})", 0, R"(,"gift_cards":[{"number":")" + number + R"("}])");
    shop.returns(both, 1, 1).accepted();
    auto shown = shop.today();
    EXPECT_EQ(shown.number("total.amount"), 380'000);
    EXPECT_EQ(shown.number("total.sales"), 2);
    EXPECT_EQ(shown.number("staff.0.amount"), 380'000);
    EXPECT_EQ(shown.number("total.returned"), 80'000);
}

SCENARIO("Today stands beside the same weekday a week ago, hour by hour [F169]") {
    Counted shop;
    auto sara = shop.member();
    shop.sells(sara, 200'000).accepted();
    shop.days_pass(7);
    shop.sells(sara, 500'000).accepted();
    auto shown = shop.today();
    EXPECT_EQ(shown.number("total.amount"), 500'000);
    EXPECT_EQ(shown.number("week_ago.amount"), 200'000);
    EXPECT_EQ(shown.number("days.22.amount"), 200'000);
    shop.days_pass(1);
    EXPECT_EQ(shop.today().number("week_ago.amount"), 0);
}

SCENARIO("What each of the staff did today is counted under their name [F171]") {
    Counted shop;
    auto sara = shop.member();
    auto sale = shop.sells(sara, 400'000).accepted();
    shop.sells(sara, 100'000).accepted();
    shop.returns(sale, 1, 1).accepted();
    auto shown = shop.today();
    EXPECT_EQ(shown.text("staff.0.name"), "مریم احمدی");
    EXPECT_EQ(shown.number("staff.0.sales"), 2);
    EXPECT_EQ(shown.number("staff.0.amount"), 500'000);
    EXPECT_EQ(shown.number("staff.0.returns"), 1);
}

SCENARIO("What another program records is counted at the branch that it names [F180]") {
    Counted shop;
    auto books = shop.api_key();
    books.asks("sales.record", R"({"lines":[)" + Shop::line(250'000) + R"(],"payments":{"card":250000,"cash":0,"other":0},"credit":0,"branch":")" +
                                   shop.second_branch + R"("})").accepted();
    auto shown = shop.today();
    EXPECT_EQ(shown.text("branches.0.name"), "تجریش");
    EXPECT_EQ(shown.number("branches.0.figures.amount"), 250'000);
    EXPECT_TRUE(shown.at("staff").as_array().empty() || shown.number("staff.0.sales") == 0) << "a key is nobody of the staff";
}

SCENARIO("Whoever is bound to a branch sees that branch alone; a cashier sees no report [F173 F177]") {
    Counted shop;
    shop.sells("", 200'000).accepted();
    shop.sells_by(shop.other_cashier, "", 300'000, 0, "", Person::fresh_key()).accepted();
    auto bound = shop.staff("manager", "", shop.second_branch);
    auto shown = shop.today(bound);
    EXPECT_EQ(shown.number("total.amount"), 300'000);
    EXPECT_EQ(shown.at("branches").as_array().size(), 1u);
    EXPECT_TRUE(shown.at("staff").as_array().empty());
    EXPECT_FALSE(shown.has("owed"));
    shop.cashier.asks("reports.today").is_refused("caller.not_allowed");
}

SCENARIO("What the counters say is what the sales add up to, however the acts fall into chunks and days [F161 F168]") {
    Counted shop;
    auto sara = shop.member();
    std::int64_t amount = 0, sales = 0, points = 0;
    for (int day = 0; day < 3; ++day) {
        for (int at = 1; at <= 4; ++at) {
            auto sale = shop.sells(at % 2 ? sara : "", 100'000 * at + 7'000 * day).accepted();
            amount += 100'000 * at + 7'000 * day;
            ++sales;
            if (at % 2) points += sale.number("points");
            if (at == 2) shop.catch_up();
        }
        shop.days_pass(1);
    }
    auto shown = shop.today();
    std::int64_t counted_amount = 0, counted_sales = 0;
    for (auto const& day : shown.at("days").as_array()) {
        counted_amount += day.at("amount").as_int64();
        counted_sales += day.at("sales").as_int64();
    }
    EXPECT_EQ(counted_amount, amount);
    EXPECT_EQ(counted_sales, sales);
    EXPECT_EQ(shown.number("total.sales"), 0);
    shop.catch_up();
    EXPECT_EQ(shop.today().number("days.28.sales"), 4) << "following again counts nothing twice";
    EXPECT_GT(points, 0);
}
