// What a member sees of what they have and bought: contracts of their own page.
#pragma once

#include "club/sales/public_receipt.hpp"

namespace vafa::sales {

struct ShowOwnHome {};
constexpr auto describe(ShowOwnHome const*) { return fields(); }
/// A prize of the club's column of points.
struct OwnReward {
    std::string name;
    Points at;
    bool is_reached = false;
};
constexpr auto describe(OwnReward const*) {
    return fields(field("name", &OwnReward::name, "The prize."), field("at", &OwnReward::at, "The points it takes."),
                  field("is_reached", &OwnReward::is_reached, "Are there points enough for it?"));
}
struct OwnHome {
    MemberBrief member;
    std::vector<OwnReward> rewards;
    std::optional<NextReward> next_reward;
};
constexpr auto describe(OwnHome const*) {
    return fields(field("member", &OwnHome::member, "The member, with what they have and what soon ends."),
                  field("rewards", &OwnHome::rewards, "All prizes of the club, the lowest first."),
                  field("next_reward", &OwnHome::next_reward, "The nearest prize that the points do not reach yet."));
}
Result<OwnHome> show_own_home(Snapshot& snapshot, Caller const& caller, ShowOwnHome const& request);

struct ListOwnPurchases {
    std::optional<SaleId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListOwnPurchases const*) {
    return fields(field("cursor", &ListOwnPurchases::cursor, "Where the page before ended."),
                  field("limit", &ListOwnPurchases::limit, "How many at most, 1 to 50; default 20."));
}
struct OwnPurchase {
    SaleId sale;
    std::optional<std::int64_t> number;
    Instant at;
    Day day;
    std::string branch_name;
    Rial net, credit;
    Points points;
    Rial earned_credit;
    std::vector<RuleAward> awards;
};
constexpr auto describe(OwnPurchase const*) {
    return fields(field("sale", &OwnPurchase::sale, "The purchase."), field("number", &OwnPurchase::number, "Receipt number."),
                  field("at", &OwnPurchase::at, "When it was recorded."), field("day", &OwnPurchase::day, "The business day."),
                  field("branch_name", &OwnPurchase::branch_name, "Where."), field("net", &OwnPurchase::net, "Sum after discounts, in rial."),
                  field("credit", &OwnPurchase::credit, "Credit used, in rial."),
                  field("points", &OwnPurchase::points, "Points that it earned."),
                  field("earned_credit", &OwnPurchase::earned_credit, "Credit that it earned, in rial."),
                  field("awards", &OwnPurchase::awards, "Each rule that applied, with its sentence."));
}
struct OwnPurchases {
    std::vector<OwnPurchase> items;
    std::optional<SaleId> next_cursor;
};
constexpr auto describe(OwnPurchases const*) {
    return fields(field("items", &OwnPurchases::items, "Newest first."),
                  field("next_cursor", &OwnPurchases::next_cursor, "Where the next page begins; left out on the last."));
}
Result<OwnPurchases> list_own_purchases(Snapshot& snapshot, Caller const& caller, ListOwnPurchases const& request);

struct ShowOwnReceipt {
    SaleId sale;
};
constexpr auto describe(ShowOwnReceipt const*) { return fields(field("sale", &ShowOwnReceipt::sale, "The purchase.")); }
struct OwnReceipt {
    PublicReceipt receipt;
    std::vector<RuleAward> awards;
    std::vector<ReturnBrief> returns;
};
constexpr auto describe(OwnReceipt const*) {
    return fields(field("receipt", &OwnReceipt::receipt, "The receipt."),
                  field("awards", &OwnReceipt::awards, "Each rule that applied, with its sentence."),
                  field("returns", &OwnReceipt::returns, "What came back, in order."));
}
/// Another's purchase is as if it did not exist.
Result<OwnReceipt> show_own_receipt(Snapshot& snapshot, Caller const& caller, ShowOwnReceipt const& request);

std::vector<Operation> own_purchase_operations();

}  // namespace vafa::sales
