// An act of the server's operator inside the program that is measured.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "edge/program.hpp"

namespace vafa::bench {

/// `request` is JSON. Throws with the answer where it is refused; each act has a key of its own.
boost::json::value ask(Program& program, ClubId club, std::string_view operation, std::string const& request = "{}");

/// The day of the clubs that are measured: 3:30 ahead of Greenwich.
Day today_in_tehran();

}  // namespace vafa::bench
