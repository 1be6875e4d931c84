// Goods come back: three legs, in any split, at any branch, and undone again.
#include <latch>
#include <thread>

#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

SCENARIO("A return takes back what the pieces earned and gives spent credit back as credit before any cash [F088 F089 B17 B18]") {
    Shop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 2'000'000);
    auto sale = shop.sells_pieces(sara, 1'950'000, 2, 2'000'000);
    EXPECT_EQ(sale.accepted().number("points"), 9);
    EXPECT_EQ(sale.number("earned_credit"), 57'000);
    auto back = shop.returns(sale, 1, 1);
    EXPECT_EQ(back.accepted().number("value"), 1'950'000);
    EXPECT_EQ(back.number("credit_back"), 1'950'000);
    EXPECT_EQ(back.number("cash_back"), 0);
    EXPECT_EQ(back.number("lines.0.left"), 1);
    auto rest = shop.returns(sale, 1, 1);
    EXPECT_EQ(rest.accepted().number("credit_back"), 50'000);
    EXPECT_EQ(rest.number("cash_back"), 1'900'000);
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.credit(sara), 2'000'000);
}

SCENARIO("The legs of a return are shown before it is done: the same legs, the same refusals, and nothing moves meanwhile [F088 F089]") {
    Shop shop(usual_program_with(R"("conversion":{"points":100,"credit":10000},"returns":{"window_days":7,"shortfall":{"kind":"from_cash"}})"));
    auto sara = shop.member();
    shop.gives_credit(sara, 2'000'000);
    auto sale = shop.sells_pieces(sara, 20'000'000, 3, 2'000'000);
    auto points = shop.points(sara), credit = shop.credit(sara);
    shop.owner.asks("ledger.adjust", R"({"member":")" + sara + R"(","wallet":"points","amount":)" + std::to_string(-points) + R"(,"words":"برای داستان"})").accepted();

    auto quoted = shop.quotes_return(sale, 1, 2);
    EXPECT_EQ(quoted.accepted().number("value"), 40'000'000);
    EXPECT_EQ(quoted.number("credit_back"), 2'000'000);
    EXPECT_GT(quoted.number("withheld"), 0) << "points that are gone are kept back from the cash";
    EXPECT_EQ(quoted.number("cash_back"), 38'000'000 - quoted.number("withheld"));
    EXPECT_EQ(quoted.number("lines.0.left"), 1);
    EXPECT_EQ(shop.quotes_return(sale, 1, 2).body(), quoted.body()) << "asking changes nothing";
    EXPECT_EQ(shop.credit(sara), credit);

    EXPECT_EQ(shop.returns(sale, 1, 2).accepted().number("cash_back"), quoted.number("cash_back"));
    shop.returns(sale, 1, 1).accepted();
    shop.quotes_return(sale, 1, 1).is_refused("returns.more_than_bought");
    shop.quotes_return(sale, 2, 1).is_refused("returns.line_unknown");
    shop.quotes_return(sale, 1, 0).is_refused("sales.quantity_out_of_range");
    shop.cashier.asks("sales.quote_return", R"({"sale":")" + sale.text("sale") + R"(","lines":[]})").is_refused("returns.empty");
    auto guests = shop.sells("", 1'000'000), left = shop.sells("", 1'000'000);
    EXPECT_EQ(shop.returns(guests, 1, 1).accepted().number("cash_back"), 1'000'000);
    shop.days_pass(7);
    shop.quotes_return(left, 1, 1).is_refused("returns.window_over");
}

SCENARIO("More than was bought does not come back, named by its line; the same line twice is added up; nothing is half done [B17]") {
    Shop shop;
    auto sara = shop.member();
    auto sale = shop.sells_pieces(sara, 1'000'000, 3);
    auto refused = shop.returns(sale, 1, 4);
    refused.is_refused("returns.more_than_bought");
    EXPECT_NE(refused.text("detail").find("«کالا»"), std::string::npos) << refused.text("detail");
    shop.returns(sale, 2, 1).is_refused("returns.line_unknown");
    shop.returns(sale, 1, 0).is_refused("sales.quantity_out_of_range");
    auto twice = shop.cashier.asks("sales.return", R"({"sale":")" + sale.text("sale") + R"(","lines":[{"line":1,"quantity":2},{"line":1,"quantity":2}]})");
    twice.is_refused("returns.more_than_bought");
    EXPECT_EQ(shop.points(sara), 15);
    shop.returns(sale, 1, 3).accepted();
    shop.returns(sale, 1, 1).is_refused("returns.more_than_bought");
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("Buying fifty to return forty-nine keeps no more than one had earned [F088 B17 B19 idea 8]") {
    Shop shop(R"({"rules":[{"number":1,"name":"سبد بزرگ","when":[{"kind":"basket_size","at_least":10000000}],"gives":{"kind":"points","points":100}}]})");
    auto sara = shop.member();
    auto sale = shop.sells_pieces(sara, 200'000, 50);
    EXPECT_EQ(sale.accepted().number("points"), 100);
    EXPECT_EQ(shop.returns(sale, 1, 49).accepted().number("points"), -100);
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("A point that a later sale completed falls with the first sale's return, and returning both leaves nothing [B32 idea 8]") {
    Shop shop(R"({"rules":[{"number":1,"name":"امتیاز","when":[],"gives":{"kind":"points_per_amount","points":1,"per":100}}]})");
    auto sara = shop.member();
    auto first = shop.sells(sara, 60), second = shop.sells(sara, 60);
    EXPECT_EQ(second.accepted().number("points"), 1);
    shop.returns(first, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    shop.returns(second, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.points_debt(sara), 0);
    EXPECT_EQ(shop.sells(sara, 100).accepted().number("points"), 1) << "nothing of the returned sales is left in the remainder";
}

SCENARIO("Points that are spent already become a debt that the next purchase pays [B17 B20]") {
    Shop shop(usual_program_with(R"("conversion":{"points":100,"credit":10000})"));
    auto sara = shop.member();
    auto sale = shop.sells(sara, 20'000'000);
    EXPECT_EQ(sale.accepted().number("points"), 100);
    shop.owner.asks("ledger.adjust", R"({"member":")" + sara + R"(","wallet":"points","amount":-100,"words":"برای داستان"})").accepted();
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.points_debt(sara), 100);
    shop.sells(sara, 30'000'000).accepted();
    EXPECT_EQ(shop.points(sara), 50);
    EXPECT_EQ(shop.points_debt(sara), 0);
}

SCENARIO("The club may keep the worth of spent points from the cash that goes back [B17]") {
    Shop shop(usual_program_with(R"("conversion":{"points":100,"credit":10000},"returns":{"shortfall":{"kind":"from_cash"}})"));
    auto sara = shop.member();
    auto sale = shop.sells(sara, 20'000'000);
    shop.owner.asks("ledger.adjust", R"({"member":")" + sara + R"(","wallet":"points","amount":-100,"words":"برای داستان"})").accepted();
    auto back = shop.returns(sale, 1, 1);
    EXPECT_EQ(back.accepted().number("withheld"), 10'000);
    EXPECT_EQ(back.number("cash_back"), 20'000'000 - 10'000);
    EXPECT_EQ(shop.points_debt(sara), 0);
}

SCENARIO("Returned credit goes to the lots it came from, with their own last day [F089 B20 B40]") {
    Shop shop(usual_program_with(R"("credit_life":{"ends":{"kind":"after_days","days":30}},"returns":{"ended_lot":{"kind":"lost"}})"));
    auto sara = shop.member();
    shop.sells(sara, 100'000'000).accepted();  // 3,000,000 of credit for thirty days
    shop.days_pass(10);
    auto sale = shop.sells(sara, 3'000'000, 3'000'000);
    EXPECT_EQ(shop.credit(sara), 0);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.credit(sara), 3'000'000);
    shop.days_pass(19);
    EXPECT_EQ(shop.credit(sara), 3'000'000) << "the thirtieth day is included";
    shop.days_pass(1);
    EXPECT_EQ(shop.credit(sara), 0);
}

SCENARIO("A return is undone: the pieces are kept again, the points stand again; once only [B12 B21]") {
    Shop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    auto sale = shop.sells_pieces(sara, 2'000'000, 2, 1'000'000);
    auto points = shop.points(sara), credit = shop.credit(sara);
    auto back = shop.returns(sale, 1, 1);
    auto undo = [&] { return shop.undoes(sale, back); };
    undo().accepted();
    EXPECT_EQ(shop.points(sara), points);
    EXPECT_EQ(shop.credit(sara), credit);
    undo().is_refused("returns.undone_already");
    shop.returns(sale, 1, 2).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.credit(sara), 1'000'000);
}

SCENARIO("The same return request twice is one return; a sale is never deleted, only returned [B12 B24]") {
    Shop shop;
    auto sara = shop.member();
    auto sale = shop.sells_pieces(sara, 1'000'000, 2);
    auto request = R"({"sale":")" + sale.accepted().text("sale") + R"(","lines":[{"line":1,"quantity":1}]})";
    auto key = Person::fresh_key();
    auto first = shop.cashier.asks("sales.return", request, key), again = shop.cashier.asks("sales.return", request, key);
    EXPECT_EQ(first.accepted().body(), again.accepted().body());
    auto shown = shop.owner.asks("sales.show", R"({"sale":")" + sale.text("sale") + R"("})");
    EXPECT_EQ(shown.accepted().number("returned.0.returned"), 1);
    EXPECT_EQ(shown.number("receipt.lines.0.quantity"), 2);
    for (auto const& operation : program().registry().operations()) EXPECT_EQ(operation.spec.name.find("sales.delete"), std::string_view::npos);
}

SCENARIO("Goods come back at any branch, and two branches cannot take the same piece [F173 F182 B12]") {
    Shop shop;
    auto sale = shop.sells("", 1'000'000);
    std::latch barrier(20);
    std::atomic<int> accepted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 20; ++i)
        threads.emplace_back([&, i] {
            barrier.arrive_and_wait();
            if (shop.returns_by(i % 2 ? shop.cashier : shop.other_cashier, sale, 1, 1).is_accepted()) ++accepted;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(accepted, 1);
}

SCENARIO("A club may set days for returns; the last one is included [B38]") {
    Shop shop(usual_program_with(R"("returns":{"window_days":7})"));
    auto sara = shop.member();
    auto sale = shop.sells_pieces(sara, 1'000'000, 2);
    shop.days_pass(6);
    shop.returns(sale, 1, 1).accepted();
    shop.days_pass(1);
    shop.returns(sale, 1, 1).is_refused("returns.window_over");
}

SCENARIO("All returns are listed with who, when, of which sale, the three legs and the reason; the sale tells why [F088 F089 F171]") {
    Shop shop;
    auto sara = shop.member();
    shop.gives_credit(sara, 1'000'000);
    auto sale = shop.sells_pieces(sara, 2'000'000, 2, 1'000'000);
    auto guests = shop.sells("", 500'000);
    auto begun = shop.today();
    auto first = shop.cashier.asks("sales.return", R"({"sale":")" + sale.text("sale") + R"(","lines":[{"line":1,"quantity":1}],"reason":"رنگش  نبود"})").accepted();
    shop.days_pass(1);
    auto second = shop.returns_by(shop.other_cashier, guests, 1, 1).accepted();

    auto listed = shop.owner.asks("sales.list_returns").accepted();
    ASSERT_EQ(listed.at("items").as_array().size(), 2u);
    EXPECT_EQ(listed.text("items.0.id"), second.text("id"));
    EXPECT_FALSE(listed.has("items.0.member"));
    EXPECT_EQ(listed.text("items.0.branch"), shop.second_branch);
    EXPECT_EQ(listed.number("items.0.cash_back"), 500'000);
    EXPECT_EQ(listed.text("items.1.sale"), sale.text("sale"));
    EXPECT_EQ(listed.number("items.1.number"), sale.number("number"));
    EXPECT_EQ(listed.text("items.1.member"), sara);
    EXPECT_EQ(listed.text("items.1.reason"), "رنگش نبود");
    EXPECT_EQ(listed.text("items.1.cashier"), first.text("cashier"));
    for (std::string leg : {"value", "credit_back", "cash_back", "withheld", "points", "earned_credit"}) EXPECT_EQ(listed.number("items.1." + leg), first.number(leg)) << leg;
    EXPECT_LT(listed.number("items.1.points"), 0);
    auto shown = shop.owner.asks("sales.show", R"({"sale":")" + listed.text("items.1.sale") + R"("})").accepted();
    EXPECT_EQ(shown.text("returns.0.reason"), "رنگش نبود");
    EXPECT_EQ(shown.text("returns.0.cashier"), first.text("cashier"));
    EXPECT_EQ(shown.number("returns.0.points"), first.number("points"));
    EXPECT_FALSE(shown.at("receipt.awards").as_array().empty());

    auto ids = [&](Person const& by, std::string const& request) {
        std::vector<std::string> all;
        auto reply = by.asks("sales.list_returns", request);
        for (auto const& one : reply.accepted().at("items").as_array()) all.emplace_back(one.at("id").as_string());
        return all;
    };
    using Ids = std::vector<std::string>;
    EXPECT_EQ(ids(shop.owner, R"({"branch":")" + shop.branch + R"("})"), (Ids{first.text("id")}));
    EXPECT_EQ(ids(shop.owner, R"({"to_day":")" + iso_day(begun) + R"("})"), (Ids{first.text("id")}));
    EXPECT_EQ(ids(shop.owner, R"({"from_day":")" + iso_day(begun + 1) + R"("})"), (Ids{second.text("id")}));
    auto staff = shop.other_cashier.asks("sessions.show").accepted().text("staff");
    EXPECT_EQ(ids(shop.owner, R"({"staff":")" + staff + R"("})"), (Ids{second.text("id")}));
    EXPECT_EQ(ids(shop.owner, R"({"staff":")" + staff + R"(","branch":")" + shop.branch + R"("})"), (Ids{}));
    auto page = shop.owner.asks("sales.list_returns", R"({"limit":1})").accepted();
    EXPECT_EQ(ids(shop.owner, R"({"cursor":")" + page.text("next_cursor") + R"("})"), (Ids{first.text("id")}));

    shop.undoes(sale, first).accepted();
    auto undone = shop.owner.asks("sales.list_returns").accepted();
    EXPECT_EQ(undone.at("items").as_array().size(), 2u) << "an undoing is no return";
    EXPECT_TRUE(undone.at("items.1.is_undone").as_bool());
    EXPECT_FALSE(undone.at("items.0.is_undone").as_bool());
}

SCENARIO("Whoever is bound to a branch lists the returns of theirs alone [F088 F175]") {
    Shop shop;
    auto sale = shop.sells("", 500'000);
    auto mine = shop.returns(sale, 1, 1).accepted();
    auto bound = shop.staff("manager", "", shop.second_branch);
    EXPECT_TRUE(bound.asks("sales.list_returns").accepted().at("items").as_array().empty());
    bound.asks("sales.list_returns", R"({"branch":")" + shop.branch + R"("})").is_refused("caller.foreign_branch");
    auto both = shop.api_key("[]", R"([")" + shop.branch + R"(",")" + shop.second_branch + R"("])");
    both.asks("sales.list_returns").is_refused("sales.branch_not_named");
    EXPECT_EQ(both.asks("sales.list_returns", R"({"branch":")" + shop.branch + R"("})").accepted().text("items.0.id"), mine.text("id"));
    shop.owner.asks("sales.list_returns", R"({"limit":500})").is_refused("request.out_of_range");
}
