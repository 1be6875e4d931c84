// The program's discounts on a sale whose prices are open: judged under the member's locks, before credit and anything earned.
#pragma once

#include "club/sales/sale.hpp"

namespace vafa::sales {

/// Lowers the lines' nets of `sale`; final prices stay, and every discount says why it does not apply. Nothing where the program has no
/// discounts or the member is inactive.
program::Discounts take_discounts(Sale& sale, PricesAre prices, program::Compiled const& program, members::MemberForSale const& member,
                                  program::Counters const& counters, program::Basket const& basket);

/// Of a sale that was recorded before, judged again by what it was judged by: for its receipt.
std::vector<program::DiscountGiven> discounts_again(catalog::Catalog const& catalog, program::Compiled const& program, Sale const& sale);

}  // namespace vafa::sales
