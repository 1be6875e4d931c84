// The member's own page: signing in by a code, joining without help, and seeing one's own record alone.
#include "world/at_once.hpp"
#include "world/own_page.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr std::int64_t minute = 60'000;

Reply asks_code(Club const& club, std::string const& mobile) {
    return Person(club.id(), {}).asks("me.ask_code", R"({"mobile":")" + mobile + R"("})");
}

std::string enrols(Shop& shop, std::string const& mobile, std::string const& more = "") {
    return shop.cashier.asks("members.enrol", R"({"mobile":")" + mobile + R"(","first_name":"سارا","last_name":"محمدی")" + more + "}").accepted().text("id");
}

std::string other_than(std::string const& code) { return code == "111111" ? "222222" : "111111"; }

}  // namespace

SCENARIO("A member signs in by the code on their phone, and sees their balances, what ends when, and why each purchase earned [F002 F085 F146 F147 F148]") {
    Shop shop(usual_program_with(R"("points_life":{"ends":{"kind":"after_days","days":30}},"rewards":[{"name":"ماگ","points":100},{"name":"کیف","points":40}])"));
    auto mobile = Shop::fresh_mobile();
    auto sara = enrols(shop, mobile);
    auto sale = shop.sells(sara, 10'000'000).accepted();
    auto page = on_own_page(shop, mobile);

    auto home = page.asks("me.show").accepted();
    EXPECT_EQ(home.text("member.id"), sara);
    EXPECT_EQ(home.number("member.balances.points"), 50);
    EXPECT_EQ(home.text("rewards.0.name"), "کیف");
    EXPECT_TRUE(home.at("rewards.0.is_reached").as_bool());
    EXPECT_EQ(home.text("next_reward.name"), "ماگ");
    EXPECT_EQ(home.number("next_reward.missing"), 50);
    EXPECT_EQ(home.number("member.balances.expiring.0.amount"), 50);

    auto statement = page.asks("me.statement", R"({"wallet":"points"})").accepted();
    EXPECT_EQ(statement.number("wallet.lots.0.remaining"), 50);
    EXPECT_TRUE(statement.has("wallet.lots.0.last_day"));

    auto purchases = page.asks("me.purchases").accepted();
    EXPECT_EQ(purchases.at("items").as_array().size(), 1u);
    EXPECT_EQ(purchases.number("items.0.points"), 50);
    EXPECT_FALSE(purchases.text("items.0.awards.0.sentence").empty());
    auto receipt = page.asks("me.receipt", R"({"sale":")" + sale.text("sale") + R"("})").accepted();
    EXPECT_EQ(receipt.number("receipt.net"), 10'000'000);
    EXPECT_EQ(receipt.number("awards.0.amount"), 50);
    EXPECT_EQ(page.asks("me.session").accepted().text("member"), sara);

    page.asks("me.sign_out").accepted();
    page.asks("me.show").is_refused("sessions.ended");
}

SCENARIO("Whether a mobile is a member's is told to nobody before its code is proved [F002 B46]") {
    Shop shop;
    auto known = Shop::fresh_mobile(), unknown = Shop::fresh_mobile();
    enrols(shop, known);
    auto of_known = asks_code(shop, known).accepted(), of_unknown = asks_code(shop, unknown).accepted();
    EXPECT_EQ(of_known.body().size(), of_unknown.body().size());
    for (auto const& mobile : {known, unknown}) {
        auto wrong = signs_in_by_code(shop, mobile, other_than(code_on_phone(shop, mobile)));
        wrong.reply.is_refused("consent.code_wrong");
        EXPECT_EQ(wrong.reply.body().find("member"), std::string::npos);
        wrong.person.asks("me.session").is_refused("sessions.ended");
        asks_code(shop, mobile).is_refused("me.code_asked_lately");
    }
    EXPECT_EQ(shop.logged().find(code_on_phone(shop, known)), std::string::npos) << "the digits stand in no log";
}

SCENARIO("A code to sign in with takes five wrong tries, ends after five minutes, serves once, and a newer one puts it aside [B46 B48]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    enrols(shop, mobile);
    signs_in_by_code(shop, mobile, "123456").reply.is_refused("consent.code_missing");

    asks_code(shop, mobile).accepted();
    auto code = code_on_phone(shop, mobile);
    for (int left = 4; left > 0; --left) EXPECT_EQ(signs_in_by_code(shop, mobile, other_than(code)).reply.is_refused("consent.code_wrong").number("facts.left"), left);
    signs_in_by_code(shop, mobile, other_than(code)).reply.is_refused("consent.code_locked");
    signs_in_by_code(shop, mobile, code).reply.is_refused("consent.code_locked");

    shop.time_passes(minute);
    asks_code(shop, mobile).accepted();
    auto second = code_on_phone(shop, mobile);
    shop.time_passes(5 * minute);
    signs_in_by_code(shop, mobile, second).reply.is_refused("consent.code_ended");

    asks_code(shop, mobile).accepted();
    auto third = code_on_phone(shop, mobile);
    signs_in_by_code(shop, mobile, second == third ? other_than(third) : second).reply.is_refused("consent.code_wrong");
    EXPECT_EQ(at_once(20, [&](int) { return signs_in_by_code(shop, mobile, third).reply; }), 1) << "one code opens one session";
    signs_in_by_code(shop, mobile, third).reply.is_refused("consent.code_used");
}

SCENARIO("Codes are sent once in 45 seconds and five times an hour to a mobile, though twenty ask at once [B48]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    EXPECT_EQ(at_once(20, [&](int) { return asks_code(shop, mobile); }), 1);
    for (int i = 0; i < 4; ++i) {
        shop.time_passes(46'000);
        asks_code(shop, mobile).accepted();
    }
    shop.time_passes(46'000);
    asks_code(shop, mobile).is_refused("me.codes_too_many");
    shop.time_passes(60 * minute);
    asks_code(shop, mobile).accepted();
}

SCENARIO("The code and the session of one club open nothing in another [F173 B57]") {
    Shop own, foreign;
    auto mobile = Shop::fresh_mobile();
    enrols(own, mobile);
    auto there = enrols(foreign, mobile);
    asks_code(own, mobile).accepted();
    asks_code(foreign, mobile).accepted();
    auto code = code_on_phone(own, mobile);
    auto theirs = code_on_phone(foreign, mobile);
    signs_in_by_code(foreign, mobile, code == theirs ? other_than(theirs) : code).reply.is_refused("consent.code_wrong");
    auto page = on_own_page(own, mobile);
    Person stray(foreign.id(), page.credential());
    for (auto operation : {"me.session", "me.show", "me.profile", "me.purchases", "me.consent_number"}) EXPECT_EQ(stray.asks(operation).answer().status, 401) << operation;
    auto sale = foreign.sells(there, 1'000'000).accepted().text("sale");
    page.asks("me.receipt", R"({"sale":")" + sale + R"("})").is_refused("sales.missing");
}

SCENARIO("A member sees nobody's record but their own, and nothing of the club's [F177]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    enrols(shop, mobile);
    auto ali = shop.member();
    auto sale = shop.sells(ali, 1'000'000).accepted().text("sale");
    auto page = on_own_page(shop, mobile);
    page.asks("me.receipt", R"({"sale":")" + sale + R"("})").is_refused("sales.missing");
    EXPECT_TRUE(page.asks("me.purchases").accepted().at("items").as_array().empty());
    page.asks("members.show", R"({"member":")" + ali + R"("})").is_refused("caller.not_allowed");
    page.asks("ledger.balances", R"({"member":")" + ali + R"("})").is_refused("caller.not_allowed");
    shop.owner.asks("me.show").is_refused("caller.not_allowed");
    shop.operator_of_server.asks("me.show").is_refused("caller.not_allowed");
}

SCENARIO("Whoever has proved a mobile joins by themself, once, with gifts and a message, and may say no to advertising [F002 F022 F055 F056 F126]") {
    Shop shop(usual_program_with(R"("welcome":{"points":20},"referral":{"moment":"at_once","to_referrer":{"points":7}})"));
    auto friends_mobile = Shop::fresh_mobile(), mobile = Shop::fresh_mobile();
    auto brought_by = shop.cashier.asks("members.enrol", R"({"mobile":")" + friends_mobile + R"("})").accepted();
    auto page = on_own_page(shop, mobile);
    EXPECT_FALSE(page.asks("me.session").accepted().has("member"));
    page.asks("me.show").is_refused("caller.not_joined");
    page.asks("me.set_pin", R"({"pin":"7295"})").is_refused("caller.not_joined");
    page.asks("me.join", R"({"first_name":"نگار","referrer":999999,"allows_advertising":false})").is_refused("members.referrer_missing");

    auto join = R"({"first_name":"نگار","last_name":"امینی","referrer":)" + std::to_string(brought_by.number("number")) + R"(,"allows_advertising":false})";
    EXPECT_EQ(at_once(10, [&](int) { return page.asks("me.join", join); }), 1);
    auto home = page.asks("me.show").accepted();
    EXPECT_EQ(home.text("member.name"), "نگار امینی");
    EXPECT_EQ(home.number("member.balances.points"), 20);
    EXPECT_EQ(shop.points(brought_by.text("id")), 7 + 20);
    auto shown = shop.owner.asks("members.show", R"({"member":")" + home.text("member.id") + R"("})").accepted();
    EXPECT_EQ(shown.text("enrolled.by_role"), "member");
    EXPECT_TRUE(shown.has("mobile_proved_on"));
    EXPECT_FALSE(page.asks("me.profile").accepted().at("allows_advertising").as_bool());
    page.asks("me.join", join).is_refused("me.joined_already");
    code_on_phone(shop, mobile);  // delivers, and counts
    EXPECT_EQ(shop.owner.asks("reports.today").accepted().number("total.members"), 2);
    auto phone = shop.owner.asks("messages.phone", R"({"mobile":")" + mobile + R"("})").accepted();
    EXPECT_EQ(phone.text("items.0.event"), "members.enrol");
}

SCENARIO("A club that lets nobody join by themself says so to whoever has proved a mobile; members go in, the desk enrols, and it opens again [F002]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    auto page = on_own_page(shop, mobile), other = on_own_page(shop, Shop::fresh_mobile());
    EXPECT_TRUE(shop.owner.asks("members.joining").accepted().at("is_open").as_bool());
    EXPECT_TRUE(page.asks("me.session").accepted().at("may_join").as_bool());
    shop.owner.asks("members.set_consent_policy", R"({"pin_from":500000})").accepted();
    shop.owner.asks("members.set_joining", R"({"is_open":false})").accepted();
    EXPECT_EQ(shop.owner.asks("members.consent_policy").accepted().number("pin_from"), 500'000) << "the other settings stay";
    EXPECT_FALSE(shop.staff("manager").asks("members.joining").accepted().at("is_open").as_bool());

    auto const join = R"({"first_name":"نگار","allows_advertising":false})";
    EXPECT_FALSE(page.asks("me.session").accepted().at("may_join").as_bool());
    EXPECT_FALSE(page.asks("me.join", join).is_refused("me.joining_closed").text("detail").empty());
    page.asks("me.show").is_refused("caller.not_joined");
    auto at_desk = enrols(shop, mobile);
    auto session = on_own_page(shop, mobile).asks("me.session").accepted();
    EXPECT_EQ(session.text("member"), at_desk);
    EXPECT_FALSE(session.has("may_join")) << "a member is not asked";

    shop.staff("manager").asks("members.set_joining", R"({"is_open":true})").is_refused("caller.not_allowed");
    shop.cashier.asks("members.joining").is_refused("caller.not_allowed");
    other.asks("me.join", join).is_refused("me.joining_closed");
    shop.owner.asks("members.set_joining", R"({"is_open":true})").accepted();
    other.asks("me.join", join).accepted();
}

SCENARIO("Two phones with one proved mobile join once; what the club requires is asked of them too [F002 F006]") {
    Shop shop;
    auto field = shop.owner.asks("members.define_field", R"({"name":"رنگ","type":"text","is_required":true})").accepted().text("id");
    auto mobile = Shop::fresh_mobile();
    auto first = on_own_page(shop, mobile), second = on_own_page(shop, mobile);
    EXPECT_EQ(first.asks("me.session").accepted().text("fields.0.name"), "رنگ");
    first.asks("me.join", R"({"allows_advertising":true})").is_refused("member_fields.required");
    auto join = R"({"allows_advertising":true,"extra":[{"field":")" + field + R"(","value":"آبی"}]})";
    EXPECT_EQ(at_once(2, [&](int i) { return (i ? first : second).asks("me.join", join); }), 1);
}

SCENARIO("A member keeps their own profile; days that bring gifts are written once; mobile and group are the club's to change [F006 F013]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    auto sara = enrols(shop, mobile);
    auto page = on_own_page(shop, mobile);
    page.asks("me.update", R"({"first_name":"ساره","birth_day":"1990-05-01","city":"تهران","allows_advertising":true})").accepted();
    auto profile = page.asks("me.profile").accepted();
    EXPECT_EQ(profile.text("profile.first_name"), "ساره");
    EXPECT_EQ(profile.text("profile.city"), "تهران");
    EXPECT_TRUE(profile.at("allows_advertising").as_bool());
    page.asks("me.update", R"({"birth_day":"1990-05-02"})").is_refused("me.day_written_already");
    page.asks("me.update", R"({"email":"nowhere"})").is_refused("members.email_malformed");
    page.asks("me.update", R"({"mobile":"09121111111"})").is_refused("request.unknown_field");
    EXPECT_EQ(shop.owner.asks("members.show", R"({"member":")" + sara + R"("})").accepted().text("name"), "ساره محمدی");
}

SCENARIO("A member sets a PIN right after signing in; later the old one is needed [F075 B46]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    enrols(shop, mobile);
    auto page = on_own_page(shop, mobile);
    page.asks("me.set_pin", R"({"pin":"1234"})").is_refused("pin.obvious");
    page.asks("me.set_pin", R"({"pin":"7295"})").accepted();
    page.asks("me.set_pin", R"({"pin":"8361"})").accepted();
    static constexpr store::Sql age{"update tenancy_member_session set proved_at = proved_at - 900000 where club_id = :club"};
    program().store().write_now(shop.id(), [](Transaction& tx) { tx.write(age); });
    page.asks("me.set_pin", R"({"pin":"7295"})").is_refused("pin.old_needed");
    page.asks("me.set_pin", R"({"pin":"7295","old_pin":"9999"})").is_refused("pin.wrong");
    page.asks("me.set_pin", R"({"pin":"7295","old_pin":"8361"})").accepted();
    EXPECT_TRUE(page.asks("me.profile").accepted().at("has_pin").as_bool());
}

SCENARIO("Whose mobile is changed, or who is erased, is signed out everywhere; a sixth phone signs the first out [F187 B49]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    auto sara = enrols(shop, mobile);
    std::vector<Person> phones;
    for (int i = 0; i < 6; ++i) {
        phones.push_back(on_own_page(shop, mobile));
        shop.time_passes(60 * minute);
    }
    phones.front().asks("me.show").is_refused("sessions.ended");
    phones.back().asks("me.show").accepted();
    shop.owner.asks("members.update", R"({"member":")" + sara + R"(","mobile":")" + Shop::fresh_mobile() + R"("})").accepted();
    phones.back().asks("me.show").is_refused("sessions.ended");
    auto again = Shop::fresh_mobile();
    auto ali = enrols(shop, again);
    auto page = on_own_page(shop, again);
    shop.owner.asks("members.erase", R"({"member":")" + ali + R"("})").accepted();
    page.asks("me.show").is_refused("sessions.ended");
}
