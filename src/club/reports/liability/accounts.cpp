// The usual codes follow the groups that Iranian bookkeeping has: 1 assets, 3 liabilities, 6 income, 7 sales, 8 expenses, 9 control.
#include "club/reports/liability/accounts.hpp"

#include <algorithm>

#include "club/reports/liability/desk.hpp"

namespace vafa::reports {

namespace {

constexpr std::size_t longest_code = 20;

struct UsualCode {
    VoucherAccount account;
    char const* code;
};
constexpr UsualCode usual_codes[] = {
    {VoucherAccount::points_liability, "3201"}, {VoucherAccount::credit_liability, "3202"}, {VoucherAccount::gift_card_liability, "3203"},
    {VoucherAccount::points_expense, "8201"}, {VoucherAccount::credit_expense, "8202"}, {VoucherAccount::gift_card_expense, "8203"},
    {VoucherAccount::gift_card_sales, "1301"}, {VoucherAccount::redemption, "7101"}, {VoucherAccount::breakage_income, "6201"},
    {VoucherAccount::adjustment, "8204"}, {VoucherAccount::imported, "9101"}, {VoucherAccount::write_off, "8205"},
    {VoucherAccount::cash_refund, "1302"}, {VoucherAccount::revaluation, "8206"}};

bool is_code(std::string const& text) {
    return text.size() <= longest_code && std::all_of(text.begin(), text.end(), [](char one) {
        return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || one == '.' || one == '-' || one == '/';
    });
}

AccountCodes shown(std::map<std::int64_t, std::string> const& set) {
    AccountCodes codes;
    for (auto const& [account, usual] : usual_codes) {
        auto found = set.find(static_cast<std::int64_t>(account));
        codes.items.push_back({account, found == set.end() || found->second.empty() ? usual : found->second, usual});
    }
    return codes;
}

}  // namespace

Result<AccountCodes> show_account_codes(Snapshot& snapshot, Caller const&, ShowAccountCodes const&) {
    return shown(account_codes(snapshot));
}

Result<AccountCodes> set_account_codes(Transaction& tx, Caller const&, SetAccountCodes const& request) {
    auto codes = account_codes(tx);
    for (std::size_t at = 0; at < request.items.size(); ++at) {
        auto const& [account, code, usual] = request.items[at];
        if (!is_code(code)) return refuse_at("/items/" + std::to_string(at) + "/code", account_code_malformed, {{"most", std::int64_t(longest_code)}});
        codes[static_cast<std::int64_t>(account)] = code;
    }
    for (auto const& [account, code] : codes) put_account_code(tx, account, code);
    return shown(codes);
}

std::map<VoucherAccount, std::string> codes_of_accounts(Snapshot& snapshot) {
    std::map<VoucherAccount, std::string> codes;
    for (auto const& one : shown(account_codes(snapshot)).items) codes.emplace(one.account, one.code);
    return codes;
}

}  // namespace vafa::reports
