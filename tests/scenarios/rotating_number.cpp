// The number of the member's page, which consents to a spend at the till (idea 12).
#include <atomic>
#include <latch>
#include <thread>

#include "world/own_page.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

/// A member with credit at a till whose club asks for consent, and their page.
struct Spender {
    Spender() {
        shop.operator_of_server.asks("members.set_consent_policy", R"({"pin_from":1})").accepted();
        sara = shop.cashier.asks("members.enrol", R"({"mobile":")" + mobile + R"("})").accepted().text("id");
        shop.gives_credit(sara, 9'000'000);
        page = on_own_page(shop, mobile);
    }
    std::string holds(std::int64_t rial = 100'000) { return shop.holds(sara, rial).accepted().text("hold"); }
    Reply confirms(std::string const& hold, std::string const& number) { return confirms(hold, number, sara); }
    Reply confirms(std::string const& hold, std::string const& number, std::string const& member) {
        return shop.cashier.asks("sales.confirm_hold", R"({"hold":")" + hold + R"(","member":")" + member + R"(","number":")" + number + R"("})");
    }
    std::string wrong_number() {
        for (int guess = 100'000;; ++guess) {
            bool is_right = false;
            for (int beside = -3; beside <= 3; ++beside) is_right |= number_on_page(page, beside) == std::to_string(guess);
            if (!is_right) return std::to_string(guess);
        }
    }
    Shop shop;
    std::string mobile = Shop::fresh_mobile(), sara;
    Person page;
};

}  // namespace

SCENARIO("The number of the member's page consents once; shown again it is refused, and so is one long past [F074 B46 idea 12]") {
    Spender one;
    auto& shop = one.shop;
    auto hold = one.holds();
    one.confirms(hold, number_on_page(one.page, -4)).is_refused("consent.number_wrong");
    auto number = number_on_page(one.page);
    EXPECT_EQ(one.confirms(hold, number).accepted().text("state"), "held");
    shop.sells(one.sara, 1'000'000, 100'000, R"("hold":")" + hold + "\"").accepted();
    one.confirms(one.holds(), number).is_refused("consent.number_used");
    EXPECT_EQ(shop.logged().find("\"" + number + "\""), std::string::npos);
}

SCENARIO("Half a minute of drift of the phone's clock is forgiven; a number before the last one taken is not [idea 12]") {
    Spender one;
    EXPECT_EQ(one.confirms(one.holds(), number_on_page(one.page, 1)).accepted().text("state"), "held");
    one.confirms(one.holds(), number_on_page(one.page, 0)).is_refused("consent.number_used");
}

SCENARIO("One number consents to one hold, though ten tills try it at once [B02 idea 12]") {
    Spender one;
    std::vector<std::string> holds;
    for (int i = 0; i < 10; ++i) holds.push_back(one.holds());
    auto number = number_on_page(one.page);
    std::latch barrier(10);
    std::atomic<int> accepted = 0;
    std::vector<std::thread> threads;
    for (auto const& hold : holds)
        threads.emplace_back([&, hold] {
            barrier.arrive_and_wait();
            if (one.confirms(hold, number).is_accepted()) ++accepted;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(accepted, 1);
}

SCENARIO("Five wrong numbers close it for a while; another's number, and one of a phone signed out, are wrong [B46 B48 idea 12]") {
    Spender one;
    auto ali_mobile = Shop::fresh_mobile();
    one.shop.cashier.asks("members.enrol", R"({"mobile":")" + ali_mobile + R"("})").accepted();
    auto ali = on_own_page(one.shop, ali_mobile);
    auto wrong = one.wrong_number();
    auto hold = one.holds();
    auto alis = number_on_page(ali);
    EXPECT_EQ(one.confirms(hold, alis == number_on_page(one.page) ? wrong : alis).is_refused("consent.number_wrong").number("facts.left"), 4);
    for (int left = 3; left > 0; --left) EXPECT_EQ(one.confirms(hold, wrong).is_refused("consent.number_wrong").number("facts.left"), left);
    one.confirms(hold, wrong).is_refused("consent.number_locked");
    one.confirms(hold, number_on_page(one.page)).is_refused("consent.number_locked");
    one.shop.time_passes(15 * 60'000);
    hold = one.holds();
    auto number = number_on_page(one.page);
    one.page.asks("me.sign_out").accepted();
    one.confirms(hold, number).is_refused("consent.number_wrong");
}

SCENARIO("A member says how much one number allows; it serves where the club asks for a code, too [B46 idea 12]") {
    Spender one;
    one.shop.operator_of_server.asks("members.set_consent_policy", R"({"pin_from":1,"code_from":300000})").accepted();
    one.page.asks("me.allow_credit", R"({"most":200000})").accepted();
    EXPECT_EQ(one.page.asks("me.consent_number").accepted().number("most"), 200'000);
    one.confirms(one.holds(200'001), number_on_page(one.page)).is_refused("consent.number_above_allowed");
    one.page.asks("me.allow_credit", "{}").accepted();
    EXPECT_EQ(one.confirms(one.holds(400'000), number_on_page(one.page)).accepted().text("state"), "held");
    one.page.asks("me.allow_credit", R"({"most":-1})").is_refused("request.out_of_range");
}
