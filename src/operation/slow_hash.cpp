// Argon2id by libsodium, with a pepper.
#include "operation/slow_hash.hpp"

#include <sodium.h>

#include "base/digest.hpp"

namespace vafa {

namespace {

constexpr std::size_t memory_bytes = 19u << 20;
constexpr unsigned long long passes = 2;

std::string peppered(std::string_view text, ServerSecrets::Key const& pepper) {
    auto mixed = hmac_sha256(pepper, text);
    return std::string(reinterpret_cast<char const*>(mixed.data()), mixed.size());
}

}  // namespace

std::string hash_slowly(std::string_view text, ServerSecrets::Key const& pepper) {
    auto mixed = peppered(text, pepper);
    char hash[crypto_pwhash_STRBYTES];
    int failed = crypto_pwhash_str_alg(hash, mixed.data(), mixed.size(), passes, memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    ensure(failed == 0, "no memory for Argon2id");
    return hash;
}

bool matches_slowly(std::string_view text, ServerSecrets::Key const& pepper, std::string const& hash) {
    auto mixed = peppered(text, pepper);
    if (crypto_pwhash_str_verify(hash.c_str(), mixed.data(), mixed.size()) == 0) return true;
    if (!hash.starts_with("$argon2id$")) hash_slowly(text, pepper);
    return false;
}

}  // namespace vafa
