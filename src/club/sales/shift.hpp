// The shift's report: what a till took on a day, what went back, and what should lie in the drawer.
#pragma once

#include "club/sales/shown.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::sales {

struct ReportShift {
    std::optional<TillId> till;
    std::optional<Day> day;
};
constexpr auto describe(ReportShift const*) {
    return fields(field("till", &ReportShift::till, "Which till; default the one the caller stands at."),
                  field("day", &ReportShift::day, "Which business day; default today."));
}

struct ShiftCashier {
    std::string name;
    std::int64_t sales = 0;
    Rial net;
};
constexpr auto describe(ShiftCashier const*) {
    return fields(field("name", &ShiftCashier::name, "Who recorded them."), field("sales", &ShiftCashier::sales, "How many sales."),
                  field("net", &ShiftCashier::net, "Sum of them after discounts, in rial."));
}

struct ShiftReport {
    std::string club_name, branch_name;
    std::int64_t till_number = 0;
    Day day;
    Instant at;
    std::int64_t sales = 0;
    Rial gross, discount, net, credit, gift;
    Payments payments;
    std::int64_t returns = 0;
    Rial returned_value, gift_back, credit_back, cash_back, withheld;
    Rial cash_in_drawer;
    std::optional<Instant> first_at, last_at;
    std::vector<ShiftCashier> cashiers;
};
constexpr auto describe(ShiftReport const*) {
    return fields(field("club_name", &ShiftReport::club_name, "The club."), field("branch_name", &ShiftReport::branch_name, "The branch."),
                  field("till_number", &ShiftReport::till_number, "The till's number in the branch."),
                  field("day", &ShiftReport::day, "The business day."), field("at", &ShiftReport::at, "When the report was made."),
                  field("sales", &ShiftReport::sales, "How many sales were recorded."),
                  field("gross", &ShiftReport::gross, "Sum before discounts, in rial."),
                  field("discount", &ShiftReport::discount, "Sum of discounts, in rial."),
                  field("net", &ShiftReport::net, "Sum after discounts, in rial."),
                  field("credit", &ShiftReport::credit, "Credit spent, in rial."),
                  field("gift", &ShiftReport::gift, "Paid by gift cards, in rial."),
                  field("payments", &ShiftReport::payments, "How the rest was paid."),
                  field("returns", &ShiftReport::returns, "How many returns were taken at this till and not undone."),
                  field("returned_value", &ShiftReport::returned_value, "Worth of what came back, in rial."),
                  field("gift_back", &ShiftReport::gift_back, "Given back to gift cards, in rial."),
                  field("credit_back", &ShiftReport::credit_back, "Spent credit that is credit again, in rial."),
                  field("cash_back", &ShiftReport::cash_back, "What was paid out for returns, in rial."),
                  field("withheld", &ShiftReport::withheld, "Kept back from it for points that were spent already, in rial."),
                  field("cash_in_drawer", &ShiftReport::cash_in_drawer, "Cash taken less what was paid out, in rial; without what lay in it at the beginning."),
                  field("first_at", &ShiftReport::first_at, "When the first sale was recorded."),
                  field("last_at", &ShiftReport::last_at, "When the last one was recorded."),
                  field("cashiers", &ShiftReport::cashiers, "The same by cashier, in order of their first sale."));
}
Result<ShiftReport> report_shift(Snapshot& snapshot, Caller const& caller, ReportShift const& request);

}  // namespace vafa::sales
