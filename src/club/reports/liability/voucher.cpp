// Credit and gift cards are rial already. Points are worth what their groups' rates of the month's last day say; what that rate, a
// change of group or the rounding adds to the worth is the last pair, so that the account stands at what the points are worth.
#include "club/reports/liability/voucher.hpp"

#include <algorithm>

#include "base/jalali.hpp"
#include "club/reports/liability/desk.hpp"
#include "club/reports/liability/rates.hpp"
#include "club/reports/liability/statement.hpp"

namespace vafa::reports {

namespace {

struct PurseAccounts {
    Purse purse;
    VoucherAccount liability, expense;
};
constexpr PurseAccounts accounts_of_purses[] = {
    {Purse::points, VoucherAccount::points_liability, VoucherAccount::points_expense},
    {Purse::credit, VoucherAccount::credit_liability, VoucherAccount::credit_expense},
    {Purse::gift_cards, VoucherAccount::gift_card_liability, VoucherAccount::gift_card_expense},
};

/// A column of the statement, the account against which it stands, and whether it adds to the liability.
struct ColumnEntry {
    VoucherEntry entry;
    std::int64_t Movements::*column;
    VoucherAccount other;       // revaluation: the purse's own expense
    bool is_added;
};
constexpr auto own_expense = VoucherAccount::revaluation;
constexpr ColumnEntry columns[] = {
    {VoucherEntry::issued, &Movements::issued, own_expense, true},
    {VoucherEntry::taken_back, &Movements::taken_back, own_expense, false},
    {VoucherEntry::adjusted_in, &Movements::adjusted_in, VoucherAccount::adjustment, true},
    {VoucherEntry::adjusted_out, &Movements::adjusted_out, VoucherAccount::adjustment, false},
    {VoucherEntry::imported, &Movements::imported, VoucherAccount::imported, true},
    {VoucherEntry::spent, &Movements::spent, VoucherAccount::redemption, false},
    {VoucherEntry::given_back, &Movements::given_back, VoucherAccount::redemption, true},
    {VoucherEntry::expired, &Movements::expired, VoucherAccount::breakage_income, false},
    {VoucherEntry::written_off, &Movements::written_off, VoucherAccount::write_off, true},
    {VoucherEntry::kept_from_cash, &Movements::kept_from_cash, VoucherAccount::cash_refund, true},
};

/// What a month moved and where it left each purse, in rial.
struct MonthInRial {
    std::map<Purse, Movements> movements;       // opening and closing included
    Movements sold;                             // gift cards for money
    std::vector<PointsWithoutRate> without_rate;
};

std::map<members::GroupId, Movements> points_by_group(std::vector<BalanceRow> const& balances, std::vector<FlowRow> const& flows) {
    std::map<members::GroupId, Movements> groups;
    for (auto const& row : balances)
        if (row.purse == Purse::points) groups[row.group].opening = groups[row.group].closing = row.balance;
    for (auto const& row : flows)
        if (row.key.purse == Purse::points) groups[row.key.group].add(row);
    return groups;
}

void value_points(Snapshot& snapshot, MonthInRial& month, std::map<members::GroupId, Movements> const& groups, Rates const& before, Rates const& after) {
    auto& valued = month.movements[Purse::points];
    auto names = group_names(snapshot);
    for (auto const& [group, moved] : groups) {
        valued.opening += before.worth(group, moved.opening).value_or(Rial{0}).value;
        if (auto closing = after.worth(group, moved.closing)) valued.closing += closing->value;
        else {
            auto name = std::find_if(names.begin(), names.end(), [&, id = group](auto const& one) { return one.first == id; });
            month.without_rate.push_back({as_optional(group), name == names.end() ? "" : name->second, Points{moved.closing}});
        }
        for (auto const& one : columns) valued.*one.column += after.worth(group, moved.*one.column).value_or(Rial{0}).value;
    }
}

MonthInRial month_in_rial(Snapshot& snapshot, Caller const& caller, Day month) {
    MonthInRial in_rial;
    auto balances = balances_before(snapshot, month);
    auto flows = flows_of(snapshot, month);
    for (auto const& row : balances)
        if (row.purse != Purse::points) {
            in_rial.movements[row.purse].opening += row.balance;
            in_rial.movements[row.purse].closing += row.balance;
        }
    for (auto const& row : flows) {
        if (row.key.purse != Purse::points) in_rial.movements[row.key.purse].add(row);
        if (row.key.account == sold_cards_account) in_rial.sold.add(row);
    }
    Rates before(snapshot, caller, month - 1), after(snapshot, caller, last_of_jalali_month(month));
    value_points(snapshot, in_rial, points_by_group(balances, flows), before, after);
    return in_rial;
}

class Writing {
  public:
    Writing(VoucherShown& shown, std::map<VoucherAccount, std::string> codes) : shown_(shown), codes_(std::move(codes)) {}

    /// A negative amount stands on the other sides.
    void pair(VoucherEntry entry, Purse purse, VoucherAccount debit, VoucherAccount credit, std::int64_t amount) {
        if (amount == 0) return;
        if (amount < 0) std::swap(debit, credit);
        Rial size{amount < 0 ? -amount : amount};
        line(entry, purse, debit, size, {});
        line(entry, purse, credit, {}, size);
        shown_.total += size;
    }

    /// All columns of a purse; what the liability grew by.
    std::int64_t columns_of(PurseAccounts const& accounts, Movements const& moved) {
        std::int64_t grown = 0;
        for (auto const& one : columns) {
            auto amount = moved.*one.column;
            auto other = one.other == own_expense ? accounts.expense : one.other;
            pair(one.entry, accounts.purse, one.is_added ? other : accounts.liability, one.is_added ? accounts.liability : other, amount);
            grown += one.is_added ? amount : -amount;
        }
        return grown;
    }

  private:
    void line(VoucherEntry entry, Purse purse, VoucherAccount account, Rial debit, Rial credit) {
        shown_.lines.push_back({static_cast<std::int64_t>(shown_.lines.size()) + 1, entry, purse, account, codes_.at(account), debit, credit});
    }
    VoucherShown& shown_;
    std::map<VoucherAccount, std::string> codes_;
};

void write_points(Writing& writing, Movements const& points, std::int64_t converted) {
    auto const& accounts = accounts_of_purses[0];
    auto grown = writing.columns_of(accounts, points);
    writing.pair(VoucherEntry::converted, Purse::points, accounts.liability, VoucherAccount::credit_liability, converted);
    writing.pair(VoucherEntry::revalued, Purse::points, VoucherAccount::revaluation, accounts.liability,
                 points.closing - points.opening - grown + converted);
}

void write_cards(Writing& writing, Movements cards, Movements const& sold) {
    auto const& accounts = accounts_of_purses[2];
    cards.issued -= sold.issued;
    cards.taken_back -= sold.taken_back;
    writing.pair(VoucherEntry::cards_sold, Purse::gift_cards, VoucherAccount::gift_card_sales, accounts.liability, sold.issued);
    writing.pair(VoucherEntry::cards_taken_back, Purse::gift_cards, accounts.liability, VoucherAccount::gift_card_sales, sold.taken_back);
    writing.columns_of(accounts, cards);
}

}  // namespace

Result<VoucherShown> show_voucher(Snapshot& snapshot, Caller const& caller, ShowVoucher const& request) {
    auto month = TRY(read_month(request.month, snapshot.today()));
    VoucherShown shown{month_text(month), month, last_of_jalali_month(month), {}, {}, {}, {}};
    if (snapshot.today() <= shown.last_day) return refuse_at("/month", month_not_over, {{"last_day", shown.last_day}});
    if (!is_month_closed(snapshot, month)) return refuse(counting_still);
    auto in_rial = month_in_rial(snapshot, caller, month);
    auto& moved = in_rial.movements;
    Writing writing(shown, codes_of_accounts(snapshot));
    write_points(writing, moved[Purse::points], moved[Purse::credit].converted);
    writing.columns_of(accounts_of_purses[1], moved[Purse::credit]);
    write_cards(writing, moved[Purse::gift_cards], in_rial.sold);
    for (auto purse : all_purses) shown.balances.push_back({purse, Rial{moved[purse].opening}, Rial{moved[purse].closing}});
    shown.without_rate = std::move(in_rial.without_rate);
    return shown;
}

}  // namespace vafa::reports
