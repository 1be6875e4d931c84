// The set-up code: who opens the first club from another machine shows what the terminal of this one printed.
#pragma once

#include <string>
#include <string_view>

#include "operation/caller.hpp"

namespace vafa::http {

/// Twelve digits, the same in all processes that share a master key, so that it stands nowhere.
std::string set_up_code(ServerSecrets const& secrets);
/// The code as somebody typed it: Persian digits, spaces and dashes are taken.
bool is_set_up_code(ServerSecrets const& secrets, std::string_view typed);

}  // namespace vafa::http
