// The liability desk: what all its pages have in common, and its operations.
#pragma once

#include "operation/operation.hpp"

namespace vafa::reports {

inline constexpr Refusal month_malformed{"liability.month_malformed", RefusalKind::invalid};
inline constexpr Refusal month_ahead{"liability.month_ahead", RefusalKind::invalid};
inline constexpr Refusal month_not_over{"liability.month_not_over", RefusalKind::conflict};
inline constexpr Refusal counting_still{"liability.counting_still", RefusalKind::conflict};
inline constexpr Refusal account_code_malformed{"liability.account_code_malformed", RefusalKind::invalid};

/// "1405-09" as its first day. Refuses month_malformed, and month_ahead for one that has not begun.
Result<Day> read_month(std::string_view text, Day today);
std::string month_text(Day month);
/// The first day of the month after.
Day month_after(Day month);

std::vector<Operation> liability_operations();

}  // namespace vafa::reports
