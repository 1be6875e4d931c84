// What a spreadsheet would take for a formula gets an apostrophe before it; a number keeps its minus.
#include "club/exports/csv.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vafa::exports {

namespace {

constexpr bool is_invisible(char32_t letter) {
    return letter == U'\u200e' || letter == U'\u200f' || (letter >= U'\u202a' && letter <= U'\u202e') || (letter >= U'\u2066' && letter <= U'\u2069') ||
           letter == U'\ufeff';
}

constexpr bool begins_formula(char32_t letter) {
    return letter == U'=' || letter == U'+' || letter == U'-' || letter == U'@' || letter == U'\uff1d' || letter == U'\uff0b' || letter == U'\uff0d' ||
           letter == U'\uff20';
}

/// As it is seen: digits Latin, nothing that turns the direction of what follows.
std::string plain(std::string_view text) {
    std::string kept;
    auto folded = fold_digits(text);
    for (std::string_view rest = folded; !rest.empty();)
        if (auto letter = next_letter(rest); !is_invisible(letter)) append_letter(kept, letter);
    return kept;
}

/// −12 or 1240.5, and nothing else.
bool is_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    auto point = text.find('.');
    auto is_digits = [](std::string_view part) { return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; }); };
    return point == std::string_view::npos ? is_digits(text) : is_digits(text.substr(0, point)) && is_digits(text.substr(point + 1));
}

/// A tab or a return before it does not help.
bool is_formula(std::string_view text) {
    auto from = text.find_first_not_of("\t\r\n ");
    if (from == std::string_view::npos) return false;
    auto rest = text.substr(from);
    return begins_formula(next_letter(rest)) && !is_number(text);
}

std::string cell(std::string_view text) {
    auto shown = plain(text);
    if (is_formula(shown)) shown.insert(0, "'");
    if (shown.find_first_of("\",\r\n") == std::string::npos) return shown;
    std::string quoted = "\"";
    for (char letter : shown) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    return quoted + "\"";
}

}  // namespace

std::string csv_line(std::vector<std::string> const& cells) {
    std::string line;
    for (auto const& one : cells) line += (line.empty() && &one == &cells.front() ? "" : ",") + cell(one);
    return line + "\r\n";
}

}  // namespace vafa::exports
