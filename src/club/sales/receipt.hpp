// The receipt of a sale: what was bought, how it was paid, what it earned and why, what the member has now.
#pragma once

#include "club/sales/sale.hpp"

namespace vafa::sales {

struct Receipt {
    SaleId sale;
    std::optional<std::int64_t> number;
    std::optional<std::string> document;
    Instant at;
    Day day;
    std::string club_name;
    std::string branch_name;
    std::int64_t till_number = 0;
    std::string cashier;
    std::optional<MemberBrief> member;
    std::vector<PricedLine> lines;
    std::vector<program::DiscountShown> discounts;
    Rial gross, discount, net, credit, gift, payable;
    std::vector<GiftCardUsed> gift_cards;
    Payments payments;
    Points points;
    Rial earned_credit;
    std::vector<RuleAward> awards;
    std::optional<NextReward> next_reward;
    std::vector<std::string> notices;
    std::optional<Rial> to_referrer;
    std::int64_t program_version = 0;
};
constexpr auto describe(Receipt const*) {
    return fields(field("sale", &Receipt::sale, "The sale."), field("number", &Receipt::number, "Receipt number, where it was sold at a till."),
                  field("document", &Receipt::document, "The sender's own invoice number."),
                  field("at", &Receipt::at, "When it was recorded."), field("day", &Receipt::day, "The business day."),
                  field("club_name", &Receipt::club_name, "The club."), field("branch_name", &Receipt::branch_name, "The branch."),
                  field("till_number", &Receipt::till_number, "The till's number in the branch; 0 = none."),
                  field("cashier", &Receipt::cashier, "Who recorded it."),
                  field("member", &Receipt::member, "The member, with balances after the sale."),
                  field("lines", &Receipt::lines, "The lines."),
                  field("discounts", &Receipt::discounts, "What the program took off, rule by rule; already within the lines."),
                  field("gross", &Receipt::gross, "Sum before discounts, in rial."),
                  field("discount", &Receipt::discount, "Sum of discounts, in rial."),
                  field("net", &Receipt::net, "Sum after discounts, in rial."),
                  field("credit", &Receipt::credit, "Credit used, in rial."),
                  field("gift", &Receipt::gift, "Paid by gift cards, in rial."),
                  field("gift_cards", &Receipt::gift_cards, "The gift cards that paid, and what was left on each."),
                  field("payable", &Receipt::payable, "What was paid by other means, in rial."),
                  field("payments", &Receipt::payments, "How it was paid."),
                  field("points", &Receipt::points, "Points earned."),
                  field("earned_credit", &Receipt::earned_credit, "Credit earned, in rial."),
                  field("awards", &Receipt::awards, "Each rule that applied, with its sentence."),
                  field("next_reward", &Receipt::next_reward, "The nearest prize."),
                  field("notices", &Receipt::notices, "What the cashier should know: inactive, frozen, blocked card."),
                  field("to_referrer", &Receipt::to_referrer, "What the sale gave to who brought the member, as credit in rial."),
                  field("program_version", &Receipt::program_version, "The program that judged."));
}

/// The receipt of a sale that has been judged. MemberBalances are as the wallets stand.
Receipt receipt_of(Snapshot& snapshot, Caller const& caller, Sale const& sale, program::Compiled const& program,
                   program::Judgement const& judgement, std::optional<MemberBrief> member);

/// A sale as it stands: its receipt, and what has come back of each line.
struct ReturnedOfLine {
    std::int64_t line = 0;
    std::int64_t returned = 0;
};
constexpr auto describe(ReturnedOfLine const*) {
    return fields(field("line", &ReturnedOfLine::line, "Number of the line."),
                  field("returned", &ReturnedOfLine::returned, "Pieces that have come back."));
}
struct ReturnBrief {
    ReturnId id;
    Instant at;
    Rial value, gift_back, credit_back, cash_back;
    std::optional<Points> points;
    std::string cashier;
    std::optional<std::string> reason;
    bool is_undone = false;
};
constexpr auto describe(ReturnBrief const*) {
    return fields(field("id", &ReturnBrief::id, "The return."), field("at", &ReturnBrief::at, "When."),
                  field("value", &ReturnBrief::value, "Worth of what came back, in rial."),
                  field("gift_back", &ReturnBrief::gift_back, "Given back to the gift cards that had paid, in rial."),
                  field("credit_back", &ReturnBrief::credit_back, "Spent credit that is credit again, in rial."),
                  field("cash_back", &ReturnBrief::cash_back, "What was paid out, in rial."),
                  field("points", &ReturnBrief::points, "Change of the sale's points; left out of returns of earlier versions."),
                  field("cashier", &ReturnBrief::cashier, "Who took it; empty where an API key did."),
                  field("reason", &ReturnBrief::reason, "Why, in the words of who took it."),
                  field("is_undone", &ReturnBrief::is_undone, "Was it undone afterwards?"));
}
struct SaleShown {
    Receipt receipt;
    std::vector<ReturnedOfLine> returned;
    std::vector<ReturnBrief> returns;
    std::optional<std::string> approved_by;
};
constexpr auto describe(SaleShown const*) {
    return fields(field("receipt", &SaleShown::receipt, "The receipt; balances are today's."),
                  field("returned", &SaleShown::returned, "Lines of which something came back."),
                  field("returns", &SaleShown::returns, "The returns, in order."),
                  field("approved_by", &SaleShown::approved_by, "Who approved a discount above the cashier's limit."));
}

struct ShowSale {
    SaleId sale;
};
constexpr auto describe(ShowSale const*) { return fields(field("sale", &ShowSale::sale, "The sale.")); }
Result<SaleShown> show_sale(Snapshot& snapshot, Caller const& caller, ShowSale const& request);

struct FindReceipt {
    std::int64_t number = 0;
};
constexpr auto describe(FindReceipt const*) { return fields(field("number", &FindReceipt::number, "The number on the receipt.")); }
Result<SaleShown> find_receipt(Snapshot& snapshot, Caller const& caller, FindReceipt const& request);

struct ListSales {
    std::optional<MemberId> member;
    std::optional<BranchId> branch;
    std::optional<Day> from_day, to_day;
    std::optional<SaleId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListSales const*) {
    return fields(field("member", &ListSales::member, "Only this member's."), field("branch", &ListSales::branch, "Only this branch's."),
                  field("from_day", &ListSales::from_day, "From this business day on."),
                  field("to_day", &ListSales::to_day, "To this business day, included."),
                  field("cursor", &ListSales::cursor, "Where the page before ended."),
                  field("limit", &ListSales::limit, "How many at most, 1 to 200; default 50."));
}
struct SaleBrief {
    SaleId sale;
    std::optional<std::int64_t> number;
    std::optional<MemberId> member;
    BranchId branch;
    Instant at;
    Day day;
    Rial net, credit;
};
constexpr auto describe(SaleBrief const*) {
    return fields(field("sale", &SaleBrief::sale, "The sale."), field("number", &SaleBrief::number, "Receipt number."),
                  field("member", &SaleBrief::member, "The member."), field("branch", &SaleBrief::branch, "The branch."),
                  field("at", &SaleBrief::at, "When it was recorded."), field("day", &SaleBrief::day, "The business day."),
                  field("net", &SaleBrief::net, "Sum after discounts, in rial."),
                  field("credit", &SaleBrief::credit, "Credit used, in rial."));
}
struct SalesListed {
    std::vector<SaleBrief> items;
    std::optional<SaleId> next_cursor;
};
constexpr auto describe(SalesListed const*) {
    return fields(field("items", &SalesListed::items, "Newest first."),
                  field("next_cursor", &SalesListed::next_cursor, "Where the next page begins; left out on the last."));
}
Result<SalesListed> list_sales(Snapshot& snapshot, Caller const& caller, ListSales const& request);

}  // namespace vafa::sales
