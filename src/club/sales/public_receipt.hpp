// The receipt that its QR code opens: plain facts for whoever holds the paper, and nobody else.
#pragma once

#include "club/sales/receipt.hpp"

namespace vafa::sales {

struct LinkReceipt {
    SaleId sale;
};
constexpr auto describe(LinkReceipt const*) { return fields(field("sale", &LinkReceipt::sale, "The sale.")); }
struct ReceiptLink {
    std::string token;
};
constexpr auto describe(ReceiptLink const*) {
    return fields(field("token", &ReceiptLink::token, "What the receipt's page is opened by, at /r/{token}; nobody can guess it."));
}
Result<ReceiptLink> link_receipt(Snapshot& snapshot, Caller const& caller, LinkReceipt const& request);

struct ShowPublicReceipt {
    std::string token;
};
constexpr auto describe(ShowPublicReceipt const*) { return fields(field("token", &ShowPublicReceipt::token, "The token of the receipt's link.")); }

struct PublicLine {
    std::string name;
    std::int64_t quantity = 0;
    std::int64_t returned = 0;
    Rial unit_price, discount, net;
    std::optional<std::string> note;
};
constexpr auto describe(PublicLine const*) {
    return fields(field("name", &PublicLine::name, "What it is."), field("quantity", &PublicLine::quantity, "Pieces bought."),
                  field("returned", &PublicLine::returned, "Pieces that have come back."),
                  field("unit_price", &PublicLine::unit_price, "Price of one piece in rial."),
                  field("discount", &PublicLine::discount, "Discount on the line in rial."),
                  field("net", &PublicLine::net, "What the line cost, in rial."),
                  field("note", &PublicLine::note, "What the receipt says under the line."));
}

struct PublicReceipt {
    std::optional<std::int64_t> number;
    Instant at;
    Day day;
    std::string club_name, branch_name;
    std::int64_t till_number = 0;
    MoneyUnit money_unit = MoneyUnit::toman;
    std::optional<std::string> masked_mobile;
    std::vector<PublicLine> lines;
    Rial gross, discount, net, credit, gift, payable;
    Payments payments;
    Points points;
    Rial earned_credit;
};
constexpr auto describe(PublicReceipt const*) {
    return fields(field("number", &PublicReceipt::number, "Receipt number, where it was sold at a till."),
                  field("at", &PublicReceipt::at, "When it was recorded."), field("day", &PublicReceipt::day, "The business day."),
                  field("club_name", &PublicReceipt::club_name, "The club."), field("branch_name", &PublicReceipt::branch_name, "The branch."),
                  field("till_number", &PublicReceipt::till_number, "The till's number in the branch; 0 = none."),
                  field("money_unit", &PublicReceipt::money_unit, "The unit in which to show money."),
                  field("masked_mobile", &PublicReceipt::masked_mobile, "The member's mobile with its middle hidden."),
                  field("lines", &PublicReceipt::lines, "The lines."),
                  field("gross", &PublicReceipt::gross, "Sum before discounts, in rial."),
                  field("discount", &PublicReceipt::discount, "Sum of discounts, in rial."),
                  field("net", &PublicReceipt::net, "Sum after discounts, in rial."),
                  field("credit", &PublicReceipt::credit, "Credit used, in rial."),
                  field("gift", &PublicReceipt::gift, "Paid by gift cards, in rial."),
                  field("payable", &PublicReceipt::payable, "What was paid by other means, in rial."),
                  field("payments", &PublicReceipt::payments, "How it was paid."),
                  field("points", &PublicReceipt::points, "Points that it earned."),
                  field("earned_credit", &PublicReceipt::earned_credit, "Credit that it earned, in rial."));
}
/// What of a sale the holder of its paper may see.
PublicReceipt public_part(Caller const& caller, SaleShown const& shown);
/// The same answer to a false token as to none: nothing is learned by trying.
Result<PublicReceipt> show_public_receipt(Snapshot& snapshot, Caller const& caller, ShowPublicReceipt const& request);

}  // namespace vafa::sales
