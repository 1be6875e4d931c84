// What a till took, what its receipts say under a line, and the receipt that a customer opens at home.
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

SCENARIO("A shift's report adds up what a till took and gave back on a day, by kind of payment and by cashier [F079 F084]") {
    Shop shop;
    auto report = [&](std::string const& more = "") { return shop.cashier.asks("sales.report_shift", "{" + more + "}"); };
    EXPECT_EQ(report().accepted().number("sales"), 0);
    auto yesterday = report().text("day");
    shop.sells("", 700'000).accepted();
    shop.days_pass(1);

    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    shop.sells(sara, 3'000'000, 1'000'000).accepted();
    auto sale = shop.sells_pieces(shop.member(), 500'000, 4);
    shop.cashier.asks("sales.record", R"({"lines":[{"name":"کالا","unit_price":1000000,"discount":100000}],"payments":{"card":0,"cash":400000,"other":500000}})").accepted();
    shop.sells_by(shop.other_cashier, "", 9'000'000, 0, "", Person::fresh_key()).accepted();
    shop.returns(sale, 1, 1).accepted();
    auto undone = shop.returns(sale, 1, 2);
    shop.undoes(sale, undone.accepted()).accepted();
    auto second = shop.staff("cashier", shop.till);
    shop.sells_by(second, "", 50'000, 0, "", Person::fresh_key()).accepted();

    auto today = report();
    EXPECT_EQ(today.accepted().number("sales"), 4);
    EXPECT_EQ(today.number("gross"), 6'050'000);
    EXPECT_EQ(today.number("discount"), 100'000);
    EXPECT_EQ(today.number("net"), 5'950'000);
    EXPECT_EQ(today.number("credit"), 1'000'000);
    EXPECT_EQ(today.number("payments.card"), 2'000'000);
    EXPECT_EQ(today.number("payments.cash"), 2'450'000);
    EXPECT_EQ(today.number("payments.other"), 500'000);
    EXPECT_EQ(today.number("returns"), 1);
    EXPECT_EQ(today.number("returned_value"), 500'000);
    EXPECT_EQ(today.number("cash_back"), 500'000);
    EXPECT_EQ(today.number("cash_in_drawer"), 1'950'000);
    EXPECT_EQ(today.number("cashiers.0.sales"), 3);
    EXPECT_EQ(today.number("cashiers.1.net"), 50'000);
    EXPECT_EQ(report(R"("day":")" + yesterday + '"').accepted().number("net"), 700'000);

    shop.owner.asks("sales.report_shift").is_refused("sales.till_not_named");
    shop.owner.asks("sales.report_shift", R"({"till":"til_0000000000001"})").is_refused("tills.missing");
    EXPECT_EQ(shop.owner.asks("sales.report_shift", R"({"till":")" + shop.second_till + R"("})").accepted().number("net"), 9'000'000);
    auto local = shop.staff("cashier", shop.till, shop.branch);
    local.asks("sales.report_shift", R"({"till":")" + shop.second_till + R"("})").is_refused("caller.foreign_branch");
}

SCENARIO("A note under a line is kept with the sale; one that is too long is refused [F084]") {
    Shop shop;
    auto sells = [&](std::string const& note) {
        return shop.cashier.asks("sales.record", R"({"lines":[{"name":"کیک","unit_price":1000000,"note":")" + note +
                                                     R"("}],"payments":{"card":1000000,"cash":0,"other":0}})");
    };
    auto sale = sells("  با نوشتهٔ «تولدت مبارک»  ");
    EXPECT_EQ(sale.accepted().text("lines.0.note"), "با نوشتهٔ «تولدت مبارک»");
    auto shown = shop.owner.asks("sales.show", R"({"sale":")" + sale.text("sale") + R"("})");
    EXPECT_EQ(shown.accepted().text("receipt.lines.0.note"), "با نوشتهٔ «تولدت مبارک»");
    EXPECT_FALSE(sells("  ").accepted().has("lines.0.note"));
    sells(std::string(201, 'x')).is_refused("sales.note_too_long");
}

SCENARIO("A receipt opens for whoever holds its link, with a masked member, and for nobody who guesses [F085 F086]") {
    Shop shop;
    auto sara = shop.member(R"("first_name":"سارا","last_name":"محمدی")");
    auto sale = shop.sells_pieces(sara, 1'000'000, 3);
    shop.returns(sale, 1, 1).accepted();
    auto token = shop.cashier.asks("sales.link_receipt", R"({"sale":")" + sale.text("sale") + R"("})").accepted().text("token");
    Person stranger(shop.id(), {});
    auto opens = [&](std::string const& text) { return stranger.asks("sales.show_public_receipt", R"({"token":")" + text + R"("})"); };
    auto open = opens(token);
    EXPECT_EQ(open.accepted().number("net"), 3'000'000);
    EXPECT_EQ(open.number("lines.0.returned"), 1);
    EXPECT_NE(open.text("masked_mobile").find("•••"), std::string::npos);
    EXPECT_EQ(open.body().find("سارا"), std::string::npos);
    EXPECT_EQ(open.body().find(sara), std::string::npos);
    for (std::size_t at : {std::size_t{12}, token.size() - 1}) {
        auto other = token;
        other[at] = other[at] == '1' ? '2' : '1';
        opens(other).is_refused("receipts.unknown");
    }
    opens("").is_refused("receipts.unknown");
    opens(token.substr(1)).is_refused("receipts.unknown");
    Shop elsewhere;
    Person(elsewhere.id(), {}).asks("sales.show_public_receipt", R"({"token":")" + token + R"("})").is_refused("receipts.unknown");
    elsewhere.cashier.asks("sales.link_receipt", R"({"sale":")" + sale.text("sale") + R"("})").is_refused("sales.missing");
}
