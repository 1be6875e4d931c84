// Club cards: numbers that nobody guesses, lost ones blocked, new ones with everything kept; bank cards turned away.
#include <boost/json/serialize.hpp>
#include <set>

#include "base/card_number.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string enrolled(Person const& by, std::string const& mobile) {
    return by.asks("members.enrol", R"({"mobile":")" + mobile + "\"}").accepted().text("id");
}

Reply found(Person const& by, std::string const& text) {
    return by.asks("members.find", R"({"text":)" + boost::json::serialize(boost::json::value(text)) + "}");
}

}  // namespace

SCENARIO("Cards have sixteen digits with the club's prefix, each once, and a neighbour cannot be guessed from one [F032 F033 F035]") {
    Club club;
    std::set<std::string> cards;
    std::int64_t before = 0;
    for (int i = 0; i < 20; ++i) {
        auto card = club.owner.asks("members.issue_card", of_member(enrolled(club.owner, "091200000" + std::to_string(10 + i)))).accepted().text("card");
        EXPECT_TRUE(bool(CardNumber::parse(card))) << card;
        EXPECT_TRUE(card.starts_with("880000")) << card;
        EXPECT_TRUE(cards.insert(card).second) << card;
        auto own = std::stoll(card.substr(6, 9));
        EXPECT_GT(std::abs(own - before), 1) << card;
        before = own;
    }
}

SCENARIO("A swipe shows the member and the group, under the Latin and the Persian keyboard [F036 F037]") {
    Club club;
    auto group = club.owner.asks("members.define_group", R"({"name":"A","is_default":true})").accepted().text("id");
    auto id = enrolled(club.owner, "09121234567");
    auto card = club.owner.asks("members.issue_card", of_member(id, R"("card":"8800000000000013")")).accepted().text("card");
    EXPECT_EQ(found(club.owner, ";8800000000000013?").text("items.0.group_name"), "A");
    EXPECT_EQ(found(club.owner, "ک۸۸۰۰۰۰۰۰۰۰۰۰۰۰۱۳؟").text("items.0.id"), id);
    EXPECT_EQ(card, "8800000000000013");
}

SCENARIO("A lost card is blocked: it names nobody, not even to who swipes it; the member goes on by mobile [F038]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    auto id = enrolled(cashier, "09121234567");
    auto card = cashier.asks("members.issue_card", of_member(id)).accepted().text("card");
    EXPECT_EQ(cashier.asks("members.block_card", of_member(id)).accepted().text("status"), "blocked");
    auto refused = found(cashier, card).is_refused("cards.blocked");
    EXPECT_EQ(refused.text("facts.on"), iso_day(club.today()));
    EXPECT_EQ(refused.body().find("0912"), std::string::npos);
    EXPECT_EQ(found(cashier, "09121234567").accepted().text("items.0.id"), id);
    cashier.asks("members.block_card", of_member(id)).is_refused("cards.member_has_none");
}

SCENARIO("A card is replaced by a new number, lost or not; the member and all they have stay the same [F039 B50]") {
    Club club;
    auto id = enrolled(club.owner, "09121234567");
    club.owner.asks("members.replace_card", of_member(id)).is_refused("cards.member_has_none");
    auto first = club.owner.asks("members.issue_card", of_member(id)).accepted().text("card");
    club.owner.asks("members.issue_card", of_member(id)).is_refused("cards.member_has_one");
    auto second = club.owner.asks("members.replace_card", of_member(id)).accepted();
    EXPECT_EQ(second.text("instead_of"), first);
    found(club.owner, first).is_refused("cards.replaced");
    club.owner.asks("members.block_card", of_member(id)).accepted();
    auto third = club.owner.asks("members.replace_card", of_member(id, R"("card":"8800000000000021")")).accepted();
    EXPECT_EQ(third.text("instead_of"), second.text("card"));
    EXPECT_EQ(found(club.owner, "8800000000000021").accepted().text("items.0.id"), id);
    auto shown = club.owner.asks("members.show", of_member(id)).accepted();
    EXPECT_EQ(shown.number("number"), 1001);
    EXPECT_EQ(shown.at("cards").as_array().size(), 3u);
    EXPECT_EQ(shown.text("cards.0.card"), "8800000000000021");
    EXPECT_EQ(shown.text("cards.0.status"), "active");
}

SCENARIO("A printed card is handed out once, and its number never again [F033]") {
    Club club;
    auto sara = enrolled(club.owner, "09121234567"), ali = enrolled(club.owner, "09121234568");
    club.owner.asks("members.issue_card", of_member(sara, R"("card":"8800000000000013")")).accepted();
    club.owner.asks("members.issue_card", of_member(ali, R"("card":"8800000000000013")")).is_refused("cards.taken");
    club.owner.asks("members.block_card", of_member(sara)).accepted();
    club.owner.asks("members.issue_card", of_member(ali, R"("card":"8800000000000013")")).is_refused("cards.taken");
    club.owner.asks("members.enrol", R"({"mobile":"09121234569","card":"8800000000000013"})").is_refused("cards.taken");
}

SCENARIO("Wrong digits in a card are told apart from a card that is not ours [F031]") {
    Club club;
    auto id = enrolled(club.owner, "09121234567");
    club.owner.asks("members.issue_card", of_member(id, R"("card":"8800000000000014")")).is_refused("card.wrong_check_digit");
    club.owner.asks("members.issue_card", of_member(id, R"("card":"880000000000001")")).is_refused("card.malformed");
    found(club.owner, "8800000000000031").is_refused("card.wrong_check_digit");
    found(club.owner, "8800000000000039").is_refused("cards.missing");
}

SCENARIO("A bank card swiped by mistake is turned away, wherever it is typed, and stands nowhere [F040]") {
    Club club;
    std::string const bank = "6037701689095443";
    auto id = enrolled(club.owner, "09121234567");
    auto cashier = club.staff("cashier", club.till);
    for (auto const& text : {bank, ";" + bank + "=0512?", "%B" + bank + "^NAME^0512?;" + bank + "=0512?", std::string("ک۶۰۳۷۷۰۱۶۸۹۰۹۵۴۴۳=۰۵۱۲؟")}) {
        auto refused = found(cashier, text).is_refused("card.of_a_bank");
        EXPECT_EQ(refused.body().find("603770"), std::string::npos);
    }
    cashier.asks("members.issue_card", of_member(id, R"("card":")" + bank + "\"")).is_refused("card.of_a_bank");
    cashier.asks("members.enrol", R"({"mobile":"09121234568","card":")" + bank + "\"}").is_refused("card.of_a_bank");
    cashier.asks("members.enrol", R"({"mobile":"09121234568","notes":"کارتش 6037-7016 8909-5443 است"})").is_refused("card.of_a_bank");
    cashier.asks("members.update", of_member(id, R"("private_number":"۶۰۳۷۷۰۱۶۸۹۰۹۵۴۴۳")")).is_refused("card.of_a_bank");
    // A role that may not do it is logged with what it asked: not even there.
    club.staff("auditor").asks("members.enrol", R"({"mobile":"09121234568","notes":")" + bank + "\"}").is_refused("card.of_a_bank");
    club.owner.asks("members.set_card_prefix", R"({"prefix":"603770"})").is_refused("cards.prefix_malformed");
    for (std::string trace : {"603770", "6037-7016", "۶۰۳۷۷۰", "089095443"}) EXPECT_EQ(club.logged().find(trace), std::string::npos) << trace;
}

SCENARIO("A club chooses the prefix of its cards; what was printed before goes on to work [F034]") {
    Club club;
    auto before = club.owner.asks("members.issue_card", of_member(enrolled(club.owner, "09121234567"))).accepted().text("card");
    club.owner.asks("members.set_card_prefix", R"({"prefix":"88-12-34"})").accepted();
    auto after = club.owner.asks("members.issue_card", of_member(enrolled(club.owner, "09121234568"))).accepted().text("card");
    EXPECT_TRUE(after.starts_with("881234"));
    found(club.owner, before).accepted();
    found(club.owner, after).accepted();
    club.staff("manager").asks("members.set_card_prefix", R"({"prefix":"881235"})").is_refused("caller.not_allowed");
}

namespace {

std::vector<std::string> cards_listed(Person const& by, std::string const& request) {
    std::vector<std::string> all;
    auto reply = by.asks("cards.list", request);
    for (auto const& one : reply.accepted().at("items").as_array()) all.emplace_back(one.at("member").as_string());
    return all;
}

/// Three members with a card each: the second's is blocked, the third's replaced.
struct ThreeCards {
    Club club;
    std::string sara = enrolled(club.owner, "09121234567"), ali = enrolled(club.owner, "09121234568"), mina = enrolled(club.owner, "09121234569");

    ThreeCards() {
        club.owner.asks("members.issue_card", of_member(sara, R"("card":"8800000000000013")")).accepted();
        club.owner.asks("members.issue_card", of_member(ali, R"("card":"8800000000000021")")).accepted();
        club.owner.asks("members.issue_card", of_member(mina, R"("card":"8800000000000039")")).accepted();
        club.owner.asks("members.block_card", of_member(ali)).accepted();
        club.owner.asks("members.replace_card", of_member(mina, R"("card":"8800000000000047")")).accepted();
    }
};

}  // namespace

SCENARIO("All cards of the club are listed in either order, page by page, by their state, and none of another club [F032 F033 F038 F039]") {
    ThreeCards story;
    auto& [club, sara, ali, mina] = story;
    Club other;
    other.owner.asks("members.issue_card", of_member(enrolled(other.owner, "09121234567"))).accepted();
    using Members = std::vector<std::string>;
    EXPECT_EQ(cards_listed(club.owner, "{}"), (Members{mina, mina, ali, sara}));
    EXPECT_EQ(cards_listed(club.owner, R"({"sort":"oldest"})"), (Members{sara, ali, mina, mina}));
    EXPECT_EQ(cards_listed(club.owner, R"({"status":"active"})"), (Members{mina, sara}));
    EXPECT_EQ(cards_listed(club.owner, R"({"status":"blocked"})"), (Members{ali}));
    EXPECT_EQ(cards_listed(club.owner, R"({"status":"replaced","sort":"oldest"})"), (Members{mina}));
    Members walked;
    std::string cursor;
    do {
        auto page = club.owner.asks("cards.list", R"({"limit":1)" + (cursor.empty() ? "" : R"(,"cursor":")" + cursor + "\"") + "}").accepted();
        ASSERT_EQ(page.at("items").as_array().size(), 1u);
        walked.push_back(page.text("items.0.member"));
        cursor = page.has("next_cursor") ? page.text("next_cursor") : "";
    } while (!cursor.empty());
    EXPECT_EQ(walked, (Members{mina, mina, ali, sara}));
    club.owner.asks("cards.list", R"({"limit":0})").is_refused("request.out_of_range");
    club.owner.asks("cards.list", R"({"limit":201})").is_refused("request.out_of_range");
}

SCENARIO("A list of cards shows no number whole; four digits filter it, and a whole number is asked for in a body alone [F033 F038 F041]") {
    ThreeCards story;
    auto& [club, sara, ali, mina] = story;
    auto listed = club.owner.asks("cards.list").accepted();
    for (std::string number : {"8800000000000013", "8800000000000021", "8800000000000039", "8800000000000047"})
        EXPECT_EQ(listed.body().find(number), std::string::npos) << number;
    EXPECT_EQ(listed.text("items.0.masked_card"), "880000••••••0047");
    EXPECT_EQ(listed.text("items.1.masked_replacement"), "880000••••••0047");
    EXPECT_EQ(cards_listed(club.owner, R"({"ending":"۰۰۲۱"})"), (std::vector{ali}));
    EXPECT_EQ(cards_listed(club.owner, R"({"ending":"0021","status":"active"})"), (std::vector<std::string>{}));
    club.owner.asks("cards.list", R"({"ending":"021"})").is_refused("cards.ending_malformed");
    club.owner.asks("cards.list", R"({"ending":"8800000000000021"})").is_refused("cards.ending_malformed");

    auto found = club.owner.asks("cards.find", R"({"card":"8800000000000021"})").accepted();
    EXPECT_EQ(found.text("member"), ali);
    EXPECT_EQ(found.text("status"), "blocked");
    club.owner.asks("cards.find", R"({"card":"8800000000000054"})").is_refused("cards.missing");
    club.owner.asks("cards.find", R"({"card":"6037701689095443"})").is_refused("card.of_a_bank");
    club.staff("cashier", club.till).asks("cards.list").is_refused("caller.not_allowed");

    club.owner.asks("members.erase", of_member(sara)).accepted();
    auto erased = club.owner.asks("cards.list", R"({"ending":"0013"})").accepted();
    EXPECT_EQ(erased.text("items.0.member_status"), "erased");
    EXPECT_EQ(erased.text("items.0.member_name"), "");
}
