// The statements that list returns.
#pragma once

#include "club/sales/sale.hpp"

namespace vafa::sales {

struct ListedReturnRow {
    ReturnId id;
    SaleId sale;
    BranchId branch;
    std::int64_t staff = 0;
    Day day;
    Instant at;
    Rial value, gift_back, credit_back, cash_back, withheld;
    std::optional<Points> points;
    std::optional<Rial> earned_credit;
    std::optional<std::string> reason;
    MemberId member;             // none = a guest
    TillId sold_till;
    std::optional<std::int64_t> sold_till_count;
    bool is_undone = false;
};
struct ReturnFilter {
    BranchId branch;  // none = any
    StaffId staff;    // none = anybody
    Day from{0}, to{0};
    ReturnId before;
    std::int64_t most = 0;
};
/// Newest first, without the undoings themselves.
std::vector<ListedReturnRow> returns_before(Snapshot& snapshot, ReturnFilter const& filter);

}  // namespace vafa::sales
