// An evaluation of many members: added up together, in parts, cut and gone on with.
#include <limits>
#include <map>

#include "club/sales/sales.hpp"
#include "club/tiers/evaluate.hpp"
#include "edge/jobs/following.hpp"
#include "world/tiered.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

Person job_in(ClubId club) {
    Credential credential;
    credential.kind = Credential::Kind::job;
    credential.job = "a job";
    return Person(club, credential);
}

}  // namespace

SCENARIO("An evaluation goes on where it was cut, by the ladder it began with, and judges nobody twice [F048]") {
    Tiered shop;
    shop.wakes_on(1406, 6, 30);
    shop.sets("", shop.of_002_51("2027-09-23"));
    std::vector<std::string> members;
    for (int i = 0; i < 130; ++i) members.push_back(shop.in(shop.b));
    shop.days_pass(2);
    auto job = job_in(shop.id());
    auto first = job.asks("tiers.evaluate").accepted();
    EXPECT_EQ(first.number("looked_at"), 100);
    EXPECT_EQ(first.at("moved").as_array().size(), 100u);
    EXPECT_FALSE(shop.tiers().at("runs.0.is_done").as_bool());
    shop.owner.asks("tiers.define", R"({"ladder":{"tiers":[],"promotions":[]}})").accepted();
    shop.catch_up();
    auto run = shop.tiers();
    EXPECT_TRUE(run.at("runs.0.is_done").as_bool());
    EXPECT_EQ(run.number("runs.0.looked_at"), 130);
    EXPECT_EQ(run.number("runs.0.lowered"), 130);
    for (auto const& who : {members.front(), members.back()}) EXPECT_EQ(shop.tier_of(who).at("moves").as_array().size(), 1u);
    EXPECT_EQ(job.asks("tiers.evaluate").accepted().number("looked_at"), 0);
}

SCENARIO("However small the parts that an evaluation looks ahead at, and wherever a visit ends, it judges everybody once [F048]") {
    constexpr int crowd = 129, fallen = 86, at_beginning = 100;  // so many are judged in the commit that begins
    for (auto [part, visit] : {std::pair(std::int64_t{7}, std::chrono::milliseconds(10'000)), std::pair(std::int64_t{7}, std::chrono::milliseconds(0)),
                               std::pair(std::int64_t{1000}, std::chrono::milliseconds(0))}) {
        SCOPED_TRACE(part);
        Tiered shop;
        shop.wakes_on(1406, 6, 30);
        shop.sets("", shop.of_002_51("2027-09-23"));
        std::vector<std::string> members;
        for (int i = 0; i < crowd; ++i) members.push_back(shop.in(shop.b));
        for (int i = 0; i < crowd; i += 3) shop.sells(members[i], 7'000'000).accepted();
        shop.days_pass(2);
        jobs::Counters counters;
        jobs::Following following(program(), counters);
        int visits = 0;
        while (tiers::evaluating(part, visit).run(following.workplace(shop.id()))) ++visits;
        EXPECT_GE(visits, visit.count() == 0 ? 1 + (crowd - at_beginning) / part : 2);
        auto run = shop.tiers();
        EXPECT_TRUE(run.at("runs.0.is_done").as_bool());
        EXPECT_EQ(run.number("runs.0.looked_at"), crowd);
        EXPECT_EQ(run.number("runs.0.lowered"), fallen);
        for (int i = 0; i < crowd; ++i) {
            EXPECT_EQ(shop.group_of(members[i]), i % 3 == 0 ? "B" : "C") << i;
            EXPECT_EQ(shop.tier_of(members[i]).at("moves").as_array().size(), i % 3 == 0 ? 0u : 1u) << i;
        }
    }
}

SCENARIO("Many members are added up at once as each would be alone, whatever came back or lies outside the days [F048 B34]") {
    Tiered shop;
    shop.wakes_on(1405, 12, 28);
    std::vector<std::string> members;
    for (int i = 0; i < 24; ++i) members.push_back(shop.in(shop.b));
    for (int i = 0; i < 24; i += 4) shop.sells(members[i], 20'000'000).accepted();
    shop.wakes_on(1406, 1, 2);
    for (int i = 0; i < 24; ++i)
        for (int sale = 0; sale < i % 5; ++sale) {
            auto sold = shop.sells_pieces(members[i], 1'500'000, 2).accepted();
            if ((i + sale) % 3 == 0) shop.returns(sold, 1, 1 + i % 2).accepted();
            if ((i + sale) % 7 == 0) shop.sells(members[i], 0).accepted();
        }
    auto batch = R"({"batch":")" + shop.owner.asks("gift_cards.print", R"({"name":"عیدی","count":3,"value":2000000,"first_day":"2027-03-22","last_day":"2027-12-01","giver_points":0})")
                                       .accepted().text("id") + "\"}";
    auto cards = shop.owner.asks("gift_cards.export", batch).accepted();
    for (int i = 0; i < 3; ++i) {  // one is bought beside goods, one alone, one is brought back
        auto price = i == 1 ? 0 : 1'700'000;
        auto sold = shop.cashier.asks("sales.record", R"({"member":)" + Shop::by_id(members[i + 6]) + R"(,"lines":[{"name":"کارت هدیه","unit_price":2000000,"gift_card":")" +
                                      cards.text("items." + std::to_string(i) + ".number") + "\"}" + (price ? "," + Shop::line(price) : "") +
                                      R"(],"payments":{"card":0,"cash":)" + std::to_string(2'000'000 + price) + R"(,"other":0}})").accepted();
        if (i == 2) shop.returns(sold, 1, 1).accepted();
    }
    auto evaluation = shop.of_002_51("2027-09-23");
    shop.sets("", evaluation);
    shop.wakes_on(1406, 7, 1);
    auto previewed = shop.owner.asks("tiers.preview", shop.ladder("", evaluation)).accepted();
    std::map<std::string, std::string> alone, at_once;
    for (auto const& one : previewed.at("items").as_array()) alone[std::string(one.at("member").as_string())] = one.at("to").as_string();
    EXPECT_TRUE(alone.size() > 5 && alone.size() < 24);
    program().store().read_now(shop.id(), [&](store::Snapshot& snapshot) {
        Day first = *parse_iso_day("2027-03-21"), last = *parse_iso_day("2027-09-22");
        std::map<MemberId, sales::Purchased> many;
        auto lessened = sales::lessened_between(snapshot, first, last);
        for (auto part : {std::pair(MemberId{}, *MemberId::parse(members[7])), std::pair(*MemberId::parse(members[8]), MemberId{std::numeric_limits<std::int64_t>::max()})})
            for (auto const& [member, purchased] : sales::purchases_between(snapshot, part.first, part.second, first, last, lessened)) many[member] = purchased;
        for (auto const& member : members) {
            auto id = *MemberId::parse(member);
            auto one = sales::read_purchases(snapshot.together(sales::question_of_purchases(id, first, last))[0]);
            EXPECT_EQ(std::pair(many[id].count, many[id].amount), std::pair(one.count, one.amount)) << member;
        }
    });
    shop.catch_up();
    for (auto const& member : members)
        if (auto group = shop.owner.asks("members.show", R"({"member":")" + member + R"("})").accepted().text("group"); group != shop.b) at_once[member] = group;
    EXPECT_EQ(at_once, alone);
    EXPECT_EQ(shop.tiers().number("runs.0.looked_at"), 24);
}
