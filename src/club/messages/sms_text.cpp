// GSM 03.38: the default alphabet and its extension, whose letters take two places.
#include "club/messages/sms_text.hpp"

#include <vector>

#include "base/text.hpp"

namespace vafa::messages {

namespace {

constexpr std::u32string_view default_alphabet =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u32string_view extension = U"\f^{}\\[~]|€";

struct Lengths {
    int single, split;
};
constexpr Lengths gsm7{160, 153}, ucs2{70, 67};

int places_in_gsm7(char32_t letter) {
    if (default_alphabet.find(letter) != default_alphabet.npos) return 1;
    return extension.find(letter) != extension.npos ? 2 : 0;
}

}  // namespace

int sms_parts(std::string_view text) {
    std::vector<char32_t> letters;
    while (!text.empty()) letters.push_back(next_letter(text));
    bool is_gsm7 = true;
    for (auto letter : letters) is_gsm7 = is_gsm7 && places_in_gsm7(letter) > 0;
    auto places = [&](char32_t letter) { return is_gsm7 ? places_in_gsm7(letter) : letter > 0xffff ? 2 : 1; };
    auto lengths = is_gsm7 ? gsm7 : ucs2;
    int total = 0;
    for (auto letter : letters) total += places(letter);
    if (total <= lengths.single) return letters.empty() ? 0 : 1;
    int parts = 1, used = 0;
    for (auto letter : letters) {
        if (used + places(letter) > lengths.split) {
            ++parts;
            used = 0;
        }
        used += places(letter);
    }
    return parts;
}

}  // namespace vafa::messages
