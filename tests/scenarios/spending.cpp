// Spending credit at the till: never twice, never more than allowed, never without the member's consent.
#include "world/at_once.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr std::int64_t minute = 60'000;

}  // namespace

SCENARIO("Credit is spent at once: the same rial never at two tills or branches, even when fifty ask together [F074 F076 B01 B02 B08 B13 B15]") {
    Shop shop(R"({"rules":[]})");
    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    auto spent = at_once(50, [&](int i) {
        return shop.sells_by(i % 2 ? shop.cashier : shop.other_cashier, sara, 2'000'000, 100'000, "", "race-" + std::to_string(i) + shop.slug());
    });
    EXPECT_EQ(spent, 10);
    EXPECT_EQ(shop.credit(sara), 0);
}

SCENARIO("The cashier chooses how much credit is used, from nothing to all of the bill [F086 B31 B35 B54]") {
    Shop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 2'350'000);
    EXPECT_EQ(shop.sells(sara, 1'000'000, 0).accepted().number("credit"), 0);
    auto sale = shop.sells(sara, 1'000'001, 1'000'001);
    EXPECT_EQ(sale.accepted().number("payable"), 0);
    EXPECT_EQ(sale.number("points"), 0) << "the part paid with credit does not earn";
    shop.quote(sara, 500'000, R"("credit":500001)").is_refused("sales.credit_above_payable");
    shop.sells(sara, 9'000'000, 5'000'000).is_refused("ledger.balance_short");
    EXPECT_EQ(shop.credit(sara), 2'350'000 + 30'000 - 1'000'001);
}

SCENARIO("What is paid with credit earns nothing; the rest earns by its lines [B25 B27]") {
    Shop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 2'000'000);
    auto quote = shop.quote(sara, 12'400'000, R"("credit":2000000)");
    EXPECT_EQ(quote.accepted().number("points"), 52);
    EXPECT_EQ(shop.sells(sara, 12'400'000, 2'000'000).accepted().number("points"), 52);
}

SCENARIO("The club's caps by invoice and day and its minimum hold, and say so with their amounts [F070 F071]") {
    Shop shop(usual_program_with(R"("redemption":{"per_invoice":2000000,"per_day":3000000,"minimum":100000})"));
    auto sara = shop.member();
    shop.gives_credit(sara, 10'000'000);
    auto quote = shop.quote(sara, 12'400'000);
    EXPECT_EQ(quote.accepted().number("usable_credit.most"), 2'000'000);
    EXPECT_NE(quote.text("usable_credit.sentence").find("۲۰۰٬۰۰۰\u00a0تومان"), std::string::npos);
    auto refused = shop.sells(sara, 12'400'000, 2'000'001);
    refused.is_refused("program.credit_above_invoice_cap");
    shop.sells(sara, 12'400'000, 99'999).is_refused("program.credit_below_minimum");
    shop.sells(sara, 12'400'000, 2'000'000).accepted();
    shop.sells(sara, 12'400'000, 1'000'001).is_refused("program.credit_above_day_cap");
    shop.sells(sara, 12'400'000, 1'000'000).accepted();
    shop.days_pass(1);
    shop.sells(sara, 12'400'000, 2'000'000).accepted();
}

SCENARIO("Held credit is spendable nowhere else, is captured once in part or whole, and what is not captured is free again [F074 B08]") {
    Shop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    auto hold = shop.holds(sara, 600'000);
    EXPECT_EQ(hold.accepted().text("state"), "held");
    EXPECT_EQ(shop.credit(sara), 400'000);
    shop.sells_by(shop.other_cashier, sara, 1'000'000, 400'001, "", Person::fresh_key()).is_refused("ledger.balance_short");
    auto capture = R"("hold":")" + hold.text("hold") + "\"";
    EXPECT_EQ(shop.sells(sara, 1'000'000, 500'000, capture).accepted().number("credit"), 500'000);
    shop.sells(sara, 1'000'000, 100'000, capture).is_refused("ledger.hold_settled");
    EXPECT_EQ(shop.credit(sara), 500'000 + 15'000);
}

SCENARIO("A hold ends after exactly fifteen minutes, by itself [B39]") {
    Shop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    auto capture = [&](Reply const& hold) { return R"("hold":")" + hold.text("hold") + "\""; };
    auto first = shop.holds(sara, 600'000);
    shop.time_passes(15 * minute);
    shop.sells(sara, 1'000'000, 600'000, capture(first)).is_refused("ledger.hold_ended");
    EXPECT_EQ(shop.credit(sara), 1'000'000);
    auto second = shop.holds(sara, 600'000);
    shop.cashier.asks("sales.void_hold", R"({"hold":")" + second.text("hold") + R"(","member":")" + sara + R"("})").accepted();
    shop.sells(sara, 1'000'000, 600'000, capture(second)).is_refused("ledger.hold_settled");
    EXPECT_EQ(shop.credit(sara), 1'000'000);
}

SCENARIO("One hold is captured by one sale, though fifty try at once [B02]") {
    Shop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    auto hold = shop.holds(sara, 1'000'000);
    auto capture = R"("hold":")" + hold.accepted().text("hold") + "\"";
    EXPECT_EQ(at_once(50, [&](int i) { return shop.sells_by(shop.cashier, sara, 1'000'000, 1'000'000, capture, "hold-" + std::to_string(i) + shop.slug()); }), 1);
    EXPECT_EQ(shop.credit(sara), 0);
}

SCENARIO("Frozen credit earns but is not spent, and a hold placed before the freeze is not captured [F029]") {
    Shop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    auto hold = shop.holds(sara, 500'000);
    shop.owner.asks("members.freeze_credit", R"({"member":")" + sara + R"("})").accepted();
    shop.sells(sara, 1'000'000, 100'000).is_refused("members.credit_frozen");
    shop.sells(sara, 1'000'000, 500'000, R"("hold":")" + hold.text("hold") + "\"").is_refused("members.credit_frozen");
    shop.holds(sara, 1'000).is_refused("members.credit_frozen");
    EXPECT_EQ(shop.sells(sara, 1'000'000).accepted().number("points"), 5);
    auto quote = shop.quote(sara, 1'000'000);
    EXPECT_EQ(quote.accepted().number("usable_credit.most"), 0);
    EXPECT_EQ(quote.text("usable_credit.sentence"), "اعتبار این عضو بسته است");
}

SCENARIO("Spending asks for the member's PIN as the club decided; the fifth wrong one locks [F075 B46]") {
    Shop shop;
    shop.owner.asks("members.set_consent_policy", R"({"pin_from":1})").accepted();
    auto sara = shop.member_with_pin("7295");
    shop.gives_credit(sara, 1'000'000);
    shop.sells(sara, 1'000'000, 100'000).is_refused("sales.consent_required");
    EXPECT_EQ(shop.sells(sara, 1'000'000, 100'000, R"("pin":"7295")").accepted().number("credit"), 100'000);
    for (int i = 0; i < 4; ++i) shop.sells(sara, 1'000'000, 100'000, R"("pin":"1357")").is_refused("pin.wrong");
    auto fifth = shop.sells(sara, 1'000'000, 100'000, R"("pin":"1357")");
    EXPECT_FALSE(fifth.is_accepted());
    shop.sells(sara, 1'000'000, 100'000, R"("pin":"7295")").is_refused("pin.locked");
    EXPECT_EQ(shop.credit(sara), 900'000 + 27'000);
    shop.time_passes(16 * minute);
    shop.sells(sara, 1'000'000, 100'000, R"("pin":"7295")").accepted();
}

SCENARIO("A hold waits for consent, and is captured only after it was given [F074 F075 B46]") {
    Shop shop;
    shop.owner.asks("members.set_consent_policy", R"({"pin_from":1})").accepted();
    auto sara = shop.member_with_pin("7295");
    shop.gives_credit(sara, 1'000'000);
    auto hold = shop.holds(sara, 400'000);
    EXPECT_EQ(hold.accepted().text("state"), "waits_for_consent");
    EXPECT_EQ(hold.text("needed"), "pin");
    auto capture = R"("hold":")" + hold.text("hold") + "\"";
    shop.sells(sara, 1'000'000, 400'000, capture).is_refused("sales.consent_required");
    auto confirm = [&](char const* pin) {
        return shop.cashier.asks("sales.confirm_hold", R"({"hold":")" + hold.text("hold") + R"(","member":")" + sara + R"(","pin":")" + pin + R"("})");
    };
    confirm("1357").is_refused("pin.wrong");
    EXPECT_EQ(confirm("7295").accepted().text("state"), "held");
    shop.sells(sara, 1'000'000, 400'000, capture).accepted();
    EXPECT_EQ(shop.credit(sara), 600'000 + 18'000);
}

SCENARIO("A quote counts the credit that is held for its own sale, and no other hold [F052 F074]") {
    Shop shop;
    auto sara = shop.member(), ali = shop.member();
    shop.gives_credit(sara, 1'000'000);
    auto hold = shop.holds(sara, 1'000'000).accepted().text("hold");
    auto quote = [&](std::string const& member, std::string const& more) {
        return shop.cashier.asks("sales.quote", R"({"member":{"kind":"id","id":")" + member +
                                                    R"("},"lines":[{"name":"چای","unit_price":3000000,"quantity":1}],)" + more + "}");
    };
    quote(sara, R"("credit":1000000)").is_refused("ledger.balance_short");
    auto held = quote(sara, R"("hold":")" + hold + "\"").accepted();
    EXPECT_EQ(held.number("credit"), 1'000'000);
    EXPECT_EQ(held.number("payable"), 2'000'000);
    EXPECT_EQ(quote(sara, R"("credit":400000,"hold":")" + hold + "\"").accepted().number("payable"), 2'600'000);
    quote(ali, R"("hold":")" + hold + "\"").is_refused("ledger.hold_ended");
    shop.time_passes(15 * 60 * 1000);
    quote(sara, R"("hold":")" + hold + "\"").is_refused("ledger.hold_ended");
}

SCENARIO("Another member's hold is no good, and an unknown one is missing") {
    Shop shop;
    auto sara = shop.member(), ali = shop.member();
    shop.gives_credit(sara, 1'000'000);
    auto hold = shop.holds(sara, 400'000);
    shop.sells(ali, 1'000'000, 400'000, R"("hold":")" + hold.text("hold") + "\"").is_refused("sales.hold_of_another_member");
    shop.sells(sara, 1'000'000, 400'000, R"("hold":"hld_0000000000001")").is_refused("ledger.hold_missing");
}
