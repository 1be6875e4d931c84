// A sixteen-digit club card number, typed or swiped (facts.md §4.5, §7.1). A bank card is turned away before anything else.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vafa {

inline constexpr Refusal card_malformed{"card.malformed", RefusalKind::invalid};
inline constexpr Refusal card_misread{"card.misread", RefusalKind::invalid};
inline constexpr Refusal card_wrong_check_digit{"card.wrong_check_digit", RefusalKind::invalid};
inline constexpr Refusal card_of_a_bank{"card.of_a_bank", RefusalKind::invalid};

class CardNumber {
  public:
    CardNumber() = default;
    /// Sixteen digits or a swipe, also as the Persian keyboard layout types it. No refusal carries the digits.
    static Result<CardNumber> parse(std::string_view text);
    /// A six-digit prefix, nine digits and the Luhn digit. The prefix must be no bank's.
    static CardNumber make(std::string_view prefix, std::int64_t nine_digits);

    std::string const& text() const { return digits_; }
    std::string grouped() const;  // 8800 0000 0000 0013
    auto operator<=>(CardNumber const&) const = default;

  private:
    std::string digits_;
};

bool is_bank_card(std::string_view digits);

}  // namespace vafa
