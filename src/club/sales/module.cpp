// Sales' table of contents.
#include "club/sales/discount_limits.hpp"
#include "club/sales/hold_credit.hpp"
#include "club/sales/list_returns.hpp"
#include "club/sales/me_purchases.hpp"
#include "club/sales/public_receipt.hpp"
#include "club/sales/quote_sale.hpp"
#include "club/sales/receipt.hpp"
#include "club/sales/record_sale.hpp"
#include "club/sales/return_goods.hpp"
#include "club/sales/shift.hpp"
#include "club/sales/store.hpp"

namespace vafa::sales {

namespace {

using Refusals = std::vector<Refusal const*>;

Refusals joined(std::initializer_list<Refusals> parts) {
    Refusals all;
    for (auto const& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

Refusals of_place() { return {&branch_not_named, &tenancy::branch_missing, &foreign_branch}; }
Refusals of_basket() {
    return {&basket_empty, &quantity_out_of_range, &price_out_of_range, &discount_out_of_range, &good_not_named, &good_unknown,
            &good_inactive, &total_too_large, &note_too_long, &commissions::collaborator_missing, &commissions::collaborator_inactive};
}
Refusals of_member() { return {&members::member_missing, &members::card_missing, &members::card_blocked, &members::card_replaced}; }
Refusals of_spending() {
    return {&members::member_inactive, &members::credit_frozen, &credit_above_payable, &program::credit_below_minimum,
            &program::credit_above_invoice_cap, &program::credit_above_day_cap, &ledger::balance_short};
}
Refusals of_pin() {
    return {&consent_required, &members::pin_not_set, &members::pin_locked, &members::pin_changed_meanwhile, &members::pin_wrong};
}
Refusals of_hold() {
    return {&ledger::hold_missing, &ledger::hold_ended, &ledger::hold_settled, &ledger::hold_exceeded, &hold_of_another_member};
}
Refusals of_code() {
    return {&members::code_missing, &members::code_ended, &members::code_used, &members::code_locked, &members::code_wrong};
}
Refusals of_number() {
    return {&members::number_locked, &members::number_above_allowed, &members::number_used, &members::number_wrong};
}

/// Of a gift card that is sold or pays.
Refusals of_gift_cards() {
    return {&gifts::number_mistyped, &gifts::card_unknown, &gifts::too_many_tries, &gifts::card_not_active, &gifts::card_blocked,
            &gifts::card_returned, &gifts::card_not_yet, &gifts::card_ended, &gifts::card_empty, &gifts::card_above_payable,
            &gifts::card_not_for_sale, &gifts::card_price_other, &gifts::reference_over, &gift_card_twice, &request_out_of_range};
}

std::vector<Role> const sells{Role::owner, Role::manager, Role::cashier, Role::integrator};
std::vector<Role> const sees{Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator};

std::vector<Operation> sale_operations() {
    return {
        operation<quote_sale>({.name = "sales.quote", .summary = "What a basket costs, would earn and may be paid with",
            .route = post("/v1/sales/quotes"), .granted_to = sells,
            .refusals = joined({of_place(), of_basket(), of_member(), of_spending(), {&credit_needs_member, &ledger::hold_ended}})}),
        operation<record_sale, compare_pin_of_sale>({.name = "sales.record", .summary = "Record a sale and give what it earns",
            .route = post("/v1/sales"), .granted_to = sells,
            .refusals = joined({of_place(), of_basket(), of_member(), of_spending(), of_pin(), of_hold(), of_gift_cards(),
                                {&credit_needs_member, &pin_beside_hold, &sale_day_not_allowed, &sale_day_ahead,
                                 &document_recorded_already, &payments_do_not_add_up, &ledger::amount_too_large,
                                 &discount_above_limit, &approval_missing, &approval_used, &approval_ended}}),
            .key = Key::required}),
        operation<show_sale>({.name = "sales.show", .summary = "A sale as it stands, with its receipt", .route = get("/v1/sales/{sale}"),
            .granted_to = sees, .refusals = {&sale_missing}}),
        operation<find_receipt>({.name = "sales.find_receipt", .summary = "The sale of a receipt number",
            .route = get("/v1/receipts/{number}"), .granted_to = sees, .refusals = {&sale_missing}}),
        operation<list_sales>({.name = "sales.list", .summary = "Sales, newest first", .route = get("/v1/sales"), .granted_to = sees,
            .refusals = {&foreign_branch, &branch_not_named}}),
    };
}

std::vector<Operation> receipt_operations() {
    std::vector<Role> const anybody{Role::stranger, Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator};
    return {
        operation<report_shift>({.name = "sales.report_shift", .summary = "What a till took on a day, and what went back",
            .route = get("/v1/shift_report"), .granted_to = sees, .refusals = {&till_not_named, &tenancy::till_missing, &foreign_branch}}),
        operation<link_receipt>({.name = "sales.link_receipt", .summary = "The link that a receipt's QR code opens",
            .route = get("/v1/sales/{sale}/link"), .granted_to = sees, .refusals = {&sale_missing}}),
        operation<show_public_receipt>({.name = "sales.show_public_receipt", .summary = "A receipt, for whoever holds the paper",
            .route = get("/v1/public/receipts/{token}"), .granted_to = anybody, .refusals = {&receipt_unknown}}),
    };
}

std::vector<Operation> discount_operations() {
    return {
        operation<set_discount_limit>({.name = "sales.set_discount_limit", .summary = "The most that somebody may take off a line",
            .route = put("/v1/staff/{staff}/discount_limit"), .granted_to = {Role::owner}, .refusals = {&discount_out_of_range, &limit_of_nobody}}),
        operation<list_discount_limits>({.name = "sales.list_discount_limits", .summary = "Who may take off how much",
            .route = get("/v1/discount_limits"), .granted_to = {Role::owner, Role::manager, Role::auditor}, .refusals = {}}),
        operation<approve_discount, compare_approver>({.name = "sales.approve_discount", .summary = "A manager consents to a discount above a limit",
            .route = post("/v1/sales/approvals"), .granted_to = {Role::owner, Role::manager, Role::cashier},
            .refusals = joined({of_place(), {&discount_out_of_range, &tenancy::colleague_wrong, &tenancy::colleague_locked,
                                             &approver_not_allowed, &approver_limited}})}),
    };
}

std::vector<Operation> hold_operations() {
    return {
        operation<hold_credit, compare_pin_of_hold>({.name = "sales.hold", .summary = "Hold credit for a sale, spendable nowhere else for 15 minutes",
            .route = post("/v1/holds"), .granted_to = sells,
            .refusals = joined({of_place(), of_member(), of_spending(), of_pin()}), .key = Key::required}),
        operation<confirm_hold, compare_pin_of_confirmation>({.name = "sales.confirm_hold", .summary = "The member's consent to a hold, by PIN, code or number",
            .route = post("/v1/holds/{hold}/confirmation"), .granted_to = sells,
            .refusals = joined({of_member(), {&members::member_inactive, &members::credit_frozen, &consent_not_shown}, of_hold(), of_pin(), of_code(),
                                of_number()})}),
        operation<void_hold>({.name = "sales.void_hold", .summary = "Let go of credit that was held", .route = post("/v1/holds/{hold}/void"),
            .granted_to = sells, .refusals = of_hold()}),
    };
}

Refusals of_return() {
    return {&sale_missing, &return_empty, &return_line_unknown, &quantity_out_of_range, &return_too_many, &return_window_over,
            &gifts::card_blocked, &gifts::card_used, &ledger::amount_too_large, &ledger::balance_short};
}

std::vector<Operation> return_operations() {
    return {
        operation<quote_return>({.name = "sales.quote_return", .summary = "What a return would give back and take back, before it is done",
            .route = post("/v1/sales/{sale}/returns/quotes"), .granted_to = sells, .refusals = joined({of_place(), of_return()})}),
        operation<return_goods>({.name = "sales.return", .summary = "Take goods back: credit first, then what was earned, then cash",
            .route = post("/v1/sales/{sale}/returns"), .granted_to = sells,
            .refusals = joined({of_place(), of_return()}), .key = Key::required}),
        operation<undo_return>({.name = "sales.undo_return", .summary = "The goods are kept after all",
            .route = post("/v1/sales/{sale}/returns/{id}/undo"), .granted_to = sells,
            .refusals = joined({of_place(), {&sale_missing, &return_missing, &return_undone_already, &ledger::amount_too_large, &ledger::balance_short}}),
            .key = Key::required}),
        operation<list_returns>({.name = "sales.list_returns", .summary = "What came back, newest first", .route = get("/v1/returns"),
            .granted_to = sees, .refusals = {&foreign_branch, &branch_not_named}}),
    };
}

}  // namespace

Module module() {
    Module sales;
    sales.name = "sales";
    for (auto* part : {sale_operations, discount_operations, receipt_operations, hold_operations, return_operations, own_purchase_operations})
        for (auto& operation : part()) sales.operations.push_back(std::move(operation));
    sales.invariants = invariants();
    return sales;
}

}  // namespace vafa::sales
