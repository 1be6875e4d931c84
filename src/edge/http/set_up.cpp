// Derived from the master key under a label of its own.
#include "edge/http/set_up.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/text.hpp"

namespace vafa::http {

namespace {

constexpr std::size_t digits = 12;

}  // namespace

std::string set_up_code(ServerSecrets const& secrets) {
    auto key = secrets.derive("set-up-code");
    std::string code;
    for (auto byte : key) {
        if (code.size() == digits) break;
        if (auto value = static_cast<unsigned>(byte); value < 250) code += static_cast<char>('0' + value % 10);  // each digit as likely
    }
    code.resize(digits, '0');
    return code;
}

bool is_set_up_code(ServerSecrets const& secrets, std::string_view typed) {
    auto shown = fold_digits(typed);
    std::erase_if(shown, [](char letter) { return letter == ' ' || letter == '-'; });
    auto right = set_up_code(secrets);
    return shown.size() == right.size() && sodium_memcmp(shown.data(), right.data(), right.size()) == 0;
}

}  // namespace vafa::http
