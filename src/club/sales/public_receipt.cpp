// A token is the sale's letters and 128 bits that only this server's key makes of them; it stands nowhere.
#include "club/sales/public_receipt.hpp"

#include <sodium.h>

#include "base/digest.hpp"
#include "club/sales/receipt.hpp"

namespace vafa::sales {

namespace {

constexpr std::size_t proof_bytes = 16;
constexpr std::size_t letters_of_id = 13;

std::string token_of(Caller const& caller, SaleId sale) {
    auto key = caller.secrets->derive("public-receipt");
    auto proof = hmac_sha256(key, std::to_string(caller.club.value) + "/" + sale.text());
    return id_letters(sale.value) + hex(std::span(proof).first(proof_bytes));
}

std::optional<SaleId> sale_of(Caller const& caller, std::string const& token) {
    if (token.size() != letters_of_id + 2 * proof_bytes) return {};
    auto sale = SaleId::parse(std::string(SaleKind::prefix) + "_" + token.substr(0, letters_of_id));
    if (!sale) return {};
    auto right = token_of(caller, *sale);
    if (sodium_memcmp(right.data(), token.data(), right.size()) != 0) return {};
    return sale;
}

}  // namespace

PublicReceipt public_part(Caller const& caller, SaleShown const& shown) {
    auto const& receipt = shown.receipt;
    PublicReceipt open;
    open.number = receipt.number;
    open.at = receipt.at;
    open.day = receipt.day;
    open.club_name = receipt.club_name;
    open.branch_name = receipt.branch_name;
    open.till_number = receipt.till_number;
    open.money_unit = caller.money_unit;
    if (receipt.member) open.masked_mobile = receipt.member->masked_mobile;
    for (auto const& line : receipt.lines) open.lines.push_back({line.name, line.quantity, 0, line.unit_price, line.discount, line.net, line.note});
    for (auto const& one : shown.returned) open.lines[static_cast<std::size_t>(one.line - 1)].returned = one.returned;
    open.gross = receipt.gross;
    open.discount = receipt.discount;
    open.net = receipt.net;
    open.credit = receipt.credit;
    open.gift = receipt.gift;
    open.payable = receipt.payable;
    open.payments = receipt.payments;
    open.points = receipt.points;
    open.earned_credit = receipt.earned_credit;
    return open;
}

Result<ReceiptLink> link_receipt(Snapshot& snapshot, Caller const& caller, LinkReceipt const& request) {
    TRY(show_sale(snapshot, caller, {request.sale}));
    return ReceiptLink{token_of(caller, request.sale)};
}

Result<PublicReceipt> show_public_receipt(Snapshot& snapshot, Caller const& caller, ShowPublicReceipt const& request) {
    auto sale = sale_of(caller, request.token);
    if (!sale) return refuse_at("/token", receipt_unknown);
    auto everywhere = caller;  // the token opens it, whoever looks
    everywhere.branches.clear();
    auto shown = show_sale(snapshot, everywhere, {*sale});
    if (!shown) return refuse_at("/token", receipt_unknown);
    return public_part(caller, *shown);
}

}  // namespace vafa::sales
