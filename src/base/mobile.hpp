// An Iranian mobile number, in whatever form it was typed (facts.md §4.1).
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vafa {

inline constexpr Refusal mobile_malformed{"mobile.malformed", RefusalKind::invalid};

/// Never refused by its prefix: operators get new blocks, and numbers move between operators.
class Mobile {
  public:
    Mobile() = default;
    /// Takes 0912…, 912…, 98912…, +98912…, 0098912…, Persian digits, spaces and dashes. Refuses mobile_malformed.
    static Result<Mobile> parse(std::string_view text);

    std::string national() const { return "0" + digits_; }               // 09121234567
    std::string international() const { return "+98" + digits_; }        // +989121234567
    std::string masked() const;                                          // 0912•••4567
    bool is_empty() const { return digits_.empty(); }

    auto operator<=>(Mobile const&) const = default;

  private:
    std::string digits_;  // the ten digits from 9 on
};

}  // namespace vafa
