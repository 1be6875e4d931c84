// The liability desk over two records of one person, and over awards for the club's own reasons.
#include "world/liability_desk.hpp"

using namespace vafa;
using namespace vafa::world;

SCENARIO("Two records merged and parted change nothing that is owed: how old it is, when it ends; between their groups it is a movement [B50 idea 7]") {
    Desk desk(usual_program_with(R"("rewards":[{"name":"ماگ","points":30}])"));
    desk.begins_month();
    auto gold = desk.group("طلایی"), plain = desk.group("برنزی");
    auto sara = desk.member(R"("group":")" + gold + "\""), nima = desk.member(R"("group":")" + plain + "\"");
    desk.sells(sara, 8'000'000).accepted();   // 40 points that never end
    desk.begins_month();
    desk.sells(nima, 4'000'000).accepted();   // 20, a month younger
    desk.adjusts(nima, "credit", 50'000, desk.today() + 100);
    desk.begins_month();
    auto merges = [&] { desk.owner.asks("members.merge", R"({"member":")" + sara + R"(","second":")" + nima + R"("})").accepted(); };
    auto parts = [&] { return desk.owner.asks("members.unmerge", R"({"member":")" + nima + R"("})").accepted(); };
    auto takes_mug = [&] { desk.cashier.asks("rewards.redeem", R"({"member":)" + Shop::by_id(sara) + R"(,"reward":"ماگ"})").accepted(); };

    auto before = desk.owed();
    EXPECT_EQ(before.number("groups.0.points"), 40);
    merges();
    auto merged = desk.owed();
    for (auto const* part : {"purses", "ages", "ends", "ending_days", "origins"}) EXPECT_EQ(merged.at(part), before.at(part)) << part;
    EXPECT_EQ(merged.number("groups.0.points"), 60);
    takes_mug();
    EXPECT_EQ(desk.owed().number("ages.0.points"), 10) << "the first's are the oldest";
    desk.begins_month();
    parts();
    auto parted = desk.owed();
    EXPECT_EQ(parted.number("ages.0.points"), 10);
    EXPECT_EQ(parted.number("ages.1.points"), 20);
    EXPECT_EQ(parted.number("groups.0.points"), 10);
    EXPECT_EQ(parted.number("groups.1.points"), 20);
    for (auto const* part : {"ends.0.month", "ends.0.credit"}) EXPECT_EQ(parted.at(part), before.at(part)) << part;

    merges();
    takes_mug();
    EXPECT_EQ(parts().number("moved.0.missing"), 20);
    auto owing = desk.owed();
    EXPECT_EQ(owing.number("purses.0.balance"), 0);
    EXPECT_EQ(owing.number("purses.0.debt"), 20);
    EXPECT_EQ(owing.number("ages.0.points"), 0) << "all the first had of that month is spent";
    EXPECT_EQ(owing.number("ages.1.points"), 20) << "as old as it was when it was brought";

    auto months = desk.months();
    for (std::size_t at = 0; at < size(months, "items"); ++at)
        for (std::size_t purse = 0; purse < 2; ++purse) {
            auto moved = path("items", at, "purses." + std::to_string(purse) + ".movements");
            EXPECT_EQ(added_up(months, moved), months.number(moved + ".closing")) << moved;
            EXPECT_EQ(months.number(moved + ".moved"), 0) << "between two records nothing leaves the club";
        }
    auto of_merge = desk.detail(desk.month(1));
    for (std::size_t at = 0; at < size(of_merge, "groups"); ++at) {
        auto group = path("groups", at, "movements");
        EXPECT_EQ(added_up(of_merge, group), of_merge.number(group + ".closing"));
        bool is_gold = of_merge.text(path("groups", at, "name")) == "طلایی", is_points = of_merge.text(path("groups", at, "purse")) == "points";
        EXPECT_EQ(of_merge.number(group + ".moved") > 0, is_gold);
        EXPECT_TRUE(!is_points || std::abs(of_merge.number(group + ".moved")) == 20);
    }
    desk.owner.asks("liability.recount").accepted();
    auto recounted = desk.owed();
    for (auto const* part : {"purses", "groups", "ages", "ends", "origins"}) EXPECT_EQ(recounted.at(part), owing.at(part)) << part;
    EXPECT_EQ(desk.months().at("items"), months.at("items"));
}

SCENARIO("A sale of the second that comes back while it is merged is taken from what it brought, month by month [B50 B17 idea 7]") {
    Desk desk;
    desk.begins_month();
    auto sara = desk.member(), nima = desk.member();
    desk.sells(nima, 2'000'000).accepted();               // 10 points
    desk.begins_month();
    desk.sells(sara, 4'000'000).accepted();               // 20
    auto sale = desk.sells_pieces(nima, 1'000'000, 3).accepted();  // 15
    desk.owner.asks("members.merge", R"({"member":")" + sara + R"(","second":")" + nima + R"("})").accepted();
    auto back = desk.returns(sale, 1, 2).accepted();
    auto kept = desk.owed();
    EXPECT_EQ(kept.number("purses.0.balance"), 35);
    desk.undoes(sale, back).accepted();
    auto undone = desk.owed();
    EXPECT_EQ(undone.number("purses.0.balance"), 45);
    EXPECT_EQ(undone.number("ages.0.points") + undone.number("ages.1.points"), 45);
    desk.returns(sale, 1, 3).accepted();
    desk.owner.asks("members.unmerge", R"({"member":")" + nima + R"("})").accepted();
    auto parted = desk.owed();
    EXPECT_EQ(parted.number("purses.0.balance"), 30);
    EXPECT_EQ(parted.number("purses.0.debt"), 0);
    auto months = desk.months();
    EXPECT_EQ(added_up(months, "items.0.purses.0.movements"), 30);
    EXPECT_EQ(months.number("items.0.purses.0.movements.taken_back"), 15);
    desk.owner.asks("liability.recount").accepted();
    auto recounted = desk.owed();
    for (auto const* part : {"purses", "groups", "ages", "origins"}) EXPECT_EQ(recounted.at(part), parted.at(part)) << part;
}

SCENARIO("What is awarded for a reason of the club's own is issued in its name, and so is what is taken back of it [F057 idea 7]") {
    Desk desk(usual_program_with(R"("conversion":{"points":10,"credit":1000})"));
    desk.begins_month();
    auto sara = desk.member();
    auto survey = desk.owner.asks("awards.define_reason", R"({"name":"نظرسنجی","wallet":"points","least":30,"life_days":10,"roles":["owner"]})").accepted();
    auto awards = [&] {
        return desk.owner.asks("awards.give", R"({"member":")" + sara + R"(","reason":")" + survey.text("id") + R"("})").accepted();
    };
    auto first = awards();
    awards();
    desk.owner.asks("awards.take_back", R"({"award":")" + first.text("award.id") + R"("})").accepted();
    auto shown = desk.owed();
    EXPECT_EQ(shown.number("purses.0.balance"), 30);
    EXPECT_EQ(shown.text("ending_days.0.day"), iso_day(desk.today() + 9));
    auto month = desk.detail(desk.month());
    ASSERT_EQ(size(month, "sources"), 1u);
    EXPECT_EQ(month.text("sources.0.kind"), "award");
    EXPECT_EQ(month.text("sources.0.name"), "نظرسنجی");
    EXPECT_EQ(month.number("sources.0.issued"), 60);
    EXPECT_EQ(month.number("sources.0.taken_back"), 30);
    EXPECT_EQ(month.number("sources.0.cost"), 3'000);
    EXPECT_EQ(added_up(month, "month.purses.0.movements"), 30);
    desk.begins_month();
    auto months = desk.months();
    EXPECT_EQ(months.number("items.0.purses.0.movements.expired"), 30) << "ten days, the first included";
    EXPECT_EQ(months.number("items.0.purses.0.movements.closing"), 0);
}
