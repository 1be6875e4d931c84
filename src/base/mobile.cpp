// Reads a mobile number down to its ten digits.
#include "base/mobile.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vafa {

Result<Mobile> Mobile::parse(std::string_view text) {
    auto digits = clean_digits(text);
    for (std::string_view prefix : {"+98", "0098", "98", "0"}) {
        if (!digits.starts_with(prefix) || digits.size() != prefix.size() + 10) continue;
        digits.erase(0, prefix.size());
        break;
    }
    bool is_mobile = digits.size() == 10 && digits[0] == '9' &&
                     std::all_of(digits.begin(), digits.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
    if (!is_mobile) return refuse(mobile_malformed);
    Mobile mobile;
    mobile.digits_ = std::move(digits);
    return mobile;
}

std::string Mobile::masked() const {
    if (is_empty()) return "";
    return "0" + digits_.substr(0, 3) + "•••" + digits_.substr(6);
}

}  // namespace vafa
