// The statements of sales.
#pragma once

#include "club/sales/sale.hpp"

namespace vafa::sales {

void insert_sale(Transaction& tx, Sale const& sale);

/// The till's count of receipts so far, its row locked: a till's sales are recorded one after the other.
store::Question question_of_till_count(TillId till);
std::int64_t till_count(store::Rows const& answer);
void write_till_count(Transaction& tx, TillId till, std::int64_t count);

/// Was this document recorded before at this branch?
store::Question question_of_document(BranchId branch, std::string const& document);

/// A sale with its lines; nothing where there is none.
std::optional<Sale> find_sale(Snapshot& snapshot, tenancy::Places const& places, SaleId id);
/// What referrers were paid of a sale, by level; asked only of sales whose program pays them.
std::vector<program::ReferralPart> referral_parts_of(Snapshot& snapshot, SaleId sale);
std::optional<SaleId> find_sale_of_receipt(Snapshot& snapshot, TillId till, std::int64_t count);

struct SaleFilter {
    MemberId member;
    BranchId branch;
    Day from{0}, to{0};
    SaleId before;
    std::int64_t most = 0;
};
std::vector<Sale> sales_before(Snapshot& snapshot, tenancy::Places const& places, SaleFilter const& filter);  // without lines

/// A return, or the undoing of one: then its amounts and pieces are negative.
struct ReturnRow {
    ReturnId id;
    SaleId sale;
    std::int64_t nth = 0;           // of the sale: its unique key is the fence between two returns at once
    std::optional<ReturnId> undoes;
    tenancy::Place place;
    std::int64_t staff = 0;
    Day day;
    Instant at;
    Rial value, gift_back, credit_back, cash_back, withheld;
    std::optional<Points> points;   // none in rows of earlier versions
    std::optional<Rial> earned_credit;
    std::optional<std::string> reason;
    std::vector<std::pair<std::int64_t, std::int64_t>> pieces;  // line, quantity
};
void insert_return(Transaction& tx, ReturnRow const& row);
/// In the order they were made, undone ones and undoings too.
std::vector<ReturnRow> returns_of(Snapshot& snapshot, tenancy::Places const& places, SaleId sale);

/// What the module keeps of a hold beside the ledger: which consent it waits for, and which it has got.
struct HoldRow {
    ledger::HoldId hold;
    MemberId member;
    std::int64_t act = 0;           // that placed it: one-time codes are bound to it
    members::Consent needed = members::Consent::none;
    members::Consent given = members::Consent::none;
};
void insert_hold(Transaction& tx, HoldRow const& row);
void update_hold_consent(Transaction& tx, ledger::HoldId hold, members::Consent given);
std::optional<HoldRow> lock_hold(Transaction& tx, ledger::HoldId hold);

/// How much discount a staff member may give on a line; no row = no limit.
void put_discount_limit(Transaction& tx, StaffId staff, std::optional<BasisPoints> rate);
std::vector<std::pair<StaffId, BasisPoints>> all_discount_limits(Snapshot& snapshot);
store::Question question_of_discount_limit(StaffId staff);
std::optional<BasisPoints> discount_limit(store::Rows const& answer);

/// A manager's consent to a rate above the cashier's limit, and the sale that used it up.
struct ApprovalRow {
    DiscountApprovalId id;
    std::int64_t staff = 0;         // the cashier it was given to
    tenancy::Place place;
    BasisPoints rate;
    StaffId approver;
    Day day;
    Instant at;
    std::optional<SaleId> used_by;
};
void insert_approval(Transaction& tx, ApprovalRow const& row);
/// Its key is the fence between two sales at once.
void insert_approval_use(Transaction& tx, DiscountApprovalId approval, SaleId sale);
store::Question question_of_approval(DiscountApprovalId approval);
/// The place is left empty.
std::optional<ApprovalRow> approval_from(store::Rows const& answer);
/// Who approved a sale's discount; nobody where no approval was needed.
std::optional<StaffId> approver_of(Snapshot& snapshot, SaleId sale);

/// How many receipts a till had given before a moment.
std::int64_t receipts_before(Snapshot& snapshot, TillId till, Instant moment);
/// What a till took from one moment until another, by cashier.
struct ShiftSales {
    std::int64_t staff = 0;
    std::int64_t count = 0;
    Rial gross, discount, credit, gift, card, cash, other;
    Instant first_at, last_at;
};
std::vector<ShiftSales> sales_of_shift(Snapshot& snapshot, TillId till, Instant from, Instant until);
struct ShiftReturns {
    std::int64_t count = 0;
    Rial value, gift_back, credit_back, cash_back, withheld;
};
ShiftReturns returns_of_shift(Snapshot& snapshot, TillId till, Day day);

/// What must always be true of the module's rows.
std::vector<Invariant> invariants();

}  // namespace vafa::sales
