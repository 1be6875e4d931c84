// The ten rounds of FF1 as in SP 800-38G §6.2, on OpenSSL's AES; whole-number arithmetic in 128 bits.
#include "base/ff1.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>

#include "base/bug.hpp"

namespace vafa {

namespace {

using Whole = unsigned __int128;
using Block = std::array<unsigned char, 16>;

class Aes {
  public:
    explicit Aes(std::span<std::byte const> key) : context_(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free) {
        auto const* cipher = key.size() == 16 ? EVP_aes_128_ecb() : key.size() == 24 ? EVP_aes_192_ecb() : EVP_aes_256_ecb();
        ensure(key.size() == 16 || key.size() == 24 || key.size() == 32, "an AES key has 16, 24 or 32 bytes");
        int ok = EVP_EncryptInit_ex(context_.get(), cipher, nullptr, reinterpret_cast<unsigned char const*>(key.data()), nullptr);
        ensure(ok == 1, "AES could not be set up");
        EVP_CIPHER_CTX_set_padding(context_.get(), 0);
    }

    Block encrypt(Block const& plain) const {
        Block out;
        int length = 0;
        int ok = EVP_EncryptUpdate(context_.get(), out.data(), &length, plain.data(), int(plain.size()));
        ensure(ok == 1 && length == 16, "AES failed");
        return out;
    }

  private:
    std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context_;
};

Whole power(Whole base, std::size_t exponent) {
    Whole result = 1;
    while (exponent-- > 0) result *= base;
    return result;
}

Whole value_of(std::span<std::uint16_t const> numerals, unsigned radix) {
    Whole value = 0;
    for (auto numeral : numerals) value = value * radix + numeral;
    return value;
}

Numerals numerals_of(Whole value, unsigned radix, std::size_t length) {
    Numerals numerals(length);
    for (auto at = numerals.rbegin(); at != numerals.rend(); ++at, value /= radix) *at = static_cast<std::uint16_t>(value % radix);
    return numerals;
}

std::size_t bytes_of(Whole value) {
    std::size_t bytes = 0;
    for (; value != 0; value >>= 8) ++bytes;
    return bytes;
}

/// What stays the same over the rounds of one string.
class Rounds {
  public:
    Rounds(std::span<std::byte const> key, std::span<std::byte const> tweak, unsigned radix, std::size_t length)
        : aes_(key), radix_(radix), u_(length / 2), v_(length - length / 2), tweak_(tweak.begin(), tweak.end()),
          value_bytes_(bytes_of(power(radix, v_) - 1)), drawn_bytes_(4 * ((value_bytes_ + 3) / 4) + 4) {
        ensure(radix >= 2 && radix <= 36 && length >= 6 && length <= 40 && power(radix, std::min<std::size_t>(length, 20)) >= 1'000'000,
               "FF1 takes 6 to 40 numerals with a million values at least");
        Block head{1, 2, 1, 0, static_cast<unsigned char>(radix >> 8), static_cast<unsigned char>(radix), 10,
                   static_cast<unsigned char>(u_), 0, 0, 0, static_cast<unsigned char>(length)};
        for (int i = 0; i < 4; ++i) head[12 + i] = static_cast<unsigned char>(tweak_.size() >> (24 - 8 * i));
        head_ = aes_.encrypt(head);
    }

    std::size_t u() const { return u_; }
    std::size_t width(int round) const { return round % 2 == 0 ? u_ : v_; }
    Whole modulus(int round) const { return power(radix_, width(round)); }

    /// The round's own number from the other half, reduced to the half it is added to.
    Whole draw(int round, Whole other_half) const {
        auto mac = authenticate(round, other_half);
        std::vector<unsigned char> drawn(mac.begin(), mac.end());
        for (std::uint8_t block = 1; drawn.size() < drawn_bytes_; ++block) {
            auto next = mac;
            next[15] = static_cast<unsigned char>(next[15] ^ block);
            next = aes_.encrypt(next);
            drawn.insert(drawn.end(), next.begin(), next.end());
        }
        Whole number = 0, by = modulus(round);
        for (std::size_t i = 0; i < drawn_bytes_; ++i) number = (number * 256 + drawn[i]) % by;
        return number;
    }

  private:
    Block authenticate(int round, Whole other_half) const {
        std::vector<unsigned char> text;
        for (auto byte : tweak_) text.push_back(static_cast<unsigned char>(byte));
        text.resize((tweak_.size() + value_bytes_ + 1 + 15) / 16 * 16 - value_bytes_ - 1);
        text.push_back(static_cast<unsigned char>(round));
        for (auto at = value_bytes_; at-- > 0;) text.push_back(static_cast<unsigned char>(other_half >> (8 * at)));
        auto mac = head_;
        for (std::size_t at = 0; at < text.size(); at += 16) {
            for (std::size_t i = 0; i < 16; ++i) mac[i] = static_cast<unsigned char>(mac[i] ^ text[at + i]);
            mac = aes_.encrypt(mac);
        }
        return mac;
    }

    Aes aes_;
    unsigned radix_;
    std::size_t u_, v_;
    std::vector<std::byte> tweak_;
    std::size_t value_bytes_, drawn_bytes_;
    Block head_{};
};

Numerals joined(Whole a, Whole b, Rounds const& rounds, unsigned radix, std::size_t length) {
    auto left = numerals_of(a, radix, rounds.u()), right = numerals_of(b, radix, length - rounds.u());
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

}  // namespace

Numerals ff1_encrypt(std::span<std::byte const> key, std::span<std::byte const> tweak, unsigned radix, Numerals const& plain) {
    Rounds rounds(key, tweak, radix, plain.size());
    std::span all(plain);
    auto a = value_of(all.first(rounds.u()), radix), b = value_of(all.subspan(rounds.u()), radix);
    for (int round = 0; round < 10; ++round) {
        auto c = (a + rounds.draw(round, b)) % rounds.modulus(round);
        a = b;
        b = c;
    }
    return joined(a, b, rounds, radix, plain.size());
}

Numerals ff1_decrypt(std::span<std::byte const> key, std::span<std::byte const> tweak, unsigned radix, Numerals const& cipher) {
    Rounds rounds(key, tweak, radix, cipher.size());
    std::span all(cipher);
    auto a = value_of(all.first(rounds.u()), radix), b = value_of(all.subspan(rounds.u()), radix);
    for (int round = 9; round >= 0; --round) {
        auto by = rounds.modulus(round);
        auto c = (b + by - rounds.draw(round, a)) % by;
        b = a;
        a = c;
    }
    return joined(a, b, rounds, radix, cipher.size());
}

std::int64_t ff1_permute(std::span<std::byte const> key, std::span<std::byte const> tweak, int digits, std::int64_t number) {
    ensure(digits >= 6 && digits <= 18 && number >= 0, "a permuted number has 6 to 18 digits");
    auto cipher = ff1_encrypt(key, tweak, 10, numerals_of(static_cast<Whole>(number), 10, static_cast<std::size_t>(digits)));
    return static_cast<std::int64_t>(value_of(cipher, 10));
}

}  // namespace vafa
