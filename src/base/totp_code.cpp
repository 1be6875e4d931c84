// The arithmetic of RFC 4226 and RFC 6238.
#include "base/totp_code.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/bug.hpp"

namespace vafa {

namespace {

constexpr std::size_t digits = 6;

std::array<unsigned char, 20> hmac_sha1(TotpSecret const& secret, std::int64_t counter) {
    std::array<unsigned char, 8> message;
    for (std::size_t i = 0; i < message.size(); ++i) message[i] = static_cast<unsigned char>(counter >> (56 - 8 * i) & 0xff);
    std::array<unsigned char, 20> digest;
    unsigned size = 0;
    HMAC(EVP_sha1(), secret.data(), int(secret.size()), message.data(), message.size(), digest.data(), &size);
    ensure(size == digest.size(), "HMAC-SHA-1 failed");
    return digest;
}

/// Without a look at the first difference: how long it takes tells nothing.
bool is_same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned char>(a[i] ^ b[i]);
    return difference == 0;
}

std::string percent_encoded(std::string_view text) {
    static constexpr char hex_digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (unsigned char letter : text) {
        bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
                        letter == '-' || letter == '.' || letter == '_' || letter == '~';
        if (is_plain) encoded += static_cast<char>(letter);
        else (encoded += '%', encoded += hex_digits[letter >> 4], encoded += hex_digits[letter & 15]);
    }
    return encoded;
}

}  // namespace

std::string totp_code(TotpSecret const& secret, std::int64_t step) {
    auto digest = hmac_sha1(secret, step);
    std::size_t at = digest.back() & 0x0f;
    std::uint32_t number = (digest[at] & 0x7fu) << 24 | std::uint32_t{digest[at + 1]} << 16 | std::uint32_t{digest[at + 2]} << 8 | digest[at + 3];
    auto text = std::to_string(number % 1'000'000);
    return std::string(digits - text.size(), '0') + text;
}

std::optional<std::int64_t> step_of_code(TotpSecret const& secret, std::string_view code, Instant now, std::int64_t last_used) {
    std::optional<std::int64_t> found;
    for (auto step = totp_step(now) - 1; step <= totp_step(now) + 1; ++step)
        if (is_same(totp_code(secret, step), code) && step > last_used && !found) found = step;
    return found;
}

std::string base32(TotpSecret const& secret) {
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned held = 0, bits = 0;
    for (auto byte : secret) {
        held = held << 8 | std::to_integer<unsigned>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += letters[held >> (bits - 5) & 31];
    }
    return text;
}

std::string totp_uri(TotpSecret const& secret, std::string_view club, std::string_view login) {
    auto issuer = percent_encoded(club);
    return "otpauth://totp/" + issuer + ":" + percent_encoded(login) + "?secret=" + base32(secret) + "&issuer=" + issuer +
           "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace vafa
