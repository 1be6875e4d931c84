// Points that live from purchase to purchase: what moves their end, what does not, and what a purchase leaves that comes back.
#include "edge/jobs/jobs.hpp"
#include "world/at_once.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr int life = 10;   // the last day is the ninth after the purchase

std::string idle_program(std::string const& more = "") {
    return R"({"points_life":{"ends":{"kind":"by_inactivity","days":10}},
        "rules":[{"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":10000}}])" + (more.empty() ? "" : "," + more) + "}";
}

struct Idle : Shop {
    explicit Idle(std::string const& more = "") : Shop(idle_program(more)) {}

    Reply buys(std::string const& who, std::int64_t points) { return sells(who, points * 10'000).accepted(); }
    Reply comes_in_later(std::string const& who, std::int64_t points, int days_ago) {
        return sells_by(api_key(), who, points * 10'000, 0, R"("branch":")" + branch + R"(","sale_day":")" + iso_day(today() - days_ago) + "\"", Person::fresh_key())
            .accepted();
    }
    Reply comes_back(Reply const& sale) { return returns(sale, 1, 1).accepted(); }
    Reply is_kept_after_all(Reply const& sale, Reply const& returned) {
        return owner.asks("sales.undo_return", R"({"sale":")" + sale.text("sale") + R"(","id":")" + returned.text("id") + R"(","branch":")" + branch + "\"}").accepted();
    }
    void adjusts(std::string const& who, std::int64_t amount) {
        owner.asks("ledger.adjust", R"({"member":")" + who + R"(","wallet":"points","amount":)" + std::to_string(amount) + R"(,"words":"برای داستان"})").accepted();
    }
    Reply wallets(std::string const& who) const { return owner.asks("ledger.balances", R"({"member":")" + who + "\"}").accepted(); }
    std::string end_of(std::string const& who) const { return wallets(who).text("points.lots.0.last_day"); }
    std::string days_from_now(int days) const { return iso_day(today() + days); }
    void sweeps() const { jobs::Jobs::catch_up(program(), id()); }
};

}  // namespace

SCENARIO("Points live on from purchase to purchase: bought a day before the last, on the last, and a day too late [F064 B38 B42]") {
    Idle shop;
    auto early = shop.member(), just = shop.member(), late = shop.member();
    for (auto const& one : {early, just, late}) shop.buys(one, 25);
    auto lot = shop.wallets(early);
    EXPECT_EQ(lot.text("points.lots.0.last_day"), shop.days_from_now(life - 1));
    EXPECT_EQ(lot.number("points.lots.0.idle_days"), life);

    shop.days_pass(life - 2);
    EXPECT_EQ(shop.buys(early, 5).text("member.balances.expiring.0.last_day"), shop.days_from_now(life - 1));
    shop.days_pass(1);
    EXPECT_EQ(shop.points(late), 25) << "its last day";
    shop.buys(just, 5);
    EXPECT_EQ(shop.end_of(just), shop.days_from_now(life - 1));
    shop.days_pass(1);
    EXPECT_EQ(shop.points(early), 30);
    EXPECT_EQ(shop.points(just), 30);
    EXPECT_EQ(shop.points(late), 0);
    shop.buys(late, 5);
    EXPECT_EQ(shop.points(late), 5) << "what had ended stays ended";
    EXPECT_EQ(shop.end_of(late), shop.days_from_now(life - 1));
    EXPECT_EQ(shop.wallets(early).at("points.lots").as_array().size(), 1u) << "one lot, however often somebody buys";

    shop.days_pass(life - 3);
    EXPECT_EQ(shop.points(early), 30);
    shop.days_pass(1);
    EXPECT_EQ(shop.points(early), 0);
}

SCENARIO("Only a purchase moves the end: no gift, no change by hand, no conversion; one that earns nothing does [F064]") {
    Idle shop(R"("conversion":{"points":10,"credit":1000},"credit_life":{"ends":{"kind":"by_inactivity","days":4}})");
    auto sara = shop.member(), nima = shop.member();
    for (auto const& one : {sara, nima}) shop.buys(one, 40);
    auto end = shop.end_of(sara);
    shop.days_pass(3);
    shop.adjusts(sara, 7);
    auto converted = shop.owner.asks("program.convert", R"({"member":)" + Shop::by_id(sara) + R"(,"points":10})").accepted();
    EXPECT_EQ(converted.text("last_day"), shop.days_from_now(3));
    EXPECT_EQ(converted.number("idle_days"), 4);
    shop.owner.asks("gifts.give", R"({"name":"هدیه","wallet":"points","amount":3,"last_day":")" + shop.days_from_now(30) + R"(","to":{},"most_members":9})").accepted();
    shop.sweeps();
    EXPECT_EQ(shop.end_of(sara), end);
    EXPECT_EQ(shop.end_of(nima), end);

    shop.days_pass(3);
    EXPECT_EQ(shop.credit(sara), 1'000);
    shop.sells(sara, 5'000).accepted();  // earns no whole point, and is a purchase all the same
    EXPECT_EQ(shop.end_of(sara), shop.days_from_now(life - 1));
    EXPECT_EQ(shop.wallets(sara).text("credit.lots.0.last_day"), shop.days_from_now(3));
    shop.days_pass(3);
    EXPECT_EQ(shop.credit(sara), 1'000);
    EXPECT_EQ(shop.points(sara), 40 - 10 + 7 + 3);
    shop.days_pass(1);
    EXPECT_EQ(shop.credit(sara), 0);
    EXPECT_EQ(shop.points(nima), 3) << "who bought nothing has the gift alone";
}

SCENARIO("A purchase that kept points alive comes back: they have ended as if it had never been, and live again when the return is undone [F064 B21]") {
    Idle shop;
    auto sara = shop.member(), nima = shop.member();
    for (auto const& one : {sara, nima}) shop.buys(one, 50);
    shop.days_pass(8);
    auto sale = shop.sells_pieces(sara, 100'000, 2).accepted();
    EXPECT_EQ(shop.points(sara), 70);
    shop.days_pass(4);
    EXPECT_EQ(shop.points(nima), 0);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 60) << "part of it is kept: it is a purchase still";
    auto back = shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.points_debt(sara), 0);
    auto of_sara = shop.wallets(sara), of_nima = shop.wallets(nima);
    EXPECT_EQ(of_sara.number("points.balance"), of_nima.number("points.balance"));

    shop.days_pass(1);
    shop.sweeps();
    shop.is_kept_after_all(sale, back);
    EXPECT_EQ(shop.points(sara), 60);
    EXPECT_EQ(shop.end_of(sara), iso_day(shop.today() - 5 + life - 1)) << "from the purchase's own day";
    auto again = shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 0);
    shop.days_pass(5);
    shop.is_kept_after_all(sale, again);
    EXPECT_EQ(shop.points(sara), 0) << "with the purchase, too, they would have ended by now";
}

SCENARIO("Of several purchases on a day one may come back; of two on two days the earlier one takes what it alone had carried over [F064]") {
    Idle shop;
    auto sara = shop.member();
    shop.buys(sara, 50);
    shop.days_pass(8);
    auto first = shop.buys(sara, 5), second = shop.buys(sara, 6);
    shop.comes_back(first);
    EXPECT_EQ(shop.end_of(sara), shop.days_from_now(life - 1));
    EXPECT_EQ(shop.points(sara), 56);

    shop.days_pass(4);
    auto third = shop.buys(sara, 7);
    EXPECT_EQ(shop.points(sara), 63);
    shop.days_pass(1);
    auto back = shop.comes_back(second);
    EXPECT_EQ(shop.points(sara), 7) << "without it the fifty had ended before the third";
    EXPECT_EQ(shop.end_of(sara), iso_day(shop.today() - 1 + life - 1));
    shop.is_kept_after_all(second, back);
    EXPECT_EQ(shop.points(sara), 63);
    shop.comes_back(second);
    shop.comes_back(third);
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.points_debt(sara), 0);
}

SCENARIO("A purchase that is kept after all brings back nothing that had ended before it [F064 B38]") {
    Idle shop;
    auto sara = shop.member(), nima = shop.member();
    shop.buys(sara, 70);
    shop.buys(nima, 30);
    shop.days_pass(8);
    auto bridge = shop.buys(sara, 9), bridge_of_nima = shop.buys(nima, 2);
    shop.days_pass(6);
    shop.buys(sara, 4);
    shop.comes_back(bridge);
    EXPECT_EQ(shop.points(sara), 4) << "the seventy had ended before the four";
    auto sale = shop.buys(sara, 7);
    auto back = shop.comes_back(sale);
    shop.buys(sara, 8);
    shop.is_kept_after_all(sale, back);
    EXPECT_EQ(shop.points(sara), 19) << "it was bought after the four";

    auto first = shop.buys(nima, 1);
    auto first_back = shop.comes_back(first);
    shop.buys(nima, 5);
    shop.comes_back(bridge_of_nima);
    EXPECT_EQ(shop.points(nima), 5);
    shop.is_kept_after_all(first, first_back);
    EXPECT_EQ(shop.points(nima), 6) << "what had ended before the five had ended before the one";

    auto reza = shop.member();
    auto pair = shop.sells_pieces(reza, 100'000, 2).accepted();
    auto piece = shop.returns(pair, 1, 1).accepted();
    shop.days_pass(8);
    auto bridge_of_reza = shop.buys(reza, 3);
    shop.days_pass(6);
    shop.buys(reza, 4);
    shop.comes_back(bridge_of_reza);
    shop.is_kept_after_all(pair, piece);
    EXPECT_EQ(shop.points(reza), 4) << "the second piece of the pair had ended with the first";

    auto leila = shop.member();
    shop.buys(leila, 6);
    shop.days_pass(8);
    auto bridge_of_leila = shop.buys(leila, 4);
    shop.days_pass(6);
    auto last = shop.buys(leila, 1);
    auto last_back = shop.comes_back(last);
    shop.comes_back(bridge_of_leila);
    EXPECT_EQ(shop.points(leila), 0);
    shop.is_kept_after_all(last, last_back);
    EXPECT_EQ(shop.points(leila), 1) << "it was bought when all else had ended";
}

SCENARIO("A sale that comes in later moves the end to its own day, never beyond, and wakes nothing that has ended [F064 B06]") {
    Idle shop;
    auto sara = shop.member(), nima = shop.member();
    for (auto const& one : {sara, nima}) shop.buys(one, 50);
    shop.days_pass(6);
    auto late = shop.comes_in_later(sara, 4, 3);
    EXPECT_EQ(shop.end_of(sara), iso_day(shop.today() - 3 + life - 1));
    shop.comes_back(late);
    EXPECT_EQ(shop.end_of(sara), iso_day(shop.today() - 6 + life - 1));
    shop.days_pass(5);
    auto too_late = shop.comes_in_later(nima, 4, 3);
    EXPECT_EQ(shop.points(nima), 4);
    EXPECT_EQ(shop.end_of(nima), iso_day(shop.today() - 3 + life - 1));
    shop.buys(nima, 1);
    shop.comes_in_later(nima, 1, 9);
    EXPECT_EQ(shop.points(nima), 6);
    EXPECT_EQ(shop.wallets(nima).text("points.lots.1.last_day"), shop.days_from_now(life - 1));
}

SCENARIO("What was spent and comes back goes to a lot that lives by purchases: alive, or ended while it was empty [F064 B25]") {
    Idle shop(R"("credit_life":{"ends":{"kind":"by_inactivity","days":10}},"returns":{"ended_lot":{"kind":"alive_days","days":3}},
        "conversion":{"points":10,"credit":10000})");
    auto sara = shop.member();
    auto make_credit = [&] {
        shop.buys(sara, 10);
        shop.owner.asks("program.convert", R"({"member":)" + Shop::by_id(sara) + "}").accepted();
    };
    make_credit();
    auto sale = shop.sells(sara, 30'000, 10'000).accepted();
    shop.days_pass(9);
    shop.sells(sara, 9'000).accepted();
    shop.days_pass(5);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.wallets(sara).text("credit.lots.0.last_day"), iso_day(shop.today() - 5 + life - 1)) << "it was empty, and lived on";

    auto next = shop.sells(sara, 30'000, 10'000).accepted();
    shop.days_pass(life);
    shop.sells(sara, 9'000).accepted();  // too late for the lot, though it was empty
    shop.returns(next, 1, 1).accepted();
    EXPECT_EQ(shop.wallets(sara).text("credit.lots.0.last_day"), shop.days_from_now(2)) << "the policy for lots that have ended";
    EXPECT_EQ(shop.credit(sara), 10'000);
}

SCENARIO("The sweep books what ended by inactivity once, and a sale at the same moment settles by the day before it [F064 B02]") {
    Idle shop;
    std::vector<std::string> crowd;
    for (int n = 0; n < 6; ++n) crowd.push_back(shop.member());
    for (auto const& one : crowd) shop.buys(one, 20);
    shop.days_pass(life - 1);
    shop.sweeps();
    EXPECT_EQ(shop.operator_of_server.asks("ledger.sweep").accepted().number("members"), 0);
    for (std::size_t n = 0; n < 2; ++n) shop.buys(crowd[n], 1);
    shop.days_pass(1);
    auto request = [&](std::string const& who) {
        return R"({"member":)" + Shop::by_id(who) + R"(,"lines":[)" + Shop::line(50'000) + R"(],"payments":{"card":0,"cash":50000,"other":0}})";
    };
    auto accepted = at_once(8, [&](int n) {
        return n < 6 ? shop.cashier.asks("sales.record", request(crowd[static_cast<std::size_t>(n)])) : shop.operator_of_server.asks("ledger.sweep");
    });
    EXPECT_EQ(accepted, 8);
    shop.sweeps();
    for (std::size_t n = 0; n < crowd.size(); ++n) EXPECT_EQ(shop.points(crowd[n]), n < 2 ? 26 : 5) << n;
    EXPECT_EQ(shop.operator_of_server.asks("ledger.sweep").accepted().number("members"), 0);
    shop.days_pass(life);
    EXPECT_EQ(shop.operator_of_server.asks("ledger.sweep").accepted().number("members"), 6);
    auto told = shop.owner.asks("ledger.statement", R"({"member":")" + crowd[5] + R"(","wallet":"points"})").accepted();
    EXPECT_EQ(told.text("lines.0.reason"), "expired");
    EXPECT_EQ(told.number("lines.0.balance"), 0);
}

SCENARIO("The desk says what ends by inactivity with the end that it has now; a purchase moves it, and all sums agree [F064 idea 7]") {
    Idle shop;
    auto sara = shop.member(), nima = shop.member();
    for (auto const& one : {sara, nima}) shop.buys(one, 30);
    auto owed = [&] {
        shop.sweeps();
        shop.sweeps();  // counts what the sweep has booked
        return shop.owner.asks("liability.show").accepted();
    };
    auto before = owed();
    EXPECT_EQ(before.number("purses.0.by_inactivity"), 60);
    EXPECT_EQ(before.number("purses.0.in_lots"), 60);
    EXPECT_EQ(before.text("ending_days.0.day"), shop.days_from_now(life - 1));
    EXPECT_EQ(before.number("ending_days.0.points"), 60);

    shop.days_pass(5);
    shop.buys(nima, 4);
    auto after = owed();
    EXPECT_EQ(after.number("ending_days.0.points"), 30);
    EXPECT_EQ(after.text("ending_days.1.day"), shop.days_from_now(life - 1));
    EXPECT_EQ(after.number("ending_days.1.points"), 34);
    shop.days_pass(5);
    auto ended = owed();
    EXPECT_EQ(ended.number("purses.0.by_inactivity"), 34);
    EXPECT_EQ(ended.number("purses.0.ended"), 0);
    EXPECT_EQ(ended.number("purses.0.in_lots"), 34);
    shop.owner.asks("liability.recount").accepted();
    auto recounted = owed();
    EXPECT_EQ(recounted.number("purses.0.in_lots"), 34);
    EXPECT_EQ(recounted.number("purses.0.by_inactivity"), 34);
}

SCENARIO("Two records of one person live by each other's purchases, and what one brings back takes along what it alone had carried over [F064 B50]") {
    Idle shop;
    auto sara = shop.member(), nima = shop.member();
    shop.buys(sara, 30);
    shop.days_pass(4);
    auto of_nima = shop.buys(nima, 20);
    shop.owner.asks("members.merge", R"({"member":")" + sara + R"(","second":")" + nima + "\"}").accepted();
    EXPECT_EQ(shop.end_of(sara), shop.days_from_now(life - 1));
    shop.days_pass(8);
    EXPECT_EQ(shop.points(sara), 50) << "the second's purchase is the person's";
    shop.buys(sara, 5);
    shop.days_pass(1);
    auto back = shop.comes_back(of_nima);
    EXPECT_EQ(shop.points(sara), 5) << "without it the thirty had ended before the last";
    EXPECT_EQ(shop.points_debt(sara), 0);
    shop.is_kept_after_all(of_nima, back);
    EXPECT_EQ(shop.points(sara), 55);
    shop.owner.asks("members.unmerge", R"({"member":")" + nima + "\"}").accepted();
    EXPECT_EQ(shop.points(sara), 35);
    EXPECT_EQ(shop.points(nima), 20) << "what they bought as one person stands for both";
    shop.days_pass(life - 1);
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.points(nima), 0);
}

SCENARIO("A record that only bought, and never had a point, is one of the person's too [F064 B50]") {
    Idle shop;
    auto sara = shop.member(), nima = shop.member();
    shop.buys(sara, 30);
    shop.days_pass(4);
    shop.sells(nima, 9'000).accepted();
    EXPECT_EQ(shop.points(nima), 0);
    shop.days_pass(1);
    auto later = shop.buys(sara, 5);
    shop.owner.asks("members.merge", R"({"member":")" + sara + R"(","second":")" + nima + "\"}").accepted();
    EXPECT_EQ(shop.end_of(sara), shop.days_from_now(life - 1));
    shop.comes_back(later);
    EXPECT_EQ(shop.end_of(sara), shop.days_from_now(life - 2)) << "a day before it the second had bought";
    shop.days_pass(life - 2);
    EXPECT_EQ(shop.points(sara), 30);
    shop.days_pass(1);
    EXPECT_EQ(shop.points(sara), 0);
}

SCENARIO("A season of purchases, returns and absences is replayed as it was, and by its own program leaves what there is [F064 idea 6]") {
    Idle shop;
    auto sara = shop.member(), nima = shop.member();
    auto sale = shop.buys(sara, 30);
    shop.buys(nima, 11);
    shop.days_pass(6);
    auto second = shop.buys(sara, 5);
    shop.days_pass(5);
    shop.buys(nima, 12);
    shop.comes_back(second);
    shop.days_pass(2);
    shop.buys(sara, 8);
    shop.sweeps();
    auto days = R"({"first_day":"2020-01-01","last_day":")" + shop.days_from_now(0) + "\"";
    auto replayed = [&](std::string const& more) {
        auto started = shop.owner.asks("replays.start", days + more + "}").accepted().text("id");
        shop.sweeps();
        return shop.owner.asks("replays.show", R"({"id":")" + started + R"("})").accepted();
    };
    auto as_it_was = replayed("");
    EXPECT_EQ(as_it_was.number("figures.differences"), 0) << as_it_was.body();
    auto again = replayed(R"(,"draft":)" + idle_program());
    EXPECT_EQ(again.number("figures.replayed_closing.points"), 20) << again.body();
    EXPECT_EQ(again.number("figures.really_closing.points"), 20);
    EXPECT_EQ(shop.points(sara) + shop.points(nima), 20);
}

SCENARIO("A life by inactivity is written with its days, from one on; the refusal names the place [F064]") {
    Idle shop;
    auto publish = [&](std::string const& days) {
        return shop.owner.asks("program.publish", R"({"document":{"points_life":{"ends":{"kind":"by_inactivity","days":)" + days + R"(}},"rules":[]}})");
    };
    auto refused = publish("0").is_refused("program.out_of_bounds");
    EXPECT_EQ(refused.text("pointer"), "/document/points_life/ends/days");
    publish("36601").is_refused("program.out_of_bounds");
    publish("36600").accepted();
}
