// The handshake of the member's page as the edge makes it, and the phone that reads the SMS.
#include "world/own_page.hpp"

#include <sodium.h>

#include <chrono>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "base/totp_code.hpp"
#include "club/tenancy/tenancy.hpp"
#include "edge/jobs/jobs.hpp"

namespace vafa::world {

std::string code_on_phone(Club const& club, std::string const& mobile, std::string_view event) {
    jobs::Jobs::catch_up(program(), club.id());
    auto phone = club.owner.asks("messages.phone", R"({"mobile":")" + mobile + R"("})");
    auto const& items = phone.accepted().at("items").as_array();
    std::string code;
    for (auto const& item : items)
        if (item.at("event").as_string() == event) code = clean_digits(std::string(item.at("body").as_string()));
    std::erase_if(code, [](char letter) { return letter < '0' || letter > '9'; });
    return code;
}

SignedIn signs_in_by_code(Club const& club, std::string const& mobile, std::string const& code) {
    std::array<std::byte, 24> random;
    randombytes_buf(random.data(), random.size());
    auto shown = *tenancy::read_member_reference(tenancy::member_reference(club.id(), random));
    auto reply = Person(club.id(), {}).asks("me.sign_in", R"({"mobile":")" + mobile + R"(","code":")" + code + R"(","reference_hash":")" +
                                                              hex(shown.credential.hash) + R"("})");
    return {reply, Person(club.id(), shown.credential)};
}

Person on_own_page(Club& club, std::string const& mobile) {
    club.time_passes(120'000);
    Person(club.id(), {}).asks("me.ask_code", R"({"mobile":")" + mobile + R"("})").accepted();
    auto signed_in = signs_in_by_code(club, mobile, code_on_phone(club, mobile));
    signed_in.reply.accepted();
    return signed_in.person;
}

std::string number_on_page(Person const& member, std::int64_t beside) {
    auto shown = member.asks("me.consent_number").accepted();
    auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    auto text = shown.text("key");
    TotpSecret key;
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::byte>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
    return totp_code(key, totp_step(Instant{now}) + beside);
}

}  // namespace vafa::world
