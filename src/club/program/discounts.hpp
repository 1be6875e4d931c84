// The program's discounts: a change of price, judged before anything earns, that has no balance. Pure.
#pragma once

#include "club/program/shown.hpp"

namespace vafa::program {

struct LineOff {
    std::int32_t line = 0;     // index in the basket
    Rial amount;
};

struct DiscountGiven {
    std::int64_t rule = 0;
    Rial amount;               // the sum of `lines`
    Rial price;                // of its lines, before any of the program's discounts
    std::int64_t pieces = 0;
    std::int64_t each = 0;     // hundredths of a percent, rial once, or rial a piece, as the rule says; 0 where lines differ
    std::int64_t count = 0;    // which purchase of the member it is
    CutBy cut_by = CutBy::nothing;
    Rial cap;
    bool is_cut_by_price = false;   // other discounts had left less of a line
    std::vector<LineOff> lines;
};

struct Discounts {
    std::vector<DiscountGiven> given;        // in the order of the rules
    std::vector<NotApplied> not_applied;
};

bool has_discounts(Compiled const& program);

/// Each rule looks at the lines as they come, net of what the cashier took off; in the order of the rules they take from what
/// is left, a line never falls under zero. A rule's sum is floored once and shared by largest remainder, ties to the earlier line.
Discounts judge_discounts(Compiled const& program, MemberState const& member, Basket const& basket);
/// The same for a sale as it was judged: for receipts. Its lines' nets have the discounts taken off already.
Discounts judge_discounts_again(Compiled const& program, JudgedSale const& sale);
/// Where the sender's prices are final no discount applies, and says so.
Discounts no_discounts(Compiled const& program);

/// The basket as it is judged for what it earns.
void take_off(Basket& basket, Discounts const& discounts);

/// «۱۰٪ تخفیف برای خرید شمارهٔ ۵، روی ۱٬۰۴۰٬۰۰۰ تومان»
std::string explain(Compiled const& program, DiscountGiven const& given, Texts const& texts, Language language, MoneyUnit unit);
std::vector<DiscountShown> show(Compiled const& program, std::vector<DiscountGiven> const& given, Texts const& texts, Language language,
                                MoneyUnit unit);

}  // namespace vafa::program
