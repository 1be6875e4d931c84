// Gift cards: printed, sold and given, spent in part, given back both ways, never twice; whoever passed one on earns.
#include <algorithm>
#include <set>

#include "base/jalali.hpp"
#include "world/at_once.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr std::int64_t worth = 500'000;

class CardShop : public Shop {
  public:
    std::string batch;
    std::vector<std::string> numbers;

    Reply prints(int count, int first = 0, int last = 30, std::int64_t giver_points = 0) {
        auto made = owner.asks("gift_cards.print", R"({"name":"عید غدیر","count":)" + std::to_string(count) + R"(,"value":)" + std::to_string(worth) +
                                                       R"(,"first_day":")" + iso_day(today() + first) + R"(","last_day":")" + iso_day(today() + last) +
                                                       R"(","giver_points":)" + std::to_string(giver_points) + "}");
        batch = made.accepted().text("id");
        auto listed = owner.asks("gift_cards.export", of_batch()).accepted();
        numbers.clear();
        for (auto const& item : listed.at("items").as_array()) numbers.emplace_back(item.at("number").as_string());
        return made;
    }
    void gives(int count, int first = 0, int last = 30, std::int64_t giver_points = 0) {
        prints(count, first, last, giver_points);
        owner.asks("gift_cards.activate", of_batch()).accepted();
    }
    std::string of_batch() const { return R"({"batch":")" + batch + "\"}"; }
    std::string card(std::size_t at = 0) const {
        return owner.asks("gift_cards.list", of_batch()).accepted().text("items." + std::to_string(at) + ".id");
    }
    Reply liability() const { return owner.asks("gift_cards.show_batch", of_batch()).accepted(); }
    Reply balance(std::string const& number) const { return cashier.asks("gift_cards.balance", R"({"number":")" + number + "\"}"); }
    std::int64_t left(std::string const& number) const { return balance(number).accepted().number("left"); }
    /// A sale of one line, paid by cards and the rest in cash.
    Reply pays(std::string const& member, std::int64_t rial, std::string const& cards, std::int64_t cash, std::int64_t credit = 0) const {
        return cashier.asks("sales.record", std::string("{") + (member.empty() ? "" : R"("member":)" + by_id(member) + ",") + R"("lines":[)" + line(rial) +
                                                R"(],"payments":{"card":0,"cash":)" + std::to_string(cash) + R"(,"other":0},"credit":)" +
                                                std::to_string(credit) + R"(,"gift_cards":[)" + cards + "]}");
    }
    static std::string by(std::string const& number, std::int64_t amount = 0) {
        return R"({"number":")" + number + "\"" + (amount ? R"(,"amount":)" + std::to_string(amount) : "") + "}";
    }
    Reply sells_card(std::string const& number, std::int64_t price, std::string const& member = "") const {
        return cashier.asks("sales.record", std::string("{") + (member.empty() ? "" : R"("member":)" + by_id(member) + ",") +
                                                R"("lines":[{"name":"کارت هدیه","unit_price":)" + std::to_string(price) + R"(,"gift_card":")" + number +
                                                R"("}],"payments":{"card":0,"cash":)" + std::to_string(price) + R"(,"other":0}})");
    }
};

}  // namespace

SCENARIO("A batch has sixteen-digit numbers that stand nowhere and are listed for the printer; a card is worth nothing before it is activated [F092 F094]") {
    CardShop shop;
    shop.prints(120);
    EXPECT_EQ(shop.numbers.size(), 120u);
    EXPECT_EQ(std::set<std::string>(shop.numbers.begin(), shop.numbers.end()).size(), 120u);
    for (auto const& number : shop.numbers) {
        EXPECT_EQ(number.size(), 16u);
        EXPECT_TRUE(number.starts_with("77"));
    }
    auto logged = shop.logged();
    EXPECT_TRUE(std::none_of(shop.numbers.begin(), shop.numbers.end(), [&](auto const& number) { return logged.find(number) != std::string::npos; }));
    auto again = shop.owner.asks("gift_cards.export", shop.of_batch()).accepted();
    EXPECT_EQ(again.text("items.7.number"), shop.numbers[7]);
    EXPECT_EQ(shop.liability().number("exported"), 2);
    EXPECT_EQ(shop.liability().number("remaining"), 0);
    shop.pays("", 100'000, shop.by(shop.numbers[0]), 0).is_refused("gift_cards.not_active");
    EXPECT_EQ(shop.owner.asks("gift_cards.activate", shop.of_batch()).accepted().number("left"), 20);
    EXPECT_EQ(shop.owner.asks("gift_cards.activate", shop.of_batch()).accepted().number("activated"), 20);
    auto standing = shop.liability();
    EXPECT_EQ(standing.number("active"), 120);
    EXPECT_EQ(standing.number("remaining"), 120 * worth);
    EXPECT_EQ(shop.owner.asks("gift_cards.list", shop.of_batch()).accepted().text("items.0.tail"), shop.numbers[0].substr(12));
    shop.owner.asks("gift_cards.activate", R"({"batch":")" + shop.batch + R"(","card":")" + shop.card() + "\"}").is_refused("gift_cards.active_already");
}

SCENARIO("A card is spent in part beside credit and cash, within its days; the receipt tells what was used and what is left [F092 F093 B08]") {
    CardShop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 50'000);
    shop.gives(2, 1, 3);
    auto const& number = shop.numbers[0];
    shop.pays(sara, 100'000, shop.by(number), 0).is_refused("gift_cards.not_yet");
    shop.days_pass(1);
    auto sale = shop.pays(sara, 400'000, shop.by(number, 300'000), 50'000, 50'000).accepted();
    EXPECT_EQ(sale.number("gift"), 300'000);
    EXPECT_EQ(sale.number("gift_cards.0.used"), 300'000);
    EXPECT_EQ(sale.number("gift_cards.0.left"), 200'000);
    EXPECT_EQ(sale.text("gift_cards.0.tail"), number.substr(12));
    EXPECT_EQ(sale.number("payable"), 50'000);
    EXPECT_EQ(shop.left(number), 200'000);
    auto shown = shop.owner.asks("sales.show", R"({"sale":")" + sale.text("sale") + "\"}").accepted();
    EXPECT_EQ(shown.number("receipt.gift_cards.0.left"), 200'000);
    shop.pays("", 150'000, shop.by(number, 200'000), 0).is_refused("gift_cards.above_payable");
    shop.pays("", 900'000, shop.by(number, 200'001), 699'999).is_refused("ledger.balance_short");
    shop.pays("", 900'000, shop.by(number) + "," + shop.by(number), 0).is_refused("sales.gift_card_twice");
    shop.pays("", 900'000, shop.by(number), 900'000).is_refused("sales.payments_do_not_add_up");
    EXPECT_EQ(shop.left(number), 200'000);
    shop.pays("", 700'000, shop.by(number) + "," + shop.by(shop.numbers[1]), 0).accepted();
    EXPECT_EQ(shop.left(number), 0);
    shop.pays("", 1'000, shop.by(number), 0).is_refused("gift_cards.empty");
    auto day = shop.cashier.asks("sales.report_shift").accepted();
    EXPECT_EQ(day.number("gift"), 1'000'000);
    shop.days_pass(3);
    shop.pays("", 1'000, shop.by(number), 0).is_refused("gift_cards.ended");
}

SCENARIO("Of many tills that spend one card at once, no rial is spent twice [B02 B04]") {
    CardShop shop;
    shop.gives(1);
    auto accepted = at_once(100, [&](int) { return shop.pays("", 60'000, shop.by(shop.numbers[0], 60'000), 0); });
    EXPECT_EQ(accepted, 8);
    EXPECT_EQ(shop.left(shop.numbers[0]), 20'000);
    EXPECT_EQ(shop.liability().number("spent"), 480'000);
}

SCENARIO("A sold card earns nothing when it is bought, and its use earns like money; it comes back only as it was sold [F092 B22 B27 B36]") {
    CardShop shop;
    auto sara = shop.member();
    shop.prints(2);
    shop.sells_card(shop.numbers[0], worth - 1).is_refused("gift_cards.price_other");
    auto bought = shop.sells_card(shop.numbers[0], worth, sara).accepted();
    EXPECT_EQ(bought.number("points"), 0);
    EXPECT_EQ(bought.number("earned_credit"), 0);
    EXPECT_EQ(bought.text("lines.0.class"), "stored_value");
    EXPECT_EQ(shop.left(shop.numbers[0]), worth);
    shop.sells_card(shop.numbers[0], worth).is_refused("gift_cards.not_for_sale");
    auto used = shop.pays(sara, 400'000, shop.by(shop.numbers[0]), 0).accepted();
    EXPECT_EQ(used.number("points"), 2);
    shop.returns(bought, 1, 1).is_refused("gift_cards.used");
    shop.returns(used, 1, 1).accepted();
    EXPECT_EQ(shop.left(shop.numbers[0]), worth);
    auto back = shop.returns(bought, 1, 1).accepted();
    EXPECT_EQ(back.number("cash_back"), worth);
    shop.pays("", 1'000, shop.by(shop.numbers[0]), 0).is_refused("gift_cards.returned");
    EXPECT_EQ(shop.liability().number("remaining"), 0);
    shop.undoes(bought, back).accepted();
    EXPECT_EQ(shop.left(shop.numbers[0]), worth);
}

SCENARIO("A return gives back to the gift cards first, the last one first, then credit, then cash; and takes again when it is undone [B22 B23]") {
    CardShop shop;
    auto sara = shop.member();
    shop.publishes(R"({"rules":[]})");
    shop.gives_credit(sara, 100'000);
    shop.gives(2);
    auto const& first = shop.numbers[0];
    auto const& second = shop.numbers[1];
    auto sale = shop.cashier.asks("sales.record", R"({"member":)" + shop.by_id(sara) + R"(,"lines":[)" + shop.line(100'000, 10) +
                                                      R"(],"payments":{"card":0,"cash":100000,"other":0},"credit":100000,"gift_cards":[)" +
                                                      shop.by(first) + "," + shop.by(second, 300'000) + "]}").accepted();
    EXPECT_EQ(shop.left(first), 0);
    auto back = shop.returns(sale, 1, 4).accepted();
    EXPECT_EQ(back.number("gift_back"), 400'000);
    EXPECT_EQ(back.number("credit_back"), 0);
    EXPECT_EQ(shop.left(second), worth);
    EXPECT_EQ(shop.left(first), 100'000);
    auto rest = shop.returns(sale, 1, 6).accepted();
    EXPECT_EQ(rest.number("gift_back"), 400'000);
    EXPECT_EQ(rest.number("credit_back"), 100'000);
    EXPECT_EQ(rest.number("cash_back"), 100'000);
    EXPECT_EQ(shop.left(first), worth);
    EXPECT_EQ(shop.credit(sara), 100'000);
    shop.undoes(sale, rest).accepted();
    EXPECT_EQ(shop.left(first), 100'000);
    EXPECT_EQ(shop.left(second), worth);
    shop.pays("", 100'000, shop.by(first), 0).accepted();
    shop.undoes(sale, back).is_refused("ledger.balance_short");
}

SCENARIO("The member who passed a card on earns once, when somebody else uses it, and as long as that use stands [F094 F095]") {
    CardShop shop;
    shop.publishes(R"({"rules":[]})");
    auto sara = shop.member(), nima = shop.member();
    shop.gives(1, 0, 30, 40);
    auto hand = [&](std::string const& member) {
        return shop.owner.asks("gift_cards.hand_over", R"({"card":")" + shop.card() + R"(","member":")" + member + "\"}");
    };
    hand("mem_0000000000044").is_refused("members.missing");
    hand(sara).accepted();
    shop.pays(sara, 50'000, shop.by(shop.numbers[0]), 0).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    auto used = shop.pays(nima, 50'000, shop.by(shop.numbers[0]), 0).accepted();
    EXPECT_EQ(shop.points(sara), 40);
    EXPECT_EQ(shop.points(nima), 0);
    shop.pays("", 50'000, shop.by(shop.numbers[0]), 0).accepted();
    EXPECT_EQ(shop.points(sara), 40);
    hand(nima).is_refused("gift_cards.giver_has_earned");
    auto back = shop.returns(used, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    shop.undoes(used, back).accepted();
    EXPECT_EQ(shop.points(sara), 40);
}

SCENARIO("Wrong numbers are counted though they are refused; a blocked card pays nothing until it is freed [F092]") {
    CardShop shop;
    shop.gives(2);
    auto const& number = shop.numbers[0];
    auto blocks = [&](bool is_blocked) {
        return shop.owner.asks("gift_cards.block", R"({"card":")" + shop.card() + R"(","is_blocked":)" + (is_blocked ? "true" : "false") + "}");
    };
    blocks(true).accepted();
    EXPECT_FALSE(shop.balance(number).accepted().at("is_usable").as_bool());
    shop.pays("", 1'000, shop.by(number), 0).is_refused("gift_cards.blocked");
    blocks(false).accepted();
    shop.pays("", 1'000, shop.by(number), 0).accepted();
    auto mistyped = number;
    mistyped[15] = mistyped[15] == '9' ? '0' : static_cast<char>(mistyped[15] + 1);
    shop.balance(mistyped).is_refused("gift_cards.number_mistyped");
    for (int i = 0; i < 10; ++i) shop.balance("7700000000000008").is_refused("gift_cards.unknown");
    shop.balance(number).is_refused("gift_cards.too_many_tries");
    shop.pays("", 1'000, shop.by(number), 0).is_refused("gift_cards.too_many_tries");
    EXPECT_EQ(shop.other_cashier.asks("gift_cards.balance", R"({"number":")" + number + "\"}").accepted().number("left"), worth - 1'000);
    shop.time_passes(10 * minute_ms);
    EXPECT_EQ(shop.left(number), worth - 1'000);
}

SCENARIO("A batch that makes no sense is refused; one above the club's limit takes a second person [F092 F177]") {
    CardShop shop;
    auto prints = [&](std::string const& name, int count, std::string const& value, int last) {
        return shop.owner.asks("gift_cards.print", R"({"name":")" + name + R"(","count":)" + std::to_string(count) + R"(,"value":)" + value +
                                                       R"(,"last_day":")" + iso_day(shop.today() + last) + "\"}");
    };
    prints("ن", 1, "1", 1).is_refused("gift_cards.name_required");
    prints("نوروز", 0, "1", 1).is_refused("request.out_of_range");
    prints("نوروز", 1'001, "1", 1).is_refused("request.out_of_range");
    prints("نوروز", 1, "0", 1).is_refused("gift_cards.value_out_of_range");
    prints("نوروز", 1, "1", -1).is_refused("gift_cards.days_wrong");
    shop.owner.asks("gift_cards.export", R"({"batch":"gcb_0000000000044"})").is_refused("gift_cards.batch_missing");
    shop.owner.asks("gift_cards.block", R"({"card":"gcd_0000000000044","is_blocked":true})").is_refused("gift_cards.missing");
    shop.staff("manager", "", "");  // somebody who can be the second
    shop.owner.asks("clubs.set_security", R"({"console_needs_totp":false,"till_needs_totp":false,"second_person_rial":1000})").accepted();
    prints("نوروز", 2, "500", 1).accepted();
    prints("نوروز", 2, "501", 1).is_refused("approvals.waiting");
    EXPECT_EQ(shop.owner.asks("gift_cards.batches").accepted().at("items").as_array().size(), 1u);
}

SCENARIO("A sale that is returned lets the giver earn by a later use; two cards of one giver earn apart, and go apart [F095 B22]") {
    CardShop shop;
    shop.publishes(R"({"rules":[]})");
    auto sara = shop.member(), nima = shop.member();
    shop.gives(2, 0, 30, 40);
    for (std::size_t at : {0u, 1u})
        shop.owner.asks("gift_cards.hand_over", R"({"card":")" + shop.card(at) + R"(","member":")" + sara + "\"}").accepted();
    auto both = shop.cashier.asks("sales.record", R"({"member":)" + shop.by_id(nima) + R"(,"lines":[)" + shop.line(10'000, 10) +
                                                      R"(],"payments":{"card":0,"cash":0,"other":0},"gift_cards":[)" +
                                                      shop.by(shop.numbers[0], 60'000) + "," + shop.by(shop.numbers[1]) + "]}").accepted();
    EXPECT_EQ(shop.points(sara), 80);
    auto second_back = shop.returns(both, 1, 4).accepted();
    EXPECT_EQ(shop.left(shop.numbers[1]), worth);
    EXPECT_EQ(shop.points(sara), 40);
    auto later = shop.pays("", 1'000, shop.by(shop.numbers[1]), 0).accepted();
    EXPECT_EQ(shop.points(sara), 80);
    shop.undoes(both, second_back).accepted();
    EXPECT_EQ(shop.points(sara), 80) << "the later use has won it meanwhile";
    shop.returns(later, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 40);
    shop.returns(both, 1, 10).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.liability().number("remaining"), 2 * worth);
}

SCENARIO("A card that is sold is paid with money: neither credit nor another card buys it, and it is no purchase [F092 B36 F044]") {
    CardShop shop;
    shop.publishes(R"({"rules":[]})");
    auto a = shop.owner.asks("members.define_group", R"({"name":"A"})").accepted().text("id");
    auto b = shop.owner.asks("members.define_group", R"({"name":"B"})").accepted().text("id");
    shop.owner.asks("tiers.define", R"({"ladder":{"tiers":[")" + a + "\",\"" + b + R"("],"promotions":[{"to":")" + b +
                                        R"(","reaches":[{"measure":"amount","at_least":400000}]}]}})").accepted();
    auto sara = shop.member(R"("group":")" + a + "\"");
    shop.gives_credit(sara, 900'000);
    shop.gives(1);
    auto used = shop.numbers[0];
    shop.prints(2);
    auto sells = [&](std::string const& number, std::string const& more, std::int64_t credit, std::int64_t cash) {
        return shop.cashier.asks("sales.record", R"({"member":)" + shop.by_id(sara) + R"(,"lines":[{"name":"کارت","unit_price":500000,"gift_card":")" + number +
                                                     R"("},)" + shop.line(100'000) + R"(],"payments":{"card":0,"cash":)" + std::to_string(cash) +
                                                     R"(,"other":0},"credit":)" + std::to_string(credit) + more + "}");
    };
    sells(shop.numbers[0], "", 100'001, 499'999).is_refused("sales.credit_above_payable");
    sells(shop.numbers[0], R"(,"gift_cards":[)" + shop.by(used, 100'001) + "]", 0, 499'999).is_refused("gift_cards.above_payable");
    sells(shop.numbers[0], R"(,"gift_cards":[)" + shop.by(shop.numbers[0]) + "]", 0, 0).is_refused("sales.gift_card_twice");
    auto sale = sells(shop.numbers[0], R"(,"gift_cards":[)" + shop.by(used) + "]", 60'000, 500'000).accepted();
    EXPECT_EQ(sale.number("gift"), 40'000);
    auto missing = [&] { return shop.owner.asks("tiers.show_member", R"({"member":")" + sara + "\"}").accepted().number("next.gaps.0.missing"); };
    EXPECT_EQ(missing(), 300'000);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(missing(), 300'000);
    EXPECT_EQ(shop.left(used), worth) << "a return gives back to cards first";
    EXPECT_EQ(shop.credit(sara), 900'000);
}

SCENARIO("A card is returned to the shop, or spent, but never both at once [B02 B22]") {
    for (int round = 0; round < 5; ++round) {
        CardShop shop;
        shop.prints(1);
        auto bought = shop.sells_card(shop.numbers[0], worth).accepted();
        auto accepted = at_once(2, [&](int i) {
            if (i == 0) return shop.pays("", worth, shop.by(shop.numbers[0]), 0);
            return shop.cashier.asks("sales.return", R"({"sale":")" + bought.text("sale") + R"(","lines":[{"line":1,"quantity":1}]})");
        });
        EXPECT_EQ(accepted, 1);
        EXPECT_EQ(shop.liability().number("remaining"), 0);
    }
}

SCENARIO("Of many tills that take back what a card paid, one does, and the card has its value once [B02 B22]") {
    CardShop shop;
    shop.gives(1);
    auto sale = shop.pays("", 300'000, shop.by(shop.numbers[0]), 0).accepted();
    auto asked = R"({"sale":")" + sale.text("sale") + R"(","lines":[{"line":1,"quantity":1}]})";
    EXPECT_EQ(at_once(8, [&](int) { return shop.cashier.asks("sales.return", asked); }), 1);
    EXPECT_EQ(shop.left(shop.numbers[0]), worth);
    EXPECT_EQ(shop.liability().number("spent"), 0);
}

SCENARIO("What a till may keep of a card is a reference, good at that till on that day; no number stands in the log [F092]") {
    CardShop shop;
    shop.gives(1);
    auto const& number = shop.numbers[0];
    auto told = shop.balance(number).accepted().text("reference");
    EXPECT_FALSE(told.find(number) != std::string::npos);
    EXPECT_EQ(shop.balance(number).accepted().text("reference"), told);
    EXPECT_EQ(shop.pays("", 50'000, shop.by(told), 0).accepted().number("gift"), 50'000);
    shop.other_cashier.asks("gift_cards.balance", R"({"number":")" + told + "\"}").is_refused("gift_cards.reference_over");
    auto forged = told;
    forged.back() = forged.back() == '0' ? '1' : '0';
    shop.pays("", 50'000, shop.by(forged), 0).is_refused("gift_cards.reference_over");
    shop.pays("", 50'000, shop.by(number), 0).accepted();
    shop.days_pass(1);
    shop.pays("", 50'000, shop.by(told), 0).is_refused("gift_cards.reference_over");
    EXPECT_EQ(shop.left(number), worth - 100'000);
    EXPECT_FALSE(shop.logged().find(number) != std::string::npos);
}

SCENARIO("What a return brings back to life on a card that has ended can be spent for the program's days [F093 B22]") {
    CardShop shop;
    shop.publishes(R"({"rules":[],"returns":{"ended_lot":{"kind":"alive_days","days":3}}})");
    auto sara = shop.member();
    shop.gives(1, 0, 1);
    auto const& number = shop.numbers[0];
    auto sale = shop.pays(sara, 200'000, shop.by(number), 0).accepted();
    shop.days_pass(2);
    shop.pays("", 1'000, shop.by(number), 0).is_refused("gift_cards.ended");
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.left(number), 200'000);
    EXPECT_TRUE(shop.balance(number).accepted().at("is_usable").as_bool());
    shop.days_pass(2);
    shop.pays("", 50'000, shop.by(number), 0).accepted();
    shop.days_pass(1);
    shop.pays("", 50'000, shop.by(number), 0).is_refused("gift_cards.ended");
}

SCENARIO("The day's report tells what cards paid and got back; a blocked card is not taken back by the shop [F092 B22]") {
    CardShop shop;
    shop.prints(1);
    auto bought = shop.sells_card(shop.numbers[0], worth).accepted();
    auto sale = shop.pays("", 300'000, shop.by(shop.numbers[0], 200'000), 100'000).accepted();
    auto back = shop.returns(sale, 1, 1).accepted();
    auto day = shop.cashier.asks("sales.report_shift").accepted();
    EXPECT_EQ(day.number("gift"), 200'000);
    EXPECT_EQ(day.number("gift_back"), 200'000);
    EXPECT_EQ(day.number("credit_back"), 0);
    EXPECT_EQ(day.number("cash_back"), 100'000);
    EXPECT_EQ(shop.owner.asks("sales.list_returns").accepted().number("items.0.gift_back"), 200'000);
    EXPECT_EQ(shop.owner.asks("sales.show", R"({"sale":")" + sale.text("sale") + "\"}").accepted().number("returns.0.gift_back"), 200'000);
    auto blocks = [&](std::string const& is_blocked) {
        return shop.owner.asks("gift_cards.block", R"({"card":")" + shop.card() + R"(","is_blocked":)" + is_blocked + "}");
    };
    blocks("true").accepted();
    shop.returns(bought, 1, 1).is_refused("gift_cards.blocked");
    blocks("false").accepted();
    shop.returns(bought, 1, 1).accepted();
    blocks("true").is_refused("gift_cards.returned");
}

SCENARIO("No member's card begins like a gift card: one swipe never means two things [F092]") {
    CardShop shop;
    auto sara = shop.member();
    shop.owner.asks("members.set_card_prefix", R"({"prefix":"770000"})").is_refused("cards.like_gift_card");
    shop.owner.asks("members.set_card_prefix", R"({"prefix":"780000"})").accepted();
    shop.prints(1);
    shop.owner.asks("members.issue_card", R"({"member":")" + sara + R"(","card":")" + shop.numbers[0] + "\"}").is_refused("cards.like_gift_card");
}

SCENARIO("A gift card is whoever's hand it is in, credit is its member's: neither is taken for the other [F092 B47]") {
    CardShop shop;
    shop.gives(2);
    auto enrolled = shop.cashier.asks("members.enrol", R"({"mobile":")" + Shop::fresh_mobile() + R"(","issue_card":true})").accepted();
    auto sara = enrolled.text("id"), of_sara = enrolled.text("card");
    shop.gives_credit(sara, 300'000);

    shop.pays("", 100'000, shop.by(shop.numbers[0]), 0).accepted();                                  // nobody is asked who they are
    shop.pays("", 100'000, "", 0, 100'000).is_refused("sales.credit_needs_member");                  // credit has an owner
    shop.pays("", 100'000, shop.by(of_sara), 0).is_refused("gift_cards.unknown");                    // a member's card is no gift card …
    auto as_member = R"({"member":{"kind":"card","card":")" + shop.numbers[1] + R"("},"lines":[)" + Shop::line(100'000) + R"(],"payments":{"card":0,"cash":0,"other":0},"credit":100000})";
    shop.cashier.asks("sales.record", as_member).is_refused("cards.missing");                        // … and a gift card is no member's

    shop.owner.asks("members.set_consent_policy", R"({"pin_from":1})").accepted();
    shop.pays(sara, 100'000, "", 0, 100'000).is_refused("sales.consent_required");
    shop.pays(sara, 100'000, shop.by(shop.numbers[1]), 0).accepted();                                // the bearer owes nobody consent
    EXPECT_EQ(shop.credit(sara), 300'000 + 3'000) << "what the card paid earned like money; nothing of the credit was used";
    EXPECT_EQ(shop.left(shop.numbers[1]), worth - 100'000);
    shop.owner.asks("members.deactivate", R"({"member":")" + sara + R"("})").accepted();
    shop.pays("", 100'000, shop.by(shop.numbers[1]), 0).accepted();
    EXPECT_EQ(shop.owner.asks("ledger.statement", R"({"member":")" + sara + R"(","wallet":"credit"})").accepted().at("lines").as_array().size(), 2u);
}
