// Who may look, which months there are, and the table of contents of the desk.
#include "club/reports/liability/desk.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/jalali.hpp"
#include "club/reports/liability/accounts.hpp"
#include "club/reports/liability/counting.hpp"
#include "club/reports/liability/outstanding.hpp"
#include "club/reports/liability/recount.hpp"
#include "club/reports/liability/statement.hpp"
#include "club/reports/liability/voucher.hpp"

namespace vafa::reports {

namespace {

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

}  // namespace

Result<Day> read_month(std::string_view text, Day today) {
    if (text.size() != 7 || text[4] != '-') return refuse_at("/month", month_malformed);
    auto year = number_in(text.substr(0, 4)), month = number_in(text.substr(5));
    if (!year || !month || *year < 1300 || *year > 1490 || *month < 1 || *month > 12) return refuse_at("/month", month_malformed);
    auto day = TRY(from_jalali(*year, *month, 1));
    if (day > today) return refuse_at("/month", month_ahead);
    return day;
}

std::string month_text(Day month) {
    auto date = to_jalali(month);
    return fmt::format("{:04}-{:02}", date.year, date.month);
}

Day month_after(Day month) { return last_of_jalali_month(month) + 1; }

Result<LiabilityRecounting> recount_liability(Transaction& tx, Caller const&, RecountLiability const&) {
    auto reached = lock_reached(tx, liability_follower);
    empty_liability(tx);
    if (reached.has_row) move_follower(tx, liability_follower, reached, {});
    return LiabilityRecounting{};
}

std::vector<Operation> liability_operations() {
    std::vector<Role> const reads{Role::owner, Role::manager, Role::auditor};  // what a club owes belongs to no branch
    return {
        operation<show_liability>({.name = "liability.show", .summary = "What the club owes now, by group, age and last day, and what of it will end unspent",
            .route = get("/v1/liability"), .granted_to = reads, .refusals = {}, .whole_club = true}),
        operation<list_liability_months>({.name = "liability.months", .summary = "Opening, issued, spent, expired and closing of every Jalali month",
            .route = get("/v1/liability/months"), .granted_to = reads, .refusals = {}, .whole_club = true}),
        operation<show_liability_month>({.name = "liability.month", .summary = "One month by what gave, with its cost, and by group of members",
            .route = get("/v1/liability/months/{month}"), .granted_to = reads, .refusals = {&month_malformed, &month_ahead}, .whole_club = true}),
        operation<show_voucher>({.name = "liability.voucher", .summary = "The accounting voucher of a month that is over",
            .route = get("/v1/liability/months/{month}/voucher"), .granted_to = reads,
            .refusals = {&month_malformed, &month_ahead, &month_not_over, &counting_still}, .whole_club = true}),
        operation<show_account_codes>({.name = "liability.account_codes", .summary = "The accounts of a voucher and their codes",
            .route = get("/v1/liability/accounts"), .granted_to = reads, .refusals = {}, .whole_club = true}),
        operation<set_account_codes>({.name = "liability.set_account_codes", .summary = "Give the accounts of a voucher the codes of one's bookkeeping",
            .route = put("/v1/liability/accounts"), .granted_to = {Role::owner}, .refusals = {&account_code_malformed}, .whole_club = true}),
        operation<recount_liability>({.name = "liability.recount", .summary = "Count what the club owes anew from its first act",
            .route = post("/v1/liability/recount"), .granted_to = {Role::owner}, .refusals = {}, .whole_club = true}),
    };
}

}  // namespace vafa::reports
