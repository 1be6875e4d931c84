// What members do to their own record: take their data away, change the mobile by two codes, have themselves forgotten.
#include "edge/jobs/jobs.hpp"
#include "world/at_once.hpp"
#include "world/own_page.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr std::int64_t minute = 60'000;

std::string enrols(Shop& shop, std::string const& mobile, std::string const& more = "") {
    return shop.cashier.asks("members.enrol", R"({"mobile":")" + mobile + R"(","first_name":"سارا","last_name":"محمدی")" + more + "}").accepted().text("id");
}

std::string other_than(std::string const& code) { return code == "111111" ? "222222" : "111111"; }

std::string to(std::string const& mobile) { return R"({"mobile":")" + mobile + R"("})"; }

/// Both codes asked for, read on both phones, and typed.
std::string both_codes(Shop& shop, Person const& page, std::string const& old_mobile, std::string const& new_mobile) {
    page.asks("me.ask_mobile_code").accepted();
    page.asks("me.ask_new_mobile_code", to(new_mobile)).accepted();
    auto old_code = code_on_phone(shop, old_mobile, "me.ask_mobile_code");
    return R"({"mobile":")" + new_mobile + R"(","old_code":")" + old_code + R"(","new_code":")" + code_on_phone(shop, new_mobile, "me.ask_new_mobile_code") + R"("})";
}

Reply erases(Shop& shop, Person const& page, std::string const& mobile) {
    page.asks("me.ask_erase_code").accepted();
    return page.asks("me.erase", R"({"code":")" + code_on_phone(shop, mobile, "me.ask_erase_code") + R"("})");
}

}  // namespace

SCENARIO("A member takes away all that the club keeps of them: record, wallets, purchases, messages; what staff noted stays with staff [F179 F187]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    auto sara = enrols(shop, mobile, R"(,"father_name":"رضا","notes":"زود می‌رنجد","phones":[{"kind":"home","number":"02188776655"}])");
    shop.sells(sara, 10'000'000).accepted();
    auto page = on_own_page(shop, mobile);
    page.asks("me.update", R"({"allows_advertising":true})").accepted();
    page.asks("me.allow_credit", R"({"most":2000000})").accepted();

    auto data = page.asks("me.data").accepted();
    EXPECT_EQ(data.text("record.id"), sara);
    EXPECT_EQ(data.text("record.mobile").substr(data.text("record.mobile").size() - 10), mobile.substr(1));
    EXPECT_EQ(data.text("record.profile.father_name"), "رضا");
    EXPECT_EQ(data.text("record.profile.phones.0.number"), "02188776655");
    EXPECT_TRUE(data.at("allows_advertising").as_bool());
    EXPECT_EQ(data.number("most"), 2'000'000);
    EXPECT_EQ(data.body().find("می‌رنجد"), std::string::npos) << "notes are the staff's";
    EXPECT_FALSE(data.text("record.enrolled.by_role").empty());
    EXPECT_TRUE(data.text("record.enrolled.by_name").empty()) << "and so is who wrote them";

    auto messages = page.asks("me.messages", R"({"limit":1})").accepted();
    EXPECT_EQ(messages.at("items").as_array().size(), 1u);
    auto older = page.asks("me.messages", R"({"after":")" + messages.text("next") + R"("})").accepted();
    EXPECT_FALSE(older.at("items").as_array().empty());
    for (auto const& one : older.at("items").as_array()) EXPECT_EQ(one.at("member").as_string(), sara);
    page.asks("me.messages", R"({"limit":0})").is_refused("request.out_of_range");
    shop.owner.asks("me.data").is_refused("caller.not_allowed");
    shop.owner.asks("me.messages").is_refused("caller.not_allowed");
    auto stranger = on_own_page(shop, Shop::fresh_mobile());
    for (auto operation : {"me.data", "me.messages", "me.ask_erase_code", "me.ask_mobile_code"}) stranger.asks(operation).is_refused("caller.not_joined");
}

SCENARIO("A member changes the mobile by a code to the old number and one to the new; the other phones are signed out, this one goes on [F187 B49]") {
    Shop shop;
    auto before = Shop::fresh_mobile(), after = Shop::fresh_mobile();
    auto sara = enrols(shop, before);
    auto other_phone = on_own_page(shop, before), page = on_own_page(shop, before);
    shop.time_passes(2 * minute);
    auto change = both_codes(shop, page, before, after);
    page.asks("me.change_mobile", change).accepted();

    auto session = page.asks("me.session").accepted();
    EXPECT_EQ(session.text("member"), sara);
    EXPECT_TRUE(session.text("masked_mobile").ends_with(after.substr(after.size() - 4))) << session.text("masked_mobile");
    other_phone.asks("me.show").is_refused("sessions.ended");
    EXPECT_EQ(on_own_page(shop, after).asks("me.session").accepted().text("member"), sara);
    EXPECT_FALSE(on_own_page(shop, before).asks("me.session").accepted().has("member")) << "the old number is nobody's now";
    auto shown = shop.owner.asks("members.show", R"({"member":")" + sara + R"("})").accepted();
    EXPECT_TRUE(shown.has("mobile_proved_on"));
    page.asks("me.ask_new_mobile_code", to(after)).is_refused("me.mobile_same");
}

SCENARIO("Whoever cannot read a code on the old number is sent to the shop; a code of another purpose, number or member serves nothing [B46 B49]") {
    Shop shop;
    auto before = Shop::fresh_mobile(), after = Shop::fresh_mobile(), third = Shop::fresh_mobile();
    enrols(shop, before);
    auto page = on_own_page(shop, before);
    auto with = [&](std::string const& mobile, std::string const& old_code, std::string const& new_code) {
        auto old_part = old_code.empty() ? "" : R"(,"old_code":")" + old_code + "\"";
        return page.asks("me.change_mobile", R"({"mobile":")" + mobile + "\"" + old_part + R"(,"new_code":")" + new_code + R"("})");
    };
    with(after, "", "123456").is_refused("me.old_mobile_needed");
    with(after, "123456", "123456").is_refused("consent.code_missing");
    page.asks("me.ask_mobile_code").accepted();
    page.asks("me.ask_new_mobile_code", to(after)).accepted();
    page.asks("me.ask_new_mobile_code", to(third)).is_refused("me.code_asked_lately");
    auto old_code = code_on_phone(shop, before, "me.ask_mobile_code"), new_code = code_on_phone(shop, after, "me.ask_new_mobile_code");
    EXPECT_EQ(with(after, other_than(old_code), new_code).is_refused("consent.code_wrong").text("pointer"), "/old_code");
    EXPECT_EQ(with(after, old_code, other_than(new_code)).is_refused("consent.code_wrong").text("pointer"), "/new_code");
    EXPECT_EQ(with(third, old_code, new_code).is_refused("consent.code_missing").text("pointer"), "/new_code");
    if (old_code != new_code) with(after, new_code, old_code).is_refused("consent.code_wrong");
    page.asks("me.erase", R"({"code":")" + old_code + R"("})").is_refused("consent.code_missing");

    enrols(shop, after);  // meanwhile somebody else came with that number
    with(after, old_code, new_code).is_refused("me.mobile_of_another");
    EXPECT_TRUE(page.asks("me.profile").accepted().text("masked_mobile").ends_with(before.substr(before.size() - 4)));
}

SCENARIO("The codes of a change serve once, though ten ask at the same moment; after five minutes they serve no more [B46]") {
    Shop shop;
    auto before = Shop::fresh_mobile(), after = Shop::fresh_mobile();
    enrols(shop, before);
    auto page = on_own_page(shop, before);
    auto late = both_codes(shop, page, before, after);
    shop.time_passes(5 * minute);
    page.asks("me.change_mobile", late).is_refused("consent.code_ended");
    auto change = both_codes(shop, page, before, after);
    EXPECT_EQ(at_once(10, [&](int) { return page.asks("me.change_mobile", change); }), 1);
}

SCENARIO("A member has their data erased by a code: they are nobody at once, sales and ledger stay, the audit log tells that it was they [F171 F187]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    auto sara = enrols(shop, mobile, R"(,"email":"sara@example.ir")");
    shop.sells(sara, 10'000'000).accepted();
    auto page = on_own_page(shop, mobile);
    page.asks("me.erase", R"({"code":"123456"})").is_refused("consent.code_missing");
    page.asks("me.ask_erase_code").accepted();
    page.asks("me.ask_erase_code").is_refused("me.code_asked_lately");
    auto code = code_on_phone(shop, mobile, "me.ask_erase_code");
    EXPECT_EQ(page.asks("me.erase", R"({"code":")" + other_than(code) + R"("})").is_refused("consent.code_wrong").number("facts.left"), 4);
    page.asks("me.erase", R"({"code":")" + code + R"("})").accepted();

    page.asks("me.show").is_refused("sessions.ended");
    auto shown = shop.owner.asks("members.show", R"({"member":")" + sara + R"("})").accepted();
    EXPECT_EQ(shown.text("status"), "erased");
    EXPECT_EQ(shown.body().find("sara@example.ir"), std::string::npos);
    auto left = shop.owner.asks("ledger.balances", R"({"member":")" + sara + R"("})").accepted();
    EXPECT_EQ(left.number("points.balance"), 50) << "the ledger keeps what was there; it serves nobody";
    EXPECT_EQ(shop.owner.asks("sales.list", R"({"member":")" + sara + R"("})").accepted().at("items").as_array().size(), 1u);
    EXPECT_NE(shop.owner.asks("audit.list").accepted().body().find("me.erase"), std::string::npos);
    EXPECT_EQ(shop.logged().find("sara@example.ir"), std::string::npos);
}

SCENARIO("A number that was nobody's when a code was sent to it leaves the log with the member who had it, or by itself after a day [F171 F187]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile(), former = Shop::fresh_mobile();
    auto is_logged = [&](std::string const& number) { return shop.logged().find(number.substr(1)) != std::string::npos; };
    auto asks_code = [&](std::string const& number) { return Person(shop.id(), {}).asks("me.ask_code", to(number)); };
    auto of = [](std::string const& member) { return R"({"member":")" + member + R"("})"; };
    auto page = on_own_page(shop, mobile);
    page.asks("me.join", R"({"first_name":"نگار","allows_advertising":false})").accepted();
    EXPECT_TRUE(is_logged(mobile));
    shop.owner.asks("members.erase", of(page.asks("me.session").accepted().text("member"))).accepted();
    EXPECT_FALSE(is_logged(mobile));

    auto sara = enrols(shop, former);
    shop.owner.asks("members.update", R"({"member":")" + sara + R"(","mobile":")" + Shop::fresh_mobile() + R"("})").accepted();
    asks_code(former).accepted();
    auto code = code_on_phone(shop, former);
    signs_in_by_code(shop, former, other_than(code)).reply.is_refused("consent.code_wrong");
    EXPECT_TRUE(signs_in_by_code(shop, former, code).reply.accepted().at("may_join").as_bool()) << "the old number is nobody's now";
    shop.owner.asks("members.erase", of(sara)).accepted();
    auto sent = [&] { return shop.owner.asks("messages.phone", to(former)).accepted().at("items").as_array().size(); };
    EXPECT_EQ(sent(), 1u);
    EXPECT_TRUE(is_logged(former)) << "what is asked with it today may still be somebody's";
    shop.time_passes(23 * 60 * minute);
    jobs::Jobs::catch_up(program(), shop.id());
    EXPECT_TRUE(is_logged(former));
    shop.time_passes(60 * minute);
    jobs::Jobs::catch_up(program(), shop.id());
    EXPECT_FALSE(is_logged(former));
    EXPECT_EQ(sent(), 0u);
    asks_code(former).accepted();
}

SCENARIO("The owner takes a member's data away for them: the log tells who did and of whom; nobody else may, and of who is erased there is nothing [F171 F179 F187]") {
    Shop shop;
    auto mobile = Shop::fresh_mobile();
    auto sara = enrols(shop, mobile);
    auto of_sara = R"({"member":")" + sara + R"("})";
    auto never_asked = shop.owner.asks("members.export_person", of_sara).accepted();
    EXPECT_FALSE(never_asked.at("allows_advertising").as_bool());
    EXPECT_FALSE(never_asked.has("advertising_since"));
    auto page = on_own_page(shop, mobile);
    page.asks("me.update", R"({"allows_advertising":true})").accepted();
    page.asks("me.allow_credit", R"({"most":2000000})").accepted();
    auto taken = shop.owner.asks("members.export_person", of_sara).accepted();
    EXPECT_TRUE(taken.at("allows_advertising").as_bool());
    EXPECT_TRUE(taken.has("advertising_since"));
    EXPECT_EQ(taken.number("most"), 2'000'000);

    for (auto role : {"manager", "support", "auditor"}) shop.staff(role).asks("members.export_person", of_sara).is_refused("caller.not_allowed");
    shop.cashier.asks("members.export_person", of_sara).is_refused("caller.not_allowed");
    auto acts = shop.owner.asks("audit.list", R"({"operation":"members.export_person","member":")" + sara + R"("})").accepted();
    std::size_t accepted = 0;
    for (auto const& act : acts.at("items").as_array()) accepted += act.as_object().contains("refusal") ? 0 : 1;
    EXPECT_EQ(accepted, 2u);
    EXPECT_EQ(acts.text("items.0.role"), "owner");
    Shop foreign;
    foreign.owner.asks("members.export_person", of_sara).is_refused("members.missing");
    shop.owner.asks("members.erase", of_sara).accepted();
    shop.owner.asks("members.export_person", of_sara).is_refused("members.missing");
}

SCENARIO("Who left by themself joins by themself again after thirty days, so that no welcome gift is had twice; the desk enrols them sooner [F002 F055]") {
    Shop shop(usual_program_with(R"("welcome":{"points":20})"));
    auto mobile = Shop::fresh_mobile();
    auto page = on_own_page(shop, mobile);
    auto const join = R"({"first_name":"نگار","allows_advertising":false})";
    page.asks("me.join", join).accepted();
    erases(shop, page, mobile).accepted();

    auto again = on_own_page(shop, mobile);
    EXPECT_FALSE(again.asks("me.session").accepted().has("member"));
    again.asks("me.join", join).is_refused("me.left_lately");
    shop.days_pass(30);
    auto later = on_own_page(shop, mobile);
    later.asks("me.join", join).accepted();
    erases(shop, later, mobile).accepted();
    enrols(shop, mobile);
    EXPECT_TRUE(on_own_page(shop, mobile).asks("me.session").accepted().has("member"));
}

SCENARIO("Nobody leaves with a debt, nor in the middle of a purchase [F187 B17]") {
    Shop shop(usual_program_with(R"("conversion":{"points":100,"credit":10000})"));
    auto mobile = Shop::fresh_mobile();
    auto sara = enrols(shop, mobile);
    shop.gives_credit(sara, 1'000'000);
    auto page = on_own_page(shop, mobile);
    auto hold = shop.holds(sara, 500'000).accepted();
    page.asks("me.ask_erase_code").is_refused("me.leaving_held");
    shop.cashier.asks("sales.void_hold", R"({"hold":")" + hold.text("hold") + R"(","member":")" + sara + R"("})").accepted();
    page.asks("me.ask_erase_code").accepted();

    auto sale = shop.sells(sara, 20'000'000);
    shop.owner.asks("ledger.adjust", R"({"member":")" + sara + R"(","wallet":"points","amount":-100,"words":"برای داستان"})").accepted();
    shop.returns(sale, 1, 1).accepted();
    page.asks("me.erase", R"({"code":")" + code_on_phone(shop, mobile, "me.ask_erase_code") + R"("})").is_refused("me.leaving_owed");
    shop.sells(sara, 30'000'000).accepted();
    page.asks("me.erase", R"({"code":")" + code_on_phone(shop, mobile, "me.ask_erase_code") + R"("})").accepted();
}
