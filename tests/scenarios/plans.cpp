// What a provider of clubs sells: limits that are counted exactly, trials that go on with their data, suspension, usage.
#include <atomic>
#include <boost/json/serialize.hpp>
#include <thread>

#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string plan(std::string const& more) { return R"({"name":"برنزی")" + more + "}"; }

Reply adds_cashier(Person const& by, std::string const& login) {
    return by.asks("staff.define", R"({"login":")" + login + R"(","name":"کسی","role":"cashier","branches":[],"password":"a long password"})");
}

}  // namespace

SCENARIO("A plan limits active staff and branches; the refusal names the limit, and nothing is lost [F178 F190 F191 F192 F193]") {
    Club club;
    adds_cashier(club.owner, "before").accepted();
    auto set = club.operator_of_server.asks("plans.set", plan(R"(,"staff":3,"branches":3,"codes":100000)")).accepted();
    EXPECT_EQ(set.number("staff_used"), 2);
    EXPECT_EQ(set.number("branches_used"), 2);
    auto third = adds_cashier(club.owner, "third").accepted();
    auto full = adds_cashier(club.owner, "fourth").is_refused("plans.staff_full");
    EXPECT_EQ(full.answer().status, 409);
    EXPECT_EQ(full.number("facts.most"), 3);
    EXPECT_NE(full.text("detail").find("برنزی"), std::string::npos);
    club.owner.asks("staff.set_active", R"({"staff":")" + third.text("id") + R"(","is_active":false})").accepted();
    adds_cashier(club.owner, "fourth").accepted();
    club.owner.asks("staff.set_active", R"({"staff":")" + third.text("id") + R"(","is_active":true})").is_refused("plans.staff_full");

    club.owner.asks("branches.define", R"({"name":"پونک","tills":1})").accepted();
    club.owner.asks("branches.define", R"({"name":"نیاوران","tills":1})").is_refused("plans.branches_full");

    club.operator_of_server.asks("plans.set", R"({"name":"طلایی","staff":5,"codes":1000000})").accepted();
    club.owner.asks("branches.define", R"({"name":"نیاوران","tills":1})").accepted();
    club.operator_of_server.asks("plans.set", R"({"name":"هیچ","staff":-1})").is_refused("plans.limit_negative");
    club.operator_of_server.asks("plans.set", R"({"name":""})").is_refused("tenancy.name_required");
    club.owner.asks("plans.set", plan("")).is_refused("caller.not_allowed");
}

SCENARIO("A plan of so many members is counted exactly, enrolments at the same moment too; whoever is erased makes room [F195]") {
    Shop shop;
    auto first = shop.member();
    shop.operator_of_server.asks("plans.set", R"({"name":"پایه","members":5})").accepted();
    std::atomic<int> accepted = 0, full = 0;
    {
        std::vector<std::jthread> crowd;
        for (int i = 0; i < 12; ++i)
            crowd.emplace_back([&, mobile = Shop::fresh_mobile(), key = Person::fresh_key()] {
                auto const* enrol = program().registry().find("members.enrol");
                boost::json::value request = boost::json::object{{"mobile", mobile}};
                auto answer = program().dispatcher().dispatch_now({enrol, shop.id(), shop.cashier.credential(), key, request});
                if (answer.refusal.empty()) ++accepted;
                else if (answer.refusal == "plans.members_full") ++full;
            });
    }
    EXPECT_EQ(accepted, 4);
    EXPECT_EQ(full, 8);
    EXPECT_EQ(shop.owner.asks("plans.show").accepted().number("members_used"), 5);
    shop.owner.asks("members.erase", R"({"member":")" + first + R"("})").accepted();
    EXPECT_EQ(shop.owner.asks("plans.show").accepted().number("members_used"), 4);
    shop.member();
    auto over = shop.cashier.asks("members.enrol", R"({"mobile":")" + Shop::fresh_mobile() + R"("})").is_refused("plans.members_full");
    EXPECT_EQ(over.number("facts.most"), 5);
}

SCENARIO("A trial is the real thing for its days, then reads only, and goes on with the same data once it has a plan [F205 F206 F207]") {
    Shop shop;
    auto sara = shop.member();
    auto last = shop.today() + 10;
    shop.operator_of_server.asks("plans.set", R"({"name":"آزمایشی","trial_until":")" + iso_day(last) + R"("})").accepted();
    shop.sells(sara, 1'000'000).accepted();
    shop.days_pass(10);
    shop.sells(sara, 1'000'000).accepted();
    auto points = shop.points(sara);
    shop.operator_of_server.asks("clubs.advance_clock", R"({"days":1,"ms":0})").accepted();
    shop.sells(sara, 1'000'000).is_refused("clubs.trial_ended");
    EXPECT_EQ(shop.points(sara), points);
    shop.operator_of_server.asks("plans.set", R"({"name":"پایه","members":1000})").accepted();
    shop.sells(sara, 1'000'000).accepted();
    EXPECT_GT(shop.points(sara), points);
}

SCENARIO("A suspended club reads and signs in, and says why it takes nothing new; jobs and the provider go on [F205]") {
    Shop shop;
    auto sara = shop.member();
    auto key = shop.api_key();
    shop.owner.asks("clubs.suspend", R"({"because":"بدهی"})").is_refused("caller.not_allowed");
    shop.operator_of_server.asks("clubs.suspend", R"({"because":""})").is_refused("clubs.because_required");
    shop.operator_of_server.asks("clubs.suspend", R"({"because":"صورت‌حساب ماه پیش پرداخت نشده است"})").accepted();
    auto refused = shop.sells(sara, 100'000).is_refused("clubs.suspended");
    EXPECT_EQ(refused.answer().status, 403);
    EXPECT_NE(refused.text("detail").find("صورت‌حساب"), std::string::npos);
    key.asks("members.enrol", R"({"mobile":")" + Shop::fresh_mobile() + R"("})").is_refused("clubs.suspended");
    shop.owner.asks("members.list").accepted();
    shop.owner.asks("audit.list").accepted();
    auto again = shop.signs_in("owner", "a long password");
    EXPECT_TRUE(again.asks("plans.show").accepted().at("is_suspended").as_bool());
    shop.operator_of_server.asks("clubs.advance_clock", R"({"days":1,"ms":0})").accepted();
    shop.operator_of_server.asks("clubs.resume").accepted();
    shop.sells(sara, 100'000).accepted();
}

SCENARIO("The provider sees how much a club uses, and nobody of it [F194 F195]") {
    Shop shop;
    shop.owner.asks("members.enrol", R"({"mobile":"09121234567","first_name":"سارا"})").accepted();
    auto shown = shop.operator_of_server.asks("plans.show").accepted();
    EXPECT_EQ(shown.number("members_used"), 1);
    EXPECT_EQ(shown.number("branches_used"), 2);
    EXPECT_EQ(shown.body().find("سارا"), std::string::npos);
    EXPECT_EQ(shown.body().find("912"), std::string::npos);
}

namespace {

Person provider() {
    Credential credential;
    credential.kind = Credential::Kind::operator_of_server;
    return {the_house, credential};
}

/// A club's line among those of the whole installation, page by page: other stories have clubs here too.
boost::json::object usage_of(std::string const& slug) {
    std::string cursor;
    for (;;) {
        auto page = provider().asks("clubs.usage", R"({"limit":200)" + cursor + "}").accepted();
        for (auto const& one : page.at("items").as_array())
            if (one.at("slug").as_string() == slug) return one.as_object();
        if (!page.has("next_cursor")) return {};
        cursor = R"(,"cursor":)" + std::to_string(page.number("next_cursor"));
    }
}

}  // namespace

SCENARIO("A provider sees each club's plan, limits, counts, state and last activity in one list, and nobody of any [F178 F190 F191 F192 F193 F194 F195 F205]") {
    Shop shop;
    Club idle("بنفشه");
    shop.operator_of_server.asks("plans.set", plan(R"(,"members":1000,"staff":5,"codes":100000)")).accepted();
    shop.owner.asks("members.enrol", R"({"mobile":"09121234567","first_name":"سارا"})").accepted();
    auto busy = usage_of(shop.slug());
    EXPECT_EQ(busy.at("plan").as_string(), "برنزی");
    EXPECT_EQ(busy.at("state").as_string(), "open");
    EXPECT_EQ(busy.at("members").as_int64(), 1000);
    EXPECT_EQ(busy.at("members_used").as_int64(), 1);
    EXPECT_EQ(busy.at("staff").as_int64(), 5);
    EXPECT_EQ(busy.at("staff_used").as_int64(), shop.owner.asks("plans.show").accepted().number("staff_used"));
    EXPECT_FALSE(busy.contains("branches"));
    EXPECT_EQ(busy.at("branches_used").as_int64(), 2);
    EXPECT_EQ(busy.at("codes").as_int64(), 100'000);
    EXPECT_TRUE(busy.contains("last_act_at"));
    EXPECT_EQ(usage_of(idle.slug()).at("plan").as_string(), "");

    auto page = provider().asks("clubs.usage", R"({"limit":1})").accepted();
    EXPECT_EQ(page.at("items").as_array().size(), 1u);
    EXPECT_TRUE(page.has("next_cursor"));
    auto whole = boost::json::serialize(busy);
    for (std::string person : {"سارا", "912", "owner"}) EXPECT_EQ(whole.find(person), std::string::npos) << person;
    provider().asks("clubs.usage", R"({"limit":0})").is_refused("request.out_of_range");
    shop.owner.asks("clubs.usage").is_refused("caller.not_allowed");
}

SCENARIO("What the provider does is no activity of a club; a trial, its end and a suspension are told apart [F194 F205 F206]") {
    Shop shop;
    shop.operator_of_server.asks("plans.set", plan(R"(,"trial_until":")" + iso_day(shop.today() + 10) + "\"")).accepted();
    EXPECT_EQ(usage_of(shop.slug()).at("state").as_string(), "trial");
    auto before = usage_of(shop.slug()).at("last_act_at");
    shop.operator_of_server.asks("clubs.advance_clock", R"({"days":11,"ms":0})").accepted();
    auto ended = usage_of(shop.slug());
    EXPECT_EQ(ended.at("state").as_string(), "trial_ended");
    EXPECT_EQ(ended.at("last_act_at"), before);
    shop.operator_of_server.asks("clubs.suspend", R"({"because":"قبض این ماه"})").accepted();
    EXPECT_EQ(usage_of(shop.slug()).at("state").as_string(), "suspended");
}
