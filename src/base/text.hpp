// Text as people type it: Persian and Arabic letters and digits folded once, here, for every edge.
#pragma once

#include <string>
#include <string_view>

namespace vafa {

/// Reads one code point and moves on; U+FFFD where the bytes are no UTF-8.
char32_t next_letter(std::string_view& rest);
void append_letter(std::string& text, char32_t letter);
bool is_valid_utf8(std::string_view text);
/// Code points, not bytes.
std::size_t count_letters(std::string_view text);

/// ۰–۹ and ٠–٩ become 0–9; all else stays.
std::string fold_digits(std::string_view text);

/// For codes, phones and cards: digits folded; bidi marks, zero-width characters, spaces, `-_.*#/` dropped (facts.md §1.3).
std::string clean_digits(std::string_view text);

/// For searching, never for keeping: ي ى → ی, ك → ک, ة → ه, أ إ آ → ا, tatweel and harakat dropped, ZWNJ and runs of
/// space to one space, Latin in lower case, digits folded (facts.md §3.2).
std::string normalise_for_match(std::string_view text);

/// For keeping: trimmed, ي ك made Persian, bidi controls and control characters dropped, runs of space to one; ZWNJ stays.
std::string tidy_name(std::string_view text);

}  // namespace vafa
