// How much discount somebody may give on a line; what is above it a manager approves, for one sale, by their password.
#pragma once

#include "club/sales/sale.hpp"

namespace vafa::sales {

struct SetDiscountLimit {
    StaffId staff;
    std::optional<BasisPoints> rate;
};
constexpr auto describe(SetDiscountLimit const*) {
    return fields(field("staff", &SetDiscountLimit::staff, "Whose limit it is."),
                  field("rate", &SetDiscountLimit::rate, "The most they may take off a line, in hundredths of a percent, 0 to 10,000; none = no limit."));
}
struct DiscountLimit {
    StaffId staff;
    std::optional<BasisPoints> rate;
};
constexpr auto describe(DiscountLimit const*) {
    return fields(field("staff", &DiscountLimit::staff, "Whose limit it is."),
                  field("rate", &DiscountLimit::rate, "The most they may give on a line, in hundredths of a percent; left out = no limit."));
}
Result<DiscountLimit> set_discount_limit(Transaction& tx, Caller const& caller, SetDiscountLimit const& request);

struct ListDiscountLimits {};
constexpr auto describe(ListDiscountLimits const*) { return fields(); }
struct DiscountLimitList {
    std::vector<DiscountLimit> items;
};
constexpr auto describe(DiscountLimitList const*) {
    return fields(field("items", &DiscountLimitList::items, "Those who have a limit."));
}
Result<DiscountLimitList> list_discount_limits(Snapshot& snapshot, Caller const& caller, ListDiscountLimits const& request);

/// A manager, at the till of another, consents to a rate for that cashier's next sale.
struct ApproveDiscount {
    std::string login;
    Secret<std::string> password;
    BasisPoints rate;
    std::optional<BranchId> branch;
};
constexpr auto describe(ApproveDiscount const*) {
    return fields(field("login", &ApproveDiscount::login, "The manager's login.", personal),
                  field("password", &ApproveDiscount::password, "The manager's password.", secret),
                  field("rate", &ApproveDiscount::rate, "The rate that is approved, in hundredths of a percent, 0 to 10,000."),
                  field("branch", &ApproveDiscount::branch, "Where; needed where the caller stands at no till."));
}
struct DiscountApproved {
    DiscountApprovalId approval;
    std::string approved_by;
    BasisPoints rate;
};
constexpr auto describe(DiscountApproved const*) {
    return fields(field("approval", &DiscountApproved::approval, "To be sent with the sale; good for one, until the end of the day."),
                  field("approved_by", &DiscountApproved::approved_by, "Who approved it."),
                  field("rate", &DiscountApproved::rate, "Up to which rate, in hundredths of a percent."));
}
Result<tenancy::PasswordChecked> compare_approver(Preparation const& preparation, Caller const& caller, ApproveDiscount const& request);
Result<DiscountApproved> approve_discount(Transaction& tx, Caller const& caller, ApproveDiscount const& request,
                                          tenancy::PasswordChecked const& checked);

/// What must be asked before a sale's discounts can be judged; nothing where none was given.
std::vector<store::Question> questions_of_discounts(Caller const& caller, catalog::Catalog const& catalog, PricedBasket const& basket,
                                                    std::optional<DiscountApprovalId> const& approval);
/// Uses the approval up where a line needs it. A price below the catalogue's counts as a discount.
/// Refuses discount_above_limit {good, most}, approval_missing, approval_ended, approval_used.
Result<Done> allow_discounts(Transaction& tx, Caller const& caller, catalog::Catalog const& catalog, Sale const& sale,
                             std::optional<DiscountApprovalId> const& approval, std::span<store::Rows const> answers);
/// The caller's own limit; none = no limit.
std::optional<BasisPoints> discount_limit_of(Snapshot& snapshot, Caller const& caller);

}  // namespace vafa::sales
