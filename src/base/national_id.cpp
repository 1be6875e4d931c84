// The check digit of a national id.
#include "base/national_id.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vafa {

Result<NationalId> NationalId::parse(std::string_view text) {
    auto digits = clean_digits(text);
    bool only_digits = std::all_of(digits.begin(), digits.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
    if (!only_digits || digits.size() < 8 || digits.size() > 10) return refuse(national_id_malformed);
    digits.insert(0, 10 - digits.size(), '0');
    if (digits.find_first_not_of(digits[0]) == std::string::npos) return refuse(national_id_malformed);
    int sum = 0;
    for (int place = 0; place < 9; ++place) sum += (digits[static_cast<std::size_t>(place)] - '0') * (10 - place);
    int rest = sum % 11;
    int check = rest < 2 ? rest : 11 - rest;
    if (check != digits[9] - '0') return refuse(national_id_wrong_check_digit);
    NationalId id;
    id.digits_ = std::move(digits);
    return id;
}

}  // namespace vafa
