// The accounting voucher of a month that is over: balanced pairs of debit and credit, in rial. The same month always gives the same one.
#pragma once

#include "club/reports/liability/accounts.hpp"
#include "club/reports/liability/movements.hpp"

namespace vafa::reports {

/// What a pair of lines stands for.
enum class VoucherEntry { issued, taken_back, cards_sold, cards_taken_back, adjusted_in, adjusted_out, imported, spent, given_back, expired,
                          converted, written_off, kept_from_cash, revalued };
constexpr auto names_of(VoucherEntry const*) {
    return names<VoucherEntry>({{VoucherEntry::issued, "issued"}, {VoucherEntry::taken_back, "taken_back"},
                                {VoucherEntry::cards_sold, "cards_sold"}, {VoucherEntry::cards_taken_back, "cards_taken_back"},
                                {VoucherEntry::adjusted_in, "adjusted_in"}, {VoucherEntry::adjusted_out, "adjusted_out"},
                                {VoucherEntry::imported, "imported"}, {VoucherEntry::spent, "spent"}, {VoucherEntry::given_back, "given_back"},
                                {VoucherEntry::expired, "expired"}, {VoucherEntry::converted, "converted"},
                                {VoucherEntry::written_off, "written_off"}, {VoucherEntry::kept_from_cash, "kept_from_cash"},
                                {VoucherEntry::revalued, "revalued"}});
}
struct VoucherLine {
    std::int64_t number = 0;
    VoucherEntry entry = VoucherEntry::issued;
    Purse purse = Purse::points;
    VoucherAccount account = VoucherAccount::points_liability;
    std::string code;
    Rial debit, credit;
};
constexpr auto describe(VoucherLine const*) {
    return fields(field("number", &VoucherLine::number, "Its number, from 1; an odd one and the one after it are a pair."),
                  field("entry", &VoucherLine::entry, "What it stands for."), field("purse", &VoucherLine::purse, "Of which purse."),
                  field("account", &VoucherLine::account, "The account."), field("code", &VoucherLine::code, "The account's code, as the club has set it."),
                  field("debit", &VoucherLine::debit, "Debit, in rial; zero on a credit line."),
                  field("credit", &VoucherLine::credit, "Credit, in rial; zero on a debit line."));
}
struct VoucherBalance {
    Purse purse = Purse::points;
    Rial opening, closing;
};
constexpr auto describe(VoucherBalance const*) {
    return fields(field("purse", &VoucherBalance::purse, "Whose liability account."),
                  field("opening", &VoucherBalance::opening, "What it stood at when the month began, in rial; of points their worth at the rates of that day."),
                  field("closing", &VoucherBalance::closing, "What it stands at after this voucher."));
}
struct PointsWithoutRate {
    std::optional<members::GroupId> group;
    std::string name;
    Points points;
};
constexpr auto describe(PointsWithoutRate const*) {
    return fields(field("group", &PointsWithoutRate::group, "The group; absent: none."), field("name", &PointsWithoutRate::name, "Its name."),
                  field("points", &PointsWithoutRate::points, "What its members had at the month's end; no rate, so it is in no line."));
}
struct ShowVoucher {
    std::string month;
};
constexpr auto describe(ShowVoucher const*) { return fields(field("month", &ShowVoucher::month, "A Jalali month that is over, as 1405-08.")); }
struct VoucherShown {
    std::string month;
    Day first_day, last_day;
    std::vector<VoucherLine> lines;
    Rial total;
    std::vector<VoucherBalance> balances;
    std::vector<PointsWithoutRate> without_rate;
};
constexpr auto describe(VoucherShown const*) {
    return fields(field("month", &VoucherShown::month, "The month."), field("first_day", &VoucherShown::first_day, "Its first day."),
                  field("last_day", &VoucherShown::last_day, "Its last day: the voucher's date."),
                  field("lines", &VoucherShown::lines, "In pairs, a debit and a credit of one amount."),
                  field("total", &VoucherShown::total, "The sum of the debits, and of the credits."),
                  field("balances", &VoucherShown::balances, "The liability accounts before and after."),
                  field("without_rate", &VoucherShown::without_rate, "Points that no conversion rate makes a liability in rial."));
}
Result<VoucherShown> show_voucher(Snapshot& snapshot, Caller const& caller, ShowVoucher const& request);

}  // namespace vafa::reports
