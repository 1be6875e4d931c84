// What the rules of a program give at the till, through whole sales and returns: days, goods, groups, friends, versions.
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string const a_point_per_20000_toman =
    R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":200000}})";

/// A good of the catalogue; `more` are further fields of goods.define.
std::string good(Shop& shop, std::string const& name, std::int64_t price, std::string const& more = "") {
    auto defined = shop.owner.asks("goods.define", R"({"name":")" + name + R"(","price":)" + std::to_string(price) + more + "}");
    return defined.accepted().text("id");
}

std::string group_of_goods(Shop& shop, std::string const& name) {
    return shop.owner.asks("goods.define_group", R"({"name":")" + name + R"("})").accepted().text("id");
}

std::string line_of(std::string const& good_id, int pieces) {
    return R"({"good":")" + good_id + R"(","quantity":)" + std::to_string(pieces) + "}";
}

/// A sale of goods of the catalogue, paid by card.
Reply sells_goods(Shop& shop, std::string const& member, std::string const& lines, std::int64_t payable) {
    return shop.cashier.asks("sales.record", R"({"member":)" + Shop::by_id(member) + R"(,"lines":[)" + lines + R"(],"payments":{"card":)" +
                                                 std::to_string(payable) + R"(,"cash":0,"other":0}})");
}

}  // namespace

SCENARIO("Golden Tuesdays: twice the points, and the other days say why not [F063]") {
    Shop shop(rules(a_point_per_20000_toman +
                    R"(,{"number":2,"name":"سه‌شنبه‌های طلایی","when":[{"kind":"weekday","days":["tuesday"]}],"gives":{"kind":"multiplier","factor":20000}})"));
    while (weekday(shop.today()) != Weekday::sunday) shop.days_pass(1);
    auto sara = shop.member();
    EXPECT_EQ(shop.sells(sara, 1'000'000).accepted().number("points"), 5);
    shop.days_pass(2);
    auto tuesday = shop.sells(sara, 1'000'000).accepted();
    EXPECT_EQ(tuesday.number("points"), 10);
    EXPECT_NE(tuesday.text("awards.0.sentence").find("سه‌شنبه‌های طلایی"), std::string::npos);
    shop.days_pass(1);
    shop.returns(tuesday, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 5);
}

SCENARIO("Rules of the day, the group and the goods meet in one invoice [F045 F051 F052 F058]") {
    Shop shop(rules(""));
    auto drinks = group_of_goods(shop, "نوشیدنی");
    auto tea = good(shop, "چای", 100'000, R"(,"group":")" + drinks + "\"");
    auto pen = good(shop, "خودکار", 50'000);
    auto gold = shop.owner.asks("members.define_group", R"({"name":"طلایی"})").accepted().text("id");
    auto when = [](std::string const& kind, std::string const& list, std::string const& id) {
        return R"("when":[{"kind":")" + kind + R"(",")" + list + R"(":[")" + id + R"("]}],)";
    };
    shop.publishes(rules(
        R"({"number":1,"name":"خودکار",)" + when("goods", "goods", pen) + R"("gives":{"kind":"points_per_piece","points":3}},)" +
        R"({"number":2,"name":"نوشیدنی",)" + when("goods", "goods_groups", drinks) + R"("gives":{"kind":"points_per_amount","points":1,"per":100000}},)" +
        R"({"number":3,"name":"طلایی‌ها",)" + when("member_group", "groups", gold) + R"("gives":{"kind":"points","points":20}})"));
    auto sara = shop.member();
    auto ali = shop.member(R"("group":")" + gold + "\"");
    auto lines = line_of(tea, 2) + "," + line_of(pen, 2);
    auto of_sara = sells_goods(shop, sara, lines, 300'000).accepted();
    EXPECT_EQ(of_sara.number("points"), 8);
    EXPECT_EQ(sells_goods(shop, ali, lines, 300'000).accepted().number("points"), 28);

    shop.owner.asks("members.set_group", R"({"member":")" + sara + R"(","group":")" + gold + R"("})").accepted();
    shop.returns(of_sara, 2, 1).accepted();
    EXPECT_EQ(shop.points(sara), 5);
}

SCENARIO("Who brings a friend is thanked with the friend's first real purchase, and the gift goes back with it [F056 F096 F097 B17]") {
    Shop shop(rules(a_point_per_20000_toman, R"("referral":{"moment":"first_purchase","to_referrer":{"credit":50000},"to_friend":{"points":10}})"));
    auto sara = shop.member();
    auto number = shop.owner.asks("members.show", R"({"member":")" + sara + R"("})").accepted().number("number");
    auto ali = shop.member(R"("referrer":)" + std::to_string(number));
    EXPECT_EQ(shop.credit(sara), 0);
    shop.sells(ali, 0).accepted();
    EXPECT_EQ(shop.credit(sara), 0);
    auto first = shop.sells(ali, 200'000).accepted();
    EXPECT_EQ(shop.credit(sara), 50'000);
    EXPECT_EQ(shop.points(ali), 11);
    shop.sells(ali, 200'000).accepted();
    EXPECT_EQ(shop.credit(sara), 50'000);

    auto returned = shop.returns(first, 1, 1).accepted();
    EXPECT_EQ(shop.credit(sara), 0);
    EXPECT_EQ(shop.points(ali), 1);
    shop.undoes(first, returned).accepted();
    EXPECT_EQ(shop.credit(sara), 50'000);
    EXPECT_EQ(shop.points(ali), 12);
}

SCENARIO("A friend's later purchase brings the gift where all came back and only one that had brought none is kept again [F056 B17]") {
    Shop shop(rules(a_point_per_20000_toman, R"("referral":{"moment":"first_purchase","to_referrer":{"credit":50000}})"));
    auto sara = shop.member();
    auto ali = shop.member(R"("referrer":)" + std::to_string(shop.owner.asks("members.show", R"({"member":")" + sara + R"("})").accepted().number("number")));
    auto first = shop.sells(ali, 200'000).accepted(), second = shop.sells(ali, 300'000).accepted();
    shop.returns(first, 1, 1).accepted();
    auto returned = shop.returns(second, 1, 1).accepted();
    shop.undoes(second, returned).accepted();
    EXPECT_EQ(shop.credit(sara), 0);
    shop.sells(ali, 200'000).accepted();
    EXPECT_EQ(shop.credit(sara), 50'000);
}

SCENARIO("The first purchase is rewarded once; returned, its place is free for the next [F068]") {
    Shop shop(rules(R"({"number":1,"name":"خرید نخست","when":[{"kind":"nth_purchase","number":1}],"gives":{"kind":"points","points":50}})"));
    auto sara = shop.member();
    auto first = shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(shop.points(sara), 50);
    shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(shop.points(sara), 50);
    shop.returns(first, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(shop.points(sara), 50);
}

SCENARIO("A return is judged by the version that judged the sale, whatever was published since [B37]") {
    Shop shop(rules(a_point_per_20000_toman));
    auto sara = shop.member();
    auto sale = shop.sells_pieces(sara, 200'000, 2).accepted();
    EXPECT_EQ(shop.points(sara), 2);
    shop.publishes(rules(R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":5,"per":200000}})"));
    EXPECT_EQ(shop.sells(sara, 200'000).accepted().number("points"), 5);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 6);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 5);
}

SCENARIO("Points end after their days, the first included, and pending ones wait [F064 B38 B39]") {
    Shop shop(rules(a_point_per_20000_toman, R"("points_life":{"pending_days":2,"ends":{"kind":"after_days","days":30}})"));
    auto sara = shop.member();
    shop.sells(sara, 200'000).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    shop.days_pass(2);
    EXPECT_EQ(shop.points(sara), 1);
    shop.days_pass(29);
    EXPECT_EQ(shop.points(sara), 1);
    shop.days_pass(1);
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("Group A turns 100 points into 10,000 rial, the others into less, and the credit pays the next purchase [F065 F066 F076]") {
    Shop shop(rules(""));
    auto gold = shop.owner.asks("members.define_group", R"({"name":"A"})").accepted().text("id");
    shop.publishes(rules(R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":1000}})",
                         R"("conversion":{"points":100,"credit":5000},"group_terms":[{"groups":[")" + gold +
                             R"("],"conversion":{"points":100,"credit":10000,"threshold":100}}])"));
    auto sara = shop.member(R"("group":")" + gold + "\"");
    auto ali = shop.member();
    auto converts = [&](std::string const& member) {
        return shop.cashier.asks("program.convert", R"({"member":)" + Shop::by_id(member) + R"(,"points":100})");
    };
    shop.sells(sara, 99'000).accepted();
    converts(sara).is_refused("program.below_threshold");
    shop.sells(sara, 1'000).accepted();
    EXPECT_EQ(converts(sara).accepted().number("credit"), 10'000);
    shop.sells(ali, 100'000).accepted();
    EXPECT_EQ(converts(ali).accepted().number("credit"), 5'000);
    EXPECT_EQ(shop.sells(sara, 50'000, 10'000).accepted().number("points"), 40);
    EXPECT_EQ(shop.credit(sara), 0);
}

SCENARIO("VAT, shipping and gift cards earn nothing, and the part paid with credit does not either [B25 B26 B27 B28]") {
    Shop shop(rules(R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":1000}})"));
    auto sara = shop.member();
    auto tea = good(shop, "چای", 110'000, R"(,"vat":1000)");
    auto post = good(shop, "ارسال", 50'000, R"(,"good_class":"shipping")");
    auto gift = good(shop, "کارت هدیه", 500'000, R"(,"good_class":"stored_value")");
    auto sale = sells_goods(shop, sara, line_of(tea, 1) + "," + line_of(post, 1) + "," + line_of(gift, 1), 660'000).accepted();
    EXPECT_EQ(sale.number("points"), 100);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("What a rule gives on one day is capped exactly, and a return frees it again [F058]") {
    Shop shop(rules(R"({"number":1,"name":"ده درصد","gives":{"kind":"credit_percent","percent":1000},"cap":{"per_day":20000}})"));
    auto sara = shop.member();
    EXPECT_EQ(shop.sells(sara, 150'000).accepted().number("earned_credit"), 15'000);
    auto second = shop.sells(sara, 150'000).accepted();
    EXPECT_EQ(second.number("earned_credit"), 5'000);
    EXPECT_EQ(shop.sells(sara, 150'000).accepted().number("earned_credit"), 0);
    shop.returns(second, 1, 1).accepted();
    EXPECT_EQ(shop.sells(sara, 150'000).accepted().number("earned_credit"), 5'000);
    shop.days_pass(1);
    EXPECT_EQ(shop.sells(sara, 150'000).accepted().number("earned_credit"), 15'000);
}
