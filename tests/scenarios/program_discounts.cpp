// Discounts of the program at the till: quoted, sold, printed and returned as one price; final prices stay as they are.
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string const a_point_per_1000_toman = R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":10000}})";
std::string const ten_percent = R"({"number":2,"name":"تخفیف اعضا","gives":{"kind":"discount_percent","percent":1000}})";
std::string const discount_card =
    R"({"number":2,"name":"کارت تخفیف","gives":{"kind":"discount_percent","percent":0,"bands":[{"purchase":2,"percent":500},{"purchase":4,"percent":1000}]}})";

class DiscountShop : public Shop {
  public:
    explicit DiscountShop(std::string const& program) : Shop(program) {}

    std::string basket(std::string const& member, std::string const& lines, std::string const& prices = "open") const {
        return (member.empty() ? "{" : R"({"member":)" + by_id(member) + ",") + R"("lines":[)" + lines + R"(],"prices":")" + prices + "\"";
    }
    Reply quotes(std::string const& member, std::string const& lines, std::string const& more = "") {
        return cashier.asks("sales.quote", basket(member, lines) + more + "}");
    }
    Reply sells_open(std::string const& member, std::string const& lines, std::int64_t paid, std::string const& more = "") {
        return cashier.asks("sales.record", basket(member, lines) + R"(,"payments":{"card":)" + std::to_string(paid) + R"(,"cash":0,"other":0})" + more + "}");
    }
    std::string good(std::string const& name, std::int64_t price) {
        return owner.asks("goods.define", R"({"name":")" + name + R"(","price":)" + std::to_string(price) + "}").accepted().text("id");
    }
};

}  // namespace

SCENARIO("A discount card grows with the purchases: the quote says so, the price is fixed with the sale, and a reprint says the same [F042 F068]") {
    DiscountShop shop(rules(a_point_per_1000_toman + "," + discount_card));
    auto sara = shop.member();
    auto first = shop.quotes(sara, Shop::line(1'000'000)).accepted();
    EXPECT_EQ(first.number("payable"), 1'000'000);
    EXPECT_NE(first.text("not_applied.0.sentence").find("شمارهٔ ۱"), std::string::npos);
    shop.sells_open(sara, Shop::line(1'000'000), 1'000'000).accepted();

    auto quoted = shop.quotes(sara, Shop::line(1'000'000)).accepted();
    EXPECT_EQ(quoted.number("payable"), 950'000);
    EXPECT_EQ(quoted.number("discount"), 50'000);
    EXPECT_EQ(quoted.number("lines.0.program_discount"), 50'000);
    EXPECT_EQ(quoted.number("discounts.0.lines.0.amount"), 50'000);
    EXPECT_NE(quoted.text("discounts.0.sentence").find("۵٪ تخفیف برای خرید شمارهٔ ۲"), std::string::npos);
    EXPECT_EQ(quoted.number("points"), 95);
    shop.sells_open(sara, Shop::line(1'000'000), 1'000'000).is_refused("sales.payments_do_not_add_up");
    auto sold = shop.sells_open(sara, Shop::line(1'000'000), 950'000).accepted();
    EXPECT_EQ(sold.number("points"), 95);
    EXPECT_EQ(sold.text("discounts.0.sentence"), quoted.text("discounts.0.sentence"));
    shop.sells_open(sara, Shop::line(1'000'000), 950'000).accepted();
    EXPECT_EQ(shop.quotes(sara, Shop::line(1'000'000)).accepted().number("payable"), 900'000);

    auto again = shop.owner.asks("sales.show", R"({"sale":")" + sold.text("sale") + R"("})").accepted();
    EXPECT_EQ(again.number("receipt.net"), 950'000);
    EXPECT_EQ(again.number("receipt.lines.0.program_discount"), 50'000);
    EXPECT_EQ(again.text("receipt.discounts.0.sentence"), sold.text("discounts.0.sentence"));
}

SCENARIO("Prices that are sent without a word are final: no discount changes what an integration was paid [F069 B28]") {
    DiscountShop shop(rules(a_point_per_1000_toman + "," + ten_percent));
    auto sara = shop.member();
    auto quoted = shop.quote(sara, 1'000'000).accepted();
    EXPECT_EQ(quoted.number("payable"), 1'000'000);
    EXPECT_NE(quoted.text("not_applied.0.sentence").find("نهایی"), std::string::npos);
    EXPECT_EQ(shop.sells(sara, 1'000'000).accepted().number("points"), 100);
    EXPECT_EQ(shop.sells(sara, 1'000'000, 0, R"("prices":"final")").accepted().number("payable"), 1'000'000);
    EXPECT_EQ(shop.sells_open("", Shop::line(1'000'000), 1'000'000).accepted().number("payable"), 1'000'000);
    EXPECT_EQ(shop.sells_open(sara, Shop::line(1'000'000), 900'000).accepted().number("points"), 90);
    shop.owner.asks("members.deactivate", R"({"member":")" + sara + R"(","why":"برای داستان"})").accepted();
    EXPECT_EQ(shop.sells_open(sara, Shop::line(1'000'000), 1'000'000).accepted().number("points"), 0);
}

SCENARIO("The cashier's discount comes first, then the program's, and credit pays what is left; the limit is on the cashier's alone [F042 F084 B28]") {
    DiscountShop shop(rules(a_point_per_1000_toman + "," + ten_percent));
    auto sara = shop.member();
    shop.gives_credit(sara, 500'000);
    auto staff = shop.cashier.asks("sessions.show").accepted().text("staff");
    shop.owner.asks("sales.set_discount_limit", R"({"staff":")" + staff + R"(","rate":1000})").accepted();
    auto const line = R"({"name":"کالا","unit_price":1000000,"discount":100000})";
    auto quoted = shop.quotes(sara, line, R"(,"credit":200000)").accepted();
    EXPECT_EQ(quoted.number("lines.0.discount"), 190'000);
    EXPECT_EQ(quoted.number("lines.0.program_discount"), 90'000);
    EXPECT_EQ(quoted.number("net"), 810'000);
    EXPECT_EQ(quoted.number("payable"), 610'000);
    auto sold = shop.sells_open(sara, line, 610'000, R"(,"credit":200000)").accepted();
    EXPECT_EQ(sold.number("points"), 61);
    auto const too_much = R"({"name":"کالا","unit_price":1000000,"discount":100001})";
    shop.sells_open(sara, too_much, 809'999).is_refused("sales.discount_above_limit");
    shop.sells_open(sara, line, 300'000, R"(,"credit":510000)").is_refused("ledger.balance_short");
}

SCENARIO("A quote's version keeps its discount for fifteen minutes, then the price is today's [F042 B37]") {
    DiscountShop shop(rules(ten_percent));
    auto sara = shop.member();
    auto version = shop.quotes(sara, Shop::line(1'000'000)).accepted().number("program_version");
    shop.publishes(rules(a_point_per_1000_toman));
    auto const quoted = R"(,"program_version":)" + std::to_string(version);
    shop.sells_open(sara, Shop::line(1'000'000), 900'000).is_refused("sales.payments_do_not_add_up");
    EXPECT_EQ(shop.sells_open(sara, Shop::line(1'000'000), 900'000, quoted).accepted().number("discount"), 100'000);
    shop.time_passes(16 * minute_ms);
    shop.sells_open(sara, Shop::line(1'000'000), 900'000, quoted).is_refused("sales.payments_do_not_add_up");
    shop.sells_open(sara, Shop::line(1'000'000), 1'000'000, quoted).accepted();
}

SCENARIO("Discounted pieces come back at what they cost, in any split, and everything back leaves nothing behind [F069 F088 B17 B18]") {
    DiscountShop shop(rules(a_point_per_1000_toman + R"(,{"number":2,"name":"تخفیف خرید","gives":{"kind":"discount","discount":100000}})"));
    auto sara = shop.member();
    auto const lines = Shop::line(100'000, 3) + "," + Shop::line(350'000);
    auto sold = shop.sells_open(sara, lines, 550'000).accepted();
    EXPECT_EQ(sold.number("lines.0.net"), 253'846);
    EXPECT_EQ(sold.number("lines.1.net"), 296'154);
    EXPECT_EQ(shop.points(sara), 55);
    EXPECT_EQ(shop.returns(sold, 1, 1).accepted().number("value"), 84'615);
    EXPECT_EQ(shop.returns(sold, 1, 2).accepted().number("value"), 169'231);
    auto last = shop.returns(sold, 2, 1).accepted();
    EXPECT_EQ(last.number("value"), 296'154);
    EXPECT_EQ(last.number("cash_back"), 296'154);
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("A gift for the first purchase that leaves nothing to pay is given once [F042 B19]") {
    DiscountShop shop(rules(R"({"number":2,"name":"خرید نخست","when":[{"kind":"nth_purchase","number":1}],"gives":{"kind":"discount","discount":200000}})"));
    auto sara = shop.member();
    auto free = shop.sells_open(sara, Shop::line(150'000), 0).accepted();
    EXPECT_EQ(shop.quotes(sara, Shop::line(150'000)).accepted().number("payable"), 150'000);
    shop.returns(free, 1, 1).accepted();
    EXPECT_EQ(shop.quotes(sara, Shop::line(150'000)).accepted().number("payable"), 0);
}

SCENARIO("Twenty percent off one good, and the simulator shows the same as the till [F063 F069]") {
    DiscountShop shop(rules(""));
    auto tea = shop.good("چای", 100'000), pen = shop.good("خودکار", 50'000);
    shop.publishes(rules(R"({"number":3,"name":"چای ارزان","when":[{"kind":"goods","goods":[")" + tea +
                         R"("]}],"gives":{"kind":"discount_percent","percent":2000}},)" +
                         R"({"number":4,"name":"سه‌شنبهٔ قلم","when":[{"kind":"weekday","days":["tuesday"]}],"gives":{"kind":"discount_by_good","list":[{"good":")" + pen +
                         R"(","percent":1000}]}})"));
    while (weekday(shop.today()) != Weekday::tuesday) shop.days_pass(1);
    auto sara = shop.member();
    auto const lines = R"({"good":")" + tea + R"(","quantity":2},{"good":")" + pen + R"("})";
    auto quoted = shop.quotes(sara, lines).accepted();
    EXPECT_EQ(quoted.number("payable"), 205'000);
    auto simulated = shop.owner.asks("program.simulate", R"({"member":)" + Shop::by_id(sara) + R"(,"lines":[{"good":")" + tea +
                                     R"(","quantity":2,"net":200000},{"good":")" + pen + R"(","quantity":1,"net":50000}]})").accepted();
    EXPECT_EQ(simulated.number("judgement.discounts.0.amount"), 40'000);
    EXPECT_EQ(simulated.number("judgement.discounts.1.amount"), 5'000);
    EXPECT_EQ(simulated.text("judgement.discounts.0.sentence"), quoted.text("discounts.0.sentence"));
    shop.sells_open(sara, lines, 205'000).accepted();
    shop.days_pass(1);
    EXPECT_EQ(shop.quotes(sara, lines).accepted().number("payable"), 210'000);
}
