// A prize by a one-time code, and a prize taken on the member's own page.
#include "world/at_once.hpp"
#include "world/own_page.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string const prizes = R"("rewards":[{"name":"فنجان قهوه","points":50},{"name":"ماگ","points":100}])";

/// A member of 120 points in a club that wants consent to everything.
struct Prizes {
    Prizes() {
        shop.owner.asks("members.set_consent_policy", R"({"pin_from":1})").accepted();
        sara = joins(mobile);
    }
    std::string joins(std::string const& number) {
        auto who = shop.cashier.asks("members.enrol", R"({"mobile":")" + number + R"("})").accepted().text("id");
        shop.sells(who, 120 * 200'000).accepted();
        return who;
    }
    Reply asks_code(std::string const& reward, std::string const& more = "") {
        return shop.cashier.asks("rewards.ask_code", wish(sara, reward, more));
    }
    Reply takes(std::string const& who, std::string const& reward, std::string const& code, std::string const& asked) {
        return shop.cashier.asks("rewards.redeem", wish(who, reward, R"(,"code":")" + code + R"(","asked":")" + asked + "\""));
    }
    std::string code() { return code_on_phone(shop, mobile, "rewards.ask_code").substr(0, 6); }
    static std::string wrong(std::string const& code) { return code == "111111" ? "222222" : "111111"; }
    static std::string wish(std::string const& who, std::string const& reward, std::string const& more = "") {
        return R"({"member":)" + Shop::by_id(who) + R"(,"reward":")" + reward + "\"" + more + "}";
    }
    std::string last_message() {
        auto shown = shop.owner.asks("messages.phone", R"({"mobile":")" + mobile + R"("})").accepted();
        return std::string(shown.at("items").as_array().back().at("body").as_string());
    }

    Shop shop{usual_program_with(prizes)};
    std::string mobile = Shop::fresh_mobile(), sara;
};

}  // namespace

SCENARIO("A code by SMS names the prize, its points and the shop; it takes that prize once, for that member, at that branch [F078 F074 B46]") {
    Prizes one;
    auto& shop = one.shop;
    auto asked = one.asks_code("ماگ").accepted();
    EXPECT_EQ(asked.number("points"), 100);
    auto code = one.code();
    auto message = one.last_message();
    EXPECT_TRUE(contains(message, "ماگ") && contains(message, "۱۰۰\u00a0امتیاز") && contains(message, asked.text("branch_name"))) << message;
    EXPECT_FALSE(contains(message, "لغو")) << "a code ends with no way to stop it";
    EXPECT_EQ(shop.owner.asks("messages.list", R"({"event":"rewards.ask_code","limit":5})").accepted().text("items.0.body"), "") << "and is kept nowhere";
    auto id = asked.text("asked");
    auto ali = one.joins(Shop::fresh_mobile());
    one.takes(one.sara, "فنجان قهوه", code, id).is_refused("consent.code_missing");
    one.takes(ali, "ماگ", code, id).is_refused("consent.code_missing");
    shop.other_cashier.asks("rewards.redeem", Prizes::wish(one.sara, "ماگ", R"(,"code":")" + code + R"(","asked":")" + id + "\"")).is_refused("consent.code_missing");
    shop.cashier.asks("rewards.redeem", Prizes::wish(one.sara, "ماگ", R"(,"code":")" + code + "\"")).is_refused("consent.code_missing");
    one.takes(one.sara, "ماگ", Prizes::wrong(code), id).is_refused("consent.code_wrong");
    EXPECT_EQ(shop.points(one.sara), 120);
    EXPECT_EQ(one.takes(one.sara, "ماگ", code, id).accepted().number("points_left"), 20);
    one.takes(one.sara, "ماگ", code, id).is_refused("consent.code_used");
    EXPECT_EQ(shop.points(one.sara), 20);
}

SCENARIO("The code of a prize ends after five minutes and five wrong tries, and not at another price than its message said [F078 B46 B48]") {
    Prizes one;
    auto& shop = one.shop;
    auto late = one.asks_code("ماگ").accepted().text("asked");
    auto code = one.code();
    shop.time_passes(5 * 60'000);
    one.takes(one.sara, "ماگ", code, late).is_refused("consent.code_ended");

    auto tried = one.asks_code("ماگ").accepted().text("asked");
    code = one.code();
    for (int i = 0; i < 4; ++i) one.takes(one.sara, "ماگ", Prizes::wrong(code), tried).is_refused("consent.code_wrong");
    one.takes(one.sara, "ماگ", Prizes::wrong(code), tried).is_refused("consent.code_locked");
    one.takes(one.sara, "ماگ", code, tried).is_refused("consent.code_locked");

    auto dearer = one.asks_code("ماگ").accepted().text("asked");
    code = one.code();
    shop.publishes(usual_program_with(R"("rewards":[{"name":"ماگ","points":110}])"));
    EXPECT_EQ(one.takes(one.sara, "ماگ", code, dearer).is_refused("rewards.price_changed").number("facts.points"), 110);
    EXPECT_EQ(shop.points(one.sara), 120);
}

SCENARIO("No code is sent for what cannot be taken, and where a code is needed a PIN is not enough [F078 F074]") {
    Prizes one;
    auto& shop = one.shop;
    one.asks_code("چیزی دیگر").is_refused("rewards.unknown");
    shop.owner.asks("rewards.set_stock", R"({"reward":"ماگ","remaining":0})").accepted();
    one.asks_code("ماگ").is_refused("rewards.out_of_stock");
    shop.owner.asks("rewards.set_stock", R"({"reward":"ماگ"})").accepted();
    shop.owner.asks("members.set_consent_policy", R"({"pin_from":1,"code_from":100})").accepted();
    shop.owner.asks("members.set_pin", R"({"member":")" + one.sara + R"(","pin":"4816"})").accepted();
    shop.cashier.asks("rewards.redeem", Prizes::wish(one.sara, "ماگ", R"(,"pin":"4816")")).is_refused("sales.consent_required");
    auto asked = one.asks_code("ماگ").accepted().text("asked");
    one.takes(one.sara, "ماگ", one.code(), asked).accepted();
    one.asks_code("فنجان قهوه").is_refused("ledger.balance_short");
    EXPECT_EQ(shop.points(one.sara), 20);
}

SCENARIO("One code takes one prize though eight tills type it at once [F078 B02]") {
    Prizes one;
    one.shop.sells(one.sara, 900 * 200'000).accepted();
    auto asked = one.asks_code("ماگ").accepted().text("asked");
    auto code = one.code();
    EXPECT_EQ(at_once(8, [&](int) { return one.takes(one.sara, "ماگ", code, asked); }), 1);
    EXPECT_EQ(one.shop.points(one.sara), 920);
}

SCENARIO("A member takes a prize on their own page, fetches it at the branch they named, or cancels it and has the points again [F078 F147]") {
    Prizes one;
    auto& shop = one.shop;
    auto page = on_own_page(shop, one.mobile);
    auto shelf = page.asks("me.rewards").accepted();
    EXPECT_EQ(shelf.text("items.1.name"), "ماگ");
    EXPECT_EQ(shelf.number("items.1.missing"), 0);
    EXPECT_EQ(shelf.at("places").as_array().size(), 2u);
    page.asks("me.take_reward", R"({"reward":"ماگ"})").is_refused("sales.branch_not_named");
    auto at_branch = R"(,"branch":")" + shop.branch + "\"}";
    auto taken = page.asks("me.take_reward", R"({"reward":"ماگ")" + at_branch).accepted();
    EXPECT_EQ(taken.text("redemption.state"), "reserved");
    EXPECT_EQ(taken.number("points_left"), 20);
    page.asks("me.take_reward", R"({"reward":"فنجان قهوه")" + at_branch).is_refused("ledger.balance_short");
    EXPECT_EQ(page.asks("me.rewards").accepted().number("items.0.missing"), 30);

    auto id = taken.text("redemption.id");
    EXPECT_EQ(page.asks("me.cancel_reward", R"({"redemption":")" + id + R"("})").accepted().number("points_left"), 120);
    page.asks("me.cancel_reward", R"({"redemption":")" + id + R"("})").is_refused("rewards.settled");
    auto again = page.asks("me.take_reward", R"({"reward":"ماگ")" + at_branch).accepted().text("redemption.id");
    auto waiting = shop.cashier.asks("rewards.list", R"({"state":"reserved","member":")" + one.sara + R"("})").accepted();
    EXPECT_EQ(waiting.text("items.0.id"), again);
    shop.cashier.asks("rewards.hand_over", R"({"redemption":")" + again + R"("})").accepted();
    page.asks("me.cancel_reward", R"({"redemption":")" + again + R"("})").is_refused("rewards.settled");
    auto after = page.asks("me.rewards").accepted();
    EXPECT_EQ(after.text("taken.0.state"), "handed_over");
    EXPECT_EQ(after.text("taken.1.state"), "cancelled");
    EXPECT_EQ(shop.points(one.sara), 20);
}

SCENARIO("On their own page a member takes as much as one number allows, nobody else's, and nothing while their credit is closed [F078 B46 F177]") {
    Prizes one;
    auto& shop = one.shop;
    auto other_mobile = Shop::fresh_mobile();
    one.joins(other_mobile);
    auto page = on_own_page(shop, one.mobile), other = on_own_page(shop, other_mobile);
    auto mug = R"({"reward":"ماگ","branch":")" + shop.branch + "\"}";
    page.asks("me.allow_credit", R"({"most":99})").accepted();
    page.asks("me.take_reward", mug).is_refused("consent.number_above_allowed");
    page.asks("me.allow_credit", R"({"most":100})").accepted();
    auto id = page.asks("me.take_reward", mug).accepted().text("redemption.id");
    other.asks("me.cancel_reward", R"({"redemption":")" + id + R"("})").is_refused("rewards.missing");
    shop.owner.asks("rewards.set_stock", R"({"reward":"ماگ","remaining":0})").accepted();
    other.asks("me.take_reward", mug).is_refused("rewards.out_of_stock");
    EXPECT_FALSE(other.asks("me.rewards").accepted().at("items.1.is_left").as_bool());
    shop.owner.asks("members.freeze_credit", R"({"member":")" + one.sara + R"("})").accepted();
    page.asks("me.take_reward", R"({"reward":"فنجان قهوه","branch":")" + shop.branch + "\"}").is_refused("members.credit_frozen");
    EXPECT_EQ(shop.points(one.sara), 20);
}
