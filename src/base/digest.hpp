// Digests: SHA-256, HMAC and keyed short digests, and their text form in hex.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vafa {

using Digest = std::array<std::byte, 32>;

Digest sha256(std::span<std::byte const> bytes);
Digest sha256(std::string_view text);

/// SHA-256 of what comes piece by piece, such as a file.
class RunningDigest {
  public:
    RunningDigest();
    void add(std::string_view bytes);
    /// Ends it.
    Digest digest();

  private:
    struct Frees {
        void operator()(void* context) const;
    };
    std::unique_ptr<void, Frees> context_;
};

/// RFC 2104 over SHA-256.
Digest hmac_sha256(std::span<std::byte const> key, std::string_view text);

/// Sixteen bytes that only who knows the key can make (BLAKE2b): for recognising, not for proving to others.
std::array<std::byte, 16> keyed_digest16(std::span<std::byte const> key, std::string_view text);

/// Lower-case hex.
std::string hex(std::span<std::byte const> bytes);
std::optional<Digest> read_hex_digest(std::string_view text);

}  // namespace vafa
