// Argon2id for passwords and PINs: slow on purpose, so it runs in a `prepare` step, never in the writer.
#pragma once

#include <string>
#include <string_view>

#include "operation/caller.hpp"

namespace vafa {

/// 19 MiB, two passes, one lane (goals.md §4), over the text mixed with a server key: a stolen database alone is no use.
std::string hash_slowly(std::string_view text, ServerSecrets::Key const& pepper);

/// Takes as long for a hash that is none, so that an unknown name cannot be told from a wrong password.
bool matches_slowly(std::string_view text, ServerSecrets::Key const& pepper, std::string const& hash);

}  // namespace vafa
