// The accounts of a voucher and the codes that the club's bookkeeping has for them.
#pragma once

#include "club/reports/liability/store.hpp"

namespace vafa::reports {

enum class VoucherAccount { points_liability = 1, credit_liability = 2, gift_card_liability = 3, points_expense = 4, credit_expense = 5,
                            gift_card_expense = 6, gift_card_sales = 7, redemption = 8, breakage_income = 9, adjustment = 10, imported = 11,
                            write_off = 12, cash_refund = 13, revaluation = 14 };
constexpr auto names_of(VoucherAccount const*) {
    return names<VoucherAccount>({{VoucherAccount::points_liability, "points_liability"}, {VoucherAccount::credit_liability, "credit_liability"},
                                  {VoucherAccount::gift_card_liability, "gift_card_liability"}, {VoucherAccount::points_expense, "points_expense"},
                                  {VoucherAccount::credit_expense, "credit_expense"}, {VoucherAccount::gift_card_expense, "gift_card_expense"},
                                  {VoucherAccount::gift_card_sales, "gift_card_sales"}, {VoucherAccount::redemption, "redemption"},
                                  {VoucherAccount::breakage_income, "breakage_income"}, {VoucherAccount::adjustment, "adjustment"},
                                  {VoucherAccount::imported, "imported"}, {VoucherAccount::write_off, "write_off"},
                                  {VoucherAccount::cash_refund, "cash_refund"}, {VoucherAccount::revaluation, "revaluation"}});
}

struct AccountCode {
    VoucherAccount account = VoucherAccount::points_liability;
    std::string code;
    std::optional<std::string> usual;
};
constexpr auto describe(AccountCode const*) {
    return fields(field("account", &AccountCode::account, "The account."),
                  field("code", &AccountCode::code, "Its code: up to 20 Latin letters, digits, dots, dashes and slashes; empty = the usual one."),
                  field("usual", &AccountCode::usual, "The code that it has where the club sets none; read only."));
}
struct ShowAccountCodes {};
constexpr auto describe(ShowAccountCodes const*) { return fields(); }
struct AccountCodes {
    std::vector<AccountCode> items;
};
constexpr auto describe(AccountCodes const*) { return fields(field("items", &AccountCodes::items, "Every account of a voucher.")); }
Result<AccountCodes> show_account_codes(Snapshot& snapshot, Caller const& caller, ShowAccountCodes const& request);

struct SetAccountCodes {
    std::vector<AccountCode> items;
};
constexpr auto describe(SetAccountCodes const*) {
    return fields(field("items", &SetAccountCodes::items, "The accounts that get a code; the others keep theirs."));
}
Result<AccountCodes> set_account_codes(Transaction& tx, Caller const& caller, SetAccountCodes const& request);

std::map<VoucherAccount, std::string> codes_of_accounts(Snapshot& snapshot);

}  // namespace vafa::reports
