// Clubs, people and keys: who is let in, where, and what a repeated request does.
#include "club/tenancy/tenancy.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

SCENARIO("Two clubs in one installation never see each other's staff, and each has its own branches [F173 F174 F175 B57]") {
    Club laleh("لاله"), narges("نرگس");
    laleh.owner.asks("staff.define", R"({"login":"sara","name":"سارا","role":"cashier","branches":[],"password":"password of sara"})").accepted();
    EXPECT_EQ(laleh.owner.asks("staff.list").at("items").as_array().size(), 2u);
    EXPECT_EQ(narges.owner.asks("staff.list").at("items").as_array().size(), 1u);

    Person stray(narges.id(), laleh.owner.credential());
    stray.asks("staff.list").is_refused("sessions.ended");
}

SCENARIO("A cashier does what cashiers may, and a dismissed one nothing from that moment on [F176 F177 F179]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    EXPECT_EQ(cashier.asks("sessions.show").accepted().number("till.number"), 1);
    cashier.asks("branches.define", R"({"name":"پونک","tills":1})").is_refused("caller.not_allowed");

    auto id = cashier.asks("sessions.show").text("staff");
    club.owner.asks("staff.set_active", R"({"staff":")" + id + R"(","is_active":false})").accepted();
    cashier.asks("sessions.show").is_refused("sessions.ended");
}

SCENARIO("The last owner of a club cannot be put aside") {
    Club club;
    auto id = club.owner.asks("sessions.show").text("staff");
    club.owner.asks("staff.set_active", R"({"staff":")" + id + R"(","is_active":false})").is_refused("staff.last_owner");
}

SCENARIO("The same key with the same request gives the same answer byte for byte; with another request it is refused [B03 B09]") {
    Club club;
    std::string request = R"({"name":"پونک","tills":3})";
    auto first = club.owner.asks("branches.define", request, "branch-1").accepted();
    auto again = club.owner.asks("branches.define", request, "branch-1").accepted();
    EXPECT_EQ(first.body(), again.body());
    EXPECT_TRUE(again.answer().is_replay);
    club.owner.asks("branches.define", R"({"name":"پونک","tills":4})", "branch-1").is_refused("key.reused_for_another_request");
    EXPECT_EQ(club.owner.asks("branches.list").at("items").as_array().size(), 3u);
}

SCENARIO("A refusal on state binds its key, so that a late duplicate cannot succeed") {
    Club club;
    club.owner.asks("branches.define", R"({"name":"ونک","tills":1})", "late").is_refused("branches.name_taken");
    auto again = club.owner.asks("branches.define", R"({"name":"ونک","tills":1})", "late").is_refused("branches.name_taken");
    EXPECT_EQ(again.answer().status, 409);
    EXPECT_TRUE(again.answer().is_replay);
}

SCENARIO("Five wrong passwords lock a login, the right one too, and the lock ends by itself") {
    Club club;
    Person stranger(club.id(), {});
    auto tries = [&](std::string const& password) {
        return stranger.asks("sessions.begin", R"({"login":"owner","password":")" + password + R"(","reference_hash":")" + std::string(64, 'a') + R"("})");
    };
    for (int i = 0; i < 5; ++i) tries("wrong password").is_refused("sessions.sign_in_failed");
    tries("a long password").is_refused("sessions.sign_in_locked");
}

SCENARIO("An API key reaches its scopes only, and nothing once it is revoked [F181]") {
    Club club;
    auto key = club.api_key(R"(["branches.list"])");
    key.asks("branches.list").accepted();
    key.asks("clubs.advance_clock", R"({"days":1,"ms":0})").is_refused("caller.not_allowed");
    auto id = club.owner.asks("keys.list").text("items.0.id");
    club.owner.asks("keys.revoke", R"({"id":")" + id + R"("})").accepted();
    key.asks("branches.list").is_refused("keys.revoked");
}

SCENARIO("Bad input names its field: unknown fields, wrong types, missing ones, too large numbers") {
    Club club;
    auto pointer = [&](std::string const& request, std::string_view code) {
        return club.owner.asks("branches.define", request).is_refused(code).text("pointer");
    };
    EXPECT_EQ(pointer(R"({"name":"پونک","tills":1,"hack":1})", "request.unknown_field"), "/hack");
    EXPECT_EQ(pointer(R"({"name":5,"tills":1})", "request.wrong_type"), "/name");
    EXPECT_EQ(pointer(R"({"name":"پونک"})", "request.field_required"), "/tills");
    EXPECT_EQ(pointer(R"({"name":"پونک","tills":9007199254740993})", "request.out_of_range"), "/tills");
    EXPECT_EQ(pointer(R"({"name":"پونک","tills":201})", "branches.too_many_tills"), "/tills");
}

SCENARIO("A refusal speaks the caller's language") {
    Club club;
    EXPECT_EQ(club.owner.asks("branches.define", R"({"name":"ونک","tills":1})").text("detail"), "شعبه‌ای به این نام هست.");
    EXPECT_EQ(club.owner.in_english().asks("branches.define", R"({"name":"ونک","tills":1})").text("detail"), "A branch has this name.");
}

SCENARIO("A sandbox club's clock moves forward on command; its business day follows") {
    Club club;
    auto before = club.today();
    club.days_pass(30);
    EXPECT_EQ(club.today() - before, 30);
    club.owner.asks("clubs.advance_clock", R"({"days":-1,"ms":0})").is_refused("clubs.clock_only_forward");
}

SCENARIO("A sample club shows its logins at the door; any other club says its name alone") {
    Club club;
    Person stranger(club.id(), {});
    auto said = stranger.asks("clubs.welcome").accepted();
    EXPECT_EQ(said.text("slug"), club.slug());
    EXPECT_TRUE(said.at("logins").as_array().empty());

    Person house(the_house, club.operator_of_server.credential());
    auto founded = house.asks("clubs.found", R"({"slug":")" + club.slug() + R"(-demo","name":"نمونه","money_unit":"toman","owner_login":"owner",)"
        R"("owner_name":"مالک","owner_password":")" + std::string(tenancy::demo_password) + R"(","is_demo":true})").accepted();
    Person passer_by(ClubId{founded.number("number")}, {});
    auto shown = passer_by.asks("clubs.welcome").accepted();
    EXPECT_EQ(shown.text("logins.0.login"), "owner");
    EXPECT_EQ(shown.text("logins.0.password"), std::string(tenancy::demo_password));
}

SCENARIO("Where there is a club already no first one is opened, and nobody but the server itself may ask for it [F179]") {
    Club club;
    auto request = R"({"name":"کافه","money_unit":"toman","owner_name":"رضا","owner_mobile":"09121234567","owner_password":"a long password","branch":"مرکزی","tills":1})";
    Person house(the_house, club.operator_of_server.credential());
    EXPECT_FALSE(house.asks("clubs.opening").accepted().at("is_open").as_bool());
    house.asks("clubs.open", request).is_refused("clubs.already_opened");
    club.owner.asks("clubs.open", request).is_refused("caller.not_allowed");
    Person(club.id(), {}).asks("clubs.open", request).is_refused("caller.not_signed_in");
}
