// Goods come back: by line and quantity, any number of times, at any branch; three legs (ledger.md §6). It can be undone.
#pragma once

#include "club/sales/shown.hpp"

namespace vafa::sales {

struct ReturnedLine {
    std::int64_t line = 0;
    std::int64_t quantity = 0;
};
constexpr auto describe(ReturnedLine const*) {
    return fields(field("line", &ReturnedLine::line, "Number of the sale's line, from 1."),
                  field("quantity", &ReturnedLine::quantity, "Pieces that come back, at least 1."));
}

struct ReturnGoods {
    SaleId sale;
    std::vector<ReturnedLine> lines;
    std::optional<std::string> reason;
    std::optional<BranchId> branch;
};
constexpr auto describe(ReturnGoods const*) {
    return fields(field("sale", &ReturnGoods::sale, "The sale."), field("lines", &ReturnGoods::lines, "What comes back; a line named twice is added up."),
                  field("reason", &ReturnGoods::reason, "Why, in a few words."),
                  field("branch", &ReturnGoods::branch, "Where; needed where the caller stands at no till."));
}

struct ReturnReceiptLine {
    std::int64_t line = 0;
    std::string name;
    std::int64_t quantity = 0;
    std::int64_t left = 0;
    Rial value;
};
constexpr auto describe(ReturnReceiptLine const*) {
    return fields(field("line", &ReturnReceiptLine::line, "Number of the sale's line."), field("name", &ReturnReceiptLine::name, "What it is."),
                  field("quantity", &ReturnReceiptLine::quantity, "Pieces that came back now."),
                  field("left", &ReturnReceiptLine::left, "Pieces of the line that are still kept."),
                  field("value", &ReturnReceiptLine::value, "What those pieces are worth, in rial."));
}

struct ReturnReceipt {
    ReturnId id;
    SaleId sale;
    std::optional<std::int64_t> number;
    Instant at;
    Day day;
    std::string branch_name;
    std::string cashier;
    std::vector<ReturnReceiptLine> lines;
    Rial value, gift_back, credit_back, cash_back, withheld;
    Points points;
    Rial earned_credit;
    std::optional<MemberBrief> member;
};
constexpr auto describe(ReturnReceipt const*) {
    return fields(field("id", &ReturnReceipt::id, "The return."), field("sale", &ReturnReceipt::sale, "Its sale."),
                  field("number", &ReturnReceipt::number, "The sale's receipt number."),
                  field("at", &ReturnReceipt::at, "When."), field("day", &ReturnReceipt::day, "The business day."),
                  field("branch_name", &ReturnReceipt::branch_name, "Where it came back."),
                  field("cashier", &ReturnReceipt::cashier, "Who took it back."),
                  field("lines", &ReturnReceipt::lines, "What came back."),
                  field("value", &ReturnReceipt::value, "Worth of what came back, in rial."),
                  field("gift_back", &ReturnReceipt::gift_back, "What is on the gift cards again that paid, in rial."),
                  field("credit_back", &ReturnReceipt::credit_back, "Spent credit that is credit again, in rial."),
                  field("cash_back", &ReturnReceipt::cash_back, "What is paid out, in rial."),
                  field("withheld", &ReturnReceipt::withheld, "Kept back from the pay-out for points that are spent already, in rial."),
                  field("points", &ReturnReceipt::points, "Change of the sale's points; negative = taken back."),
                  field("earned_credit", &ReturnReceipt::earned_credit, "Change of the credit the sale gave, in rial; negative = taken back."),
                  field("member", &ReturnReceipt::member, "The member, with balances afterwards."));
}

/// What a return would do, before it is done.
struct ReturnQuoted {
    std::vector<ReturnReceiptLine> lines;
    Rial value, gift_back, credit_back, cash_back, withheld;
    Points points;
    Rial earned_credit;
};
constexpr auto describe(ReturnQuoted const*) {
    return fields(field("lines", &ReturnQuoted::lines, "What would come back."),
                  field("value", &ReturnQuoted::value, "Worth of what would come back, in rial."),
                  field("gift_back", &ReturnQuoted::gift_back, "What would be on the gift cards again that paid, in rial."),
                  field("credit_back", &ReturnQuoted::credit_back, "Spent credit that would be credit again, in rial."),
                  field("cash_back", &ReturnQuoted::cash_back, "What would be paid out, in rial."),
                  field("withheld", &ReturnQuoted::withheld, "Kept back from the pay-out for points that are spent already, in rial."),
                  field("points", &ReturnQuoted::points, "Change of the sale's points; negative = taken back."),
                  field("earned_credit", &ReturnQuoted::earned_credit, "Change of the credit the sale gave, in rial; negative = taken back."));
}

Result<ReturnQuoted> quote_return(Snapshot& snapshot, Caller const& caller, ReturnGoods const& request);
Result<ReturnReceipt> return_goods(Transaction& tx, Caller const& caller, ReturnGoods const& request);

struct UndoReturn {
    SaleId sale;
    ReturnId id;
    std::optional<BranchId> branch;
};
constexpr auto describe(UndoReturn const*) {
    return fields(field("sale", &UndoReturn::sale, "The sale."), field("id", &UndoReturn::id, "The return to undo."),
                  field("branch", &UndoReturn::branch, "Where; needed where the caller stands at no till."));
}
Result<ReturnReceipt> undo_return(Transaction& tx, Caller const& caller, UndoReturn const& request);

}  // namespace vafa::sales
