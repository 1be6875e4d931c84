// By the clock: what was recorded on the day at this till, whatever day a late sale counts for.
#include "club/sales/shift.hpp"

#include "club/sales/store.hpp"

namespace vafa::sales {

namespace {

Result<tenancy::Place> till_of(Snapshot& snapshot, Caller const& caller, std::optional<TillId> const& asked) {
    auto till = asked.value_or(caller.till);
    if (!till) return refuse_at("/till", till_not_named);
    auto const* place = tenancy::places(snapshot, caller)->till(till);
    if (!place) return refuse_at("/till", tenancy::till_missing);
    if (!caller.may_act_at(place->branch)) return refuse_at("/till", foreign_branch);
    return *place;
}

void add(ShiftReport& report, ShiftSales const& part, std::string name) {
    report.sales += part.count;
    report.gross += part.gross;
    report.discount += part.discount;
    report.net += part.gross - part.discount;
    report.credit += part.credit;
    report.gift += part.gift;
    report.payments.card += part.card;
    report.payments.cash += part.cash;
    report.payments.other += part.other;
    if (!report.first_at || part.first_at < *report.first_at) report.first_at = part.first_at;
    if (!report.last_at || *report.last_at < part.last_at) report.last_at = part.last_at;
    report.cashiers.push_back({std::move(name), part.count, part.gross - part.discount});
}

}  // namespace

Result<ShiftReport> report_shift(Snapshot& snapshot, Caller const& caller, ReportShift const& request) {
    auto place = TRY(till_of(snapshot, caller, request.till));
    auto const& zone = snapshot.zone();
    ShiftReport report;
    report.club_name = tenancy::places(snapshot, caller)->club_name();
    report.branch_name = place.branch_name;
    report.till_number = place.till_number;
    report.day = request.day.value_or(snapshot.today());
    report.at = snapshot.now();
    for (auto const& part : sales_of_shift(snapshot, place.till, zone.start_of(report.day), zone.start_of(report.day + 1)))
        add(report, part, part.staff == caller.id ? caller.name : tenancy::staff_name(snapshot, StaffId{part.staff}));
    auto back = returns_of_shift(snapshot, place.till, report.day);
    report.returns = back.count;
    report.returned_value = back.value;
    report.gift_back = back.gift_back;
    report.credit_back = back.credit_back;
    report.cash_back = back.cash_back;
    report.withheld = back.withheld;
    report.cash_in_drawer = report.payments.cash - back.cash_back;
    return report;
}

}  // namespace vafa::sales
