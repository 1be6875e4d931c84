// The club's own reasons to earn: bounded, capped, awarded by those who may, named on the statement, taken back, reported.
#include "base/jalali.hpp"
#include "edge/jobs/jobs.hpp"
#include "world/at_once.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string reason(Shop& shop, std::string const& fields) { return shop.owner.asks("awards.define_reason", "{" + fields + "}").accepted().text("id"); }
Reply awards(Person const& who, std::string const& member, std::string const& reason, std::string const& more = "", std::string const& key = Person::fresh_key()) {
    return who.asks("awards.give", R"({"member":")" + member + R"(","reason":")" + reason + "\"" + more + "}", key);
}
Reply takes_back(Shop& shop, Reply const& given) { return shop.owner.asks("awards.take_back", R"({"award":")" + given.text("award.id") + "\"}"); }
std::string const by_all = R"(,"roles":["owner","manager","cashier","integrator"])";

}  // namespace

SCENARIO("A reason of the club's own gives points with its name on the statement and a life of its own, and is taken back [F057]") {
    Shop shop;
    auto sara = shop.member();
    auto survey = reason(shop, R"("name":"نظرسنجی","wallet":"points","least":20,"life_days":10)" + by_all);
    auto given = awards(shop.cashier, sara, survey).accepted();
    EXPECT_EQ(given.number("award.amount"), 20);
    EXPECT_EQ(given.number("spendable"), 20);
    EXPECT_EQ(given.text("last_day"), iso_day(shop.today() + 9));
    EXPECT_EQ(shop.points(sara), 20);
    auto statement = shop.owner.asks("ledger.statement", R"({"member":")" + sara + R"(","wallet":"points"})").accepted();
    EXPECT_EQ(statement.text("lines.0.reason"), "awarded");
    EXPECT_EQ(statement.text("lines.0.words"), "نظرسنجی");

    auto taken = takes_back(shop, given).accepted();
    EXPECT_EQ(taken.number("owed"), 0);
    EXPECT_EQ(shop.points(sara), 0);
    takes_back(shop, given).is_refused("awards.taken_back_already");
    auto listed = shop.owner.asks("awards.list", of_member(sara)).accepted();
    EXPECT_EQ(listed.text("items.0.reason_name"), "نظرسنجی");
    EXPECT_TRUE(listed.at("items.0.is_taken_back").as_bool());

    awards(shop.owner, sara, survey).accepted();
    shop.days_pass(10);
    EXPECT_EQ(shop.points(sara), 0) << "ten days, the first included";
}

SCENARIO("The amount is chosen within the reason's bounds; who may not award it, a reason that is off and an inactive member are refused [F057]") {
    Shop shop;
    auto sara = shop.member();
    auto help = reason(shop, R"("name":"کمک در نمایشگاه","wallet":"credit","least":100000,"most":500000,"roles":["owner"])");
    EXPECT_EQ(awards(shop.owner, sara, help, R"(,"amount":250000)").accepted().number("award.amount"), 250'000);
    EXPECT_EQ(shop.credit(sara), 250'000);
    awards(shop.owner, sara, help, R"(,"amount":99999)").is_refused("awards.out_of_bounds");
    awards(shop.owner, sara, help, R"(,"amount":500001)").is_refused("awards.out_of_bounds");
    awards(shop.cashier, sara, help).is_refused("awards.not_yours");
    auto shown = shop.cashier.asks("awards.reasons").accepted();
    EXPECT_FALSE(shown.at("items.0.is_mine").as_bool());
    shop.owner.asks("members.deactivate", of_member(sara)).accepted();
    awards(shop.owner, sara, help).is_refused("members.inactive");
    shop.owner.asks("members.activate", of_member(sara)).accepted();
    shop.owner.asks("awards.define_reason", R"({"reason":")" + help + R"(","name":"کمک در نمایشگاه","wallet":"credit","least":100000,"roles":["owner"],"is_active":false})").accepted();
    awards(shop.owner, sara, help).is_refused("awards.reason_off");
    awards(shop.owner, sara, "rsn_" + sara.substr(4)).is_refused("awards.reason_missing");

    auto defines = [&](std::string const& fields) { return shop.owner.asks("awards.define_reason", "{" + fields + "}"); };
    defines(R"("name":"ن","wallet":"points","least":1,"roles":["owner"])").is_refused("awards.name_required");
    defines(R"("name":"کمک در نمایشگاه","wallet":"points","least":1,"roles":["owner"])").is_refused("awards.name_taken");
    defines(R"("name":"دیگر","wallet":"points","least":0,"roles":["owner"])").is_refused("awards.bounds_wrong");
    defines(R"("name":"دیگر","wallet":"points","least":5,"most":4,"roles":["owner"])").is_refused("awards.bounds_wrong");
    defines(R"("name":"دیگر","wallet":"points","least":5,"roles":[])").is_refused("awards.roles_wrong");
    defines(R"("name":"دیگر","wallet":"points","least":5,"roles":["member"])").is_refused("awards.roles_wrong");
    defines(R"("reason":")" + help + R"(","name":"کمک","wallet":"points","least":5,"roles":["owner"])").is_refused("awards.wallet_fixed");
}

SCENARIO("A member gets it so often a day and so often in all, from two tills at once too; taken back, the place is free [F057 B01]") {
    Shop shop;
    auto sara = shop.member(), ali = shop.member();
    auto friends = reason(shop, R"("name":"معرفی دوست","wallet":"points","least":50,"most_a_day":1,"most_in_all":2)" + by_all);
    EXPECT_EQ(at_once(6, [&](int) { return awards(shop.cashier, sara, friends); }), 1);
    EXPECT_EQ(shop.points(sara), 50);
    awards(shop.cashier, sara, friends).is_refused("awards.day_full");
    awards(shop.cashier, ali, friends).accepted();
    shop.days_pass(1);
    auto second = awards(shop.cashier, sara, friends).accepted();
    shop.days_pass(1);
    awards(shop.cashier, sara, friends).is_refused("awards.full");
    takes_back(shop, second).accepted();
    auto key = Person::fresh_key();
    auto once = awards(shop.cashier, sara, friends, "", key).accepted();
    EXPECT_EQ(awards(shop.cashier, sara, friends, "", key).accepted().body(), once.body());
    EXPECT_EQ(shop.points(sara), 100);

    auto report = shop.owner.asks("awards.report", R"({"first_day":")" + iso_day(shop.today() - 2) + R"(","last_day":")" + iso_day(shop.today()) + "\"}").accepted();
    EXPECT_EQ(report.number("items.0.awards"), 3);
    EXPECT_EQ(report.number("items.0.members"), 2);
    EXPECT_EQ(report.number("items.0.amount"), 150);
    EXPECT_EQ(report.number("items.0.taken_back"), 1);
    shop.cashier.asks("awards.report", R"({"first_day":"2026-01-01","last_day":"2026-01-02"})").is_refused("caller.not_allowed");
}

SCENARIO("Spent meanwhile, an award that is taken back is owed; it counts for no window or tier, and above the limit it takes two [F057 F177]") {
    Shop shop(R"({"rules":[],"conversion":{"points":1,"credit":1000}})");
    auto sara = shop.member();
    auto gift = reason(shop, R"("name":"قدردانی","wallet":"points","least":10,"most":1000)" + by_all);
    auto given = awards(shop.cashier, sara, gift, R"(,"amount":100)").accepted();
    shop.owner.asks("ledger.adjust", R"({"member":")" + sara + R"(","wallet":"points","amount":-70,"words":"برای داستان"})").accepted();
    EXPECT_EQ(takes_back(shop, given).accepted().number("owed"), 70);
    EXPECT_EQ(shop.points_debt(sara), 70);
    shop.staff("manager", "", "");
    shop.owner.asks("clubs.set_security", R"({"console_needs_totp":false,"till_needs_totp":false,"second_person_points":200,"second_person_rial":10000})").accepted();
    awards(shop.cashier, sara, gift, R"(,"amount":201)").is_refused("approvals.waiting");
    EXPECT_EQ(awards(shop.cashier, sara, gift, R"(,"amount":200)").accepted().number("spendable"), 130);
}

SCENARIO("The member reads on their phone what was awarded and what for [F057 F134]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    auto sara = shop.cashier.asks("members.enrol", R"({"mobile":")" + mobile + R"("})").accepted().text("id");
    auto survey = reason(shop, R"("name":"نظرسنجی","wallet":"points","least":20)" + by_all);
    awards(shop.cashier, sara, survey).accepted();
    jobs::Jobs::catch_up(program(), shop.id());
    auto phone = shop.owner.asks("messages.phone", R"({"mobile":")" + mobile + R"("})").accepted();
    auto last = std::string(phone.at("items").as_array().back().at("body").as_string());
    EXPECT_NE(last.find("نظرسنجی"), std::string::npos) << last;
    EXPECT_NE(last.find("۲۰"), std::string::npos) << last;
}
