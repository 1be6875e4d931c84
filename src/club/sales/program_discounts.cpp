// A discount of the program is part of the line's discount from then on: prices, receipts and returns see one net.
#include "club/sales/program_discounts.hpp"

#include <algorithm>

namespace vafa::sales {

program::Discounts take_discounts(Sale& sale, PricesAre prices, program::Compiled const& program, members::MemberForSale const& member,
                                  program::Counters const& counters, program::Basket const& basket) {
    if (prices == PricesAre::settled) return program::no_discounts(program);
    auto discounts = program::judge_discounts(program, state_of(member, counters), basket);
    for (auto const& given : discounts.given)
        for (auto const& off : given.lines) {
            auto& line = sale.basket.lines[static_cast<std::size_t>(off.line)];
            line.net -= off.amount;
            line.discount += off.amount;
            line.program_discount += off.amount;
            sale.basket.net -= off.amount;
            sale.basket.discount += off.amount;
        }
    return discounts;
}

std::vector<program::DiscountGiven> discounts_again(catalog::Catalog const& catalog, program::Compiled const& program, Sale const& sale) {
    auto const& lines = sale.basket.lines;
    bool has_any = std::any_of(lines.begin(), lines.end(), [](auto const& line) { return line.program_discount > Rial{0}; });
    if (!has_any || !sale.state) return {};
    return program::judge_discounts_again(program, program::restore(program, judged_basket(catalog, sale, {}), *sale.state)).given;
}

}  // namespace vafa::sales
