// A member gives points to another: off by default, within the club's bounds, with consent, and no day is added to any point.
#include <tuple>

#include "base/jalali.hpp"
#include "world/at_once.hpp"
#include "world/liability_desk.hpp"
#include "world/own_page.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

/// Sara has a hundred points, Nima none; giving is on, nobody is asked for consent unless the story turns that on.
struct Givers {
    explicit Givers(std::string const& program = usual_program()) : desk(program) {
        desk.begins_month();
        sara = joins(saras_mobile);
        nima = joins(nimas_mobile);
        desk.sells(sara, 100 * 200'000).accepted();
        allows();
    }
    std::string joins(std::string const& mobile) {
        return desk.cashier.asks("members.enrol", R"({"mobile":")" + mobile + R"("})").accepted().text("id");
    }
    void allows(std::string const& bounds = R"("least":10,"most_a_day":1000,"most_a_month":5000)", bool is_on = true) {
        desk.owner.asks("giving.set_terms", R"({"is_on":)" + std::string(is_on ? "true," : "false,") + bounds + "}").accepted();
    }
    Reply gives(std::string const& from, std::string const& to, std::int64_t points, std::string const& more = "",
                std::string const& key = Person::fresh_key()) {
        return desk.cashier.asks("giving.give", wish(from, to, points, more), key);
    }
    static std::string wish(std::string const& from, std::string const& to, std::int64_t points, std::string const& more = "") {
        return R"({"member":)" + Shop::by_id(from) + R"(,"receiver":)" + Shop::by_id(to) + R"(,"points":)" + std::to_string(points) + more + "}";
    }
    /// On one's own page.
    static std::string own(std::string const& to, std::int64_t points, std::string const& more = "") {
        return R"({"receiver":)" + Shop::by_id(to) + R"(,"points":)" + std::to_string(points) + more + "}";
    }
    Reply takes_back(Reply const& given) { return desk.owner.asks("giving.take_back", R"({"gift":")" + given.text("gift.id") + "\"}"); }
    Reply statement(std::string const& member) {
        return desk.owner.asks("ledger.statement", R"({"member":")" + member + R"(","wallet":"points"})").accepted();
    }
    std::string last_message(std::string const& mobile) {
        jobs::Jobs::catch_up(program(), desk.id());
        auto shown = desk.owner.asks("messages.phone", R"({"mobile":")" + mobile + R"("})").accepted();
        return std::string(shown.at("items").as_array().back().at("body").as_string());
    }

    Desk desk;
    std::string saras_mobile = Shop::fresh_mobile(), nimas_mobile = Shop::fresh_mobile(), sara, nima;
};

std::string const lives = R"("points_life":{"ends":{"kind":"after_days","days":20}})";

std::string const idle = R"("points_life":{"ends":{"kind":"by_inactivity","days":10}})";

}  // namespace

SCENARIO("Points that are given keep their last day; the earliest ends go first, and both statements and messages say it [B01 F064]") {
    Givers one(usual_program_with(lives));
    auto& desk = one.desk;
    auto first_end = iso_day(desk.today() + 19);
    desk.days_pass(5);
    desk.sells(one.sara, 50 * 200'000).accepted();
    auto second_end = iso_day(desk.today() + 19);
    desk.days_pass(5);
    auto given = one.gives(one.sara, one.nima, 120).accepted();
    EXPECT_EQ(given.number("points_left"), 30);
    EXPECT_EQ(desk.points(one.nima), 120);
    auto got = one.statement(one.nima);
    EXPECT_EQ(got.text("wallet.lots.0.last_day"), first_end);
    EXPECT_EQ(got.number("wallet.lots.0.remaining"), 100);
    EXPECT_EQ(got.text("wallet.lots.1.last_day"), second_end);
    EXPECT_EQ(got.number("wallet.lots.1.remaining"), 20);
    EXPECT_EQ(got.text("lines.0.reason"), "passed_in");
    EXPECT_EQ(one.statement(one.sara).text("lines.0.reason"), "passed_on");
    EXPECT_TRUE(contains(one.last_message(one.saras_mobile), "۱۲۰")) << one.last_message(one.saras_mobile);
    EXPECT_TRUE(contains(one.last_message(one.nimas_mobile), "۱۲۰")) << one.last_message(one.nimas_mobile);
    one.gives(one.nima, one.sara, 100).accepted();
    EXPECT_EQ(one.statement(one.sara).text("wallet.lots.0.last_day"), first_end) << "there and back adds no day";
    desk.days_pass(10);
    EXPECT_EQ(desk.points(one.sara), 30);
    EXPECT_EQ(desk.points(one.nima), 20);
    desk.days_pass(5);
    EXPECT_EQ(desk.points(one.sara) + desk.points(one.nima), 0);
    auto listed = desk.owner.asks("giving.list", of_member(one.sara)).accepted();
    EXPECT_EQ(listed.text("items.0.giver"), one.nima);
    EXPECT_EQ(listed.number("items.1.points"), 120);
}

SCENARIO("Giving is off until the owner opens it; below the least, above the day's and the month's most it is refused [B01]") {
    Givers one;
    auto& desk = one.desk;
    one.allows(R"("least":10,"most_a_day":40,"most_a_month":60)", false);
    one.gives(one.sara, one.nima, 20).is_refused("giving.off");
    one.gives(one.sara, Shop().member(), 20).is_refused("giving.off");
    Shop fresh;
    EXPECT_FALSE(fresh.cashier.asks("giving.terms").accepted().at("is_on").as_bool());
    one.allows(R"("least":10,"most_a_day":40,"most_a_month":60)");
    one.gives(one.sara, one.nima, 9).is_refused("giving.too_little");
    one.gives(one.sara, one.nima, -5).is_refused("giving.too_little");
    one.gives(one.sara, one.nima, 41).is_refused("giving.day_full");
    auto given = one.gives(one.sara, one.nima, 30).accepted();
    EXPECT_EQ(one.gives(one.sara, one.nima, 11).is_refused("giving.day_full").number("facts.left"), 10);
    one.gives(one.sara, one.nima, 10).accepted();
    desk.days_pass(1);
    EXPECT_EQ(one.gives(one.sara, one.nima, 21).is_refused("giving.month_full").number("facts.left"), 20);
    one.takes_back(given).accepted();
    one.gives(one.sara, one.nima, 21).accepted();
    desk.begins_month();
    one.gives(one.sara, one.nima, 30).accepted();
    desk.days_pass(1);
    one.gives(one.sara, one.nima, 40).is_refused("giving.month_full");

    auto sets = [&](std::string const& terms) { return desk.owner.asks("giving.set_terms", "{" + terms + "}"); };
    sets(R"("is_on":true,"least":0,"most_a_day":1,"most_a_month":1)").is_refused("giving.terms_wrong");
    sets(R"("is_on":true,"least":5,"most_a_day":4,"most_a_month":10)").is_refused("giving.terms_wrong");
    sets(R"("is_on":true,"least":5,"most_a_day":9,"most_a_month":8)").is_refused("giving.terms_wrong");
    desk.cashier.asks("giving.set_terms", R"({"is_on":true,"least":5,"most_a_day":9,"most_a_month":9})").is_refused("caller.not_allowed");
}

SCENARIO("Never to oneself, by whichever record, never from or to whoever is inactive, frozen or holds a blocked card, never more than there is [B01 B51 B50]") {
    Givers one;
    auto& desk = one.desk;
    one.gives(one.sara, one.sara, 10).is_refused("giving.to_oneself");
    auto second = desk.member();
    desk.owner.asks("members.merge", R"({"member":")" + one.sara + R"(","second":")" + second + "\"}").accepted();
    one.gives(one.sara, second, 10).is_refused("giving.to_oneself");
    desk.cashier.asks("giving.give", R"({"member":)" + Shop::by_id(one.sara) + R"(,"receiver":{"kind":"number","number":99999999},"points":10})")
        .is_refused("giving.receiver_missing");
    one.gives(one.sara, Shop().member(), 10).is_refused("giving.receiver_missing");
    auto gone = desk.member();
    desk.owner.asks("members.erase", of_member(gone)).accepted();
    one.gives(one.sara, gone, 10).is_refused("giving.receiver_missing");
    one.gives(gone, one.sara, 10).is_refused("members.missing");
    one.gives(one.sara, one.nima, 101).is_refused("ledger.balance_short");
    for (auto const& [closes, opens, code] : {std::tuple{"members.freeze_credit", "members.unfreeze_credit", "members.credit_frozen"},
                                              std::tuple{"members.deactivate", "members.activate", "members.inactive"}}) {
        desk.owner.asks(closes, of_member(one.sara)).accepted();
        one.gives(one.sara, one.nima, 10).is_refused(code);
        desk.owner.asks(opens, of_member(one.sara)).accepted();
        desk.owner.asks(closes, of_member(one.nima)).accepted();
        one.gives(one.sara, one.nima, 10).is_refused("giving.receiver_closed");
        desk.owner.asks(opens, of_member(one.nima)).accepted();
    }
    auto carded = desk.member(R"("issue_card":true)");
    auto card = desk.owner.asks("members.show", of_member(carded)).accepted().text("cards.0.card");
    desk.owner.asks("members.block_card", of_member(carded)).accepted();
    desk.cashier.asks("giving.give", R"({"member":)" + Shop::by_id(one.sara) + R"(,"receiver":{"kind":"card","card":")" + card + R"("},"points":10})")
        .is_refused("giving.receiver_closed");
    one.gives(one.sara, carded, 10).accepted();
    EXPECT_EQ(desk.points(one.sara), 90);
    desk.staff("support").asks("giving.give", Givers::wish(one.sara, one.nima, 10)).is_refused("caller.not_allowed");
}

SCENARIO("At the till the giver consents by PIN or by a code that names the points and the receiver, and serves for nothing else [B46]") {
    Givers one;
    auto& desk = one.desk;
    desk.owner.asks("members.set_consent_policy", R"({"pin_from":20,"code_from":60})").accepted();
    desk.owner.asks("members.set_pin", R"({"member":")" + one.sara + R"(","pin":"4816"})").accepted();
    one.gives(one.sara, one.nima, 19).accepted();
    one.gives(one.sara, one.nima, 20).is_refused("sales.consent_required");
    one.gives(one.sara, one.nima, 20, R"(,"pin":"9999")").is_refused("pin.wrong");
    one.gives(one.sara, one.nima, 20, R"(,"pin":"4816","number":"123456")").is_refused("giving.two_consents");
    one.gives(one.sara, one.nima, 20, R"(,"pin":"4816")").accepted();
    one.gives(one.sara, one.nima, 60, R"(,"pin":"4816")").is_refused("sales.consent_required");
    desk.cashier.asks("giving.ask_code", Givers::wish(one.sara, one.nima, 62)).is_refused("ledger.balance_short");
    auto asked = desk.cashier.asks("giving.ask_code", Givers::wish(one.sara, one.nima, 60)).accepted();
    auto message = one.last_message(one.saras_mobile);
    EXPECT_TRUE(contains(message, "۶۰")) << message;
    auto code = code_on_phone(desk, one.saras_mobile, "giving.ask_code").substr(0, 6);
    auto with = R"(,"code":")" + code + R"(","asked":")" + asked.text("asked") + "\"";
    auto other = desk.member();
    one.gives(one.sara, other, 60, with).is_refused("consent.code_missing");
    one.gives(one.sara, one.nima, 61, with).is_refused("consent.code_missing");
    one.gives(one.sara, one.nima, 60, with).accepted();
    EXPECT_EQ(desk.points(one.nima), 99);
    desk.sells(one.sara, 100 * 200'000).accepted();
    one.gives(one.sara, one.nima, 60, with).is_refused("consent.code_used");
}

SCENARIO("On their own page a member sees what may be given, gives by PIN or code, and what was given and got stands there [B46 F147]") {
    Givers one;
    auto& desk = one.desk;
    desk.owner.asks("members.set_consent_policy", R"({"pin_from":1})").accepted();
    desk.owner.asks("members.set_pin", R"({"member":")" + one.sara + R"(","pin":"4816"})").accepted();
    auto page = on_own_page(desk, one.saras_mobile);
    EXPECT_EQ(page.asks("me.giving").accepted().number("left_today"), 1'000);
    page.asks("me.give_points", Givers::own(one.nima, 20)).is_refused("sales.consent_required");
    page.asks("me.give_points", Givers::own(one.nima, 20, R"(,"pin":"1111")")).is_refused("pin.wrong");
    EXPECT_EQ(page.asks("me.give_points", Givers::own(one.nima, 20, R"(,"pin":"4816")")).accepted().number("points_left"), 80);
    auto asked = page.asks("me.ask_giving_code", Givers::own(one.nima, 30)).accepted();
    auto code = code_on_phone(desk, one.saras_mobile, "giving.ask_code").substr(0, 6);
    auto with = R"(,"code":")" + code + R"(","asked":")" + asked.text("asked") + "\"";
    page.asks("me.give_points", Givers::own(one.nima, 30, with)).accepted();
    page.asks("me.give_points", Givers::own(one.nima, 30, with)).is_refused("consent.code_used");
    auto own = page.asks("me.giving").accepted();
    EXPECT_EQ(own.number("spendable"), 50);
    EXPECT_EQ(own.number("left_today"), 950);
    EXPECT_TRUE(own.at("items.0.is_mine").as_bool());
    EXPECT_EQ(own.number("items.0.points"), 30);
    for (int left = 4; left > 0; --left)
        EXPECT_EQ(page.asks("me.give_points", Givers::own(one.nima, 20, R"(,"pin":"1111")")).is_refused("pin.wrong").number("facts.left"), left);
    page.asks("me.give_points", Givers::own(one.nima, 20, R"(,"pin":"1111")")).is_refused("pin.locked");
    page.asks("me.give_points", Givers::own(one.nima, 20, R"(,"pin":"4816")")).is_refused("pin.locked");
    auto got = on_own_page(desk, one.nimas_mobile).asks("me.giving").accepted();
    EXPECT_FALSE(got.at("items.0.is_mine").as_bool());
    EXPECT_EQ(got.number("items.1.points"), 20);
}

SCENARIO("Undone by the owner, what is unspent goes back to the lots it came from, what was spent stays, once [B01 F064]") {
    Givers one(usual_program_with(lives + R"(,"rewards":[{"name":"ماگ","points":30}])"));
    auto& desk = one.desk;
    auto end = iso_day(desk.today() + 19);
    auto key = Person::fresh_key();
    auto given = one.gives(one.sara, one.nima, 80, "", key).accepted();
    EXPECT_EQ(one.gives(one.sara, one.nima, 80, "", key).accepted().body(), given.body()) << "asked again, answered again";
    EXPECT_EQ(desk.points(one.nima), 80);
    desk.cashier.asks("giving.take_back", R"({"gift":")" + given.text("gift.id") + "\"}").is_refused("caller.not_allowed");
    desk.cashier.asks("rewards.redeem", R"({"member":)" + Shop::by_id(one.nima) + R"(,"reward":"ماگ"})").accepted();
    auto taken = one.takes_back(given).accepted();
    EXPECT_EQ(taken.number("taken_back"), 50);
    EXPECT_EQ(taken.number("spent"), 30);
    EXPECT_EQ(desk.points(one.sara), 70);
    EXPECT_EQ(desk.points(one.nima), 0);
    EXPECT_EQ(one.statement(one.sara).text("wallet.lots.0.last_day"), end);
    EXPECT_EQ(one.statement(one.sara).number("wallet.lots.0.remaining"), 70);
    EXPECT_EQ(one.statement(one.nima).text("lines.0.reason"), "passed_back");
    one.takes_back(given).is_refused("giving.settled");
    EXPECT_TRUE(contains(one.last_message(one.nimas_mobile), "۵۰")) << one.last_message(one.nimas_mobile);
    auto second = one.gives(one.sara, one.nima, 30).accepted();
    desk.cashier.asks("rewards.redeem", R"({"member":)" + Shop::by_id(one.nima) + R"(,"reward":"ماگ"})").accepted();
    one.takes_back(second).is_refused("giving.all_spent");
    desk.sells(one.nima, 30 * 200'000).accepted();
    one.takes_back(second).is_refused("giving.all_spent");
    desk.owner.asks("giving.take_back", R"({"gift":"gvn_)" + one.sara.substr(4) + R"("})").is_refused("giving.missing");
}

SCENARIO("Points that live from purchase to purchase go over with the end they have; from then on the receiver's purchases count [B01 F064 B42]") {
    Givers one(usual_program_with(idle));
    auto& desk = one.desk;
    auto end_of = [&](std::string const& who) { return one.statement(who).text("wallet.lots.0.last_day"); };
    desk.days_pass(8);
    desk.sells(one.sara, 20 * 200'000).accepted();
    desk.days_pass(4);
    auto end = iso_day(desk.today() + 5);
    auto given = one.gives(one.sara, one.nima, 60).accepted();
    EXPECT_EQ(end_of(one.nima), end) << "of somebody who has bought nothing, too";
    one.gives(one.nima, one.sara, 20).accepted();
    EXPECT_EQ(end_of(one.sara), end) << "there and back adds no day";
    EXPECT_EQ(one.statement(one.sara).at("wallet.lots").as_array().size(), 1u);
    desk.days_pass(5);
    EXPECT_EQ(desk.points(one.nima), 40);
    desk.sells(one.nima, 10 * 200'000).accepted();
    EXPECT_EQ(end_of(one.nima), iso_day(desk.today() + 9));
    desk.days_pass(1);
    EXPECT_EQ(desk.points(one.sara), 0);
    EXPECT_EQ(desk.points(one.nima), 50);
    EXPECT_EQ(one.takes_back(given).accepted().number("taken_back"), 40) << "what was earned later is the receiver's";
    EXPECT_EQ(desk.points(one.nima), 10);
    EXPECT_EQ(desk.points(one.sara), 0) << "they end as if they had never left";
}

SCENARIO("Given to a record that is merged later they live by the purchases of the person, who gives on and from whom they come back [B50 F064]") {
    Givers one(usual_program_with(idle));
    auto& desk = one.desk;
    auto given = one.gives(one.sara, one.nima, 60).accepted();
    desk.days_pass(5);
    for (auto const& who : {one.sara, one.nima}) desk.sells(who, 10 * 200'000).accepted();
    auto first = desk.member(), other = desk.member();
    desk.owner.asks("members.merge", R"({"member":")" + first + R"(","second":")" + one.nima + "\"}").accepted();
    desk.days_pass(7);
    for (auto const& who : {one.sara, first}) desk.sells(who, 10 * 200'000).accepted();
    desk.days_pass(4);
    EXPECT_EQ(desk.points(first), 80);
    EXPECT_EQ(one.gives(one.nima, other, 10).accepted().text("gift.giver"), first);
    one.gives(other, one.nima, 10).accepted();
    one.gives(first, one.nima, 10).is_refused("giving.to_oneself");
    EXPECT_EQ(one.takes_back(given).accepted().number("taken_back"), 60);
    EXPECT_EQ(desk.points(first), 20);
    EXPECT_EQ(desk.points(one.sara), 120);
    auto owed = desk.owed();
    EXPECT_EQ(owed.number("ages.0.points"), 140);
    desk.owner.asks("liability.recount").accepted();
    auto recounted = desk.owed();
    for (auto const* part : {"purses", "ages", "ends", "groups"}) EXPECT_EQ(recounted.at(part), owed.at(part)) << part;
    desk.days_pass(6);
    EXPECT_EQ(desk.points(one.sara) + desk.points(first), 0);
}

SCENARIO("Whose sale comes back after the points were given away owes them; whoever got them keeps them, also merged meanwhile [B17 B50]") {
    Givers one;
    auto& desk = one.desk;
    auto sale = desk.sells(one.nima, 50 * 200'000).accepted();
    auto given = one.gives(one.nima, one.sara, 50).accepted();
    desk.returns(sale, 1, 1).accepted();
    EXPECT_EQ(desk.points_debt(one.nima), 50);
    EXPECT_EQ(desk.points(one.sara), 150);
    auto first = desk.member();
    desk.owner.asks("members.merge", R"({"member":")" + first + R"(","second":")" + one.sara + "\"}").accepted();
    EXPECT_EQ(one.takes_back(given).accepted().number("taken_back"), 50);
    EXPECT_EQ(desk.points_debt(one.nima), 0) << "what came back pays";
    EXPECT_EQ(desk.points(first), 100);
}

SCENARIO("Of a hundred gifts at once as many are given as there are points, however many receive them; with one key one [B01 B02]") {
    Givers one;
    auto& desk = one.desk;
    std::vector<std::string> receivers;
    for (int i = 0; i < 5; ++i) receivers.push_back(desk.member());
    EXPECT_EQ(at_once(100, [&](int i) { return one.gives(one.sara, receivers[static_cast<std::size_t>(i) % 5], 10); }), 10);
    std::int64_t got = 0;
    for (auto const& receiver : receivers) got += desk.points(receiver);
    EXPECT_EQ(got, 100);
    EXPECT_EQ(desk.points(one.sara), 0);
    desk.sells(one.sara, 100 * 200'000).accepted();
    one.allows(R"("least":10,"most_a_day":130,"most_a_month":5000)");
    EXPECT_EQ(at_once(20, [&](int) { return one.gives(one.sara, one.nima, 10); }), 3) << "the day's most, too";
    auto held = desk.points(receivers[0]) + desk.points(receivers[1]);
    auto there = [&](int i) { return i % 2 == 0 ? one.gives(receivers[0], receivers[1], 10) : one.gives(receivers[1], receivers[0], 10); };
    at_once(20, there);
    EXPECT_EQ(desk.points(receivers[0]) + desk.points(receivers[1]), held) << "crosswise nothing is lost";
}

SCENARIO("What is owed does not change by giving: how old it is, when it ends, over a gift and its undoing [B01 idea 7]") {
    Givers one(usual_program_with(R"("rewards":[{"name":"ماگ","points":30}])"));
    auto& desk = one.desk;
    auto gold = desk.group("طلایی"), plain = desk.group("برنزی");
    desk.joins(one.sara, gold);
    desk.joins(one.nima, plain);
    desk.begins_month();
    desk.sells(one.nima, 20 * 200'000).accepted();
    desk.begins_month();
    auto before = desk.owed();
    EXPECT_EQ(before.number("ages.0.points"), 100);
    EXPECT_EQ(before.number("ages.1.points"), 20);
    auto given = one.gives(one.sara, one.nima, 40).accepted();
    auto after = desk.owed();
    for (auto const* part : {"purses", "ages", "ends", "ending_days", "origins"}) EXPECT_EQ(after.at(part), before.at(part)) << part;
    EXPECT_EQ(after.number("groups.0.points"), 60);
    EXPECT_EQ(after.number("groups.1.points"), 60);
    one.takes_back(given).accepted();
    auto undone = desk.owed();
    for (auto const* part : {"purses", "groups", "ages", "origins"}) EXPECT_EQ(undone.at(part), before.at(part)) << part;
    auto months = desk.months();
    EXPECT_EQ(months.number("items.0.purses.0.movements.moved"), 0);
    EXPECT_EQ(months.number("items.0.purses.0.movements.issued"), 0) << "passing on is no issue";
    EXPECT_EQ(added_up(months, "items.0.purses.0.movements"), 120);
    desk.owner.asks("liability.recount").accepted();
    EXPECT_EQ(desk.owed().at("ages"), undone.at("ages"));
}
