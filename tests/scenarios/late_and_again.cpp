// What comes late or twice: things issued again under one key, sales of a till that was cut off, lots that end by their day.
#include <set>

#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr char const* one_point_per_toman_thousand = R"({"document":{"points_life":{"ends":{"kind":"after_days","days":30}},
    "rules":[{"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":10000}}]}})";

std::string enrolled(Person const& by, std::string const& mobile) {
    return by.asks("members.enrol", R"({"mobile":")" + mobile + "\"}").accepted().text("id");
}

std::string sale(std::string const& member, std::string const& more) {
    return R"({"member":{"kind":"id","id":")" + member + R"("},"lines":[{"name":"چای","unit_price":250000}],)"
           R"("payments":{"card":250000,"cash":0,"other":0})" + more + "}";
}

std::int64_t points_of(Club& club, std::string const& member) {
    return club.owner.asks("ledger.balances", R"({"member":")" + member + "\"}").accepted().number("points.spendable");
}

}  // namespace

SCENARIO("A card, a key and a member asked for twice under one key are made once [B04]") {
    Club club;
    auto member = enrolled(club.owner, "09120000001");
    auto twice = [&](std::string const& operation, std::string const& request) {
        auto first = club.owner.asks(operation, request, operation).accepted();
        auto again = club.owner.asks(operation, request, operation).accepted();
        EXPECT_TRUE(again.answer().is_replay) << operation;
        return std::pair(first.body(), again.body());
    };
    auto [card, card_again] = twice("members.issue_card", R"({"member":")" + member + "\"}");
    EXPECT_EQ(card, card_again);
    auto [friend_, friend_again] = twice("members.enrol", R"({"mobile":"09120000002"})");
    EXPECT_EQ(friend_, friend_again);
    twice("keys.issue", R"({"name":"حسابداری"})");
    EXPECT_EQ(club.owner.asks("keys.list").accepted().at("items").as_array().size(), 1u);
}

SCENARIO("Sales of a till that was cut off come in later with their own day and key: points travel inside the sale, once [B05 B06 B07]") {
    Club club;
    club.owner.asks("program.publish", one_point_per_toman_thousand).accepted();
    auto member = enrolled(club.owner, "09120000001");
    auto books = club.api_key();
    club.days_pass(3);
    auto day = iso_day(club.today() + -2);
    auto request = sale(member, R"(,"branch":")" + club.branch + R"(","document":"offline-1","sale_day":")" + day + "\"");
    auto recorded = books.asks("sales.record", request, "till-7-offline-1").accepted();
    EXPECT_EQ(recorded.number("points"), 25);
    EXPECT_EQ(recorded.text("day"), day);
    for (int again = 0; again < 3; ++again) EXPECT_TRUE(books.asks("sales.record", request, "till-7-offline-1").accepted().answer().is_replay);
    books.asks("sales.record", request, "till-7-another-key").is_refused("sales.document_recorded_already");
    EXPECT_EQ(points_of(club, member), 25);

    auto lot = club.owner.asks("ledger.balances", R"({"member":")" + member + "\"}").accepted().text("points.lots.0.last_day");
    EXPECT_EQ(lot, iso_day(club.today() + -2 + 29));  // its thirty days began with the sale's
}

SCENARIO("Points end by their last day, whatever they were given for and however long the club lets them live [B41 B42]") {
    Club club;
    club.owner.asks("program.publish", one_point_per_toman_thousand).accepted();
    auto member = enrolled(club.owner, "09120000001");
    club.owner.asks("sales.record", sale(member, R"(,"branch":")" + club.branch + "\"")).accepted();
    club.owner.asks("ledger.adjust", R"({"member":")" + member + R"(","wallet":"points","amount":7,"words":"پوزش برای معطلی","last_day":")" +
                                         iso_day(club.today() + 4) + "\"}").accepted();
    EXPECT_EQ(points_of(club, member), 32);
    club.days_pass(4);
    EXPECT_EQ(points_of(club, member), 32);
    club.days_pass(1);
    EXPECT_EQ(points_of(club, member), 25);
    club.days_pass(24);
    EXPECT_EQ(points_of(club, member), 25);
    club.days_pass(1);
    EXPECT_EQ(points_of(club, member), 0);
}
