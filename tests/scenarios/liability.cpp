// The liability desk: what the club owes by group, age and end, what moved it each month, what will end unspent, and the voucher.
#include <functional>
#include <map>

#include "base/jalali.hpp"
#include "world/liability_desk.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string const lives = R"("points_life":{"ends":{"kind":"after_days","days":90}},"credit_life":{"ends":{"kind":"end_of_month","months":1}},)"
                          R"("conversion":{"points":10,"credit":1000},"rewards":[{"name":"ماگ","points":30}])";

/// A season of everything that moves a wallet, in two groups; calls back between the acts.
struct Season {
    Desk& desk;
    std::string gold, plain, sara, nima, ava;

    explicit Season(Desk& shop) : desk(shop), gold(shop.group("طلایی")), plain(shop.group("برنزی")) {
        desk.begins_month();
        sara = desk.member(R"("group":")" + gold + "\"");
        nima = desk.member(R"("group":")" + plain + "\"");
        ava = desk.member();
    }
    void passes(std::function<void()> const& between) {
        auto sale = desk.sells(sara, 4'000'000).accepted();
        desk.sells(nima, 9'000'000).accepted();
        desk.sells(ava, 2'000'000).accepted();
        between();
        desk.adjusts(nima, "points", 25, desk.today() + 12);
        desk.adjusts(ava, "credit", 80'000);
        desk.adjusts(ava, "points", -3);
        desk.comes_to(20);
        desk.joins(nima, gold);
        auto second = desk.sells(nima, 3'000'000, 20'000).accepted();
        between();
        desk.returns(sale, 1, 1).accepted();
        desk.converts(nima, 20);
        desk.returns(second, 1, 1).accepted();
        between();
        desk.begins_month();
        desk.joins(nima, plain);
        desk.joins(ava, gold);  // from no group
        desk.sells(sara, 6'600'000).accepted();
        desk.cashier.asks("rewards.redeem", R"({"member":)" + Shop::by_id(sara) + R"(,"reward":"ماگ"})").accepted();
        between();
        desk.begins_month();
        desk.begins_month();
        desk.begins_month();
    }
};

}  // namespace

SCENARIO("What is owed stands by group at its own rate, and points of a group without a rate are said apart [idea 7 F050 F077]") {
    Desk desk;
    auto gold = desk.group("طلایی"), plain = desk.group("برنزی");
    desk.publishes(usual_program_with(R"("points_life":{"ends":{"kind":"after_days","days":90}},"group_terms":[{"groups":[")" + gold +
                                      R"("],"conversion":{"points":3,"credit":1000}}])"));
    desk.begins_month();
    auto sara = desk.member(R"("group":")" + gold + "\""), nima = desk.member(R"("group":")" + plain + "\"");
    desk.sells(sara, 4'000'000).accepted();   // 20 points, 120,000 rial of credit
    desk.sells(nima, 2'000'000).accepted();   // 10 points, 60,000 rial
    desk.adjusts(sara, "credit", 5'000, desk.today() + 3);
    desk.holds(sara, 40'000).accepted();
    auto shown = desk.owed();
    EXPECT_FALSE(shown.at("is_counting").as_bool());
    EXPECT_EQ(shown.number("purses.0.balance"), 30);
    EXPECT_EQ(shown.number("purses.0.value"), 6'666) << "20 points at 1,000 rial for 3";
    EXPECT_EQ(shown.number("purses.0.without_rate"), 10);
    EXPECT_EQ(shown.number("purses.1.balance"), 185'000);
    EXPECT_EQ(shown.number("purses.1.held"), 40'000);
    EXPECT_EQ(shown.number("purses.1.never_ending"), 180'000);
    EXPECT_EQ(shown.text("groups.0.name"), "طلایی");
    EXPECT_EQ(shown.number("groups.0.points"), 20);
    EXPECT_EQ(shown.number("groups.0.value"), 6'666);
    EXPECT_EQ(shown.number("groups.0.credit"), 125'000);
    EXPECT_EQ(shown.number("groups.1.points"), 10);
    EXPECT_FALSE(shown.has("groups.1.value")) << "no rate is no zero";
    ASSERT_EQ(size(shown, "ending_days"), 1u);
    EXPECT_EQ(shown.text("ending_days.0.day"), iso_day(desk.today() + 3));
    EXPECT_EQ(shown.number("ending_days.0.credit"), 5'000);
    auto ends = size(shown, "ends");
    ASSERT_EQ(ends, 2u);
    EXPECT_EQ(shown.text("ends.1.month"), iso_day(first_of_jalali_month(desk.today() + 89)));
    EXPECT_EQ(shown.number("ends.1.points"), 30);
}

SCENARIO("How old what is left is goes by when it was made, though it is one lot; the oldest is spent first and comes back as old [idea 7]") {
    Desk desk;
    desk.publishes(usual_program_with(R"("rewards":[{"name":"ماگ","points":30}])"));
    desk.begins_month();
    auto sara = desk.member();
    desk.sells(sara, 8'000'000).accepted();   // 40 points that never end
    desk.begins_month();
    desk.sells(sara, 4'000'000).accepted();   // 20 more, of the same lot
    auto before = desk.owed();
    EXPECT_EQ(before.number("purses.0.never_ending"), 60);
    EXPECT_EQ(before.number("ages.0.points"), 40);
    EXPECT_EQ(before.number("ages.0.months"), 1);
    EXPECT_EQ(before.number("ages.1.points"), 20);
    EXPECT_EQ(before.number("ages.1.months"), 0);
    auto taken = desk.cashier.asks("rewards.redeem", R"({"member":)" + Shop::by_id(sara) + R"(,"reward":"ماگ"})").accepted();
    auto spent = desk.owed();
    EXPECT_EQ(spent.number("ages.0.points"), 10);
    EXPECT_EQ(spent.number("ages.1.points"), 20);
    desk.cashier.asks("rewards.cancel", R"({"redemption":")" + taken.text("redemption.id") + R"("})").accepted();
    auto back = desk.owed();
    EXPECT_EQ(back.number("ages.0.points"), 40);
    EXPECT_EQ(back.number("ages.1.points"), 20);
}

SCENARIO("Each month's closing is the next one's opening, and the last one's is what the wallets hold [idea 7 F077]") {
    Desk desk(usual_program_with(lives));
    Season season(desk);
    season.passes([] {});
    auto listed = desk.months();
    ASSERT_GE(size(listed, "items"), 5u);
    std::int64_t issued = 0, expired = 0, spent = 0, converted = 0;
    for (std::size_t at = 0; at < size(listed, "items"); ++at)
        for (std::size_t purse = 0; purse < 3; ++purse) {
            auto moved = path("items", at, "purses." + std::to_string(purse) + ".movements");
            EXPECT_EQ(added_up(listed, moved), listed.number(moved + ".closing")) << moved;
            EXPECT_EQ(listed.number(moved + ".moved"), 0) << "who changes groups takes nothing out of the club";
            if (at > 0) {
                auto after = path("items", at - 1, "purses." + std::to_string(purse) + ".movements.opening");
                EXPECT_EQ(listed.number(moved + ".closing"), listed.number(after)) << after;
            }
            issued += listed.number(moved + ".issued");
            expired += listed.number(moved + ".expired");
            spent += listed.number(moved + ".spent");
            converted += purse == 0 ? listed.number(moved + ".converted") : 0;
        }
    EXPECT_GT(issued, 0);
    EXPECT_GT(expired, 0);
    EXPECT_GT(spent, 0);
    EXPECT_EQ(converted, -20);
    for (auto const& [purse, wallet] : {std::pair{0, "points"}, std::pair{1, "credit"}}) {
        std::int64_t held = 0;
        for (auto const& who : {season.sara, season.nima, season.ava}) held += desk.in_ledger(who, wallet);
        EXPECT_EQ(listed.number("items.0.purses." + std::to_string(purse) + ".movements.closing"), held);
        EXPECT_EQ(desk.owed().number(path("purses", static_cast<std::size_t>(purse), "balance")), held);
    }
    EXPECT_FALSE(listed.at("items.0.is_over").as_bool());
    EXPECT_TRUE(listed.at("items.1.is_over").as_bool());
}

SCENARIO("A month says what each rule and each group cost, and who changes groups takes along what they have [idea 7 F050]") {
    Desk desk(usual_program_with(lives));
    Season season(desk);
    season.passes([] {});
    desk.catch_up();
    std::int64_t given = 0, moved = 0;
    auto first = desk.detail(desk.month(4));
    for (std::size_t at = 0; at < size(first, "sources"); ++at)
        if (first.text(path("sources", at, "purse")) == "points") {
            EXPECT_EQ(first.text(path("sources", at, "name")), "امتیاز خرید");
            EXPECT_EQ(first.text(path("sources", at, "kind")), "rule");
            given = first.number(path("sources", at, "issued"));
            EXPECT_EQ(first.number(path("sources", at, "cost")), (given - first.number(path("sources", at, "taken_back"))) * 100);
        }
    EXPECT_EQ(given, 20 + 45 + 10 + 14) << "20,000 rial of the last sale were paid with credit and earn nothing";
    for (std::size_t at = 0; at < size(first, "groups"); ++at) {
        auto group = path("groups", at, "movements");
        EXPECT_EQ(added_up(first, group), first.number(group + ".closing"));
        if (first.text(path("groups", at, "purse")) == "points") moved += first.number(group + ".moved");
        bool is_left = first.text(path("groups", at, "name")) == "برنزی";
        EXPECT_TRUE(!is_left || first.number(group + ".closing") == 0) << "Nima has left it with all he had";
    }
    EXPECT_EQ(moved, 0);
    EXPECT_EQ(first.number("month.purses.0.movements.closing"), desk.detail(desk.month(3)).number("month.purses.0.movements.opening"));
}

SCENARIO("What was counted bit by bit is what is counted from the beginning at once [idea 7 F077]") {
    Desk desk(usual_program_with(lives));
    Season season(desk);
    season.passes([&] { desk.catch_up(); });
    auto bit_by_bit = desk.owed();
    auto months = desk.months();
    auto middle = desk.detail(desk.month(3));
    desk.owner.asks("liability.recount").accepted();
    EXPECT_TRUE(desk.owner.asks("liability.show").accepted().at("is_counting").as_bool());
    EXPECT_EQ(desk.owner.asks("liability.show").accepted().number("purses.0.balance"), 0) << "it says that it is still counting";
    auto at_once = desk.owed();
    for (auto const* part : {"purses", "groups", "ages", "ends", "ending_days", "origins", "forecasts"}) EXPECT_EQ(at_once.at(part), bit_by_bit.at(part)) << part;
    EXPECT_EQ(desk.months().at("items"), months.at("items"));
    EXPECT_EQ(desk.detail(desk.month(3)).at("groups"), middle.at("groups"));
    EXPECT_EQ(desk.detail(desk.month(3)).at("sources"), middle.at("sources"));
}

SCENARIO("What will end unspent is told from what did, with its basis, and not before three months have ended [idea 7]") {
    Desk desk(usual_program_with(""));
    desk.begins_month();
    auto sara = desk.member();
    for (int month = 0; month < 3; ++month) {
        desk.adjusts(sara, "credit", 100'000, desk.today() + 20);
        desk.sells(sara, 60'000, 60'000).accepted();
        if (month == 2) {
            auto early = desk.owed();
            EXPECT_EQ(early.number("forecasts.0.months_of_history"), 2);
            EXPECT_FALSE(early.has("forecasts.0.expected")) << "two months are no basis";
        }
        desk.begins_month();
    }
    desk.adjusts(sara, "credit", 200'000, desk.today() + 20);
    auto shown = desk.owed();
    ASSERT_EQ(size(shown, "forecasts"), 1u);
    EXPECT_EQ(shown.text("forecasts.0.purse"), "credit");
    EXPECT_EQ(shown.number("forecasts.0.from_months"), 0);
    EXPECT_EQ(shown.number("forecasts.0.to_months"), 1);
    EXPECT_EQ(shown.number("forecasts.0.months_of_history"), 3);
    EXPECT_EQ(shown.number("forecasts.0.issued"), 300'000);
    auto expired = shown.number("forecasts.0.expired");
    EXPECT_EQ(expired, 120'000);
    EXPECT_EQ(shown.number("forecasts.0.outstanding"), 200'000);
    EXPECT_EQ(shown.number("forecasts.0.expected"), 80'000);
    desk.sells(sara, 150'000, 150'000).accepted();
    EXPECT_EQ(desk.owed().number("forecasts.0.expected"), 50'000) << "never more than is left";
}

SCENARIO("The voucher of a month that is over balances, is always the same, and leaves the accounts at what is owed [idea 7 F077]") {
    Desk desk(usual_program_with(lives));
    Season season(desk);
    season.passes([] {});
    Rial before{0};
    for (int ago = 4; ago >= 1; --ago) {
        auto month = desk.month(ago);
        auto voucher = desk.voucher(month).accepted();
        std::int64_t debit = 0, credit = 0;
        std::map<std::string, std::int64_t> grown;
        for (std::size_t at = 0; at < size(voucher, "lines"); ++at) {
            debit += voucher.number(path("lines", at, "debit"));
            credit += voucher.number(path("lines", at, "credit"));
            grown[voucher.text(path("lines", at, "account"))] += voucher.number(path("lines", at, "credit")) - voucher.number(path("lines", at, "debit"));
            auto pair = at % 2 == 0 ? at + 1 : at - 1;
            EXPECT_EQ(voucher.number(path("lines", at, "debit")), voucher.number(path("lines", pair, "credit"))) << "a pair is one amount";
        }
        EXPECT_EQ(debit, credit);
        EXPECT_EQ(debit, voucher.number("total"));
        char const* accounts[] = {"points_liability", "credit_liability", "gift_card_liability"};
        for (std::size_t purse = 0; purse < 3; ++purse)
            EXPECT_EQ(voucher.number(path("balances", purse, "closing")) - voucher.number(path("balances", purse, "opening")), grown[accounts[purse]]) << month;
        EXPECT_EQ(voucher.number("balances.0.opening"), before.value) << "points are worth what they were worth when the month before ended";
        before = Rial{voucher.number("balances.0.closing")};
        auto moved = desk.detail(month);
        EXPECT_EQ(before.value, moved.number("month.purses.0.movements.closing") * 100);
        EXPECT_EQ(voucher.number("balances.1.closing"), moved.number("month.purses.1.movements.closing"));
        EXPECT_EQ(desk.voucher(month).accepted().body(), voucher.body());
    }
}

SCENARIO("A month that is not over has no voucher, and says until when; codes are the club's own [idea 7]") {
    Desk desk(usual_program_with(lives));
    desk.begins_month();
    auto sara = desk.member();
    desk.sells(sara, 2'000'000).accepted();
    auto refused = desk.voucher(desk.month()).is_refused("liability.month_not_over");
    EXPECT_EQ(refused.text("facts.last_day"), iso_day(last_of_jalali_month(desk.today())));
    desk.owner.asks("liability.voucher", R"({"month":"1405/09"})").is_refused("liability.month_malformed");
    desk.owner.asks("liability.voucher", R"({"month":"1405-13"})").is_refused("liability.month_malformed");
    desk.owner.asks("liability.voucher", R"({"month":"1489-01"})").is_refused("liability.month_ahead");
    desk.begins_month();
    auto usual = desk.voucher(desk.month(1)).accepted();
    EXPECT_EQ(usual.text("lines.0.account"), "points_expense");
    EXPECT_EQ(usual.text("lines.0.code"), "8201");
    EXPECT_EQ(usual.number("lines.0.debit"), 1'000);
    auto set = R"({"items":[{"account":"points_expense","code":")";
    desk.owner.asks("liability.set_account_codes", set + std::string("هزینه\"}]}")).is_refused("liability.account_code_malformed");
    desk.owner.asks("liability.set_account_codes", set + std::string("812-04\"}]}")).accepted();
    auto own = desk.voucher(desk.month(1)).accepted();
    EXPECT_EQ(own.text("lines.0.code"), "812-04");
    EXPECT_EQ(own.text("lines.1.code"), "3201") << "the others keep theirs";
    EXPECT_EQ(own.number("total"), usual.number("total"));
    desk.owner.asks("liability.set_account_codes", set + std::string("\"}]}")).accepted();
    EXPECT_EQ(desk.voucher(desk.month(1)).accepted().text("lines.0.code"), "8201");
    desk.sells(sara, 2'000'000).accepted();
    desk.begins_month();
    desk.owner.asks("liability.voucher", Desk::of_month(desk.month(1))).is_refused("liability.counting_still");
    desk.voucher(desk.month(1)).accepted();
}

SCENARIO("A new rate is the last line of the month in which it came, and no earlier voucher changes [idea 7]") {
    Desk desk(usual_program_with(R"("conversion":{"points":10,"credit":1000})"));
    desk.begins_month();
    auto sara = desk.member();
    desk.sells(sara, 2'000'000).accepted();   // 10 points
    desk.begins_month();
    auto first = desk.voucher(desk.month(1)).accepted();
    EXPECT_EQ(first.number("balances.0.closing"), 1'000);
    desk.publishes(usual_program_with(R"("conversion":{"points":10,"credit":3000})"));
    desk.begins_month();
    auto second = desk.voucher(desk.month(1)).accepted();
    ASSERT_EQ(size(second, "lines"), 2u);
    EXPECT_EQ(second.text("lines.0.entry"), "revalued");
    EXPECT_EQ(second.text("lines.0.account"), "revaluation");
    EXPECT_EQ(second.number("lines.0.debit"), 2'000);
    EXPECT_EQ(desk.voucher(desk.month(2)).accepted().body(), first.body());
    desk.publishes(usual_program());
    desk.begins_month();
    auto third = desk.voucher(desk.month(1)).accepted();
    EXPECT_EQ(third.number("balances.0.closing"), 0);
    EXPECT_EQ(third.number("without_rate.0.points"), 10) << "without a rate they are said, not counted as nothing";
}

SCENARIO("Gift cards are a liability of their own: sold ones against their price, given ones as a cost [idea 7 F092]") {
    Desk desk;
    desk.begins_month();
    auto last = last_of_jalali_month(desk.today());
    auto batch = desk.owner.asks("gift_cards.print", R"({"name":"عید","count":2,"value":500000,"first_day":")" + iso_day(desk.today()) +
                                                         R"(","last_day":")" + iso_day(last + 40) + R"("})").accepted().text("id");
    auto of_batch = R"({"batch":")" + batch + "\"}";
    auto numbers = desk.owner.asks("gift_cards.export", of_batch).accepted();
    EXPECT_EQ(desk.owed().number("purses.2.balance"), 0) << "a printed card is worth nothing";
    desk.cashier.asks("sales.record", R"({"lines":[{"name":"کارت هدیه","unit_price":500000,"gift_card":")" + numbers.text("items.0.number") +
                                          R"("}],"payments":{"card":0,"cash":500000,"other":0}})").accepted();
    desk.owner.asks("gift_cards.activate", of_batch).accepted();
    desk.cashier.asks("sales.record", R"({"lines":[)" + Shop::line(200'000) + R"(],"payments":{"card":0,"cash":0,"other":0},"gift_cards":[{"number":")" +
                                          numbers.text("items.1.number") + R"("}]})").accepted();
    auto shown = desk.owed();
    EXPECT_EQ(shown.number("purses.2.balance"), 800'000);
    EXPECT_EQ(shown.number("purses.1.balance"), 0) << "no member's";
    desk.begins_month();
    auto voucher = desk.voucher(desk.month(1)).accepted();
    std::map<std::string, std::int64_t> debit;
    for (std::size_t at = 0; at < size(voucher, "lines"); ++at) debit[voucher.text(path("lines", at, "account"))] += voucher.number(path("lines", at, "debit"));
    EXPECT_EQ(debit["gift_card_sales"], 500'000);
    EXPECT_EQ(debit["gift_card_expense"], 500'000);
    EXPECT_EQ(debit["gift_card_liability"], 200'000);
    EXPECT_EQ(voucher.number("balances.2.closing"), 800'000);
}

SCENARIO("Owner, manager and auditor read the desk; whoever is bound to a branch does not, and only the owner sets codes [idea 7 F173]") {
    Desk desk;
    for (auto const* role : {"manager", "auditor"}) {
        auto reader = desk.staff(role);
        reader.asks("liability.show").accepted();
        reader.asks("liability.months").accepted();
        reader.asks("liability.account_codes").accepted();
        reader.asks("liability.set_account_codes", R"({"items":[]})").is_refused("caller.not_allowed");
        reader.asks("liability.recount").is_refused("caller.not_allowed");
    }
    auto bound = desk.staff("manager", "", desk.second_branch);
    bound.asks("liability.show").is_refused("caller.whole_club_only");
    bound.asks("liability.months").is_refused("caller.whole_club_only");
    bound.asks("liability.month", Desk::of_month(desk.month())).is_refused("caller.whole_club_only");
    bound.asks("liability.voucher", Desk::of_month(desk.month())).is_refused("caller.whole_club_only");
    bound.asks("liability.account_codes").is_refused("caller.whole_club_only");
    desk.cashier.asks("liability.show").is_refused("caller.not_allowed");
    desk.staff("support").asks("liability.show").is_refused("caller.not_allowed");
}
