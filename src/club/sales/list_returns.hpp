// All that came back, newest first: when, where, by whom, of which sale, the three legs and the reason. Contracts.
#pragma once

#include "club/sales/shown.hpp"

namespace vafa::sales {

struct ListReturns {
    std::optional<BranchId> branch;
    std::optional<StaffId> staff;
    std::optional<Day> from_day, to_day;
    std::optional<ReturnId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListReturns const*) {
    return fields(field("branch", &ListReturns::branch, "Only those taken at this branch."),
                  field("staff", &ListReturns::staff, "Only those taken by this staff member."),
                  field("from_day", &ListReturns::from_day, "From this business day of the return on."),
                  field("to_day", &ListReturns::to_day, "To this business day, included."),
                  field("cursor", &ListReturns::cursor, "Where the page before ended."),
                  field("limit", &ListReturns::limit, "How many at most, 1 to 200; default 50."));
}
struct ReturnListed {
    ReturnId id;
    Instant at;
    Day day;
    SaleId sale;
    std::optional<std::int64_t> number;
    std::optional<MemberId> member;
    BranchId branch;
    std::string branch_name;
    std::string cashier;
    Rial value, gift_back, credit_back, cash_back, withheld;
    std::optional<Points> points;
    std::optional<Rial> earned_credit;
    std::optional<std::string> reason;
    bool is_undone = false;
};
constexpr auto describe(ReturnListed const*) {
    return fields(field("id", &ReturnListed::id, "The return."), field("at", &ReturnListed::at, "When."),
                  field("day", &ReturnListed::day, "The business day."),
                  field("sale", &ReturnListed::sale, "The sale it belongs to; sales.show tells why it had earned what it had."),
                  field("number", &ReturnListed::number, "The sale's receipt number."),
                  field("member", &ReturnListed::member, "The member who had bought."),
                  field("branch", &ReturnListed::branch, "Where it was taken."), field("branch_name", &ReturnListed::branch_name, "Its name."),
                  field("cashier", &ReturnListed::cashier, "Who took it; empty where an API key did."),
                  field("value", &ReturnListed::value, "Worth of what came back, in rial."),
                  field("gift_back", &ReturnListed::gift_back, "Given back to the gift cards that had paid, in rial."),
                  field("credit_back", &ReturnListed::credit_back, "Spent credit that is credit again, in rial."),
                  field("cash_back", &ReturnListed::cash_back, "What was paid out, in rial."),
                  field("withheld", &ReturnListed::withheld, "Kept back from the pay-out for points that were spent already, in rial."),
                  field("points", &ReturnListed::points, "Change of the sale's points; negative = taken back. Left out of returns of earlier versions."),
                  field("earned_credit", &ReturnListed::earned_credit, "Change of the credit the sale gave, in rial; negative = taken back."),
                  field("reason", &ReturnListed::reason, "Why, in the words of who took it."),
                  field("is_undone", &ReturnListed::is_undone, "Was it undone afterwards?"));
}
struct ReturnsListed {
    std::vector<ReturnListed> items;
    std::optional<ReturnId> next_cursor;
};
constexpr auto describe(ReturnsListed const*) {
    return fields(field("items", &ReturnsListed::items, "Newest first; undone ones too."),
                  field("next_cursor", &ReturnsListed::next_cursor, "Where the next page begins; left out on the last."));
}
Result<ReturnsListed> list_returns(Snapshot& snapshot, Caller const& caller, ListReturns const& request);

}  // namespace vafa::sales
