// How staff prove who they are: second factor, sessions, passwords, and the proof before a weighty act.
#include <sodium.h>

#include <chrono>
#include <thread>

#include "base/digest.hpp"
#include "base/totp_code.hpp"
#include "club/tenancy/tenancy.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;


namespace {

std::string const password = "a long password";

struct SignIn {
    Reply reply;
    Person person;
};

SignIn signs_in(Club& club, std::string const& login, std::string const& with, std::string const& more = "", std::string agent = "") {
    std::array<std::byte, 24> random;
    randombytes_buf(random.data(), random.size());
    auto shown = *tenancy::read_session_reference(tenancy::session_reference(club.id(), random));
    Credential stranger;
    stranger.address = "192.0.2.7";
    stranger.agent = std::move(agent);
    auto reply = Person(club.id(), stranger).asks("sessions.begin", R"({"login":")" + login + R"(","password":")" + with +
                     R"(","reference_hash":")" + hex(shown.credential.hash) + "\"" + more + "}");
    return {reply, Person(club.id(), shown.credential)};
}

SignIn signs_in_with_code(Club& club, std::string const& login, std::string const& code, std::string const& more = "") {
    return signs_in(club, login, password, R"(,"code":")" + code + "\"" + more);
}

/// An authenticator app: read the secret once, shows codes ever after.
class App {
  public:
    explicit App(std::string const& base32) {
        std::size_t at = 0;
        unsigned held = 0, bits = 0;
        for (char letter : base32) {
            held = held << 5 | unsigned(letter >= 'A' ? letter - 'A' : letter - '2' + 26);
            bits += 5;
            if (bits < 8) continue;
            secret_.at(at++) = static_cast<std::byte>(held >> (bits -= 8) & 0xff);
        }
    }
    /// The code of a step beside the present one.
    std::string code(std::int64_t beside = 0) const { return totp_code(secret_, now() + beside); }
    std::string wrong_code() const {
        for (int guess = 0;; ++guess) {
            auto text = std::to_string(100'000 + guess);
            if (text != code(-1) && text != code() && text != code(1) && text != code(2)) return text;
        }
    }

  private:
    static std::int64_t now() {
        auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
        return totp_step(Instant{ms});
    }
    TotpSecret secret_{};
};

struct Protected {
    App app;
    std::vector<std::string> recovery;
};

Protected switches_on(Person const& person) {
    App app(person.asks("totp.begin").accepted().text("secret"));
    auto confirmed = person.asks("totp.confirm", R"({"code":")" + app.code() + R"("})").accepted();
    Protected made{app, {}};
    for (auto const& code : confirmed.at("recovery_codes").as_array()) made.recovery.emplace_back(code.as_string());
    return made;
}

std::string login_of(Club& club, Person const& person) {
    auto id = person.asks("sessions.show").text("staff");
    auto staff = club.owner.asks("staff.list").accepted();
    for (auto const& item : staff.at("items").as_array())
        if (item.at("id").as_string() == id) return std::string(item.at("login").as_string());
    throw std::runtime_error("nobody of the staff has this id");
}

std::string id_of(Person const& person) { return person.asks("sessions.show").text("staff"); }
std::string of(std::string const& staff) { return R"({"staff":")" + staff + R"("})"; }

/// As if ten minutes had passed since all sessions proved themselves.
void proofs_grow_old(Club const& club) {
    static constexpr store::Sql age{"update tenancy_session set proved_at = proved_at - 600000, seen_at = seen_at - 600000 where club_id = :club"};
    program().store().write_now(club.id(), [](Transaction& tx) { tx.write(age); });
}

}  // namespace

SCENARIO("A manager switches a second factor on: from then on signing in takes a code, each code once, or a recovery code [F177 F187]") {
    Club club;
    auto manager = club.staff("manager");
    auto login = login_of(club, manager);
    EXPECT_FALSE(manager.asks("totp.show").accepted().at("is_on").as_bool());
    manager.asks("totp.confirm", R"({"code":"123456"})").is_refused("totp.not_begun");
    auto begun = manager.asks("totp.begin").accepted();
    EXPECT_TRUE(begun.text("uri").starts_with("otpauth://totp/"));
    App first(begun.text("secret"));
    manager.asks("totp.confirm", R"({"code":")" + first.wrong_code() + R"("})").is_refused("totp.code_wrong");
    auto made = switches_on(manager);  // begun anew: the first secret is forgotten
    ASSERT_EQ(made.recovery.size(), 10u);
    manager.asks("totp.begin").is_refused("totp.is_on");

    signs_in(club, login, password).reply.is_refused("sessions.code_needed");
    signs_in_with_code(club, login, made.app.wrong_code()).reply.is_refused("sessions.code_wrong");
    auto next = made.app.code(1);
    auto signed_in = signs_in_with_code(club, login, next);
    EXPECT_EQ(signed_in.reply.accepted().text("reach"), "whole");
    signs_in_with_code(club, login, next).reply.is_refused("sessions.code_wrong");

    auto typed = made.recovery[0];
    for (auto& letter : typed) letter = static_cast<char>(std::toupper(letter));
    signs_in_with_code(club, login, typed).reply.accepted();
    signs_in_with_code(club, login, made.recovery[0]).reply.is_refused("sessions.code_wrong");
    EXPECT_EQ(manager.asks("totp.show").accepted().number("recovery_codes"), 9);

    auto kept = club.logged();
    EXPECT_EQ(kept.find(begun.text("secret")), std::string::npos);
    EXPECT_EQ(kept.find(made.recovery[1]), std::string::npos);
}

SCENARIO("Wrong codes are counted as wrong passwords are: the fifth locks the login, the right code too [F187]") {
    Club club;
    auto manager = club.staff("manager");
    auto login = login_of(club, manager);
    auto made = switches_on(manager);
    for (int i = 0; i < 5; ++i) signs_in_with_code(club, login, made.app.wrong_code()).reply.is_refused("sessions.code_wrong");
    signs_in_with_code(club, login, made.app.code(1)).reply.is_refused("sessions.sign_in_locked");
}

SCENARIO("At the till no code is asked unless the club wants it; such a session does what a cashier may and no more [F176 F187]") {
    Shop shop;
    auto manager = shop.staff("manager");
    auto login = login_of(shop, manager);
    auto made = switches_on(manager);
    auto at_till = signs_in(shop, login, password, R"(,"place":"till","till":")" + shop.till + "\"");
    EXPECT_EQ(at_till.reply.accepted().text("reach"), "till");
    auto sara = shop.member();
    shop.sells_by(at_till.person, sara, 100'000, 0, "", Person::fresh_key()).accepted();
    at_till.person.asks("staff.list").is_refused("caller.second_factor_needed");
    at_till.person.asks("totp.switch_off", R"({"password":"a long password"})").is_refused("caller.second_factor_needed");

    shop.owner.asks("clubs.set_security", R"({"console_needs_totp":false,"till_needs_totp":true})").accepted();
    signs_in(shop, login, password, R"(,"place":"till")").reply.is_refused("sessions.code_needed");
    EXPECT_EQ(signs_in_with_code(shop, login, made.app.code(1), R"(,"place":"till")").reply.accepted().text("reach"), "whole");
}

SCENARIO("A club that wants second factors lets an owner or manager without one set it up and do nothing else [F177 F187]") {
    Club club;
    auto manager = club.staff("manager"), cashier = club.staff("cashier");
    auto login = login_of(club, manager);
    club.owner.asks("clubs.set_security", R"({"console_needs_totp":true,"till_needs_totp":false})").is_refused("totp.not_on");
    switches_on(club.owner);
    club.owner.asks("clubs.set_security", R"({"console_needs_totp":true,"till_needs_totp":false})").accepted();

    EXPECT_EQ(signs_in(club, login_of(club, cashier), password).reply.accepted().text("reach"), "whole");
    auto setting_up = signs_in(club, login, password);
    EXPECT_EQ(setting_up.reply.accepted().text("reach"), "setting_up");
    setting_up.person.asks("staff.list").is_refused("caller.second_factor_needed");
    switches_on(setting_up.person);
    setting_up.person.asks("staff.list").accepted();
    EXPECT_EQ(setting_up.person.asks("sessions.show").text("reach"), "whole");
}

SCENARIO("A second factor goes off by its person's password, or by an owner for a lost phone, which ends the sessions there [F177 F187]") {
    Club club;
    auto manager = club.staff("manager");
    auto login = login_of(club, manager);
    manager.asks("totp.switch_off", R"({"password":"a long password"})").is_refused("totp.not_on");
    switches_on(manager);
    manager.asks("totp.switch_off", R"({"password":"not the password"})").is_refused("sessions.sign_in_failed");
    manager.asks("totp.switch_off", R"({"password":"a long password"})").accepted();
    signs_in(club, login, password).reply.accepted();

    switches_on(manager);
    auto id = id_of(manager);
    club.staff("manager").asks("staff.switch_off_totp", of(id)).is_refused("caller.not_allowed");
    club.owner.asks("staff.switch_off_totp", of(id)).accepted();
    club.owner.asks("staff.switch_off_totp", of(id)).is_refused("totp.not_on");
    manager.asks("sessions.show").is_refused("sessions.ended");
    EXPECT_EQ(signs_in(club, login, password).reply.accepted().text("reach"), "whole");
}

SCENARIO("Everybody sees where they are signed in and ends it; an owner does so for staff [F174 F177]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    auto login = login_of(club, cashier);
    auto phone = signs_in(club, login, password, "", "Phone Browser 7").person, tablet = signs_in(club, login, password).person;
    auto listed = phone.asks("sessions.list").accepted();
    ASSERT_EQ(listed.at("items").as_array().size(), 3u);
    std::string of_tablet;
    for (auto const& item : listed.at("items").as_array()) {
        bool is_own = item.at("is_current").as_bool();
        EXPECT_EQ(item.at("agent").as_string() == "Phone Browser 7", is_own);
        if (item.as_object().contains("till")) {
            EXPECT_EQ(item.at("branch_name").as_string(), "ونک");
        }
        if (!is_own && item.at("address").as_string() == "192.0.2.7") of_tablet = item.at("session").as_string();
    }
    phone.asks("sessions.end_others", R"({"session":")" + of_tablet + R"("})").accepted();
    tablet.asks("sessions.show").is_refused("sessions.ended");
    phone.asks("sessions.end_others", R"({"session":")" + of_tablet + R"("})").is_refused("sessions.missing");
    EXPECT_EQ(phone.asks("sessions.end_others").accepted().number("ended"), 1);
    cashier.asks("sessions.show").is_refused("sessions.ended");

    auto id = id_of(phone);
    club.staff("manager").asks("staff.sessions", of(id)).is_refused("caller.not_allowed");
    EXPECT_EQ(club.owner.asks("staff.sessions", of(id)).accepted().at("items").as_array().size(), 1u);
    EXPECT_EQ(club.owner.asks("staff.end_sessions", of(id)).accepted().number("ended"), 1);
    phone.asks("sessions.show").is_refused("sessions.ended");
    club.owner.asks("staff.sessions", of("stf_0000000000044")).is_refused("staff.missing");
}

SCENARIO("That a session is in use is noted now and then, without an act in the log [F174]") {
    Club club;
    auto cashier = club.staff("cashier");
    auto acts = [&] { return club.owner.asks("audit.list").accepted().at("items").as_array().size(); };
    auto before = acts();
    proofs_grow_old(club);
    auto old = cashier.asks("sessions.list").accepted().text("items.0.seen_at");
    std::string seen = old;
    for (int tries = 0; tries < 500 && seen == old; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        seen = cashier.asks("sessions.list").accepted().text("items.0.seen_at");
    }
    EXPECT_GT(seen, old);
    EXPECT_EQ(acts(), before);
}

SCENARIO("Whoever changes their password knows the old one, and all their other sessions end [F176 F187]") {
    Club club;
    auto cashier = club.staff("cashier");
    auto login = login_of(club, cashier);
    auto elsewhere = signs_in(club, login, password).person;
    auto changes = [&](std::string const& from, std::string const& to) {
        return cashier.asks("sessions.change_password", R"({"old_password":")" + from + R"(","new_password":")" + to + R"("})");
    };
    changes("not the old one", "another long one").is_refused("sessions.sign_in_failed");
    changes(password, "short").is_refused("staff.password_too_short");
    changes(password, "1234567890").is_refused("staff.password_too_common");
    changes(password, std::string(201, 'x')).is_refused("request.too_long");
    changes(password, "گربه روی دیوار").accepted();
    cashier.asks("sessions.show").accepted();
    elsewhere.asks("sessions.show").is_refused("sessions.ended");
    signs_in(club, login, password).reply.is_refused("sessions.sign_in_failed");
    signs_in(club, login, "گربه روی دیوار").reply.accepted();
    EXPECT_EQ(club.logged().find("گربه روی دیوار"), std::string::npos);
}

SCENARIO("An owner resets a password by a code that its person uses once; nobody chooses a password for another [F177 F187]") {
    Club club;
    auto cashier = club.staff("cashier");
    auto login = login_of(club, cashier), id = id_of(cashier);
    club.staff("manager").asks("staff.reset_password", of(id)).is_refused("caller.not_allowed");
    auto given = club.owner.asks("staff.reset_password", of(id)).accepted();
    auto code = given.text("code");
    Person stranger(club.id(), {});
    auto chooses = [&](std::string const& who, std::string const& with, std::string const& new_password) {
        return stranger.asks("staff.choose_password", R"({"login":")" + who + R"(","code":")" + with + R"(","password":")" + new_password + R"("})");
    };
    cashier.asks("sessions.show").accepted();  // until then nothing has changed
    chooses("nobody", code, "another long one").is_refused("staff.password_code_wrong");
    chooses(login, "00000-00000", "another long one").is_refused("staff.password_code_wrong");
    chooses(login, code, "12345678").is_refused("staff.password_too_common");
    chooses(login, code, login).is_refused("staff.password_too_common");
    chooses(login, code, "another long one").accepted();
    chooses(login, code, "yet another one").is_refused("staff.password_code_wrong");
    cashier.asks("sessions.show").is_refused("sessions.ended");
    signs_in(club, login, "another long one").reply.accepted();
    EXPECT_EQ(club.logged().find(code), std::string::npos);
}

SCENARIO("Guessing reset codes locks the login as guessing passwords does [F187]") {
    Club club;
    auto cashier = club.staff("cashier");
    auto login = login_of(club, cashier);
    auto code = club.owner.asks("staff.reset_password", of(id_of(cashier))).accepted().text("code");
    Person stranger(club.id(), {});
    auto chooses = [&](std::string const& with) {
        return stranger.asks("staff.choose_password", R"({"login":")" + login + R"(","code":")" + with + R"(","password":"another long one"})");
    };
    for (int i = 0; i < 5; ++i) chooses("00000-00000").is_refused("staff.password_code_wrong");
    chooses(code).is_refused("sessions.sign_in_locked");
}

SCENARIO("Before a weighty act a session proves itself again, by password or code; an API key need not [F177 F187]") {
    Shop shop;
    auto sara = shop.member();
    auto made = switches_on(shop.owner);
    proofs_grow_old(shop);
    auto adjusts = R"({"member":")" + sara + R"(","wallet":"points","amount":5,"words":"هدیهٔ دست"})";
    auto refused = shop.owner.asks("ledger.adjust", adjusts).is_refused("tenancy.step_up_needed");
    EXPECT_EQ(refused.answer().status, 403);
    EXPECT_EQ(shop.points(sara), 0);
    shop.owner.asks("keys.issue", R"({"name":"کلید"})").is_refused("tenancy.step_up_needed");
    shop.owner.asks("members.erase", R"({"member":")" + sara + R"("})").is_refused("tenancy.step_up_needed");
    shop.owner.asks("members.export_person", R"({"member":")" + sara + R"("})").is_refused("tenancy.step_up_needed");
    shop.owner.asks("members.update", R"({"member":")" + sara + R"(","mobile":"09129999999"})").is_refused("tenancy.step_up_needed");
    shop.owner.asks("members.update", R"({"member":")" + sara + R"(","first_name":"سارا"})").accepted();

    shop.owner.asks("tenancy.prove_again", "{}").is_refused("sessions.proof_missing");
    shop.owner.asks("tenancy.prove_again", R"({"password":"not the password"})").is_refused("sessions.sign_in_failed");
    shop.owner.asks("tenancy.prove_again", R"({"code":")" + made.app.wrong_code() + R"("})").is_refused("sessions.code_wrong");
    shop.owner.asks("tenancy.prove_again", R"({"password":"a long password"})").accepted();
    shop.owner.asks("ledger.adjust", adjusts).accepted();

    proofs_grow_old(shop);
    shop.owner.asks("tenancy.prove_again", R"({"code":")" + made.app.code(1) + R"("})").accepted();
    shop.owner.asks("ledger.adjust", adjusts).accepted();
    EXPECT_EQ(shop.points(sara), 10);
}
