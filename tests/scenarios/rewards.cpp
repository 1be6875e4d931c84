// Prizes for points: taken, kept at a branch, handed over, or cancelled and the points given back.
#include "world/at_once.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string const prizes = R"("rewards":[{"name":"فنجان قهوه","points":50},{"name":"ماگ","points":100}])";

struct PrizeShop : Shop {
    explicit PrizeShop(std::string const& more = prizes) : Shop(usual_program_with(more)) {}
    /// A member with so many points, by a purchase.
    std::string with_points(std::int64_t points, std::string const& more = "") {
        auto who = member(more);
        sells(who, points * 200'000).accepted();
        return who;
    }
    Reply takes(std::string const& who, std::string const& reward, std::string const& more = "") { return takes_at(cashier, who, reward, more); }
    static Reply takes_at(Person const& by, std::string const& who, std::string const& reward, std::string const& more = "") {
        return by.asks("rewards.redeem", R"({"member":)" + by_id(who) + R"(,"reward":")" + reward + "\"" + more + "}");
    }
    static Reply settles(Person const& by, char const* how, std::string const& redemption) {
        return by.asks(how, R"({"redemption":")" + redemption + R"("})");
    }
    Reply stock(std::string const& reward, std::int64_t remaining) {
        return owner.asks("rewards.set_stock", R"({"reward":")" + reward + R"(","remaining":)" + std::to_string(remaining) + "}");
    }
};

}  // namespace

SCENARIO("A prize is taken for points, waits at its branch, and is handed over once [F078]") {
    PrizeShop shop;
    auto sara = shop.with_points(120);
    auto taken = shop.takes(sara, "ماگ").accepted();
    EXPECT_EQ(taken.text("redemption.state"), "reserved");
    EXPECT_EQ(taken.number("points_left"), 20);
    EXPECT_EQ(shop.points(sara), 20);
    auto id = taken.text("redemption.id");
    auto waiting = shop.cashier.asks("rewards.list", R"({"state":"reserved"})").accepted();
    EXPECT_EQ(waiting.text("items.0.id"), id);
    EXPECT_EQ(PrizeShop::settles(shop.cashier, "rewards.hand_over", id).accepted().text("state"), "handed_over");
    PrizeShop::settles(shop.cashier, "rewards.hand_over", id).is_refused("rewards.settled");
    PrizeShop::settles(shop.cashier, "rewards.cancel", id).is_refused("rewards.settled");
    EXPECT_EQ(shop.points(sara), 20);
}

SCENARIO("A prize takes exactly its points and not one less [F078 B35]") {
    PrizeShop shop;
    auto one_short = shop.with_points(49), exact = shop.with_points(50);
    EXPECT_EQ(shop.cashier.asks("rewards.shelf", R"({"member":")" + one_short + R"("})").accepted().number("items.0.missing"), 1);
    EXPECT_EQ(shop.cashier.asks("rewards.shelf", R"({"member":")" + exact + R"("})").accepted().number("items.0.missing"), 0);
    shop.takes(one_short, "فنجان قهوه").is_refused("ledger.balance_short");
    EXPECT_EQ(shop.points(one_short), 49);
    EXPECT_EQ(shop.takes(exact, "فنجان قهوه").accepted().number("points_left"), 0);
    shop.takes(exact, "چیزی دیگر").is_refused("rewards.unknown");
}

SCENARIO("A cancelled prize gives the points back to the lots they came from [F078 B12]") {
    PrizeShop shop(prizes + R"(,"points_life":{"ends":{"kind":"after_days","days":30}})");
    auto sara = shop.with_points(100);
    auto before = shop.owner.asks("ledger.balances", R"({"member":")" + sara + R"("})").accepted();
    auto id = shop.takes(sara, "ماگ").accepted().text("redemption.id");
    EXPECT_EQ(shop.points(sara), 0);
    auto cancelled = PrizeShop::settles(shop.cashier, "rewards.cancel", id).accepted();
    EXPECT_EQ(cancelled.number("given_back"), 100);
    EXPECT_EQ(cancelled.number("lost"), 0);
    EXPECT_EQ(shop.points(sara), 100);
    auto after = shop.owner.asks("ledger.balances", R"({"member":")" + sara + R"("})").accepted();
    EXPECT_EQ(after.text("points.lots.0.last_day"), before.text("points.lots.0.last_day"));
    auto late = shop.takes(sara, "ماگ").accepted().text("redemption.id");
    shop.days_pass(31);
    auto lost = PrizeShop::settles(shop.cashier, "rewards.cancel", late).accepted();
    EXPECT_EQ(lost.number("lost"), 100) << "their last day has passed meanwhile";
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("Stock runs out with the last one, and a cancelled prize is there again [F078]") {
    PrizeShop shop;
    auto sara = shop.with_points(100), ali = shop.with_points(100);
    shop.stock("ماگ", 1).accepted();
    auto taken = shop.takes(sara, "ماگ").accepted();
    EXPECT_EQ(taken.number("remaining"), 0);
    shop.takes(ali, "ماگ").is_refused("rewards.out_of_stock");
    EXPECT_EQ(shop.points(ali), 100);
    PrizeShop::settles(shop.cashier, "rewards.cancel", taken.text("redemption.id")).accepted();
    shop.takes(ali, "ماگ").accepted();
    shop.stock("ماگ", -1).is_refused("rewards.out_of_bounds");
    shop.stock("چیزی دیگر", 1).is_refused("rewards.unknown");
    shop.cashier.asks("rewards.set_stock", R"({"reward":"ماگ"})").is_refused("caller.not_allowed");
    shop.owner.asks("rewards.set_stock", R"({"reward":"ماگ"})").accepted();
    EXPECT_FALSE(shop.owner.asks("rewards.shelf").accepted().has("items.1.remaining"));
}

SCENARIO("A prize needs the member's consent as credit does, and a wrong PIN takes nothing [F078 F075]") {
    PrizeShop shop;
    shop.owner.asks("members.set_consent_policy", R"({"pin_from":1})").accepted();
    auto sara = shop.member_with_pin("4816");
    shop.sells(sara, 100 * 200'000).accepted();
    auto shelf = shop.cashier.asks("rewards.shelf", R"({"member":")" + sara + R"("})").accepted();
    EXPECT_EQ(shelf.text("items.0.consent"), "pin");
    EXPECT_TRUE(shelf.at("items.1.is_reached").as_bool());
    shop.takes(sara, "ماگ").is_refused("sales.consent_required");
    shop.takes(sara, "ماگ", R"(,"pin":"1111")").is_refused("pin.wrong");
    EXPECT_EQ(shop.points(sara), 100);
    shop.takes(sara, "ماگ", R"(,"pin":"4816","number":"123456")").is_refused("rewards.pin_and_number");
    shop.takes(sara, "ماگ", R"(,"pin":"4816")").accepted();
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("The same key takes one prize, and whose points are closed takes none [F078 B03]") {
    PrizeShop shop;
    auto sara = shop.with_points(200);
    auto key = Person::fresh_key();
    auto request = R"({"member":)" + Shop::by_id(sara) + R"(,"reward":"ماگ"})";
    auto first = shop.cashier.asks("rewards.redeem", request, key).accepted();
    EXPECT_EQ(shop.cashier.asks("rewards.redeem", request, key).accepted().body(), first.body());
    EXPECT_EQ(shop.points(sara), 100);
    shop.owner.asks("members.freeze_credit", R"({"member":")" + sara + R"("})").accepted();
    shop.takes(sara, "ماگ").is_refused("members.credit_frozen");
    shop.owner.asks("members.unfreeze_credit", R"({"member":")" + sara + R"("})").accepted();
    shop.owner.asks("members.deactivate", R"({"member":")" + sara + R"("})").accepted();
    shop.takes(sara, "ماگ").is_refused("members.inactive");
}

SCENARIO("Each branch sees and hands over its own prizes [F078 F177]") {
    PrizeShop shop;
    auto sara = shop.with_points(200);
    auto maryam = shop.staff("cashier", shop.till, shop.branch), neda = shop.staff("cashier", shop.second_till, shop.second_branch);
    auto here = PrizeShop::takes_at(maryam, sara, "ماگ").accepted().text("redemption.id");
    PrizeShop::takes_at(maryam, sara, "ماگ", R"(,"branch":")" + shop.second_branch + "\"").is_refused("caller.foreign_branch");
    auto other = PrizeShop::takes_at(neda, sara, "ماگ").accepted().text("redemption.id");
    PrizeShop::settles(maryam, "rewards.hand_over", other).is_refused("caller.foreign_branch");
    auto seen = maryam.asks("rewards.list").accepted();
    EXPECT_EQ(seen.at("items").as_array().size(), 1u);
    EXPECT_EQ(seen.text("items.0.id"), here);
    maryam.asks("rewards.list", R"({"branch":")" + shop.second_branch + R"("})").is_refused("caller.foreign_branch");
    EXPECT_EQ(shop.owner.asks("rewards.list").accepted().at("items").as_array().size(), 2u);
    auto page = shop.owner.asks("rewards.list", R"({"limit":1})").accepted();
    EXPECT_EQ(page.text("next_cursor"), page.text("items.0.id"));
    PrizeShop::settles(shop.owner, "rewards.hand_over", here).accepted();
    EXPECT_EQ(shop.owner.asks("rewards.shelf").accepted().number("items.1.waiting"), 1);
}

SCENARIO("Of eight who reach for the last two prizes at once, two get one, and one member's points buy it once [F078 B01]") {
    PrizeShop shop;
    shop.stock("ماگ", 2).accepted();
    std::vector<std::string> members;
    for (int i = 0; i < 8; ++i) members.push_back(shop.with_points(100));
    EXPECT_EQ(at_once(8, [&](int i) { return shop.takes(members[static_cast<std::size_t>(i)], "ماگ"); }), 2);
    EXPECT_EQ(shop.owner.asks("rewards.shelf").accepted().number("items.1.remaining"), 0);
    auto sara = shop.with_points(50);
    EXPECT_EQ(at_once(6, [&](int) { return shop.takes(sara, "فنجان قهوه"); }), 1);
    EXPECT_EQ(shop.points(sara), 0);
}
