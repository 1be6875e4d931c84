// Sales: what happens at the till. Quotes, sales, credit held and spent, goods taken back, receipts.
#pragma once

#include "operation/operation.hpp"

namespace vafa::sales {

struct SaleKind { static constexpr char prefix[] = "sal"; };
struct ReturnKind { static constexpr char prefix[] = "ret"; };
/// A sale is named by the act that recorded it, a return by the act that took the goods back.
using SaleId = Id<SaleKind>;
using ReturnId = Id<ReturnKind>;
struct DiscountApprovalKind { static constexpr char prefix[] = "dap"; };
using DiscountApprovalId = Id<DiscountApprovalKind>;

/// The module's operations and invariants.
Module module();

/// What a member's purchases of some days add up to: by the day of the sale, net of discounts and of what came back, the part
/// paid with credit included. A sale of zero, or one that came back as a whole, is no purchase.
struct Purchased {
    std::int64_t count = 0;
    Rial amount;
};
store::Question question_of_purchases(MemberId member, Day first, Day last);
Purchased read_purchases(store::Rows const& answer);

struct PurchasedBy {
    MemberId member;
    Purchased purchased;
};
/// How much less the purchases of these days are for all that came back of them, and for gift cards, which are none: below zero, by
/// sale, in order of members. It is read in the order of sales, so once for everybody.
std::vector<PurchasedBy> lessened_between(Snapshot& snapshot, Day first_day, Day last_day);
/// Purchases of all members whose ids lie in a range: those who bought something, in order of their ids.
std::vector<PurchasedBy> purchases_between(Snapshot& snapshot, MemberId first, MemberId last, Day first_day, Day last_day,
                                           std::vector<PurchasedBy> const& lessened);

inline constexpr Refusal basket_empty{"sales.basket_empty", RefusalKind::invalid};
inline constexpr Refusal quantity_out_of_range{"sales.quantity_out_of_range", RefusalKind::invalid};
inline constexpr Refusal price_out_of_range{"sales.price_out_of_range", RefusalKind::invalid};
inline constexpr Refusal discount_out_of_range{"sales.discount_out_of_range", RefusalKind::invalid};
inline constexpr Refusal discount_above_limit{"sales.discount_above_limit", RefusalKind::forbidden};
inline constexpr Refusal limit_of_nobody{"sales.limit_of_nobody", RefusalKind::missing};
inline constexpr Refusal approver_not_allowed{"discounts.not_a_manager", RefusalKind::forbidden};
inline constexpr Refusal approver_limited{"discounts.above_own_limit", RefusalKind::forbidden};
inline constexpr Refusal approval_missing{"discounts.approval_missing", RefusalKind::missing};
inline constexpr Refusal approval_used{"discounts.approval_used", RefusalKind::conflict};
inline constexpr Refusal approval_ended{"discounts.approval_ended", RefusalKind::conflict};
inline constexpr Refusal note_too_long{"sales.note_too_long", RefusalKind::invalid};
inline constexpr Refusal till_not_named{"sales.till_not_named", RefusalKind::invalid};
inline constexpr Refusal receipt_unknown{"receipts.unknown", RefusalKind::missing};
inline constexpr Refusal good_not_named{"sales.good_not_named", RefusalKind::invalid};
inline constexpr Refusal good_unknown{"sales.good_unknown", RefusalKind::missing};
inline constexpr Refusal good_inactive{"sales.good_inactive", RefusalKind::conflict};
inline constexpr Refusal total_too_large{"sales.total_too_large", RefusalKind::invalid};
inline constexpr Refusal branch_not_named{"sales.branch_not_named", RefusalKind::invalid};
inline constexpr Refusal payments_do_not_add_up{"sales.payments_do_not_add_up", RefusalKind::invalid};
inline constexpr Refusal sale_day_not_allowed{"sales.sale_day_not_allowed", RefusalKind::forbidden};
inline constexpr Refusal sale_day_ahead{"sales.sale_day_ahead", RefusalKind::invalid};
inline constexpr Refusal document_recorded_already{"sales.document_recorded_already", RefusalKind::conflict};
inline constexpr Refusal credit_needs_member{"sales.credit_needs_member", RefusalKind::invalid};
inline constexpr Refusal credit_above_payable{"sales.credit_above_payable", RefusalKind::conflict};
inline constexpr Refusal gift_card_twice{"sales.gift_card_twice", RefusalKind::invalid};
inline constexpr Refusal consent_required{"sales.consent_required", RefusalKind::conflict};
inline constexpr Refusal consent_not_shown{"sales.consent_not_shown", RefusalKind::invalid};
inline constexpr Refusal hold_of_another_member{"sales.hold_of_another_member", RefusalKind::conflict};
inline constexpr Refusal pin_beside_hold{"sales.pin_beside_hold", RefusalKind::invalid};
inline constexpr Refusal sale_missing{"sales.missing", RefusalKind::missing};
inline constexpr Refusal return_missing{"returns.missing", RefusalKind::missing};
inline constexpr Refusal return_undone_already{"returns.undone_already", RefusalKind::conflict};
inline constexpr Refusal return_line_unknown{"returns.line_unknown", RefusalKind::invalid};
inline constexpr Refusal return_too_many{"returns.more_than_bought", RefusalKind::conflict};
inline constexpr Refusal return_window_over{"returns.window_over", RefusalKind::conflict};
inline constexpr Refusal return_empty{"returns.empty", RefusalKind::invalid};

}  // namespace vafa::sales
