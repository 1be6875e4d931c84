// How gift cards begin in every club, and no member's card may: one swipe, one meaning.
#pragma once

#include <string_view>

namespace vafa {

inline constexpr std::string_view gift_card_digits = "77";

}  // namespace vafa
