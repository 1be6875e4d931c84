// Selling at the till: what a sale earns, what it says, and what it never does twice.
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

SCENARIO("A sale earns points by amount and credit by percent, and the receipt says how many and why [F041 F058 F059 F060 F067 F085 F086 F087 B14 B29 idea 4]") {
    Shop shop;
    auto sara = shop.member(R"("first_name":"سارا","last_name":"محمدی")");
    auto quote = shop.quote(sara, 12'400'000);
    EXPECT_EQ(quote.accepted().number("points"), 62);
    EXPECT_EQ(quote.number("earned_credit"), 372'000);
    auto sale = shop.sells(sara, 12'400'000);
    EXPECT_EQ(sale.accepted().number("points"), 62);
    EXPECT_EQ(sale.number("earned_credit"), 372'000);
    EXPECT_EQ(sale.number("member.balances.points"), 62);
    EXPECT_EQ(sale.text("member.name"), "سارا محمدی");
    EXPECT_EQ(sale.text("branch_name"), "ونک");
    EXPECT_EQ(sale.text("cashier"), "مریم احمدی");
    EXPECT_NE(sale.text("awards.0.sentence").find("۲۰٬۰۰۰\u00a0تومان"), std::string::npos) << sale.text("awards.0.sentence");
    EXPECT_EQ(shop.points(sara), 62);
    EXPECT_EQ(shop.credit(sara), 372'000);
}

SCENARIO("Thirty and twenty on two days earn what fifty does: the remainder is kept for the member [B30 B32]") {
    Shop shop(R"({"rules":[{"number":1,"name":"امتیاز","when":[],"gives":{"kind":"points_per_amount","points":1,"per":50}}]})");
    auto ali = shop.member();
    EXPECT_EQ(shop.sells(ali, 30).accepted().number("points"), 0);
    shop.days_pass(1);
    EXPECT_EQ(shop.sells(ali, 20).accepted().number("points"), 1);
    EXPECT_EQ(shop.points(ali), 1);
}

SCENARIO("The same request twice is one sale with one answer, byte for byte; the same key with another basket is refused [B03 B05 B09 B10 B16]") {
    Shop shop;
    auto sara = shop.member();
    auto key = Person::fresh_key();
    auto first = shop.sells_by(shop.cashier, sara, 2'000'000, 0, "", key);
    auto again = shop.sells_by(shop.cashier, sara, 2'000'000, 0, "", key);
    EXPECT_EQ(first.accepted().body(), again.accepted().body());
    EXPECT_TRUE(again.answer().is_replay);
    shop.sells_by(shop.cashier, sara, 4'000'000, 0, "", key).is_refused("key.reused_for_another_request");
    auto later = shop.sells_by(shop.cashier, sara, 2'000'000, 0, R"("till_time":"2026-01-01T00:00:00.000Z")", key);
    EXPECT_EQ(first.body(), later.accepted().body()) << "the till's own time is not part of the meaning";
    EXPECT_EQ(shop.points(sara), 10);
}

SCENARIO("An invoice of other software is recorded once, even under a new key [F087 F181 B03 B11]") {
    Shop shop;
    auto accounting = shop.api_key();
    auto sara = shop.member();
    auto request = R"("branch":")" + shop.branch + R"(","document":"INV-1")";
    shop.sells_by(accounting, sara, 2'000'000, 0, request, Person::fresh_key()).accepted();
    shop.sells_by(accounting, sara, 2'000'000, 0, request, Person::fresh_key()).is_refused("sales.document_recorded_already");
    EXPECT_EQ(shop.points(sara), 10);
    shop.sells_by(accounting, sara, 2'000'000, 0, "", Person::fresh_key()).is_refused("sales.branch_not_named");
}

SCENARIO("An invoice number is a branch's: whoever records it again is told which receipt has it, another branch may use it too [F087 F181 B11]") {
    Shop shop;
    auto sara = shop.member();
    auto invoice = [](std::string const& branch) { return R"("branch":")" + branch + R"(","document":"INV-1")"; };
    auto first = shop.sells_by(shop.cashier, sara, 2'000'000, 0, R"("document":"INV-1")", Person::fresh_key()).accepted();
    for (auto const& who : {shop.api_key(), shop.api_key(), shop.owner}) {
        auto refused = shop.sells_by(who, sara, 2'000'000, 0, invoice(shop.branch), Person::fresh_key());
        refused.is_refused("sales.document_recorded_already");
        EXPECT_EQ(refused.text("pointer"), "/document");
        EXPECT_EQ(refused.text("facts.sale"), first.text("sale"));
        EXPECT_EQ(refused.text("facts.receipt"), std::to_string(first.number("number")));
    }
    EXPECT_EQ(shop.points(sara), 10);
    auto elsewhere = shop.sells_by(shop.api_key(), sara, 2'000'000, 0, invoice(shop.second_branch), Person::fresh_key()).accepted();
    auto again = shop.sells_by(shop.other_cashier, sara, 2'000'000, 0, R"("document":"INV-1")", Person::fresh_key());
    EXPECT_EQ(again.is_refused("sales.document_recorded_already").text("facts.receipt"), elsewhere.text("sale")) << "recorded at no till";
    EXPECT_EQ(shop.points(sara), 20);
}

SCENARIO("A sale of nothing costs nothing, earns nothing and is accepted; a sale of no lines is not [B35]") {
    Shop shop;
    auto sara = shop.member();
    EXPECT_EQ(shop.sells(sara, 0).accepted().number("points"), 0);
    shop.cashier.asks("sales.record", R"({"lines":[],"payments":{"card":0,"cash":0,"other":0}})").is_refused("sales.basket_empty");
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("A guest buys without a member, and goods of the catalogue are sold at their price [F081 F082 F083]") {
    Shop shop;
    auto tea = shop.owner.asks("goods.define", R"({"name":"چای لاهیجان ۵۰۰ گرم","price":4450000,"barcodes":["6260000000014"]})").accepted().text("id");
    auto sale = shop.cashier.asks("sales.record", R"({"lines":[{"barcode":"۶۲۶۰۰۰۰۰۰۰۰۱۴","quantity":2}],"payments":{"card":8900000,"cash":0,"other":0}})");
    EXPECT_EQ(sale.accepted().number("net"), 8'900'000);
    EXPECT_EQ(sale.text("lines.0.good"), tea);
    EXPECT_EQ(sale.text("lines.0.name"), "چای لاهیجان ۵۰۰ گرم");
    EXPECT_FALSE(sale.has("member"));
    shop.cashier.asks("sales.record", R"({"lines":[{"barcode":"6260000000999"}],"payments":{"card":0,"cash":0,"other":0}})").is_refused("sales.good_unknown");
}

SCENARIO("A further discount on one line lowers what is paid and what is earned [F079 F084 B28]") {
    Shop shop;
    auto sara = shop.member();
    auto sale = shop.cashier.asks("sales.record", R"({"member":)" + Shop::by_id(sara) + R"(,"lines":[
        {"name":"قهوه","unit_price":4500000,"discount_rate":1000},{"name":"شکلات","unit_price":1950000,"quantity":2,"discount":100000}],
        "payments":{"card":7850000,"cash":0,"other":0}})");
    EXPECT_EQ(sale.accepted().number("lines.0.discount"), 450'000);
    EXPECT_EQ(sale.number("discount"), 550'000);
    EXPECT_EQ(sale.number("net"), 7'850'000);
    EXPECT_EQ(sale.number("points"), 39);
    shop.cashier.asks("sales.quote", R"({"lines":[{"name":"قهوه","unit_price":10,"discount":11}]})").is_refused("sales.discount_out_of_range");
    shop.cashier.asks("sales.quote", R"({"lines":[{"name":"قهوه","unit_price":10,"quantity":0}]})").is_refused("sales.quantity_out_of_range");
}

SCENARIO("Each till counts its own receipts, and a receipt is found and shown again by its number [F083 F173 F182]") {
    Shop shop;
    auto sara = shop.member();
    auto first = shop.sells(sara, 2'000'000), second = shop.sells(sara, 4'000'000);
    EXPECT_EQ(second.accepted().number("number"), first.accepted().number("number") + 1);
    auto elsewhere = shop.sells_by(shop.other_cashier, sara, 1'000'000, 0, "", Person::fresh_key());
    EXPECT_NE(elsewhere.accepted().number("number") / 10'000'000, first.number("number") / 10'000'000);
    auto shown = shop.cashier.asks("sales.find_receipt", R"({"number":)" + std::to_string(second.number("number")) + "}");
    EXPECT_EQ(shown.accepted().text("receipt.sale"), second.text("sale"));
    EXPECT_EQ(shown.number("receipt.points"), 20);
    EXPECT_EQ(shown.text("receipt.awards.0.sentence"), second.text("awards.0.sentence"));
    shop.cashier.asks("sales.find_receipt", R"({"number":99})").is_refused("sales.missing");
    EXPECT_EQ(shop.owner.asks("sales.list", R"({"member":")" + sara + R"("})").accepted().at("items").as_array().size(), 3u);
}

SCENARIO("Payments are kept by kind and must add up to what is to be paid [F077 F079]") {
    Shop shop;
    auto sara = shop.member();
    auto basket = R"({"member":)" + Shop::by_id(sara) + R"(,"lines":[)" + Shop::line(1'000'000) + "],";
    shop.cashier.asks("sales.record", basket + R"("payments":{"card":400000,"cash":500000,"other":0}})").is_refused("sales.payments_do_not_add_up");
    auto sale = shop.cashier.asks("sales.record", basket + R"("payments":{"card":400000,"cash":500000,"other":100000}})");
    EXPECT_EQ(sale.accepted().number("payments.other"), 100'000);
    EXPECT_EQ(shop.points(sara), 5);
}

SCENARIO("An inactive member's sale is recorded without award, and says so [F028]") {
    Shop shop;
    auto sara = shop.member();
    shop.owner.asks("members.deactivate", R"({"member":")" + sara + R"("})").accepted();
    auto sale = shop.sells(sara, 2'000'000);
    EXPECT_EQ(sale.accepted().number("points"), 0);
    EXPECT_EQ(sale.text("notices.0"), "عضویت غیرفعال است؛ این فروش امتیاز ندارد.");
    shop.owner.asks("members.activate", R"({"member":")" + sara + R"("})").accepted();
    EXPECT_EQ(shop.points(sara), 0);
    shop.sells(sara, 2'000'000).accepted();
    EXPECT_EQ(shop.points(sara), 10);
}

SCENARIO("A card names its member at the till; a blocked one names nobody, but the mobile does [F031 F033 F036 F037 F038 F040]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    auto enrolled = shop.cashier.asks("members.enrol", R"({"mobile":")" + mobile + R"(","issue_card":true})");
    auto card = enrolled.accepted().text("card");
    auto by_card = R"("member":{"kind":"card","card":";)" + card + R"(?"},"lines":[)" + Shop::line(2'000'000) + R"(],"payments":{"card":2000000,"cash":0,"other":0})";
    shop.cashier.asks("sales.record", "{" + by_card + "}").accepted();
    shop.owner.asks("members.block_card", R"({"member":")" + enrolled.text("id") + R"("})");
    shop.cashier.asks("sales.record", "{" + by_card + "}").is_refused("cards.blocked");
    auto by_mobile = R"({"member":{"kind":"mobile","mobile":")" + mobile + R"("},"lines":[)" + Shop::line(2'000'000) + R"(],"payments":{"card":2000000,"cash":0,"other":0}})";
    shop.cashier.asks("sales.record", by_mobile).accepted();
    EXPECT_EQ(shop.points(enrolled.text("id")), 20);
}

SCENARIO("A sale that comes in late is judged by its own day; nobody records tomorrow's, and a cashier no other day's [B37]") {
    Shop shop(R"({"rules":[{"number":1,"name":"سه‌شنبه‌های طلایی","when":[{"kind":"weekday","days":["tuesday"]}],
        "gives":{"kind":"points_per_amount","points":1,"per":100000}}]})");
    auto sara = shop.member();
    shop.wakes_on(1410, 1, 6);  // a Wednesday
    auto late = [&](Person const& who, char const* day) {
        return who.asks("sales.record", R"({"member":)" + Shop::by_id(sara) + R"(,"lines":[)" + Shop::line(1'000'000) + R"(],"payments":{"card":1000000,"cash":0,"other":0},
            "branch":")" + shop.branch + R"(","sale_day":")" + day + R"("})");
    };
    EXPECT_EQ(shop.sells(sara, 1'000'000).accepted().number("points"), 0);
    auto tuesday = iso_day(shop.today() - 1), tomorrow = iso_day(shop.today() + 1);
    EXPECT_EQ(weekday(shop.today() - 1), Weekday::tuesday);
    EXPECT_EQ(late(shop.owner, tuesday.c_str()).accepted().number("points"), 10);
    late(shop.owner, tomorrow.c_str()).is_refused("sales.sale_day_ahead");
    late(shop.cashier, tuesday.c_str()).is_refused("sales.sale_day_not_allowed");
}

SCENARIO("A quote is honoured for fifteen minutes after the program has changed, and not a millisecond longer [B13 B37]") {
    Shop shop;
    auto sara = shop.member();
    auto version = shop.quote(sara, 2'000'000).accepted().number("program_version");
    shop.publishes(R"({"rules":[]})");
    auto quoted = R"("program_version":)" + std::to_string(version);
    EXPECT_EQ(shop.sells(sara, 2'000'000).accepted().number("points"), 0);
    EXPECT_EQ(shop.sells(sara, 2'000'000, 0, quoted).accepted().number("points"), 10);
    shop.time_passes(15 * 60 * 1000);
    EXPECT_EQ(shop.sells(sara, 2'000'000, 0, quoted).accepted().number("points"), 0);
}

SCENARIO("A cashier sells at their own branch alone, and another club's member is a stranger [F174 F175 B57]") {
    Shop laleh, narges;
    auto sara = laleh.member();
    auto bound = laleh.staff("cashier", "", laleh.branch);
    laleh.sells_by(bound, sara, 1'000'000, 0, R"("branch":")" + laleh.second_branch + "\"", Person::fresh_key()).is_refused("caller.foreign_branch");
    laleh.sells_by(bound, sara, 1'000'000, 0, R"("branch":")" + laleh.branch + "\"", Person::fresh_key()).accepted();
    narges.sells(sara, 1'000'000).is_refused("members.missing");
}

SCENARIO("Loading and quoting a basket gives nothing, however often: only the recorded sale does [B07 B11]") {
    Shop shop;
    auto sara = shop.member();
    for (int i = 0; i < 5; ++i) shop.quote(sara, 2'000'000).accepted();
    EXPECT_EQ(shop.points(sara), 0);
}
