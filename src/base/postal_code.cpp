// Reads a postal code and knows the usual pattern.
#include "base/postal_code.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vafa {

Result<PostalCode> PostalCode::parse(std::string_view text) {
    auto digits = clean_digits(text);
    bool only_digits = std::all_of(digits.begin(), digits.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
    if (!only_digits || digits.size() != 10 || digits[0] == '0') return refuse(postal_code_malformed);
    PostalCode code;
    code.digits_ = std::move(digits);
    return code;
}

bool PostalCode::is_unusual() const {
    auto has = [&](std::size_t from, std::size_t count, std::string_view letters) {
        return digits_.substr(from, count).find_first_of(letters) != std::string::npos;
    };
    bool four_equal = digits_.substr(1, 3) == std::string(3, digits_[0]);
    // ^(?!(\d)\1{3})[13-9]{4}[1346-9][013-9]{5}$
    return four_equal || has(0, 4, "02") || has(4, 1, "025") || has(5, 5, "2");
}

}  // namespace vafa
