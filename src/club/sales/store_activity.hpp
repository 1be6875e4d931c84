// The statements that look for a member's other purchases.
#pragma once

#include "club/sales/sale.hpp"

namespace vafa::sales {

/// Whether it was a purchase, and what of it is kept, is asked of the sale itself.
struct DayOfSale {
    SaleId id;
    Day day;
};
/// Those recorded before one, the latest day first, on from the last of the page before.
std::vector<DayOfSale> days_of_sales_before(Snapshot& snapshot, MemberId member, SaleId before, std::optional<DayOfSale> const& last,
                                               std::int64_t most);
/// Those recorded after the one and before the other, in their order.
std::vector<DayOfSale> days_of_sales_between(Snapshot& snapshot, MemberId member, SaleId after, SaleId until, std::int64_t most);

}  // namespace vafa::sales
