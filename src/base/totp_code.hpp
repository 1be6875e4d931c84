// Time-based one-time codes: RFC 6238 over SHA-1, thirty seconds a step, six digits, as every authenticator app makes them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace vafa {

using TotpSecret = std::array<std::byte, 20>;

constexpr std::int64_t totp_step(Instant at) { return at.ms / (30 * second_ms); }
/// Six digits, leading zeros kept.
std::string totp_code(TotpSecret const& secret, std::int64_t step);
/// The step around `now` (itself, the one before, the one behind) whose code this is, if it comes after `last_used`.
std::optional<std::int64_t> step_of_code(TotpSecret const& secret, std::string_view code, Instant now, std::int64_t last_used);

/// RFC 4648 without padding: how a person types a secret into an app.
std::string base32(TotpSecret const& secret);
/// otpauth://totp/… as a QR code carries it.
std::string totp_uri(TotpSecret const& secret, std::string_view club, std::string_view login);

}  // namespace vafa
