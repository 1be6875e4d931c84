// Every SQL statement of reports: its own counters, and questions to the tables of others.
#include "club/reports/store.hpp"

namespace vafa::reports {

namespace {

using store::Sql;

constexpr Sql add_hour{R"(
    insert into reports_hour (club_id, day, branch, hour, sales, amount, member_sales, member_amount, points_earned, credit_earned,
                              credit_spent, returns, returned, members)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    on conflict (club_id, day, branch, hour) do update set
        sales = reports_hour.sales + excluded.sales, amount = reports_hour.amount + excluded.amount,
        member_sales = reports_hour.member_sales + excluded.member_sales,
        member_amount = reports_hour.member_amount + excluded.member_amount,
        points_earned = reports_hour.points_earned + excluded.points_earned,
        credit_earned = reports_hour.credit_earned + excluded.credit_earned,
        credit_spent = reports_hour.credit_spent + excluded.credit_spent,
        returns = reports_hour.returns + excluded.returns, returned = reports_hour.returned + excluded.returned,
        members = reports_hour.members + excluded.members)"};
constexpr Sql add_staff{R"(
    insert into reports_staff_day (club_id, day, staff, acts, sales, amount, returns, members)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7)
    on conflict (club_id, day, staff) do update set
        acts = reports_staff_day.acts + excluded.acts, sales = reports_staff_day.sales + excluded.sales,
        amount = reports_staff_day.amount + excluded.amount, returns = reports_staff_day.returns + excluded.returns,
        members = reports_staff_day.members + excluded.members)"};

// A gift card that is sold is money taken beforehand: it is turnover when it buys something.
constexpr Sql select_sold{R"(
    select s.id, s.branch, s.member, s.gross - s.discount - coalesce(g.amount, 0), s.credit
    from sales_sale s
    left join (select sale, cast(sum(amount) as bigint) as amount from sales_gift_card
               where club_id = :club and sale between ?1 and ?2 and line > 0 group by sale) g on g.sale = s.id
    where s.club_id = :club and s.id between ?1 and ?2 order by s.id)"};
// what a sale gave; what it took (credit spent, a remainder taken back) is no earning
constexpr Sql select_earned{R"(
    select act, cast(sum(case when wallet = 1 then amount else 0 end) as bigint),
           cast(sum(case when wallet = 2 then amount else 0 end) as bigint)
    from ledger_line where club_id = :club and act between ?1 and ?2 and amount > 0 and account = 1
    group by act order by act)"};
constexpr Sql select_returned{R"(
    select r.id, r.branch, r.undoes,
           r.value - coalesce((select cast(sum(g.amount * l.quantity) as bigint)
                               from sales_gift_card g
                               join sales_return_line l on l.club_id = :club and l.sale = g.sale and l.nth = r.nth and l.line = g.line
                               where g.club_id = :club and g.sale = r.sale and g.line > 0), 0)
    from sales_return r where r.club_id = :club and r.id between ?1 and ?2 order by r.id)"};
constexpr Sql select_branches{R"(
    select id, branch from sales_sale where club_id = :club and id between ?1 and ?2
    union all select id, branch from sales_return where club_id = :club and id between ?1 and ?2)"};

constexpr Sql select_hours{R"(
    select branch, hour, sales, amount, member_sales, member_amount, points_earned, credit_earned, credit_spent, returns, returned, members
    from reports_hour where club_id = :club and day = ?1 order by branch, hour)"};
constexpr Sql select_days{R"(
    select day, branch, cast(sum(sales) as bigint), cast(sum(amount) as bigint)
    from reports_hour where club_id = :club and day >= ?1 group by day, branch order by day, branch)"};
constexpr Sql select_staff{R"(
    select staff, acts, sales, amount, returns, members from reports_staff_day where club_id = :club and day = ?1
    order by amount desc, staff)"};
// What gift cards hold is no member's.
constexpr Sql select_owed{R"(
    select coalesce(cast(sum(case when wallet = 1 then balance else 0 end) as bigint), 0),
           coalesce(cast(sum(case when wallet = 2 then balance else 0 end) as bigint), 0)
    from ledger_wallet w where w.club_id = :club and w.balance > 0
      and not exists (select 1 from gifts_card c where c.club_id = :club and c.id = w.member))"};

}  // namespace

void add_to_hour(Transaction& tx, HourKey const& key, Figures const& figures) {
    tx.write(add_hour, key.day, key.branch, key.hour, figures.sales, figures.amount, figures.member_sales, figures.member_amount,
             figures.points_earned, figures.credit_earned, figures.credit_spent, figures.returns, figures.returned, figures.members);
}

void add_to_staff(Transaction& tx, StaffKey const& key, StaffFigures const& figures) {
    tx.write(add_staff, key.day, key.staff, figures.acts, figures.sales, figures.amount, figures.returns, figures.members);
}

std::vector<SoldRow> sold_between(Snapshot& snapshot, std::int64_t from, std::int64_t to) {
    auto [sold, earned] = snapshot.together(store::ask(select_sold, from, to), store::ask(select_earned, from, to));
    std::vector<SoldRow> rows;
    rows.reserve(sold.size());
    std::size_t at = 0;
    for (auto row : sold) {
        SoldRow sale{row.get<std::int64_t>(0), row.get<BranchId>(1), row.get<std::int64_t>(2) != 0, row.get<Rial>(3), row.get<Rial>(4), {}, {}};
        while (at < earned.size() && earned[at].get<std::int64_t>(0) < sale.act) ++at;
        if (at < earned.size() && earned[at].get<std::int64_t>(0) == sale.act) {
            sale.points_earned = earned[at].get<Points>(1);
            sale.credit_earned = earned[at].get<Rial>(2);
        }
        rows.push_back(sale);
    }
    return rows;
}

std::vector<ReturnedRow> returned_between(Snapshot& snapshot, std::int64_t from, std::int64_t to) {
    std::vector<ReturnedRow> rows;
    for (auto row : snapshot.read(select_returned, from, to))
        rows.push_back({row.get<std::int64_t>(0), row.get<BranchId>(1), row.get<std::optional<std::int64_t>>(2).has_value(), row.get<Rial>(3)});
    return rows;
}

std::vector<std::pair<std::int64_t, BranchId>> branches_between(Snapshot& snapshot, std::int64_t from, std::int64_t to) {
    std::vector<std::pair<std::int64_t, BranchId>> branches;
    for (auto row : snapshot.read(select_branches, from, to)) branches.emplace_back(row.get<std::int64_t>(0), row.get<BranchId>(1));
    return branches;
}

std::vector<std::pair<HourKey, Figures>> hours_of(Snapshot& snapshot, Day day) {
    std::vector<std::pair<HourKey, Figures>> hours;
    for (auto row : snapshot.read(select_hours, day))
        hours.push_back({{day, row.get<BranchId>(0), row.get<std::int64_t>(1)},
                         {row.get<std::int64_t>(2), row.get<Rial>(3), row.get<std::int64_t>(4), row.get<Rial>(5), row.get<Points>(6),
                          row.get<Rial>(7), row.get<Rial>(8), row.get<std::int64_t>(9), row.get<Rial>(10), row.get<std::int64_t>(11)}});
    return hours;
}

std::vector<DayRow> days_from(Snapshot& snapshot, Day from) {
    std::vector<DayRow> days;
    for (auto row : snapshot.read(select_days, from))
        days.push_back({row.get<Day>(0), row.get<BranchId>(1), row.get<std::int64_t>(2), row.get<Rial>(3)});
    return days;
}

std::vector<std::pair<StaffId, StaffFigures>> staff_of(Snapshot& snapshot, Day day) {
    std::vector<std::pair<StaffId, StaffFigures>> staff;
    for (auto row : snapshot.read(select_staff, day))
        staff.push_back({row.get<StaffId>(0), {row.get<std::int64_t>(1), row.get<std::int64_t>(2), row.get<Rial>(3),
                                               row.get<std::int64_t>(4), row.get<std::int64_t>(5)}});
    return staff;
}

OwedToMembers owed_to_members(Snapshot& snapshot) {
    auto rows = snapshot.read(select_owed);
    return {rows[0].get<std::int64_t>(0), rows[0].get<std::int64_t>(1)};
}

}  // namespace vafa::reports
