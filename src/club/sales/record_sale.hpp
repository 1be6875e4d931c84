// Recording a sale: prices it, spends credit, judges it by the program, posts what was earned, and answers a receipt.
#pragma once

#include "club/sales/receipt.hpp"

namespace vafa::sales {

struct RecordSale {
    std::optional<members::MemberRef> member;
    std::vector<LineAsked> lines;
    std::optional<PricesAre> prices;
    Payments payments;
    std::optional<Rial> credit;
    std::optional<ledger::HoldId> hold;
    std::optional<Secret<std::string>> pin;
    std::optional<std::vector<GiftCardPayment>> gift_cards;
    std::optional<BranchId> branch;
    std::optional<std::string> document;
    std::optional<std::int64_t> program_version;
    std::optional<Day> sale_day;
    std::optional<Instant> till_time;
    std::optional<DiscountApprovalId> approval;
};
constexpr auto describe(RecordSale const*) {
    return fields(
        field("member", &RecordSale::member, "Whose sale it is; without one it earns nothing."),
        field("lines", &RecordSale::lines, "The basket, 1 to 1,000 lines."),
        field("prices", &RecordSale::prices, "final (default): what the lines say is what they cost; open: the program's discounts are still taken off."),
        field("payments", &RecordSale::payments, "How the payable part was paid; must add up to it."),
        field("credit", &RecordSale::credit, "Credit to spend at once, in rial; with a hold, the part of it to take (default all)."),
        field("hold", &RecordSale::hold, "A confirmed hold to take the credit from."),
        field("pin", &RecordSale::pin, "The member's PIN, where credit is spent at once and the club asks for it.", secret),
        field("gift_cards", &RecordSale::gift_cards, "Gift cards that pay a part, in this order, at most five; the payments add up to the rest."),
        field("branch", &RecordSale::branch, "Where; needed where the caller stands at no till."),
        field("document", &RecordSale::document, "Your own invoice number, unique in the branch: the same one again is refused and names its receipt."),
        field("program_version", &RecordSale::program_version, "The quote's program version; honoured for 15 minutes after a change."),
        field("sale_day", &RecordSale::sale_day, "The day it was sold, for sales that come in later: rules and lots go by it."),
        field("till_time", &RecordSale::till_time, "What the till's clock said.", own_clock),
        field("approval", &RecordSale::approval, "A manager's approval, where a line's discount is above the caller's limit."));
}

/// The PIN, compared before the writer; without one, nothing to compare.
Result<members::PinCompared> compare_pin_of_sale(Preparation const& preparation, Caller const& caller, RecordSale const& request);
Result<Receipt> record_sale(Transaction& tx, Caller const& caller, RecordSale const& request, members::PinCompared const& pin);
bool needs_preparation(RecordSale const* request);
std::uint64_t route_of(RecordSale const* request);
std::vector<store::Question> first_questions(RecordSale const* request);

}  // namespace vafa::sales
