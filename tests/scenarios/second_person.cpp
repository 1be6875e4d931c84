// Acts that take two: kept as a request, done once when somebody else agrees, under the rules of that moment.
#include <thread>

#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr char usual_limit[] = R"({"console_needs_totp":false,"till_needs_totp":false,"second_person_points":100,"second_person_rial":10000})";

/// A shop whose club wants a second person for more than 100 points or 10,000 rial.
class CarefulShop : public Shop {
  public:
    CarefulShop() {
        manager = staff("manager", "", "");
        sara = member();
        owner.asks("clubs.set_security", usual_limit).accepted();
    }
    Person manager;
    std::string sara;

    std::string adjustment(int points) const {
        return R"({"member":")" + sara + R"(","wallet":"points","amount":)" + std::to_string(points) + R"(,"words":"جبران اشتباه"})";
    }
    /// The request that a refused act left behind.
    Reply asked_by(Person const& who, int points) { return who.asks("ledger.adjust", adjustment(points)).is_refused("approvals.waiting"); }
};

std::string just(Reply const& waiting) { return R"({"request":")" + waiting.text("facts.request") + R"(","words":"نه"})"; }

}  // namespace

SCENARIO("Above the club's limit one asks and another agrees; the act is done once, with both names in the log [F171 F177]") {
    CarefulShop shop;
    shop.manager.asks("ledger.adjust", shop.adjustment(100)).accepted();
    auto waiting = shop.asked_by(shop.manager, 101);
    EXPECT_EQ(waiting.answer().status, 409);
    EXPECT_EQ(shop.points(shop.sara), 100);

    auto listed = shop.owner.asks("approvals.list", R"({"waiting_only":true})").accepted();
    ASSERT_EQ(listed.at("items").as_array().size(), 1u);
    EXPECT_EQ(listed.text("items.0.operation"), "ledger.adjust");
    EXPECT_EQ(listed.text("items.0.reason"), "جبران اشتباه");
    EXPECT_EQ(listed.text("items.0.member"), shop.sara);
    EXPECT_EQ(listed.number("items.0.request.amount"), 101);
    EXPECT_FALSE(listed.at("items.0.is_own").as_bool());

    auto agreed = shop.owner.asks("approvals.approve", decision_on(waiting, shop.owner)).accepted();
    EXPECT_EQ(agreed.number("outcome.balance"), 201);
    EXPECT_EQ(shop.points(shop.sara), 201);
    auto act = shop.owner.asks("audit.show", R"({"act":")" + agreed.text("act") + R"("})").accepted();
    EXPECT_EQ(act.text("entry.operation"), "ledger.adjust");
    EXPECT_EQ(act.text("entry.who"), "مریم احمدی");
    EXPECT_EQ(act.text("entry.agreed_by"), "رضا کریمی");
    EXPECT_EQ(act.text("entry.member"), shop.sara);

    shop.owner.asks("approvals.approve", decision_on(waiting, shop.owner)).is_refused("approvals.decided");
    shop.owner.asks("approvals.decline", just(waiting)).is_refused("approvals.decided");
    EXPECT_EQ(shop.points(shop.sara), 201);
    EXPECT_EQ(shop.owner.asks("approvals.list").text("items.0.state"), "approved");
}

SCENARIO("Whoever asked does not agree, nor does anybody without the right; what is read is what is done [F177]") {
    CarefulShop shop;
    auto waiting = shop.asked_by(shop.owner, 300);
    auto request = decision_on(waiting, shop.owner);
    shop.owner.asks("approvals.approve", request).is_refused("approvals.own");
    shop.owner.asks("approvals.decline", just(waiting)).is_refused("approvals.own");
    shop.cashier.asks("approvals.approve", request).is_refused("caller.not_allowed");
    auto made = shop.owner.asks("roles.define", R"({"name":"تأییدگر","begins_as":"manager","operations":["approvals.approve"]})").accepted();
    shop.owner.asks("staff.define", R"({"login":"negar","name":"نگار","role":"manager","branches":[],"password":"a long password","own_role":")" +
                                        made.text("id") + R"("})").accepted();
    shop.signs_in("negar", "a long password").asks("approvals.approve", request).is_refused("approvals.right_missing");
    auto with_another = R"({"request":")" + waiting.text("facts.request") + R"(","digest":")" + std::string(64, '0') + R"("})";
    shop.manager.asks("approvals.approve", with_another).is_refused("approvals.digest_other");
    shop.manager.asks("approvals.approve", R"({"request":"apr_0000000000044","digest":""})").is_refused("approvals.missing");
    shop.manager.asks("approvals.approve", request).accepted();
    EXPECT_EQ(shop.points(shop.sara), 300);
}

SCENARIO("A request is declined with words, and runs out by itself [F177]") {
    CarefulShop shop;
    auto first = shop.asked_by(shop.manager, 500), second = shop.asked_by(shop.manager, 600);
    shop.owner.asks("approvals.decline", just(first)).accepted();
    auto listed = shop.manager.asks("approvals.list").accepted();
    EXPECT_EQ(listed.text("items.1.state"), "declined");
    EXPECT_EQ(listed.text("items.1.words"), "نه");
    shop.owner.asks("approvals.approve", decision_on(first, shop.owner)).is_refused("approvals.decided");
    shop.days_pass(3);
    EXPECT_EQ(shop.owner.asks("approvals.list").text("items.0.state"), "expired");
    shop.owner.asks("approvals.approve", decision_on(second, shop.owner)).is_refused("approvals.expired");
    EXPECT_EQ(shop.points(shop.sara), 0);
}

SCENARIO("A repeated request with its key is the same request, not another [F177 B03]") {
    CarefulShop shop;
    auto once = shop.manager.asks("ledger.adjust", shop.adjustment(500), "once").is_refused("approvals.waiting");
    auto again = shop.manager.asks("ledger.adjust", shop.adjustment(500), "once").is_refused("approvals.waiting");
    EXPECT_EQ(once.text("facts.request"), again.text("facts.request"));
    EXPECT_EQ(shop.owner.asks("approvals.list").accepted().at("items").as_array().size(), 1u);
}

SCENARIO("Two who agree at the same moment make one act [F177 B01]") {
    CarefulShop shop;
    auto second_owner = shop.staff("owner");
    auto waiting = shop.asked_by(shop.manager, 700);
    auto request = decision_on(waiting, shop.owner);
    std::string outcomes[2];
    {
        auto agrees = [&](Person const& who, std::string& outcome) {
            auto key = Person::fresh_key();
            return std::jthread([&who, &outcome, request, key] { outcome = who.asks("approvals.approve", request, key).answer().refusal; });
        };
        auto one = agrees(shop.owner, outcomes[0]);
        auto other = agrees(second_owner, outcomes[1]);
    }
    EXPECT_NE(outcomes[0].empty(), outcomes[1].empty()) << outcomes[0] << " " << outcomes[1];
    EXPECT_EQ(outcomes[0] + outcomes[1], "approvals.decided");
    EXPECT_EQ(shop.points(shop.sara), 700);
}

SCENARIO("What changed meanwhile counts: limits, rights, balances and people [F177]") {
    CarefulShop shop;
    auto made = shop.owner.asks("roles.define", R"({"name":"اصلاح‌گر","begins_as":"manager","operations":["ledger.adjust"]})").accepted();
    shop.owner.asks("staff.define", R"({"login":"negar","name":"نگار","role":"manager","branches":[],"password":"a long password","own_role":")" +
                                        made.text("id") + R"("})").accepted();
    auto negar = shop.signs_in("negar", "a long password");
    auto waiting = shop.asked_by(negar, 400);
    shop.owner.asks("roles.change", R"({"role":")" + made.text("id") + R"(","name":"اصلاح‌گر","begins_as":"manager","operations":["ledger.adjust"],)"
                                    R"("limits":{"points_per_act":300}})").accepted();
    auto over = shop.owner.asks("approvals.approve", decision_on(waiting, shop.owner)).is_refused("approvals.act_refused");
    EXPECT_EQ(over.text("facts.code"), "roles.over_limit_of_act");
    EXPECT_EQ(shop.points(shop.sara), 0);

    shop.owner.asks("roles.change", R"({"role":")" + made.text("id") + R"(","name":"اصلاح‌گر","begins_as":"manager","operations":["branches.list"]})").accepted();
    shop.owner.asks("approvals.approve", decision_on(waiting, shop.owner)).is_refused("approvals.asker_gone");

    auto of_manager = shop.asked_by(shop.manager, 200);
    auto id = shop.manager.asks("sessions.show").text("staff");
    shop.owner.asks("staff.set_active", R"({"staff":")" + id + R"(","is_active":false})").accepted();
    shop.owner.asks("approvals.approve", decision_on(of_manager, shop.owner)).is_refused("approvals.asker_gone");
    EXPECT_EQ(shop.points(shop.sara), 0);
}

SCENARIO("A request about a person who is erased is emptied with them [F177 B57]") {
    CarefulShop shop;
    auto waiting = shop.asked_by(shop.manager, 200);
    auto request = decision_on(waiting, shop.owner);
    shop.owner.asks("members.erase", R"({"member":")" + shop.sara + R"("})").accepted();
    EXPECT_FALSE(shop.owner.asks("approvals.list").accepted().has("items.0.request"));
    shop.owner.asks("approvals.approve", request).is_refused("approvals.expired");
}

SCENARIO("Nobody asks for a second person where there is none; limits are not negative [F177]") {
    Club club;
    club.owner.asks("clubs.set_security", usual_limit).is_refused("clubs.second_person_absent");
    club.staff("manager");
    club.owner.asks("clubs.set_security", R"({"console_needs_totp":false,"till_needs_totp":false,"second_person_points":-1})").is_refused("clubs.limit_negative");
    club.owner.asks("clubs.set_security", usual_limit).accepted();
    EXPECT_EQ(club.owner.asks("clubs.security").accepted().number("second_person_points"), 100);
}
