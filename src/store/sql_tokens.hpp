// SQL cut into tokens, as far as our translation needs it.
#pragma once

#include <string_view>
#include <vector>

namespace vafa::store {

struct Token {
    enum class Kind { word, number, quoted, parameter, symbol, space };
    Kind kind;
    std::string_view text;
    bool after_space = false;  // known once the spaces are left out

    /// A word or a sign, in lower case as our SQL is written.
    bool is(std::string_view what) const { return text == what; }
};

using Tokens = std::vector<Token>;

/// All tokens in order; put together they give the text again. Comments count as space; `?1` and `:club` are parameters.
Tokens tokens_of(std::string_view sql);

/// What stands between semicolons, without spaces and what has no token.
std::vector<Tokens> statements_of(std::string_view script);

}  // namespace vafa::store
