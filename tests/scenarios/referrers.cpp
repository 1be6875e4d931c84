// Commission for what friends buy: level by level, gone with the goods, never for enrolling, more than one level with a licence alone.
#include "world/at_once.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string pays(std::string const& levels, std::string const& more = "") {
    return R"({"rules":[],"referral_commission":{"levels":[)" + levels + "]" + more + "}}";
}
std::string level(int percent) { return R"({"percent":)" + std::to_string(percent) + "}"; }
std::string const three_levels = level(300) + "," + level(200) + "," + level(100);

Reply publishes(Person const& who, std::string const& document) { return who.asks("program.publish", R"({"document":)" + document + "}"); }
}  // namespace

SCENARIO("Who brings a friend is paid a percent of each purchase, not for enrolling, and returns take back their part exactly [F096 F097 B17 B51]") {
    Shop shop(pays(level(300)));
    auto sara = shop.member();
    auto ali = shop.friend_of(sara), zahra = shop.friend_of(ali);
    EXPECT_EQ(shop.credit(sara), 0);
    shop.sells(ali, 0).accepted();
    EXPECT_EQ(shop.credit(sara), 0);
    auto sale = shop.sells_pieces(ali, 333'335, 3).accepted();
    EXPECT_EQ(sale.number("to_referrer"), 30'000);
    EXPECT_EQ(shop.credit(sara), 30'000);
    EXPECT_EQ(shop.credit(ali), 0);
    shop.sells(zahra, 100'000).accepted();
    EXPECT_EQ(shop.credit(ali), 3'000);
    EXPECT_EQ(shop.credit(sara), 30'000);

    auto back = shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.credit(sara), 20'000);
    shop.returns(sale, 1, 2).accepted();
    EXPECT_EQ(shop.credit(sara), 0);
    shop.undoes(sale, back).accepted();
    EXPECT_EQ(shop.credit(sara), 10'000);
    auto shown = shop.owner.asks("sales.show", R"({"sale":")" + sale.text("sale") + R"("})").accepted();
    EXPECT_EQ(shown.number("receipt.to_referrer"), 30'000);
}

SCENARIO("Three levels are paid of one purchase, whoever is inactive is passed over, and a return finds the chain of the sale [F096 F097]") {
    Shop shop(pays(three_levels, R"(,"has_licence":true)"));
    auto first = shop.member();
    auto second = shop.friend_of(first), third = shop.friend_of(second), buyer = shop.friend_of(third), guest = shop.friend_of(buyer);
    auto sale = shop.sells_pieces(buyer, 500'000, 2).accepted();
    EXPECT_EQ(shop.credit(third), 30'000);
    EXPECT_EQ(shop.credit(second), 20'000);
    EXPECT_EQ(shop.credit(first), 10'000);
    shop.sells(guest, 100'000).accepted();
    EXPECT_EQ(shop.credit(buyer), 3'000);
    EXPECT_EQ(shop.credit(second), 21'000);
    EXPECT_EQ(shop.credit(first), 10'000);

    shop.owner.asks("members.deactivate", R"({"member":")" + second + R"(","why":"درخواست خودش"})").accepted();
    shop.sells(buyer, 100'000).accepted();
    EXPECT_EQ(shop.credit(third), 35'000);
    EXPECT_EQ(shop.credit(second), 21'000);
    EXPECT_EQ(shop.credit(first), 11'000);
    shop.publishes(R"({"rules":[]})");
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.credit(third), 20'000);
    EXPECT_EQ(shop.credit(second), 11'000);
    EXPECT_EQ(shop.credit(first), 6'000);
    shop.sells(buyer, 100'000).accepted();
    EXPECT_EQ(shop.credit(third), 20'000);
}

SCENARIO("Commission that is spent already when the goods come back is owed, and the next purchase of a friend pays it [F097 B18]") {
    Shop shop(pays(level(1000)));
    auto sara = shop.member();
    auto ali = shop.friend_of(sara);
    auto sale = shop.sells(ali, 1'000'000).accepted();
    shop.sells(sara, 100'000, 100'000).accepted();
    EXPECT_EQ(shop.credit(sara), 0);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.quote(sara, 1).accepted().number("member.balances.credit_debt"), 100'000);
    shop.sells(ali, 1'500'000).accepted();
    EXPECT_EQ(shop.credit(sara), 50'000);
}

SCENARIO("Caps of an invoice and of a day, and a budget to the last rial, bound what referrers are paid; returns free it [F097 F058]") {
    Shop shop(pays(level(1000), R"(,"per_invoice":60000,"per_day":100000,"budget":{"amount":170000,"span":"in_all"})"));
    auto sara = shop.member();
    auto ali = shop.friend_of(sara);
    auto left = [&] { return shop.owner.asks("program.budgets").accepted().number("items.0.left"); };
    auto sale = shop.sells(ali, 1'000'000).accepted();
    EXPECT_EQ(shop.credit(sara), 60'000);
    shop.sells(ali, 500'000).accepted();
    EXPECT_EQ(shop.credit(sara), 100'000);
    EXPECT_EQ(left(), 70'000);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.credit(sara), 40'000);
    EXPECT_EQ(left(), 130'000);
    shop.sells(ali, 1'000'000).accepted();
    EXPECT_EQ(shop.credit(sara), 100'000);
    shop.days_pass(1);
    shop.sells(ali, 500'000).accepted();
    EXPECT_EQ(shop.credit(sara), 150'000);
    shop.days_pass(1);
    shop.sells(ali, 500'000).accepted();
    EXPECT_EQ(shop.credit(sara), 170'000);
    EXPECT_EQ(left(), 0);
    shop.sells(ali, 500'000).accepted();
    EXPECT_EQ(shop.credit(sara), 170'000);
}

SCENARIO("A group of referrers has a percent of its own [F098]") {
    Shop shop(pays(level(300)));
    auto gold = shop.owner.asks("members.define_group", R"({"name":"طلایی"})").accepted().text("id");
    shop.publishes(R"({"rules":[],"referral_commission":{"levels":[)" + level(300) + R"(]},"group_terms":[{"groups":[")" + gold +
                   R"("],"referral_percent":500}]})");
    auto sara = shop.member(), mina = shop.member(R"("group":")" + gold + "\"");
    shop.sells(shop.friend_of(sara), 100'000).accepted();
    shop.sells(shop.friend_of(mina), 100'000).accepted();
    EXPECT_EQ(shop.credit(sara), 3'000);
    EXPECT_EQ(shop.credit(mina), 5'000);
}

SCENARIO("More than one level takes a licence that the owner confirms, three are the most, and all together are no more than the whole [F096]") {
    Shop shop(pays(level(300)));
    auto refused = [&](std::string const& document, std::string const& code, std::string const& pointer) {
        auto reply = publishes(shop.owner, document).is_refused(code);
        EXPECT_EQ(reply.text("pointer"), "/document" + pointer);
    };
    auto const at = std::string("/referral_commission");
    refused(pays(level(300) + "," + level(100)), "program.referral_levels_need_licence", at + "/has_licence");
    refused(pays(level(300) + "," + level(100), R"(,"has_licence":false)"), "program.referral_levels_need_licence", at + "/has_licence");
    publishes(shop.owner, pays(level(300) + "," + level(100), R"(,"has_licence":true)")).accepted();
    refused(pays(""), "program.out_of_bounds", at + "/levels");
    refused(pays(three_levels + "," + level(50), R"(,"has_licence":true)"), "program.out_of_bounds", at + "/levels");
    refused(pays(level(0)), "program.out_of_bounds", at + "/levels/0/percent");
    refused(pays(level(6000) + "," + level(4001), R"(,"has_licence":true)"), "program.referral_above_whole", at + "/levels");
    refused(pays(level(300), R"(,"per_invoice":0)"), "program.out_of_bounds", at + "/per_invoice");
    refused(pays(level(300), R"(,"budget":{"amount":0,"span":"in_all"})"), "program.out_of_bounds", at + "/budget/amount");
    auto gold = shop.owner.asks("members.define_group", R"({"name":"طلایی"})").accepted().text("id");
    refused(R"({"rules":[],"group_terms":[{"groups":[")" + gold + R"("],"referral_percent":500}]})", "program.referral_percent_alone",
            "/group_terms/0/referral_percent");
    publishes(shop.staff("manager"), pays(level(300))).is_refused("caller.not_allowed");
}

SCENARIO("Friends of one member who buy at the same time pay them each time, and a budget is not passed [F097 B12]") {
    Shop shop(pays(level(1000), R"(,"per_day":1000000,"budget":{"amount":75000,"span":"in_all"})"));
    auto sara = shop.member();
    std::vector<std::string> friends;
    for (int n = 0; n < 8; ++n) friends.push_back(shop.friend_of(sara));
    EXPECT_EQ(at_once(8, [&](int n) { return shop.sells(friends[static_cast<std::size_t>(n)], 100'000); }), 8);
    EXPECT_EQ(shop.credit(sara), 75'000);
}
