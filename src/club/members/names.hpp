// Names as they are shown, sorted and searched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vafa::members {

/// "سارا محمدی"; empty where neither is known.
std::string display_name(std::string_view first, std::string_view last);

/// Sorts by family name in the order of the Persian alphabet when compared byte by byte; Latin names stand before.
std::string sort_key(std::string_view first, std::string_view last);

/// What a name is found by: each word folded (ي and ی, ك and ک, ZWNJ and space alike), and the whole written together in
/// both orders, so that «علی رضا», «علی‌رضا» and «علیرضا» find each other.
std::vector<std::string> search_words(std::string_view first, std::string_view last);

/// A question typed at the till: its words, and all of them together.
struct NameQuestion {
    std::vector<std::string> words;  // at most three; the rest only narrow
    std::string together;
};
NameQuestion name_question(std::string_view typed);

/// The first text behind all that begin with `prefix`.
std::string past_prefix(std::string_view prefix);

}  // namespace vafa::members
