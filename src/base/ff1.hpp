// FF1 (NIST SP 800-38G): a keyed permutation of decimal or letter strings, so that numbers in a row become numbers that
// nobody guesses, without a table of those that are taken.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vafa {

using Numerals = std::vector<std::uint16_t>;

/// The key has 16, 24 or 32 bytes; 2 ≤ radix ≤ 36; at least six numerals and radix^length ≥ 1,000,000; at most 40 numerals.
Numerals ff1_encrypt(std::span<std::byte const> key, std::span<std::byte const> tweak, unsigned radix, Numerals const& plain);
Numerals ff1_decrypt(std::span<std::byte const> key, std::span<std::byte const> tweak, unsigned radix, Numerals const& cipher);

/// The place of `number` (0 … 10^digits − 1) in the permutation that key and tweak choose; 6 to 18 digits.
std::int64_t ff1_permute(std::span<std::byte const> key, std::span<std::byte const> tweak, int digits, std::int64_t number);

}  // namespace vafa
