// Two records of one person: merged as an act of the ledger, found by either number, parted again as far as life allows.
#include "base/jalali.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string pair_of(std::string const& first, std::string const& second) { return R"({"member":")" + first + R"(","second":")" + second + "\"}"; }
Reply merges(Shop& shop, std::string const& first, std::string const& second, std::string const& key = Person::fresh_key()) {
    return shop.owner.asks("members.merge", pair_of(first, second), key);
}
Reply parts(Shop& shop, std::string const& second) { return shop.owner.asks("members.unmerge", of_member(second)); }
Reply shown(Shop& shop, std::string const& member) { return shop.owner.asks("members.show", of_member(member)).accepted(); }
/// The record's own, where the till would be shown the first's.
std::int64_t points(Shop& shop, std::string const& member) { return shop.owner.asks("ledger.balances", of_member(member)).accepted().number("points.spendable"); }
std::int64_t credit(Shop& shop, std::string const& member) { return shop.owner.asks("ledger.balances", of_member(member)).accepted().number("credit.spendable"); }
std::int64_t points_debt(Shop& shop, std::string const& member) { return shop.owner.asks("ledger.balances", of_member(member)).accepted().number("points.debt"); }
std::int64_t credit_debt(Shop& shop, std::string const& member) { return shop.owner.asks("ledger.balances", of_member(member)).accepted().number("credit.debt"); }
void adjusts(Shop& shop, std::string const& member, std::string const& wallet, std::int64_t amount, std::string const& more = "") {
    shop.owner.asks("ledger.adjust", R"({"member":")" + member + R"(","wallet":")" + wallet + R"(","amount":)" + std::to_string(amount) +
                                         R"(,"words":"برای داستان")" + more + "}").accepted();
}
/// A sale to whoever is named so, in cash.
Reply sells_to(Shop& shop, std::string const& who, std::int64_t rial) {
    return shop.cashier.asks("sales.record", R"({"member":)" + who + R"(,"lines":[)" + Shop::line(rial) + R"(],"payments":{"card":0,"cash":)" + std::to_string(rial) + R"(,"other":0}})");
}

}  // namespace

SCENARIO("Two records of one person become one: all of value moves, lot by lot with its window, and either number leads to the first [B50]") {
    Shop shop;
    auto first = shop.member(), second = shop.member(R"("issue_card":true)");
    shop.sells(first, 1'000'000).accepted();
    shop.sells(second, 2'000'000).accepted();
    auto soon = iso_day(shop.today() + 10);
    adjusts(shop, second, "credit", 500'000, R"(,"last_day":")" + soon + "\"");
    auto before = shown(shop, second);

    auto told = shop.owner.asks("members.preview_merge", pair_of(first, second)).accepted();
    EXPECT_EQ(told.number("first.points_after.spendable"), 15);
    EXPECT_EQ(told.number("first.credit_after.spendable"), 590'000);
    EXPECT_EQ(told.number("second.points.spendable"), 10);
    EXPECT_EQ(told.number("second.points_after.spendable"), 0);
    EXPECT_EQ(points(shop, first), 5) << "asking moves nothing";
    auto merged = merges(shop, first, second).accepted();
    for (auto const* path : {"moved", "first.points_after", "first.credit_after", "second.points_after"})
        EXPECT_EQ(merged.at(path), told.at(path)) << path << ": what is told beforehand is what is done";
    EXPECT_EQ(points(shop, first), 15);
    EXPECT_EQ(credit(shop, first), 590'000);
    EXPECT_EQ(points(shop, second), 0);
    auto statement = shop.owner.asks("ledger.statement", R"({"member":")" + first + R"(","wallet":"credit"})").accepted();
    EXPECT_EQ(statement.text("wallet.lots.0.last_day"), soon);
    EXPECT_EQ(statement.number("wallet.lots.0.remaining"), 500'000);
    EXPECT_EQ(statement.text("wallet.lots.0.origin"), "adjustment");
    EXPECT_EQ(statement.text("lines.0.reason"), "merged");

    auto number = std::to_string(before.number("number")), mobile = before.text("mobile"), card = before.text("cards.0.card");
    for (auto const& text : {number, mobile, card})
        EXPECT_EQ(shop.cashier.asks("members.find", R"({"text":")" + text + "\"}").accepted().text("items.0.id"), first) << text;
    for (auto const& who : {R"({"kind":"number","number":)" + number + "}", R"({"kind":"mobile","mobile":")" + mobile + "\"}",
                            R"({"kind":"card","card":")" + card + "\"}", Shop::by_id(second)})
        EXPECT_EQ(sells_to(shop, who, 200'000).accepted().text("member.id"), first) << who;
    EXPECT_EQ(points(shop, first), 19);
    EXPECT_EQ(shown(shop, second).text("merged_into.id"), first);
    EXPECT_EQ(shown(shop, second).text("status"), "inactive");
    EXPECT_EQ(shown(shop, first).text("merged.0.id"), second);
    shop.owner.asks("members.block_card", of_member(second)).accepted();
    sells_to(shop, R"({"kind":"card","card":")" + card + "\"}", 200'000).is_refused("cards.blocked");
}

SCENARIO("Asked again with the same key a merge answers the same and moves nothing; the other way round with it is refused [B50 B12]") {
    Shop shop;
    auto first = shop.member(), second = shop.member();
    shop.sells(second, 2'000'000).accepted();
    auto key = Person::fresh_key();
    auto once = merges(shop, first, second, key).accepted();
    EXPECT_EQ(merges(shop, first, second, key).accepted().body(), once.body());
    merges(shop, second, first, key).is_refused("key.reused_for_another_request");
    EXPECT_EQ(points(shop, first), 10);
    merges(shop, first, second).is_refused("members.merged");
}

SCENARIO("Selling to the second, merging and returning leaves nothing behind, whatever was spent, undone or kept as a remainder [B50 B17 B18 B19]") {
    Shop shop;
    auto first = shop.member(), second = shop.member();
    shop.gives_credit(second, 300'000);
    auto half = shop.sells(first, 100'000).accepted();          // half a point
    auto sale = shop.sells_pieces(second, 500'000, 3, 300'000).accepted();  // 1,200,000: six points
    auto other_half = shop.sells(second, 100'000).accepted();
    EXPECT_EQ(points(shop, second), 6);
    merges(shop, first, second).accepted();
    EXPECT_EQ(points(shop, first), 7) << "two halves are one point";

    auto part = shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(part.number("credit_back"), 300'000);
    EXPECT_EQ(part.text("member.id"), first);
    shop.undoes(sale, part).accepted();
    EXPECT_EQ(points(shop, first), 7);
    shop.returns(sale, 1, 2).accepted();
    shop.returns(sale, 1, 1).accepted();
    shop.returns(other_half, 1, 1).accepted();
    shop.returns(half, 1, 1).accepted();
    for (auto const& one : {first, second}) {
        EXPECT_EQ(points(shop, one), 0);
        EXPECT_EQ(points_debt(shop, one), 0);
    }
    EXPECT_EQ(credit(shop, first), 300'000);
    EXPECT_EQ(credit(shop, second), 0);
    shop.sells(first, 100'000).accepted();
    EXPECT_EQ(points(shop, first), 0) << "no half is left over";
    shop.sells(first, 100'000).accepted();
    EXPECT_EQ(points(shop, first), 1);
}

SCENARIO("What the first has spent of the second's is taken from what else it has when the second's sale comes back, and the rest is owed [B50 B17]") {
    Shop shop;
    auto first = shop.member(), second = shop.member();
    auto sale = shop.sells(second, 2'000'000).accepted();
    shop.sells(first, 600'000).accepted();
    merges(shop, first, second).accepted();
    adjusts(shop, first, "points", -11);
    EXPECT_EQ(points(shop, first), 2);
    auto back = shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(points(shop, first), 0);
    EXPECT_EQ(points_debt(shop, first), 8);
    EXPECT_EQ(points_debt(shop, second), 0);
    shop.sells(first, 1'000'000).accepted();
    EXPECT_EQ(points_debt(shop, first), 3);
    shop.undoes(sale, back).accepted();
    EXPECT_EQ(points_debt(shop, first), 0);
    EXPECT_EQ(points(shop, first), 7);
}

SCENARIO("Parted at once, both stand as they stood: points, lots, debts both ways, remainders, day's spending, mobile and freeze [B50]") {
    Shop shop;
    auto owes = shop.member(), has = shop.member();
    auto sale = shop.sells(owes, 1'000'000).accepted();
    adjusts(shop, owes, "points", -5);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(points_debt(shop, owes), 5);
    shop.sells(has, 500'000).accepted();
    shop.owner.asks("members.freeze_credit", of_member(has)).accepted();
    for (auto const& [first, second] : {std::pair{owes, has}, std::pair{has, owes}}) {
        merges(shop, first, second).accepted();
        EXPECT_EQ(points_debt(shop, first), 3);
        EXPECT_EQ(shown(shop, first).at("is_credit_frozen").as_bool(), true);
        auto preview = shop.owner.asks("members.preview_unmerge", of_member(second)).accepted();
        auto parted = parts(shop, second).accepted();
        EXPECT_EQ(parted.at("moved"), preview.at("moved"));
        EXPECT_EQ(parted.at("second.points_after"), preview.at("second.points_after"));
        EXPECT_EQ(parted.number("moved.0.missing"), first == owes ? 2 : 0) << "what has paid the first's own debt";
        EXPECT_EQ(points(shop, has), 2);
        EXPECT_EQ(points_debt(shop, has), 0);
        EXPECT_EQ(points(shop, owes), 0);
        EXPECT_EQ(points_debt(shop, owes), 5);
        EXPECT_FALSE(shown(shop, owes).at("is_credit_frozen").as_bool());
        EXPECT_EQ(shown(shop, second).text("status"), "active");
        EXPECT_FALSE(shown(shop, second).has("merged_into"));
        parts(shop, second).is_refused("members.merged_not");
    }
    shop.sells(has, 100'000).accepted();
    EXPECT_EQ(points(shop, has), 3) << "its half point is its own again";
}

SCENARIO("Parted later: what was earned since stays with the first, and what the first has spent of the second's it owes, as was told [B50]") {
    Shop shop;
    auto first = shop.member(), second = shop.member();
    shop.gives_credit(first, 100'000);
    shop.gives_credit(second, 300'000);
    auto old_sale = shop.sells(second, 1'000'000).accepted();
    merges(shop, first, second).accepted();
    auto since = shop.sells(first, 1'000'000, 350'000).accepted();
    EXPECT_EQ(credit(shop, first), 99'500);
    EXPECT_EQ(points(shop, first), 8);

    auto told = shop.owner.asks("members.preview_unmerge", of_member(second)).accepted();
    EXPECT_EQ(told.number("moved.1.value"), 330'000);
    auto missing = told.number("moved.1.missing");
    EXPECT_GT(missing, 0);
    EXPECT_EQ(parts(shop, second).accepted().number("moved.1.missing"), missing);
    EXPECT_EQ(credit(shop, second), 330'000);
    EXPECT_EQ(points(shop, second), 5);
    EXPECT_EQ(points(shop, first), 3);
    EXPECT_EQ(credit(shop, first) - credit_debt(shop, first), 99'500 - 330'000);

    shop.returns(old_sale, 1, 1).accepted();
    EXPECT_EQ(points(shop, second), 0);
    EXPECT_EQ(credit(shop, second), 300'000);
    shop.returns(since, 1, 1).accepted();
    EXPECT_EQ(points(shop, first), 0);
    EXPECT_EQ(credit(shop, first), 100'000) << "returned, the first owes nothing any more";
    EXPECT_EQ(credit_debt(shop, first), 0);
}

SCENARIO("A sale of the second returned between merging and parting is the second's affair afterwards too [B50 B17]") {
    Shop shop;
    auto first = shop.member(), second = shop.member();
    auto sale = shop.sells_pieces(second, 1'000'000, 2).accepted();
    shop.sells(first, 400'000).accepted();
    merges(shop, first, second).accepted();
    auto back = shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(points(shop, first), 7);
    parts(shop, second).accepted();
    EXPECT_EQ(points(shop, first), 2);
    EXPECT_EQ(points(shop, second), 5);
    shop.undoes(sale, back).accepted();
    EXPECT_EQ(points(shop, second), 10);
    shop.returns(sale, 1, 2).accepted();
    EXPECT_EQ(points(shop, second), 0);
    EXPECT_EQ(credit(shop, second), 0);
    EXPECT_EQ(points(shop, first), 2);
    merges(shop, first, second).accepted();
    EXPECT_EQ(points(shop, first), 2);
}

SCENARIO("What has ended meanwhile ends with whoever had it, and a pending lot waits for its day with the first [B50 F064]") {
    Shop shop(usual_program_with(R"("points_life":{"pending_days":5,"ends":{"kind":"after_days","days":20}})"));
    auto first = shop.member(), second = shop.member();
    shop.sells(second, 1'000'000).accepted();
    merges(shop, first, second).accepted();
    EXPECT_EQ(points(shop, first), 0);
    EXPECT_EQ(shop.owner.asks("ledger.balances", of_member(first)).accepted().number("points.pending"), 5);
    shop.days_pass(6);
    EXPECT_EQ(points(shop, first), 5);
    shop.days_pass(30);
    EXPECT_EQ(points(shop, first), 0);
    auto parted = parts(shop, second).accepted();
    EXPECT_EQ(parted.number("moved.0.value"), 5);
    EXPECT_EQ(parted.number("moved.0.missing"), 0);
    EXPECT_EQ(points(shop, second), 0);
    EXPECT_EQ(points_debt(shop, first), 0);
}

SCENARIO("The day's cap counts what both have spent, and the n-th purchase counts both records' purchases [B50 F064]") {
    Shop shop(usual_program_with(R"("redemption":{"per_day":400000})"));
    auto first = shop.member(), second = shop.member();
    shop.gives_credit(first, 1'000'000);
    shop.gives_credit(second, 300'000);
    shop.sells(second, 300'000, 300'000).accepted();
    merges(shop, first, second).accepted();
    EXPECT_EQ(shop.quote(first, 5'000'000).accepted().number("usable_credit.most"), 100'000);
    parts(shop, second).accepted();
    EXPECT_EQ(shop.quote(first, 5'000'000).accepted().number("usable_credit.most"), 400'000);

    shop.publishes(R"({"rules":[{"number":1,"name":"سومین خرید","when":[{"kind":"nth_purchase","number":3}],"gives":{"kind":"points","points":50}}]})");
    merges(shop, first, second).accepted();
    shop.sells(first, 100'000).accepted();
    EXPECT_EQ(points(shop, first), 0);
    shop.sells(first, 100'000).accepted();
    EXPECT_EQ(points(shop, first), 50) << "after the second's first purchase these are the second and the third";
}

SCENARIO("What cannot be merged is refused, and says why: itself, a merged record, one that leads others, a hold at a till, a cashier's wish [B50 F177]") {
    Shop shop;
    auto first = shop.member(), second = shop.member(), third = shop.member();
    merges(shop, first, first).is_refused("members.merged_with_itself");
    shop.cashier.asks("members.merge", pair_of(first, second)).is_refused("caller.not_allowed");
    shop.gives_credit(second, 100'000);
    shop.holds(second, 50'000).accepted();
    merges(shop, first, second).is_refused("members.merge_waits_for_hold");
    shop.time_passes(15 * minute_ms);
    shop.staff("manager", "", "");
    shop.owner.asks("clubs.set_security", R"({"console_needs_totp":false,"till_needs_totp":false,"second_person_points":100,"second_person_rial":10000})").accepted();
    auto waiting = merges(shop, first, second);
    waiting.is_refused("approvals.waiting");
    EXPECT_EQ(credit(shop, first), 0);
    shop.owner.asks("clubs.set_security", R"({"console_needs_totp":false,"till_needs_totp":false})").accepted();
    merges(shop, first, second).accepted();
    merges(shop, third, second).is_refused("members.merged");
    merges(shop, third, first).is_refused("members.merged_others");
    merges(shop, second, third).is_refused("members.merged");
    shop.owner.asks("members.activate", of_member(second)).is_refused("members.merged");
    shop.owner.asks("ledger.adjust", R"({"member":")" + second + R"(","wallet":"points","amount":5,"words":"برای داستان"})").is_refused("members.merged");
    shop.owner.asks("members.issue_card", of_member(second)).is_refused("members.merged");
    merges(shop, first, third).accepted();
    shop.owner.asks("members.deactivate", of_member(first)).accepted();
    auto fourth = shop.member();
    merges(shop, first, fourth).is_refused("members.inactive");
    shop.owner.asks("members.activate", of_member(first)).accepted();
    shop.holds(first, 20'000).accepted();
    parts(shop, second).is_refused("members.merge_waits_for_hold");
    shop.time_passes(15 * minute_ms);
    parts(shop, second).accepted();
    EXPECT_EQ(credit(shop, second), 100'000);
}

SCENARIO("Friends of the second bring their commission to the first, a return finds it there, and nobody is paid for their own purchases [B50 F096 F097]") {
    Shop shop(R"({"rules":[],"referral_commission":{"levels":[{"percent":300}]}})");
    auto second = shop.member(), first = shop.friend_of(second), buyer = shop.friend_of(second);
    auto before = shop.sells(buyer, 1'000'000).accepted();
    EXPECT_EQ(credit(shop, second), 30'000);
    merges(shop, first, second).accepted();
    shop.sells(first, 1'000'000).accepted();
    EXPECT_EQ(credit(shop, first), 30'000) << "nothing for one's own";
    auto after = shop.sells(buyer, 2'000'000).accepted();
    EXPECT_EQ(credit(shop, first), 90'000);
    shop.returns(before, 1, 1).accepted();
    EXPECT_EQ(credit(shop, first), 60'000);
    parts(shop, second).accepted();
    EXPECT_EQ(credit(shop, second), 0);
    shop.returns(after, 1, 1).accepted();
    EXPECT_EQ(credit(shop, first), 0);
}

SCENARIO("A return of the second's that both remainders together do not show takes its own point all the same: parted, neither has the other's [B50 B17]") {
    Shop shop;
    auto first = shop.member(), second = shop.member();
    auto mine = shop.sells(first, 1'120'000).accepted();            // 5.6 points
    auto theirs = shop.sells_pieces(second, 80'000, 3).accepted();  // 1.2
    merges(shop, first, second).accepted();
    EXPECT_EQ(points(shop, first), 6);
    auto back = shop.returns(theirs, 1, 1).accepted();              // 5.6 and 0.8
    EXPECT_EQ(back.number("points"), 0);
    EXPECT_EQ(points(shop, first), 6);
    parts(shop, second).accepted();
    EXPECT_EQ(points(shop, first), 5);
    EXPECT_EQ(points(shop, second), 0);
    shop.undoes(theirs, back).accepted();
    EXPECT_EQ(points(shop, second), 1);
    merges(shop, first, second).accepted();
    shop.returns(theirs, 1, 2).accepted();
    shop.undoes(mine, shop.returns(mine, 1, 1).accepted()).accepted();
    EXPECT_EQ(points(shop, first), 6) << "5.6 and 0.4";
    parts(shop, second).accepted();
    shop.returns(theirs, 1, 1).accepted();
    shop.returns(mine, 1, 1).accepted();
    for (auto const& one : {first, second}) {
        EXPECT_EQ(points(shop, one), 0);
        EXPECT_EQ(points_debt(shop, one), 0);
    }
}

SCENARIO("A record that has not got anything yet leads to the first all the same: its purchase and its remainder go when it comes back [B50 B17 F064]") {
    Shop shop(R"({"rules":[{"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":200000}},
        {"number":2,"name":"دومین خرید","when":[{"kind":"nth_purchase","number":2}],"gives":{"kind":"points","points":50}}]})");
    auto first = shop.member(), second = shop.member();
    auto half = shop.sells(second, 100'000).accepted();
    merges(shop, first, second).accepted();
    shop.returns(half, 1, 1).accepted();
    EXPECT_EQ(points(shop, first), 0);
    shop.sells(first, 100'000).accepted();
    EXPECT_EQ(points(shop, first), 0) << "the first purchase, and half a point alone";
    shop.sells(first, 100'000).accepted();
    EXPECT_EQ(points(shop, first), 51);
}

SCENARIO("A point that two remainders make counts for the member's cap and for the budget, and goes from both when they are parted [B50 F061 F064]") {
    Shop shop(R"({"rules":[{"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":200000},
        "cap":{"per_member":3},"budget":{"amount":100,"span":"in_all"}}]})");
    auto given = [&] { return shop.owner.asks("program.budgets").accepted().number("items.0.given"); };
    auto first = shop.member(), second = shop.member();
    auto mine = shop.sells(first, 100'000).accepted();
    shop.sells(second, 100'000).accepted();
    merges(shop, first, second).accepted();
    EXPECT_EQ(points(shop, first), 1);
    EXPECT_EQ(given(), 1);
    auto back = shop.returns(mine, 1, 1).accepted();
    EXPECT_EQ(given(), 0);
    shop.undoes(mine, back).accepted();
    auto more = shop.sells(first, 1'000'000).accepted();
    EXPECT_EQ(points(shop, first), 3) << "the third is the last";
    EXPECT_EQ(given(), 3);
    shop.returns(more, 1, 1).accepted();
    parts(shop, second).accepted();
    EXPECT_EQ(points(shop, first), 0);
    EXPECT_EQ(given(), 0);
    shop.sells(first, 1'000'000).accepted();
    EXPECT_EQ(points(shop, first), 3);
}

SCENARIO("Remainders of a rate that is no longer given make a point too, and it is taken back with the goods [B50 B17]") {
    auto program = [](int per) {
        return R"({"rules":[{"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":)" + std::to_string(per) + "}}]}";
    };
    Shop shop(program(200'000));
    auto first = shop.member(), second = shop.member();
    auto mine = shop.sells(first, 700'000).accepted();
    auto half = shop.sells(second, 100'000).accepted();
    shop.publishes(program(500'000));
    merges(shop, first, second).accepted();
    EXPECT_EQ(points(shop, first), 4);
    shop.returns(half, 1, 1).accepted();
    EXPECT_EQ(points(shop, first), 3);
    parts(shop, second).accepted();
    EXPECT_EQ(points(shop, first), 3);
    shop.returns(mine, 1, 1).accepted();
    EXPECT_EQ(points(shop, first), 0);
}

SCENARIO("A gift for bringing a friend goes back with the purchase that brought it, though the referrer came, and went again, with another record [B50 B17]") {
    Shop shop(R"({"rules":[],"referral":{"moment":"first_purchase","to_referrer":{"points":7},"to_friend":{"credit":900}}})");
    auto brings = shop.member(), first = shop.member(), second = shop.friend_of(brings);
    merges(shop, first, second).accepted();
    auto sale = shop.sells(first, 100'000).accepted();
    EXPECT_EQ(points(shop, brings), 7);
    parts(shop, second).accepted();
    auto back = shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(points(shop, brings), 0);
    EXPECT_EQ(credit(shop, first), 0);
    shop.undoes(sale, back).accepted();
    EXPECT_EQ(points(shop, brings), 7);
    EXPECT_EQ(credit(shop, first), 900);
}

SCENARIO("A gift for bringing a friend went to whom the referrer's record led then, and goes back from there, merged or parted again [B50 B17]") {
    Shop shop(R"({"rules":[],"referral":{"moment":"first_purchase","to_referrer":{"points":7}}})");
    auto first = shop.member(), second = shop.member(), buyer = shop.friend_of(second);
    merges(shop, first, second).accepted();
    auto sale = shop.sells(buyer, 100'000).accepted();
    EXPECT_EQ(points(shop, first), 7);
    auto back = shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(points(shop, first), 0);
    shop.undoes(sale, back).accepted();
    parts(shop, second).accepted();
    EXPECT_EQ(points(shop, first), 7);
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(points(shop, first), 0);
    EXPECT_EQ(points(shop, second), 0);
}

SCENARIO("A referrer and a mobile follow where the first has none, and the erased take their other records with them [B50 B49]") {
    Shop shop;
    auto brings = shop.member(), first = shop.member(), second = shop.friend_of(brings);
    auto mobile = shown(shop, second).text("mobile");
    EXPECT_TRUE(merges(shop, first, second).accepted().at("moves_referrer").as_bool());
    EXPECT_EQ(shown(shop, first).text("referrer.id"), brings);
    parts(shop, second).accepted();
    EXPECT_FALSE(shown(shop, first).has("referrer"));
    merges(shop, first, second).accepted();
    shop.owner.asks("members.erase", of_member(second)).is_refused("members.merged");
    shop.owner.asks("members.erase", of_member(first)).accepted();
    EXPECT_EQ(shown(shop, second).text("status"), "erased");
    EXPECT_EQ(shop.logged().find(mobile), std::string::npos);
    parts(shop, second).is_refused("members.missing");
}

SCENARIO("A tier goes by what both records have bought, at once where the ladder raises at once [B50 F047]") {
    Shop shop;
    auto silver = shop.owner.asks("members.define_group", R"({"name":"نقره‌ای","is_default":true})").accepted().text("id");
    auto gold = shop.owner.asks("members.define_group", R"({"name":"طلایی"})").accepted().text("id");
    shop.owner.asks("tiers.define", R"({"ladder":{"tiers":[")" + silver + R"(",")" + gold + R"("],"promotions":[{"to":")" + gold +
                                        R"(","reaches":[{"measure":"amount","at_least":3000000}]}]}})").accepted();
    auto first = shop.member(), second = shop.member();
    shop.sells(first, 1'000'000).accepted();
    shop.sells(second, 2'000'000).accepted();
    EXPECT_EQ(shown(shop, first).text("group_name"), "نقره‌ای");
    merges(shop, first, second).accepted();
    EXPECT_EQ(shown(shop, first).text("group_name"), "طلایی");
}
