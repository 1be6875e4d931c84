// The ten-digit national id with its check digit (facts.md §4.2).
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vafa {

inline constexpr Refusal national_id_malformed{"national_id.malformed", RefusalKind::invalid};
inline constexpr Refusal national_id_wrong_check_digit{"national_id.wrong_check_digit", RefusalKind::invalid};

class NationalId {
  public:
    NationalId() = default;
    /// Eight or nine digits are padded with zeros in front; ten equal digits are refused although their sum fits.
    static Result<NationalId> parse(std::string_view text);
    std::string const& text() const { return digits_; }
    auto operator<=>(NationalId const&) const = default;

  private:
    std::string digits_;
};

}  // namespace vafa
