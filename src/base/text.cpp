// Folding and tidying, letter by letter.
#include "base/text.hpp"

namespace vafa {

namespace {

constexpr char32_t broken = 0xFFFD;
constexpr char32_t zwnj = 0x200C;

/// How many continuation bytes follow, and the bits of the first byte; -1 where it starts nothing.
int following(unsigned char first, char32_t& bits) {
    if (first < 0x80) return bits = first, 0;
    if (first >= 0xC2 && first <= 0xDF) return bits = first & 0x1F, 1;
    if (first >= 0xE0 && first <= 0xEF) return bits = first & 0x0F, 2;
    if (first >= 0xF0 && first <= 0xF4) return bits = first & 0x07, 3;
    return -1;
}

/// Shortest form, no surrogates, not beyond Unicode.
bool is_legal(char32_t letter, int count) {
    if (count == 2 && (letter < 0x800 || (letter >= 0xD800 && letter <= 0xDFFF))) return false;
    return !(count == 3 && (letter < 0x10000 || letter > 0x10FFFF));
}

char32_t digit_of(char32_t letter) {
    if (letter >= 0x06F0 && letter <= 0x06F9) return U'0' + (letter - 0x06F0);
    if (letter >= 0x0660 && letter <= 0x0669) return U'0' + (letter - 0x0660);
    return letter;
}

bool is_bidi_control(char32_t letter) {
    return (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069) || letter == 0x200E ||
           letter == 0x200F || letter == 0x061C;
}

bool is_space(char32_t letter) {
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == 0xA0 ||
           (letter >= 0x2000 && letter <= 0x200A) || letter == 0x202F || letter == 0x3000;
}

bool is_control(char32_t letter) { return letter < 0x20 || (letter >= 0x7F && letter <= 0x9F); }

bool is_unwritten(char32_t letter) {
    return is_bidi_control(letter) || letter == 0x200B || letter == zwnj || letter == 0x200D || letter == 0xFEFF || letter == 0x0640;
}

char32_t persian_letter(char32_t letter) {
    if (letter == 0x064A || letter == 0x0649) return 0x06CC;  // ي ى → ی
    if (letter == 0x0643) return 0x06A9;                      // ك → ک
    return letter;
}

char32_t match_letter(char32_t letter) {
    letter = persian_letter(digit_of(letter));
    if (letter == 0x0629 || letter == 0x06C0) return 0x0647;                        // ة ۀ → ه
    if (letter == 0x0622 || letter == 0x0623 || letter == 0x0625) return 0x0627;    // آ أ إ → ا
    if (letter == 0x0624) return 0x0648;                                            // ؤ → و
    if (letter == 0x0626) return 0x06CC;                                            // ئ → ی
    if (letter >= 'A' && letter <= 'Z') return letter + 32;
    return letter;
}

bool is_harakah(char32_t letter) { return (letter >= 0x064B && letter <= 0x0655) || letter == 0x0670; }

/// Keeps one space between words and none at the ends.
void append_spaced(std::string& out, bool& pending_space, char32_t letter) {
    if (pending_space && !out.empty()) out += ' ';
    pending_space = false;
    append_letter(out, letter);
}

}  // namespace

char32_t next_letter(std::string_view& rest) {
    char32_t letter = 0;
    int count = following(static_cast<unsigned char>(rest[0]), letter);
    if (count < 0 || static_cast<std::size_t>(count) >= rest.size()) {
        rest.remove_prefix(1);
        return broken;
    }
    for (int i = 1; i <= count; ++i) {
        auto byte = static_cast<unsigned char>(rest[static_cast<std::size_t>(i)]);
        if ((byte & 0xC0) != 0x80) {
            rest.remove_prefix(1);
            return broken;
        }
        letter = letter << 6 | (byte & 0x3F);
    }
    if (!is_legal(letter, count)) {
        rest.remove_prefix(1);
        return broken;
    }
    rest.remove_prefix(static_cast<std::size_t>(count) + 1);
    return letter;
}

void append_letter(std::string& text, char32_t letter) {
    auto byte = [&](char32_t bits) { text += static_cast<char>(bits); };
    if (letter < 0x80) return byte(letter);
    if (letter < 0x800) return byte(0xC0 | letter >> 6), byte(0x80 | (letter & 0x3F));
    if (letter < 0x10000) return byte(0xE0 | letter >> 12), byte(0x80 | (letter >> 6 & 0x3F)), byte(0x80 | (letter & 0x3F));
    byte(0xF0 | letter >> 18), byte(0x80 | (letter >> 12 & 0x3F)), byte(0x80 | (letter >> 6 & 0x3F)), byte(0x80 | (letter & 0x3F));
}

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        auto before = text.size();
        if (next_letter(text) == broken && before - text.size() == 1) return false;
    }
    return true;
}

std::size_t count_letters(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) next_letter(text);
    return count;
}

std::string fold_digits(std::string_view text) {
    std::string out;
    while (!text.empty()) append_letter(out, digit_of(next_letter(text)));
    return out;
}

std::string clean_digits(std::string_view text) {
    constexpr std::u32string_view separators = U"-_.*#/";
    std::string out;
    while (!text.empty()) {
        auto letter = digit_of(next_letter(text));
        if (is_space(letter) || is_unwritten(letter) || separators.find(letter) != separators.npos) continue;
        append_letter(out, letter);
    }
    return out;
}

std::string normalise_for_match(std::string_view text) {
    std::string out;
    bool pending_space = false;
    while (!text.empty()) {
        auto letter = next_letter(text);
        if (is_space(letter) || letter == zwnj) pending_space = true;
        else if (!is_unwritten(letter) && !is_harakah(letter) && !is_control(letter))
            append_spaced(out, pending_space, match_letter(letter));
    }
    return out;
}

std::string tidy_name(std::string_view text) {
    std::string out;
    bool pending_space = false;
    while (!text.empty()) {
        auto letter = next_letter(text);
        if (is_space(letter)) pending_space = true;
        else if (!is_bidi_control(letter) && !is_control(letter) && letter != 0xFEFF && letter != 0x200B)
            append_spaced(out, pending_space, persian_letter(letter));
    }
    return out;
}

}  // namespace vafa
