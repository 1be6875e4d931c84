// Bonuses at a threshold within a window of days, through whole sales and returns; days of the year and festivals.
#include <algorithm>
#include <optional>

#include "world/at_once.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string const a_point_per_1000_rial = R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":1000}})";

std::string bonus(std::string const& terms, std::string const& more = "") {
    return R"(,{"number":2,"name":"جایزهٔ هزار امتیاز","gives":{"kind":"threshold_bonus",)" + terms + "}" + more + "}";
}

/// With plain spaces between numbers and units.
bool says(std::string sentence, std::string const& words) {
    for (std::string const narrow = "\u00A0"; sentence.find(narrow) != std::string::npos;) sentence.replace(sentence.find(narrow), narrow.size(), " ");
    return sentence.find(words) != std::string::npos;
}

}  // namespace

SCENARIO("Group B: a thousand points in thirty days give two hundred, once a window, and the till says how far it is [F061]") {
    Shop shop(rules(""));
    auto group_b = shop.owner.asks("members.define_group", R"({"name":"ب"})").accepted().text("id");
    shop.publishes(rules(a_point_per_1000_rial + bonus(R"("reach":1000,"days":30,"points":200)",
                                                       R"(,"when":[{"kind":"member_group","groups":[")" + group_b + R"("]}])")));
    auto sara = shop.member(R"("group":")" + group_b + "\"");
    auto ali = shop.member();

    shop.sells(ali, 1'500'000).accepted();
    EXPECT_EQ(shop.points(ali), 1'500);
    shop.sells(sara, 650'000).accepted();
    EXPECT_EQ(shop.points(sara), 650);
    EXPECT_TRUE(says(shop.quote(sara, 100'000).accepted().text("not_applied.0.sentence"), "۲۵۰ امتیاز دیگر می‌خواهد"));

    shop.days_pass(29);
    auto won = shop.sells(sara, 350'000).accepted();
    EXPECT_EQ(won.number("points"), 550);
    EXPECT_TRUE(says(won.text("awards.1.sentence"), "۱٬۰۰۰ امتیاز جمع شد"));
    EXPECT_EQ(shop.sells(sara, 1'000'000).accepted().number("points"), 1'000);

    shop.days_pass(1);
    EXPECT_EQ(shop.sells(sara, 999'000).accepted().number("points"), 999);
    EXPECT_EQ(shop.sells(sara, 1'000).accepted().number("points"), 201);
}

SCENARIO("A window's bonus is lost when its sum falls under the threshold, and won again when it reaches it again [F061 F088 B17 B21]") {
    Shop shop(rules(a_point_per_1000_rial + bonus(R"("reach":1000,"days":30,"points":200)")));
    auto sara = shop.member();
    auto first = shop.sells_pieces(sara, 100'000, 6).accepted();
    shop.days_pass(3);
    auto second = shop.sells(sara, 400'000).accepted();
    EXPECT_EQ(shop.points(sara), 1'200);

    auto returned = shop.returns(first, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 900);
    shop.undoes(first, returned).accepted();
    EXPECT_EQ(shop.points(sara), 1'200);

    shop.returns(first, 1, 1).accepted();
    auto third = shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(third.number("points"), 300);
    EXPECT_EQ(shop.points(sara), 1'200);

    shop.returns(second, 1, 1).accepted();
    shop.returns(third, 1, 1).accepted();
    shop.returns(first, 1, 5).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.points_debt(sara), 0);
}

SCENARIO("A bonus that is lost is taken from the lot that it was given in, whichever sale comes back [F061 B40]") {
    Shop shop(rules(a_point_per_1000_rial + bonus(R"("reach":100,"days":3,"points":200)",
                                                  R"(,"life":{"ends":{"kind":"after_days","days":60}})")));
    auto sara = shop.member();
    auto first = shop.sells(sara, 50'000).accepted();
    shop.sells(sara, 50'000).accepted();
    shop.days_pass(10);
    shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(shop.points(sara), 600);
    shop.returns(first, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 350);
    shop.days_pass(55);
    EXPECT_EQ(shop.points(sara), 350) << "the second bonus lives on";
    shop.days_pass(5);
    EXPECT_EQ(shop.points(sara), 150);
}

SCENARIO("A sale that comes in later counts in the window of its own day, and a bonus may be credit by the Jalali month [F061 B37]") {
    Shop shop(rules(a_point_per_1000_rial + bonus(R"("reach":100,"credit":50000)")));
    auto sara = shop.member();
    while (to_jalali(shop.today()).day != 1) shop.days_pass(1);
    shop.sells(sara, 60'000).accepted();
    EXPECT_EQ(shop.credit(sara), 0);
    auto last_month = R"("sale_day":")" + iso_day(shop.today() - 1) + "\"";
    shop.sells_by(shop.owner, sara, 60'000, 0, R"("branch":")" + shop.branch + R"(",)" + last_month, Person::fresh_key()).accepted();
    EXPECT_EQ(shop.credit(sara), 0);
    shop.sells(sara, 40'000).accepted();
    EXPECT_EQ(shop.credit(sara), 50'000);
}

SCENARIO("Other terms are another window: what was counted under the old ones waits for them [F061]") {
    Shop shop(rules(a_point_per_1000_rial + bonus(R"("reach":100,"days":30,"points":10)")));
    auto sara = shop.member();
    auto under_old_terms = shop.sells(sara, 90'000).accepted();
    shop.publishes(rules(a_point_per_1000_rial + bonus(R"("reach":50,"days":30,"points":10)")));
    EXPECT_EQ(shop.sells(sara, 49'000).accepted().number("points"), 49);
    EXPECT_EQ(shop.sells(sara, 1'000).accepted().number("points"), 11);
    shop.publishes(rules(a_point_per_1000_rial + bonus(R"("reach":100,"days":30,"points":10)")));
    EXPECT_EQ(shop.sells(sara, 10'000).accepted().number("points"), 20);
    shop.returns(under_old_terms, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 49 + 11 + 10);
}

SCENARIO("Nowruz comes every year, over the year's end, and a festival gives its dates one name [F120 B38]") {
    Shop shop(rules(
        R"({"number":1,"name":"نوروز","when":[{"kind":"festival","festival":"نوروز"}],"gives":{"kind":"points","points":10}},)"
        R"({"number":2,"name":"تابستان","when":[{"kind":"each_year","from_month":4,"from_day":1,"until_month":6,"until_day":31}],"gives":{"kind":"points","points":3}})",
        R"("festivals":[{"name":"نوروز","days":[{"kind":"each_year","from_month":12,"from_day":25,"until_month":1,"until_day":13}]}])"));
    auto points_on = [&](int year, int month, int day) {
        auto tried = shop.owner.asks("program.simulate", R"({"lines":[{"quantity":1,"net":1000}],"day":")" + iso_day(*from_jalali(year, month, day)) + "\"}");
        return tried.accepted().number("judgement.points");
    };
    EXPECT_EQ(points_on(1406, 12, 24), 0);
    EXPECT_EQ(points_on(1406, 12, 25), 10);
    EXPECT_EQ(points_on(1407, 1, 13), 10);
    EXPECT_EQ(points_on(1407, 1, 14), 0);
    EXPECT_EQ(points_on(1407, 6, 31), 3);
    EXPECT_EQ(points_on(1407, 7, 1), 0);
    shop.owner.asks("program.publish", R"({"document":{"rules":[{"number":1,"name":"یلدا","when":[{"kind":"festival","festival":"یلدا"}],)"
                                       R"("gives":{"kind":"points","points":1}}]}})")
        .is_refused("program.festival_unknown");
}

SCENARIO("A package of points is a festival with a name: its rules, its days, a budget to the last point, and a switch [F062 F120 F058]") {
    auto package = [](bool is_on) {
        std::string const paused = is_on ? "" : R"(,"is_paused":true)";
        return R"({"festivals":[{"name":"بستهٔ تابستان","days":[{"kind":"dates","first_day":"2027-06-22","last_day":"2027-07-22"}]}],"rules":[
            {"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":200000}},
            {"number":2,"name":"دو برابر تابستان","when":[{"kind":"festival","festival":"بستهٔ تابستان"}],"gives":{"kind":"multiplier","factor":20000,"touches":"points","rules":[1]})" + paused + R"(},
            {"number":3,"name":"هدیهٔ سبد تابستان","when":[{"kind":"festival","festival":"بستهٔ تابستان"},{"kind":"basket_size","at_least":5000000}],
             "gives":{"kind":"points","points":50},"budget":{"amount":120,"span":"in_all"})" + paused + "}]}";
    };
    Shop shop(package(true));
    auto sara = shop.member(), ali = shop.member();
    shop.wakes_on(1406, 3, 31);
    EXPECT_EQ(shop.sells(sara, 6'000'000).accepted().number("points"), 30);
    shop.wakes_on(1406, 4, 1);
    EXPECT_EQ(shop.sells(sara, 6'000'000).accepted().number("points"), 60 + 50);
    EXPECT_EQ(shop.sells(ali, 4'800'000).accepted().number("points"), 48);
    EXPECT_EQ(shop.sells(ali, 5'000'000).accepted().number("points"), 50 + 50);
    shop.publishes(package(false));
    EXPECT_EQ(shop.sells(ali, 6'000'000).accepted().number("points"), 30);
    shop.publishes(package(true));
    EXPECT_EQ(shop.sells(ali, 6'000'000).accepted().number("points"), 60 + 20) << "the last points of the package";
    EXPECT_EQ(shop.sells(sara, 6'000'000).accepted().number("points"), 60);
    shop.wakes_on(1406, 5, 1);
    EXPECT_EQ(shop.sells(sara, 6'000'000).accepted().number("points"), 30);
}

SCENARIO("A hundred purchases of one member at one moment reach a threshold once, and all of them back lose the bonus once [F061 B01 B02]") {
    Shop shop(R"({"rules":[{"number":1,"name":"امتیاز خرید","gives":{"kind":"points","points":1}},
        {"number":2,"name":"پاداش","gives":{"kind":"threshold_bonus","reach":100,"days":30,"points":40}}]})");
    auto sara = shop.member();
    std::vector<std::optional<Reply>> sales(100);
    auto buys = [&](int n) { return sales[static_cast<std::size_t>(n)].emplace(shop.sells(sara, 1'000)); };
    EXPECT_EQ(at_once(100, buys), 100);
    EXPECT_EQ(shop.points(sara), 140);
    auto bonuses = std::count_if(sales.begin(), sales.end(), [](auto const& sale) { return sale->number("points") == 41; });
    EXPECT_EQ(bonuses, 1);
    auto brings_back = [&](int n) { return shop.returns_by(shop.cashier, *sales[static_cast<std::size_t>(n)], 1, 1); };
    EXPECT_EQ(at_once(50, brings_back), 50);
    EXPECT_EQ(shop.points(sara), 50);
}
