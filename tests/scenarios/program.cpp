// The program: published in versions, never edited, tried before, and what it gives besides purchases.
#include "club/program/compiled.hpp"
#include "club/program/program.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string const a_point_per_20000_toman =
    R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":200000}})";

Reply publishes(Person const& owner, std::string const& document, std::string const& more = "") {
    return owner.asks("program.publish", R"({"document":)" + document + more + "}");
}

/// Enrols a member by mobile; returns the answer.
Reply enrols(Person const& cashier, std::string const& mobile, std::string const& more = "") {
    return cashier.asks("members.enrol", R"({"mobile":")" + mobile + R"(")" + more + "}");
}

std::string member_json(Reply const& enrolled) { return R"({"kind":"id","id":")" + enrolled.text("id") + R"("})"; }

/// A basket of one thing for so many rial.
Reply tries(Person const& person, std::int64_t rial, std::string const& more = "") {
    return person.asks("program.simulate", R"({"lines":[{"quantity":1,"net":)" + std::to_string(rial) + "}]" + more + "}");
}

}  // namespace

SCENARIO("A club without a program sells and gives nothing") {
    Club club;
    EXPECT_EQ(club.owner.asks("program.show").accepted().number("version"), 0);
    EXPECT_EQ(tries(club.owner, 1'000'000).accepted().number("judgement.points"), 0);
}

SCENARIO("An owner publishes a program; it counts at once, and the next version succeeds it [F059 F060]") {
    Club club;
    EXPECT_EQ(publishes(club.owner, rules(a_point_per_20000_toman)).accepted().number("version"), 1);
    auto tried = tries(club.owner, 12'400'000).accepted();
    EXPECT_EQ(tried.number("judgement.points"), 62);
    EXPECT_EQ(tried.number("judgement.version"), 1);

    std::string twice = R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":2,"per":200000}})";
    EXPECT_EQ(publishes(club.owner, rules(twice)).accepted().number("version"), 2);
    EXPECT_EQ(tries(club.owner, 12'400'000).number("judgement.points"), 124);
    EXPECT_EQ(tries(club.owner, 12'400'000, R"(,"version":1)").number("judgement.points"), 62);
    auto versions = club.owner.asks("program.versions").accepted();
    EXPECT_EQ(versions.number("items.0.version"), 2);
    EXPECT_TRUE(versions.at("items.0.is_in_force").as_bool());
    EXPECT_FALSE(versions.at("items.1.is_in_force").as_bool());
    EXPECT_EQ(club.owner.asks("program.show", R"({"version":1})").number("document.rules.0.gives.points"), 1);
    EXPECT_EQ(club.owner.asks("program.show").number("document.rules.0.gives.points"), 2);
    club.owner.asks("program.show", R"({"version":3})").is_refused("program.version_missing");
}

SCENARIO("A program that begins on a later day counts from that day on [B37 B38]") {
    Club club;
    publishes(club.owner, rules(a_point_per_20000_toman)).accepted();
    auto tomorrow = iso_day(club.today() + 1);
    publishes(club.owner, rules(""), R"(,"from_day":")" + tomorrow + "\"").accepted();
    EXPECT_EQ(tries(club.owner, 200'000).number("judgement.points"), 1);
    EXPECT_EQ(club.owner.asks("program.show").number("version"), 1);
    club.days_pass(1);
    EXPECT_EQ(tries(club.owner, 200'000).number("judgement.points"), 0);
    EXPECT_EQ(club.owner.asks("program.show").number("version"), 2);
    publishes(club.owner, rules(""), R"(,"from_day":")" + iso_day(club.today() - 1) + "\"").is_refused("program.day_passed");
}

SCENARIO("Two owners who edit the same version do not overwrite each other") {
    Club club;
    publishes(club.owner, rules(""), R"(,"after_version":0)").accepted();
    auto late = publishes(club.owner, rules(""), R"(,"after_version":0)").is_refused("program.version_behind");
    EXPECT_EQ(late.number("facts.latest"), 1);
    publishes(club.owner, rules(""), R"(,"after_version":1)").accepted();
}

SCENARIO("A bad program is refused with the place and the reason, and the one in force stays") {
    Club club;
    publishes(club.owner, rules(a_point_per_20000_toman)).accepted();
    auto place = [&](std::string const& rule, std::string_view code) {
        return publishes(club.owner, rules(rule)).is_refused(code).text("pointer");
    };
    EXPECT_EQ(place(R"({"number":1,"name":"a","gives":{"kind":"points_per_amount","points":-1,"per":5}})", "program.out_of_bounds"),
              "/document/rules/0/gives/points");
    EXPECT_EQ(place(R"({"number":1,"name":"a","gives":{"kind":"lottery"}})", "request.unknown_value"), "/document/rules/0/gives/kind");
    EXPECT_EQ(place(a_point_per_20000_toman + "," + a_point_per_20000_toman, "program.number_twice"), "/document/rules/1/number");
    EXPECT_EQ(place(R"({"number":1,"name":"","gives":{"kind":"points","points":5}})", "program.name_required"), "/document/rules/0/name");
    EXPECT_EQ(club.owner.asks("program.show").number("version"), 1);
}

SCENARIO("A cashier may try the program and not publish one") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    publishes(cashier, rules("")).is_refused("caller.not_allowed");
    tries(cashier, 1'000).accepted();
    cashier.asks("program.show").is_refused("caller.not_allowed");
}

SCENARIO("Why, and why not, in one sentence each [F063 F085]") {
    Club club;
    while (weekday(club.today()) != Weekday::sunday) club.days_pass(1);
    std::string tuesdays = R"({"number":2,"name":"سه‌شنبه‌های طلایی","when":[{"kind":"weekday","days":["tuesday"]}],)"
                           R"("gives":{"kind":"multiplier","factor":20000}})";
    publishes(club.owner, rules(a_point_per_20000_toman + "," + tuesdays)).accepted();
    auto sunday = tries(club.owner, 10'400'000).accepted();
    EXPECT_EQ(sunday.text("judgement.awards.0.sentence"), "هر ۲۰٬۰۰۰\u00A0تومان ۱\u00A0امتیاز، روی ۱٬۰۴۰٬۰۰۰\u00A0تومان");
    EXPECT_EQ(sunday.text("judgement.not_applied.0.sentence"), "سه‌شنبه‌های طلایی: نه، امروز یکشنبه است");
    EXPECT_EQ(sunday.number("judgement.points"), 52);
    club.days_pass(2);
    EXPECT_EQ(tries(club.owner, 10'400'000).number("judgement.points"), 104);
}

SCENARIO("A draft is tried beside what is in force, and refused where it is wrong") {
    Club club;
    publishes(club.owner, rules(a_point_per_20000_toman)).accepted();
    std::string draft = rules(R"({"number":1,"name":"اعتبار","gives":{"kind":"credit_percent","percent":300}})");
    auto tried = tries(club.owner, 1'000'000, R"(,"draft":)" + draft).accepted();
    EXPECT_EQ(tried.number("judgement.credit"), 30'000);
    EXPECT_EQ(tried.number("judgement.version"), 0);
    auto wrong = tries(club.owner, 1'000'000, R"(,"draft":{"welcome":{}})").is_refused("program.gift_of_nothing");
    EXPECT_EQ(wrong.text("pointer"), "/draft/welcome/points");
}

SCENARIO("Who enrols is welcomed with a gift in the same commit [F055 B14]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    EXPECT_EQ(enrols(cashier, "09121234501").accepted().at("gifts").as_array().size(), 0u);
    publishes(club.owner, rules("", R"("welcome":{"points":50,"credit":100000})")).accepted();
    auto sara = enrols(cashier, "09121234502").accepted();
    EXPECT_EQ(sara.text("gifts.0.wallet"), "points");
    EXPECT_EQ(sara.number("gifts.0.amount"), 50);
    EXPECT_EQ(sara.number("gifts.1.amount"), 100'000);
    EXPECT_EQ(tries(cashier, 200'000, R"(,"member":)" + member_json(sara)).accepted().number("usable_credit.most"), 100'000);
}

SCENARIO("Bringing a friend is rewarded at once where the program says so [F056 F096]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    publishes(club.owner, rules("", R"("referral":{"moment":"at_once","to_referrer":{"credit":50000},"to_friend":{"points":20}})")).accepted();
    auto sara = enrols(cashier, "09121234501").accepted();
    EXPECT_EQ(sara.at("gifts").as_array().size(), 0u);
    auto friend_of_sara = enrols(cashier, "09121234502", R"(,"referrer":)" + std::to_string(sara.number("number"))).accepted();
    EXPECT_EQ(friend_of_sara.text("gifts.0.receiver"), sara.text("id"));
    EXPECT_EQ(friend_of_sara.number("gifts.0.amount"), 50'000);
    EXPECT_EQ(friend_of_sara.text("gifts.1.receiver"), friend_of_sara.text("id"));
    EXPECT_EQ(tries(cashier, 200'000, R"(,"member":)" + member_json(sara)).number("usable_credit.most"), 50'000);
}

SCENARIO("Points become credit at the rate of the program, from the threshold on [F065 F066 F076]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    publishes(club.owner, rules("", R"("welcome":{"points":250},"conversion":{"points":100,"credit":10000,"threshold":250})")).accepted();
    auto sara = enrols(cashier, "09121234501").accepted();
    auto converts = [&](std::string const& more) {
        return cashier.asks("program.convert", R"({"member":)" + member_json(sara) + more + "}");
    };
    converts(R"(,"points":0)").is_refused("program.out_of_bounds");
    converts(R"(,"points":251)").is_refused("ledger.balance_short");
    auto first = converts(R"(,"points":155)").accepted();
    EXPECT_EQ(first.number("credit"), 15'500);
    EXPECT_EQ(first.number("points_left"), 95);
    EXPECT_EQ(first.number("credit_left"), 15'500);
    auto below = converts("").is_refused("program.below_threshold");
    EXPECT_EQ(below.number("facts.balance"), 95);
    publishes(club.owner, rules("")).accepted();
    converts("").is_refused("program.conversion_not_offered");
}

SCENARIO("Credit from points has its own life from the day of the conversion") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    publishes(club.owner, rules("", R"("welcome":{"points":100},"conversion":{"points":1,"credit":100},)"
                                          R"("credit_life":{"ends":{"kind":"after_days","days":30}})"))
        .accepted();
    auto sara = enrols(cashier, "09121234501").accepted();
    auto converted = cashier.asks("program.convert", R"({"member":)" + member_json(sara) + "}").accepted();
    EXPECT_EQ(converted.number("points"), 100);
    EXPECT_EQ(converted.text("last_day"), iso_day(club.today() + 29));
    club.days_pass(29);
    EXPECT_EQ(tries(cashier, 200'000, R"(,"member":)" + member_json(sara)).number("usable_credit.most"), 10'000);
    club.days_pass(1);
    EXPECT_EQ(tries(cashier, 200'000, R"(,"member":)" + member_json(sara)).number("usable_credit.most"), 0);
}

SCENARIO("A repeated conversion with the same key happens once [B03]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    publishes(club.owner, rules("", R"("welcome":{"points":100},"conversion":{"points":1,"credit":100})")).accepted();
    auto sara = enrols(cashier, "09121234501").accepted();
    auto request = R"({"member":)" + member_json(sara) + R"(,"points":60})";
    auto once = cashier.asks("program.convert", request, "convert-1").accepted();
    auto again = cashier.asks("program.convert", request, "convert-1").accepted();
    EXPECT_EQ(once.body(), again.body());
    EXPECT_EQ(cashier.asks("program.convert", request).text("code"), "ledger.balance_short");
}

SCENARIO("A version that is over is compiled once, however many returns ask for it") {
    Shop shop;
    shop.publishes(rules(a_point_per_20000_toman));
    world::program().store().write_now(shop.id(), [&](Transaction& tx) {
        auto caller = admitted(tx);
        auto asked_first = vafa::program::compiled_version(tx, caller, 1);
        EXPECT_EQ(asked_first->version(), 1);
        EXPECT_EQ(vafa::program::compiled_version(tx, caller, 1), asked_first);
        EXPECT_NE(vafa::program::compiled_version(tx, caller, 2), asked_first);
    });
}
