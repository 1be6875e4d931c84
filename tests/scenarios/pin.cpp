// The member's PIN and the one-time code: who names a phone number does not yet spend its credit.
#include <atomic>
#include <latch>
#include <thread>

#include "club/members/members.hpp"
#include "club/members/pins.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string enrolled(Person const& by, std::string const& mobile, std::string const& more = "") {
    return by.asks("members.enrol", R"({"mobile":")" + mobile + "\"" + more + "}").accepted().text("id");
}

Reply changes(Person const& by, std::string const& member, std::string const& old_pin, std::string const& new_pin) {
    return by.asks("members.change_pin", of_member(member, R"("old_pin":")" + old_pin + R"(","new_pin":")" + new_pin + "\""));
}

/// Judges a code as a sale would: in one act of its own.
std::string judged(Club const& club, std::string const& member, std::int64_t act, std::string const& typed) {
    std::string code;
    program().store().write_now(club.id(), [&](Transaction& tx) {
        auto caller = admitted(tx);
        auto done = members::judge_code(tx, caller, *MemberId::parse(member), act, Secret<std::string>(typed));
        code = done ? "" : std::string(done.refusal().what->code);
        if (!done) tx.drop_writes();
    });
    return code;
}

std::int64_t awaited(Club const& club, std::string const& member) {
    std::int64_t act = 0;
    program().store().write_now(club.id(), [&](Transaction& tx) {
        admitted(tx);
        act = tx.next_id_value();
        tx.set_act(act);
        members::expect_code(tx, *MemberId::parse(member));
    });
    return act;
}

std::string code_of(Club const& club, std::int64_t act) {
    return members::one_time_code(program().dispatcher().secrets(), club.id(), act);
}

std::string another(std::string code) {
    code[0] = code[0] == '9' ? '0' : static_cast<char>(code[0] + 1);
    return code;
}

}  // namespace

SCENARIO("A member's PIN is set and changed; the old one is needed, and afterwards serves no more [F075]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    auto id = enrolled(cashier, "09121234567");
    changes(cashier, id, "7391", "2846").is_refused("pin.not_set");
    cashier.asks("members.set_pin", of_member(id, R"("pin":"۷۳۹۱")")).accepted();
    EXPECT_TRUE(cashier.asks("members.show", of_member(id)).at("has_pin").as_bool());
    changes(cashier, id, "7392", "2846").is_refused("pin.wrong");
    changes(cashier, id, "7391", "2846").accepted();
    changes(cashier, id, "7391", "9058").is_refused("pin.wrong");
    changes(cashier, id, "2846", "905813").accepted();
}

SCENARIO("A cashier cannot put a new PIN over another, a manager can [B46]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    auto id = enrolled(cashier, "09121234567");
    cashier.asks("members.set_pin", of_member(id, R"("pin":"7391")")).accepted();
    cashier.asks("members.set_pin", of_member(id, R"("pin":"2846")")).is_refused("pin.exists");
    club.staff("manager").asks("members.set_pin", of_member(id, R"("pin":"2846")")).accepted();
    changes(cashier, id, "2846", "9058").accepted();
}

SCENARIO("Obvious PINs are refused, and what is no PIN") {
    Club club;
    auto id = enrolled(club.owner, "09127391846", R"(,"birth_day":"1990-05-21")");
    for (std::string pin : {"1234", "4321", "0000", "777777", "890123", "2121", "1990", "1369", "1846", "0912"})
        club.owner.asks("members.set_pin", of_member(id, R"("pin":")" + pin + "\"")).is_refused("pin.obvious");
    for (std::string pin : {"", "739", "7391846", "73a1"})
        club.owner.asks("members.set_pin", of_member(id, R"("pin":")" + pin + "\"")).is_refused("pin.malformed");
    EXPECT_FALSE(members::is_obvious_pin("7395", Mobile::parse("09127391846") ? std::optional(*Mobile::parse("09127391846")) : std::nullopt, {}));
}

SCENARIO("Five wrong PINs lock it, the right one too; the lock ends by itself, and grows with the next five [F075 B46]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    auto id = enrolled(cashier, "09121234567");
    cashier.asks("members.set_pin", of_member(id, R"("pin":"7391")")).accepted();
    for (int left = 4; left > 0; --left) EXPECT_EQ(changes(cashier, id, "0007", "2846").is_refused("pin.wrong").number("facts.left"), left);
    changes(cashier, id, "0007", "2846").is_refused("pin.locked");
    changes(cashier, id, "7391", "2846").is_refused("pin.locked");
    EXPECT_TRUE(cashier.asks("members.show", of_member(id)).has("pin_locked_until"));

    club.time_passes(15 * minute_ms);
    for (int i = 0; i < 4; ++i) changes(cashier, id, "0007", "2846").is_refused("pin.wrong");
    changes(cashier, id, "0007", "2846").is_refused("pin.locked");
    club.time_passes(15 * minute_ms);
    changes(cashier, id, "7391", "2846").is_refused("pin.locked");
    club.time_passes(45 * minute_ms);
    changes(cashier, id, "7391", "2846").accepted();
    changes(cashier, id, "0007", "7391").is_refused("pin.wrong");
    EXPECT_EQ(changes(cashier, id, "0007", "7391").number("facts.left"), 3);
}

SCENARIO("A right PIN forgets the wrong tries before it") {
    Club club;
    auto id = enrolled(club.owner, "09121234567");
    club.owner.asks("members.set_pin", of_member(id, R"("pin":"7391")")).accepted();
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 4; ++i) changes(club.owner, id, "0007", "2846").is_refused("pin.wrong");
        changes(club.owner, id, "7391", "7391").accepted();
    }
}

SCENARIO("Fifty wrong PINs at once lock at the fifth: no more than five are ever judged [B46]") {
    Club club;
    auto id = enrolled(club.owner, "09121234567");
    club.owner.asks("members.set_pin", of_member(id, R"("pin":"7391")")).accepted();
    constexpr int tries = 50;
    std::latch start(tries);
    std::atomic<int> wrong = 0, locked = 0, other = 0;
    std::vector<std::jthread> tills;
    for (int i = 0; i < tries; ++i)
        tills.emplace_back([&, i] {
            start.arrive_and_wait();
            auto answer = changes(club.owner, id, std::to_string(3000 + i), "2846").answer();
            ++(answer.refusal == "pin.wrong" ? wrong : answer.refusal == "pin.locked" ? locked : other);
        });
    tills.clear();
    EXPECT_EQ(wrong, 4);
    EXPECT_EQ(locked, 46);
    EXPECT_EQ(other, 0);
    changes(club.owner, id, "7391", "2846").is_refused("pin.locked");
}

SCENARIO("PINs stand in no log: a request keeps its digits from the body that is kept [B46]") {
    Club club;
    auto id = enrolled(club.owner, "09121234567");
    club.owner.asks("members.set_pin", of_member(id, R"("pin":"739164")"), "first").accepted();
    // The same key with other digits is the same request: digits are no part of what is recognised.
    EXPECT_TRUE(club.owner.asks("members.set_pin", of_member(id, R"("pin":"284613")"), "first").answer().is_replay);
    changes(club.owner, id, "739164", "2846").accepted();
    changes(club.owner, id, "739164", "9058").is_refused("pin.wrong");
    for (std::string trace : {"739164", "284613", "\"2846\"", "9058"}) EXPECT_EQ(club.logged().find(trace), std::string::npos) << trace;
}

SCENARIO("The club says from which amount on a PIN or a code is needed; unless it says so, always [B46]") {
    Club club;
    auto shown = club.owner.asks("members.consent_policy").accepted();
    EXPECT_EQ(shown.number("pin_from"), 1);
    EXPECT_FALSE(shown.has("code_from"));
    club.owner.asks("members.set_consent_policy", R"({"pin_from":500000,"code_from":5000000})").accepted();
    EXPECT_EQ(club.owner.asks("members.consent_policy").number("code_from"), 5000000);
    club.owner.asks("members.set_consent_policy", R"({"pin_from":0})").is_refused("consent.amounts_wrong");
    club.owner.asks("members.set_consent_policy", R"({"pin_from":500000,"code_from":499999})").is_refused("consent.amounts_wrong");

    using namespace members;
    ConsentPolicy policy{Rial{500'000}, Rial{5'000'000}};
    EXPECT_EQ(needed_consent(policy, Rial{499'999}), Consent::none);
    EXPECT_EQ(needed_consent(policy, Rial{500'000}), Consent::pin);
    EXPECT_EQ(needed_consent(policy, Rial{4'999'999}), Consent::pin);
    EXPECT_EQ(needed_consent(policy, Rial{5'000'000}), Consent::one_time_code);
    EXPECT_TRUE(suffices(Consent::one_time_code, Consent::pin));
    EXPECT_FALSE(suffices(Consent::pin, Consent::one_time_code));
    EXPECT_FALSE(suffices(Consent::none, Consent::pin));
}

SCENARIO("A one-time code serves once, for its own act and member, within five minutes [B46]") {
    Club club;
    auto sara = enrolled(club.owner, "09121234567"), ali = enrolled(club.owner, "09121234568");
    auto first = awaited(club, sara), second = awaited(club, sara);
    EXPECT_EQ(code_of(club, first).size(), 6u);
    EXPECT_NE(code_of(club, first), code_of(club, second));
    EXPECT_EQ(judged(club, sara, 4242, code_of(club, first)), "consent.code_missing");
    EXPECT_EQ(judged(club, ali, first, code_of(club, first)), "consent.code_missing");
    EXPECT_EQ(judged(club, sara, second, code_of(club, first)), "consent.code_wrong");
    EXPECT_EQ(judged(club, sara, first, code_of(club, first)), "");
    EXPECT_EQ(judged(club, sara, first, code_of(club, first)), "consent.code_used");
    EXPECT_EQ(club.owner.asks("members.show", of_member(sara)).text("mobile_proved_on"), iso_day(club.today()));

    auto late = awaited(club, sara);
    club.time_passes(5 * minute_ms);
    EXPECT_EQ(judged(club, sara, late, code_of(club, late)), "consent.code_ended");
}

SCENARIO("A one-time code takes five wrong tries and not a sixth, right or wrong [B46 B48]") {
    Club club;
    auto sara = enrolled(club.owner, "09121234567");
    auto act = awaited(club, sara);
    auto wrong = another(code_of(club, act));
    for (int i = 0; i < 4; ++i) EXPECT_EQ(judged(club, sara, act, wrong), "consent.code_wrong");
    EXPECT_EQ(judged(club, sara, act, wrong), "consent.code_locked");
    EXPECT_EQ(judged(club, sara, act, code_of(club, act)), "consent.code_locked");
}
