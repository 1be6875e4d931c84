// A member on their own page: asks for a code, reads it on their phone, signs in.
#pragma once

#include "world/club.hpp"

namespace vafa::world {

/// The code that the simulator's phone shows last; empty where none came.
std::string code_on_phone(Club const& club, std::string const& mobile, std::string_view event = "me.ask_code");

struct SignedIn {
    Reply reply;
    Person person;
};
SignedIn signs_in_by_code(Club const& club, std::string const& mobile, std::string const& code);
/// Asks for a code, reads it, signs in. Two minutes pass before, so that a code may be asked again.
Person on_own_page(Club& club, std::string const& mobile);
/// The number that the page shows so many steps from now.
std::string number_on_page(Person const& member, std::int64_t beside = 0);

}  // namespace vafa::world
