// Digests by OpenSSL and libsodium.
#include "base/digest.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include "base/bug.hpp"

namespace vafa {

namespace {

unsigned char const* raw(void const* bytes) { return static_cast<unsigned char const*>(bytes); }

}  // namespace

Digest sha256(std::span<std::byte const> bytes) {
    // One context a thread: fetching the algorithm anew costs more than hashing a row.
    thread_local std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    thread_local EVP_MD const* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    Digest digest;
    bool done = EVP_DigestInit_ex(context.get(), algorithm, nullptr) && EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) &&
                EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    ensure(done, "SHA-256 failed");
    return digest;
}

Digest sha256(std::string_view text) { return sha256(std::as_bytes(std::span(text))); }

void RunningDigest::Frees::operator()(void* context) const { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context)); }

RunningDigest::RunningDigest() : context_(EVP_MD_CTX_new()) {
    ensure(EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_.get()), EVP_sha256(), nullptr) == 1, "SHA-256 failed");
}

void RunningDigest::add(std::string_view bytes) {
    ensure(EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_.get()), bytes.data(), bytes.size()) == 1, "SHA-256 failed");
}

Digest RunningDigest::digest() {
    Digest digest;
    int done = EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_.get()), reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    ensure(done == 1, "SHA-256 failed");
    return digest;
}

Digest hmac_sha256(std::span<std::byte const> key, std::string_view text) {
    Digest digest;
    unsigned size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), raw(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()), &size);
    ensure(size == digest.size(), "HMAC failed");
    return digest;
}

std::array<std::byte, 16> keyed_digest16(std::span<std::byte const> key, std::string_view text) {
    std::array<std::byte, 16> digest;
    int failed = crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(), raw(text.data()), text.size(),
                                    raw(key.data()), key.size());
    ensure(failed == 0, "a keyed digest failed");
    return digest;
}

std::string hex(std::span<std::byte const> bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (auto byte : bytes) {
        text += digits[std::to_integer<unsigned>(byte) >> 4];
        text += digits[std::to_integer<unsigned>(byte) & 15];
    }
    return text;
}

std::optional<Digest> read_hex_digest(std::string_view text) {
    auto value = [](char letter) -> int {
        if (letter >= '0' && letter <= '9') return letter - '0';
        if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
        return -1;
    };
    Digest digest;
    if (text.size() != digest.size() * 2) return {};
    for (std::size_t i = 0; i < digest.size(); ++i) {
        int high = value(text[i * 2]), low = value(text[i * 2 + 1]);
        if (high < 0 || low < 0) return {};
        digest[i] = static_cast<std::byte>(high << 4 | low);
    }
    return digest;
}

}  // namespace vafa
