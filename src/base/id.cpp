// The letters of an id.
#include "base/id.hpp"

#include <algorithm>

namespace vafa {

namespace {

constexpr std::string_view letters_of_ids = "0123456789abcdefghjkmnpqrstvwxyz";

}  // namespace

std::string id_letters(std::int64_t value) {
    auto rest = static_cast<std::uint64_t>(value);
    std::string letters(13, '0');
    for (auto at = letters.rbegin(); at != letters.rend(); ++at, rest >>= 5) *at = letters_of_ids[rest & 31];
    return letters;
}

std::optional<std::int64_t> read_id_letters(std::string_view letters) {
    if (letters.size() != 13 || letters[0] > '7') return {};
    std::uint64_t value = 0;
    for (char letter : letters) {
        auto place = letters_of_ids.find(letter);
        if (place == std::string_view::npos) return {};
        value = value << 5 | place;
    }
    return static_cast<std::int64_t>(value);
}

}  // namespace vafa
