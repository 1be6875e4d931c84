// The ten-digit postal code (facts.md §4.4).
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vafa {

inline constexpr Refusal postal_code_malformed{"postal_code.malformed", RefusalKind::invalid};

class PostalCode {
  public:
    PostalCode() = default;
    /// Hard rule: ten digits, the first not 0. Real codes outside the well-known pattern exist, so that only warns.
    static Result<PostalCode> parse(std::string_view text);
    /// Outside the pattern that most codes follow: ask whether it was typed right.
    bool is_unusual() const;
    std::string const& text() const { return digits_; }
    auto operator<=>(PostalCode const&) const = default;

  private:
    std::string digits_;
};

}  // namespace vafa
