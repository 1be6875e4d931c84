// Questions that two readers would answer differently, settled once: each changes a number somewhere, and this is the number.
#include "base/jalali.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string points_per(std::int64_t points, std::int64_t per, std::string const& more = "") {
    return R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":)" + std::to_string(points) + R"(,"per":)" + std::to_string(per) + "}" + more + "}";
}

std::string captures(Reply const& hold) { return R"("hold":")" + hold.accepted().text("hold") + "\""; }

/// Between five and ten minutes to midnight.
void waits_for_the_last_minutes(Shop& shop) {
    auto today = shop.today();
    while (shop.today() == today) shop.time_passes(5 * minute_ms);
    shop.time_passes(24 * 60 * minute_ms - 10 * minute_ms);
}

}  // namespace

SCENARIO("Thirty days from 21 March end with 19 April, and what is pending begins to live on its first valid day [B38 B39]") {
    Shop shop(rules(R"({"number":1,"name":"هدیهٔ خرید","gives":{"kind":"credit","credit":9000},"life":{"ends":{"kind":"after_days","days":30}}},
        {"number":2,"name":"امتیاز خرید","gives":{"kind":"points","points":10},"life":{"pending_days":7,"ends":{"kind":"after_days","days":30}}})"));
    shop.wakes_on(1406, 1, 1);
    EXPECT_EQ(iso_day(shop.today()), "2027-03-21");
    auto sara = shop.member();
    shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    shop.days_pass(6);
    EXPECT_EQ(shop.points(sara), 0);
    shop.days_pass(1);
    EXPECT_EQ(shop.points(sara), 10);
    shop.days_pass(22);
    EXPECT_EQ(iso_day(shop.today()), "2027-04-19");
    EXPECT_EQ(shop.credit(sara), 9'000);
    shop.days_pass(1);
    EXPECT_EQ(shop.credit(sara), 0);
    shop.days_pass(6);
    EXPECT_EQ(iso_day(shop.today()), "2027-04-26");
    EXPECT_EQ(shop.points(sara), 10);
    shop.days_pass(1);
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("The size of a basket is what is kept of all its lines, before credit [B19 B28]") {
    Shop shop(rules(R"({"number":1,"name":"سبد بزرگ","when":[{"kind":"basket_size","at_least":500000}],"gives":{"kind":"points","points":50}})"));
    auto sara = shop.member();
    shop.gives_credit(sara, 100'000);
    auto lines = [&](std::int64_t last, std::int64_t credit) {
        return shop.cashier.asks("sales.record", R"({"member":)" + Shop::by_id(sara) + R"(,"lines":[)" + Shop::line(300'000) + "," + Shop::line(last) +
                                                     R"(],"payments":{"card":)" + std::to_string(300'000 + last - credit) + R"(,"cash":0,"other":0},"credit":)" + std::to_string(credit) + "}");
    };
    EXPECT_EQ(lines(199'999, 0).accepted().number("points"), 0);
    auto sale = lines(200'000, 100'000).accepted();
    EXPECT_EQ(sale.number("points"), 50);
    shop.returns(sale, 2, 1).accepted();
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("Ten points per 1,000,000 are one per 100,000; a new rate starts at zero, and going back to an old one goes on with its base [B32]") {
    Shop shop(rules(points_per(10, 1'000'000)));
    auto sara = shop.member();
    EXPECT_EQ(shop.sells(sara, 100'000).accepted().number("points"), 1);
    EXPECT_EQ(shop.sells(sara, 60'000).accepted().number("points"), 0);
    shop.publishes(rules(points_per(1, 100'000)));
    EXPECT_EQ(shop.sells(sara, 40'000).accepted().number("points"), 1) << "the same rate in other words";
    EXPECT_EQ(shop.sells(sara, 70'000).accepted().number("points"), 0);
    shop.publishes(rules(points_per(1, 50'000)));
    EXPECT_EQ(shop.sells(sara, 49'999).accepted().number("points"), 0);
    shop.publishes(rules(points_per(1, 100'000)));
    EXPECT_EQ(shop.sells(sara, 30'000).accepted().number("points"), 1);
    shop.publishes(rules(points_per(1, 50'000)));
    EXPECT_EQ(shop.sells(sara, 1).accepted().number("points"), 1);
}

SCENARIO("A cap on a rule that keeps its remainder bounds the base: what is above it makes no point later [B32]") {
    Shop shop(rules(points_per(1, 100'000, R"(,"cap":{"per_invoice":3})")));
    auto sara = shop.member();
    EXPECT_EQ(shop.sells(sara, 399'999).accepted().number("points"), 3);
    EXPECT_EQ(shop.sells(sara, 1).accepted().number("points"), 0);
    EXPECT_EQ(shop.sells(sara, 99'999).accepted().number("points"), 1);
}

SCENARIO("A window counts the points of purchases that its rule's conditions hold for: no gift, no adjustment, no welcome, not the bonus itself [F061]") {
    Shop shop;
    auto group = shop.owner.asks("members.define_group", R"({"name":"B"})").accepted().text("id");
    shop.publishes(rules(points_per(1, 10'000) + R"(,{"number":2,"name":"پاداش","when":[{"kind":"member_group","groups":[")" + group +
                             R"("]}],"gives":{"kind":"threshold_bonus","reach":100,"days":30,"points":100}})", R"("welcome":{"points":90})"));
    auto sara = shop.member();
    EXPECT_EQ(shop.points(sara), 90);
    shop.owner.asks("ledger.adjust", R"({"member":")" + sara + R"(","wallet":"points","amount":90,"words":"برای داستان"})").accepted();
    EXPECT_EQ(shop.sells(sara, 990'000).accepted().number("points"), 99) << "not in B yet";
    shop.owner.asks("members.set_group", R"({"member":")" + sara + R"(","group":")" + group + R"("})").accepted();
    EXPECT_EQ(shop.sells(sara, 990'000).accepted().number("points"), 99);
    EXPECT_EQ(shop.sells(sara, 10'000).accepted().number("points"), 101);
    EXPECT_EQ(shop.sells(sara, 2'000'000).accepted().number("points"), 200) << "once won, it runs out its days and pays once";
}

SCENARIO("A live hold counts against its day's cap, a spend belongs to the day of its hold, and a return frees the cap of that day alone [F070 F074 B39]") {
    Shop shop(rules("", R"("redemption":{"per_day":100000})"));
    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    waits_for_the_last_minutes(shop);
    auto yesterday = shop.today();
    auto hold = shop.holds(sara, 60'000);
    hold.accepted();
    shop.sells(sara, 200'000, 40'001).is_refused("program.credit_above_day_cap");
    shop.sells(sara, 200'000, 40'000).accepted();
    shop.time_passes(12 * minute_ms);
    EXPECT_EQ(shop.today(), yesterday + 1);
    auto of_yesterday = shop.sells(sara, 200'000, 60'000, captures(hold)).accepted();
    auto of_today = shop.sells(sara, 200'000, 100'000).accepted();
    shop.sells(sara, 200'000, 1).is_refused("program.credit_above_day_cap");
    EXPECT_EQ(shop.returns(of_yesterday, 1, 1).accepted().number("credit_back"), 60'000);
    shop.sells(sara, 200'000, 1).is_refused("program.credit_above_day_cap");
    EXPECT_EQ(shop.returns(of_today, 1, 1).accepted().number("credit_back"), 100'000);
    shop.sells(sara, 200'000, 100'000).accepted();
}

SCENARIO("At a hold the absolute cap counts, at the sale the invoice's [F070 F071 F074]") {
    Shop shop(rules("", R"("redemption":{"per_invoice":200000,"per_invoice_share":5000})"));
    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    shop.holds(sara, 200'001).is_refused("program.credit_above_invoice_cap");
    auto capture = captures(shop.holds(sara, 200'000));
    shop.sells(sara, 399'999, 200'000, capture).is_refused("program.credit_above_invoice_cap");
    shop.sells(sara, 400'000, 200'000, capture).accepted();
}

SCENARIO("Who is deactivated after the hold, or whose card is blocked, does not capture it; by mobile the member of a blocked card does [F028 F038 F074]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    auto enrolled = shop.cashier.asks("members.enrol", R"({"mobile":")" + mobile + R"(","issue_card":true})").accepted();
    auto sara = enrolled.text("id");
    shop.gives_credit(sara, 1'000'000);
    auto capture = captures(shop.holds(sara, 300'000));
    shop.owner.asks("members.deactivate", R"({"member":")" + sara + R"("})").accepted();
    shop.sells(sara, 1'000'000, 300'000, capture).is_refused("members.inactive");
    shop.owner.asks("members.activate", R"({"member":")" + sara + R"("})").accepted();
    shop.owner.asks("members.block_card", R"({"member":")" + sara + R"("})").accepted();
    auto by = [&](std::string const& who) {
        return shop.cashier.asks("sales.record", R"({"member":)" + who + R"(,"lines":[)" + Shop::line(1'000'000) + R"(],"payments":{"card":700000,"cash":0,"other":0},"credit":300000,)" + capture + "}");
    };
    by(R"({"kind":"card","card":")" + enrolled.text("card") + R"("})").is_refused("cards.blocked");
    EXPECT_EQ(by(R"({"kind":"mobile","mobile":")" + mobile + R"("})").accepted().number("credit"), 300'000);
}

SCENARIO("Frozen credit earns and is given back, but is neither spent nor converted; of who is inactive returns are accepted [F028 F029 B17]") {
    Shop shop(rules(points_per(1, 10'000), R"("conversion":{"points":1,"credit":100})"));
    auto sara = shop.member(), ali = shop.member();
    shop.gives_credit(sara, 300'000);
    auto sale = shop.sells(sara, 1'000'000, 300'000).accepted();
    shop.owner.asks("members.freeze_credit", R"({"member":")" + sara + R"("})").accepted();
    EXPECT_EQ(shop.sells(sara, 100'000).accepted().number("points"), 10);
    shop.owner.asks("program.convert", R"({"member":)" + Shop::by_id(sara) + R"(,"points":10})").is_refused("members.credit_frozen");
    EXPECT_EQ(shop.returns(sale, 1, 1).accepted().number("credit_back"), 300'000);
    EXPECT_EQ(shop.credit(sara), 300'000);
    shop.sells(sara, 100'000, 1).is_refused("members.credit_frozen");

    auto of_ali = shop.sells(ali, 1'000'000).accepted();
    shop.owner.asks("members.deactivate", R"({"member":")" + ali + R"("})").accepted();
    shop.sells(ali, 1'000'000, 1).is_refused("members.inactive");
    EXPECT_EQ(shop.returns(of_ali, 1, 1).accepted().number("points"), -100);
    shop.owner.asks("members.activate", R"({"member":")" + ali + R"("})").accepted();
    EXPECT_EQ(shop.points(ali), 0);
}

SCENARIO("A sale with a hold refuses in this order: the member's state, the hold alive, minimum, invoice, day, balance [F028 F070 F074 B39]") {
    Shop shop(rules("", R"("redemption":{"per_invoice":100000,"per_day":120000,"minimum":20000})"));
    auto sara = shop.member();
    shop.gives_credit(sara, 60'000);
    auto ended = captures(shop.holds(sara, 50'000));
    shop.time_passes(15 * minute_ms);
    shop.owner.asks("members.freeze_credit", R"({"member":")" + sara + R"("})").accepted();
    shop.sells(sara, 300'000, 10'000, ended).is_refused("members.credit_frozen");
    shop.owner.asks("members.unfreeze_credit", R"({"member":")" + sara + R"("})").accepted();
    shop.sells(sara, 300'000, 10'000, ended).is_refused("ledger.hold_ended");
    auto alive = captures(shop.holds(sara, 50'000));
    shop.sells(sara, 300'000, 19'999, alive).is_refused("program.credit_below_minimum");
    shop.sells(sara, 300'000, 100'001).is_refused("program.credit_above_invoice_cap");
    shop.sells(sara, 300'000, 70'001).is_refused("program.credit_above_day_cap");
    shop.sells(sara, 300'000, 70'000).is_refused("ledger.balance_short");
    EXPECT_EQ(shop.sells(sara, 300'000, 20'000, alive).accepted().number("credit"), 20'000);
    EXPECT_EQ(shop.credit(sara), 40'000);
}

SCENARIO("The same request is the same meaning: fields in any order; a field that is absent is not one that is zero [B03 B09]") {
    Shop shop;
    auto sara = shop.member();
    auto member = R"("member":)" + Shop::by_id(sara);
    std::string const lines = R"("lines":[{"name":"چای","unit_price":200000}])", paid = R"("payments":{"card":200000,"cash":0,"other":0})";
    auto first = shop.cashier.asks("sales.record", "{" + member + "," + lines + "," + paid + "}", "of-one-meaning" + shop.slug()).accepted();
    auto again = shop.cashier.asks("sales.record", "{" + paid + "," + lines + "," + member + "}", "of-one-meaning" + shop.slug());
    EXPECT_EQ(again.accepted().body(), first.body());
    shop.cashier.asks("sales.record", "{" + member + "," + lines + "," + paid + R"(,"credit":0})", "of-one-meaning" + shop.slug()).is_refused("key.reused_for_another_request");
    EXPECT_EQ(shop.points(sara), 1);
}

SCENARIO("A quote fixes the version and nothing else: what is sold after midnight is judged by the new day [F063 B37]") {
    auto tuesday = [](std::int64_t points) {
        return rules(R"({"number":1,"name":"سه‌شنبه‌های طلایی","when":[{"kind":"weekday","days":["tuesday"]}],"gives":{"kind":"points","points":)" + std::to_string(points) + "}}");
    };
    Shop shop(tuesday(10));
    auto sara = shop.member();
    while (weekday(shop.today()) != Weekday::sunday) shop.days_pass(1);
    waits_for_the_last_minutes(shop);
    EXPECT_EQ(weekday(shop.today()), Weekday::monday);
    auto quoted = shop.quote(sara, 100'000).accepted();
    EXPECT_EQ(quoted.number("points"), 0);
    shop.publishes(tuesday(7));
    shop.time_passes(12 * minute_ms);
    auto const version = R"("program_version":)" + std::to_string(quoted.number("program_version"));
    EXPECT_EQ(shop.sells(sara, 100'000, 0, version).accepted().number("points"), 10);
    EXPECT_EQ(shop.sells(sara, 100'000).accepted().number("points"), 7);
}

SCENARIO("No piece is no return: quantity 0 is a mistake of form, named with its place [B17 B35]") {
    Shop shop;
    auto sara = shop.member();
    auto sale = shop.sells_pieces(sara, 100'000, 2).accepted();
    auto none = shop.returns_by(shop.cashier, sale, 1, 0);
    EXPECT_FALSE(none.is_accepted());
    EXPECT_EQ(none.text("pointer"), "/lines/0/quantity");
    EXPECT_EQ(shop.returns(sale, 1, 2).accepted().number("value"), 200'000);
}
