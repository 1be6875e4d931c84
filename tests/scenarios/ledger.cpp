// What members own: changed by hand, spent once, ended on its last day, told line by line.
#include <future>

#include "base/jalali.hpp"
#include "club/ledger/ledger.hpp"
#include "edge/jobs/jobs.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

/// A member of the club, by a mobile number of their own.
std::string enrolled(Club const& club) {
    static std::atomic<int> count = 0;
    auto mobile = std::to_string(9'120'000'000 + ++count);
    return club.owner.asks("members.enrol", R"({"mobile":"0)" + mobile + "\"}").accepted().text("id");
}

std::string adjustment(std::string const& member, std::int64_t amount, std::string const& wallet = "points", std::string const& last_day = "") {
    return R"({"member":")" + member + R"(","wallet":")" + wallet + R"(","amount":)" + std::to_string(amount) +
           R"(,"words":"اصلاح مانده")" + (last_day.empty() ? "" : R"(,"last_day":")" + last_day + "\"") + "}";
}

std::int64_t spendable(Club const& club, std::string const& member, std::string const& wallet = "points") {
    return club.owner.asks("ledger.balances", R"({"member":")" + member + "\"}").accepted().number(wallet + ".spendable");
}

Reply statement(Club const& club, std::string const& member, std::string const& more = "") {
    return club.owner.asks("ledger.statement", R"({"member":")" + member + R"(","wallet":"points")" + more + "}");
}

}  // namespace

SCENARIO("Of fifty who take ten points each from a hundred at once, ten succeed and the balance is exact [B01 B02 B13]") {
    Club club;
    auto sara = enrolled(club);
    club.owner.asks("ledger.adjust", adjustment(sara, 100)).accepted();
    std::vector<std::future<bool>> takers;
    for (int i = 0; i < 50; ++i)
        takers.push_back(std::async(std::launch::async, [&] {
            return club.owner.asks("ledger.adjust", adjustment(sara, -10)).is_accepted();
        }));
    int succeeded = 0;
    for (auto& taker : takers) succeeded += taker.get();
    EXPECT_EQ(succeeded, 10);
    EXPECT_EQ(spendable(club, sara), 0);
    auto refused = club.owner.asks("ledger.adjust", adjustment(sara, -1)).is_refused("ledger.balance_short");
    EXPECT_EQ(refused.number("facts.spendable"), 0);
}

SCENARIO("The same adjustment sent twice counts once; a late duplicate of a refused one stays refused [B03 B08]") {
    Club club;
    auto sara = enrolled(club);
    auto key = Person::fresh_key();
    auto first = club.owner.asks("ledger.adjust", adjustment(sara, 40), key).accepted();
    auto again = club.owner.asks("ledger.adjust", adjustment(sara, 40), key);
    EXPECT_EQ(first.body(), again.body());
    EXPECT_EQ(spendable(club, sara), 40);

    auto late = Person::fresh_key();
    club.owner.asks("ledger.adjust", adjustment(sara, -50), late).is_refused("ledger.balance_short");
    club.owner.asks("ledger.adjust", adjustment(sara, 60)).accepted();
    EXPECT_EQ(club.owner.asks("ledger.adjust", adjustment(sara, -50), late).text("code"), "ledger.balance_short");
    EXPECT_EQ(spendable(club, sara), 100);
}

SCENARIO("Zero is zero: it takes nothing, gives nothing and is no line [B35]") {
    Club club;
    auto sara = enrolled(club);
    club.owner.asks("ledger.adjust", adjustment(sara, 70)).accepted();
    EXPECT_EQ(club.owner.asks("ledger.adjust", adjustment(sara, 0)).accepted().number("balance"), 70);
    EXPECT_EQ(statement(club, sara).at("lines").as_array().size(), 1u);
}

SCENARIO("Only owners and managers change balances by hand, and they say why") {
    Club club;
    auto sara = enrolled(club);
    club.staff("cashier", club.till).asks("ledger.adjust", adjustment(sara, 5)).is_refused("caller.not_allowed");
    club.staff("manager").asks("ledger.adjust", adjustment(sara, 5)).accepted();
    club.owner.asks("ledger.adjust", R"({"member":")" + sara + R"(","wallet":"points","amount":5,"words":" "})").is_refused("ledger.words_required");
    EXPECT_EQ(statement(club, sara).text("lines.0.words"), "اصلاح مانده");
    EXPECT_EQ(spendable(club, sara), 5);
}

SCENARIO("Nobody's balance cannot be changed") {
    Club club;
    auto nobody = MemberId{1'234'567}.text();
    club.owner.asks("ledger.adjust", adjustment(nobody, 5)).is_refused("members.missing");
    EXPECT_EQ(spendable(club, nobody), 0);
}

SCENARIO("The statement lists every lot with its last day, and every line names its lot, in pages without gaps [B40 B45]") {
    Club club;
    auto sara = enrolled(club);
    auto today = club.today();
    club.owner.asks("ledger.adjust", adjustment(sara, 30, "points", iso_day(today + 29))).accepted();
    club.owner.asks("ledger.adjust", adjustment(sara, 20, "points", iso_day(today + 9))).accepted();
    club.owner.asks("ledger.adjust", adjustment(sara, 10)).accepted();
    auto all = statement(club, sara);
    EXPECT_EQ(all.at("wallet.lots").as_array().size(), 3u);
    EXPECT_EQ(all.text("wallet.lots.0.last_day"), iso_day(today + 9));
    EXPECT_EQ(all.text("wallet.lots.1.last_day"), iso_day(today + 29));
    EXPECT_FALSE(all.has("wallet.lots.2.last_day"));

    club.owner.asks("ledger.adjust", adjustment(sara, -25)).accepted();  // 20 of the lot that ends first, 5 of the next
    auto latest = statement(club, sara, R"(,"limit":2)");
    EXPECT_EQ(latest.number("lines.0.lot"), 1);
    EXPECT_EQ(latest.number("lines.0.amount"), -5);
    EXPECT_EQ(latest.number("lines.0.balance"), 35);
    EXPECT_EQ(latest.number("lines.1.lot"), 2);
    EXPECT_EQ(latest.number("lines.1.amount"), -20);

    club.days_pass(10);  // the debit stays where its lot was: the balance does not collapse when that lot has ended
    EXPECT_EQ(spendable(club, sara), 35);
    std::int64_t expected = 5, before = 1'000'000;
    for (;;) {
        auto page = statement(club, sara, R"(,"limit":2,"before":)" + std::to_string(before));
        for (std::size_t at = 0; at < page.at("lines").as_array().size(); ++at)
            EXPECT_EQ(page.number("lines." + std::to_string(at) + ".version"), expected--);
        if (!page.has("next")) break;
        before = page.number("next");
    }
    EXPECT_EQ(expected, 0);
    statement(club, sara, R"(,"limit":201)").is_refused("ledger.page_too_long");
}

SCENARIO("What has ended counts nowhere from the day after its last day on, however it came, and nothing ends earlier [B38 B41 B42 B43]") {
    Club club;
    auto sara = enrolled(club);
    auto today = club.today();
    club.owner.asks("ledger.adjust", adjustment(sara, 50, "points", iso_day(today + 29))).accepted();
    club.owner.asks("ledger.adjust", adjustment(sara, 7, "credit", iso_day(today + 29))).accepted();
    club.owner.asks("ledger.adjust", adjustment(sara, 1, "points", iso_day(today + 12'000))).accepted();
    club.days_pass(29);
    EXPECT_EQ(spendable(club, sara), 51);
    EXPECT_EQ(spendable(club, sara, "credit"), 7);
    club.days_pass(1);
    auto balances = club.owner.asks("ledger.balances", R"({"member":")" + sara + "\"}");
    EXPECT_EQ(balances.number("points.balance"), 1);
    EXPECT_EQ(balances.number("points.lots.0.remaining"), 1);
    EXPECT_EQ(balances.number("credit.balance"), 0);
    club.owner.asks("ledger.adjust", adjustment(sara, -2)).is_refused("ledger.balance_short");
    club.owner.asks("ledger.adjust", adjustment(sara, 5, "points", iso_day(today + 29))).is_refused("ledger.last_day_passed");
    for (int years = 0; years < 3; ++years) club.days_pass(3'600);
    EXPECT_EQ(spendable(club, sara), 1);  // no hidden end after ten thousand days
    club.days_pass(12'000 - 30 - 3 * 3'600 + 1);
    EXPECT_EQ(spendable(club, sara), 0);
}

SCENARIO("The sweep books what has ended in wallets that nobody touches, chunk by chunk, and once") {
    Club club;
    auto today = club.today();
    std::vector<std::string> members;
    for (int i = 0; i < 5; ++i) {
        members.push_back(enrolled(club));
        club.owner.asks("ledger.adjust", adjustment(members.back(), 10, "points", iso_day(today))).accepted();
    }
    auto swept = club.operator_of_server.asks("ledger.sweep").accepted();
    EXPECT_EQ(swept.number("members"), 0);
    club.days_pass(1);
    std::int64_t all = 0;
    std::string request = R"({"limit":2})";
    for (;;) {
        auto chunk = club.operator_of_server.asks("ledger.sweep", request).accepted();
        all += chunk.number("members");
        if (!chunk.has("next")) break;
        request = R"({"limit":2,"after":")" + chunk.text("next") + "\"}";
    }
    EXPECT_EQ(all, 5);
    EXPECT_EQ(statement(club, members[0]).text("lines.0.reason"), "expired");
    EXPECT_EQ(club.operator_of_server.asks("ledger.sweep").accepted().number("members"), 0);
    club.days_pass(2);
    EXPECT_EQ(club.operator_of_server.asks("ledger.sweep").accepted().number("members"), 0);
    EXPECT_EQ(club.owner.asks("ledger.health").accepted().at("uncleared").as_array().size(), 0u);
}

SCENARIO("What has ended is booked by itself, without anybody asking") {
    Club club;
    auto sara = enrolled(club), nima = enrolled(club);
    club.owner.asks("ledger.adjust", adjustment(sara, 10, "credit", iso_day(club.today()))).accepted();
    club.owner.asks("ledger.adjust", adjustment(nima, 10, "points", iso_day(club.today() + 5))).accepted();
    club.days_pass(3);
    jobs::Jobs::catch_up(program(), club.id());
    auto told = club.owner.asks("ledger.statement", R"({"member":")" + sara + R"(","wallet":"credit"})").accepted();
    EXPECT_EQ(told.text("lines.0.reason"), "expired");
    EXPECT_EQ(told.number("lines.0.balance"), 0);
    EXPECT_EQ(statement(club, nima).at("lines").as_array().size(), 1u);
    club.days_pass(3);
    jobs::Jobs::catch_up(program(), club.id());
    EXPECT_EQ(statement(club, nima).text("lines.0.reason"), "expired");
}

SCENARIO("A balance that would pass 2^53 - 1 refuses the act and changes nothing") {
    Club club;
    auto sara = enrolled(club);
    club.owner.asks("ledger.adjust", adjustment(sara, largest_amount, "credit")).accepted();
    club.owner.asks("ledger.adjust", adjustment(sara, 1, "credit")).is_refused("ledger.amount_too_large");
    EXPECT_EQ(spendable(club, sara, "credit"), largest_amount);
    club.owner.asks("ledger.adjust", adjustment(sara, -largest_amount, "credit")).accepted();
    EXPECT_EQ(spendable(club, sara, "credit"), 0);
}
