// The statements that list returns: by their age, or by who took them or where, each led by its own index.
#include "club/sales/store_returns.hpp"

#include <fmt/format.h>

namespace vafa::sales {

namespace {

using store::Sql;

struct Listing {
    std::string const text;
    Sql const sql{text.c_str()};

    explicit Listing(std::string_view lead)
        : text(fmt::format(R"(
              select r.id, r.sale, r.branch, r.staff, r.day, r.at, r.value, r.credit_back, r.cash_back, r.withheld, r.points,
                     r.earned_credit, r.reason, s.member, s.till, s.till_count,
                     case when exists (select 1 from sales_return u where u.club_id = :club and u.undoes = r.id) then 1 else 0 end,
                     r.gift_back
              from (select * from sales_return i
                    where i.club_id = :club and i.undoes is null and i.id < ?1 and {} and i.day >= ?4 and i.day <= ?5
                    order by i.id desc limit ?6) r
              join sales_sale s on s.club_id = :club and s.id = r.sale
              order by r.id desc)",
                           lead)) {}
};
Listing const of_all{"?2 = 0 and ?3 = 0"};
Listing const of_branch{"i.branch = ?2 and ?3 = 0"};
Listing const of_staff{"i.staff = ?3 and (?2 = 0 or i.branch = ?2)"};

ListedReturnRow row_from(store::Row const& row) {
    ListedReturnRow one;
    one.id = row.get<ReturnId>(0);
    one.sale = row.get<SaleId>(1);
    one.branch = row.get<BranchId>(2);
    one.staff = row.get<std::int64_t>(3);
    one.day = row.get<Day>(4);
    one.at = row.get<Instant>(5);
    one.value = row.get<Rial>(6);
    one.credit_back = row.get<Rial>(7);
    one.cash_back = row.get<Rial>(8);
    one.withheld = row.get<Rial>(9);
    one.points = row.get<std::optional<Points>>(10);
    one.earned_credit = row.get<std::optional<Rial>>(11);
    one.reason = row.get<std::optional<std::string>>(12);
    one.member = row.get<MemberId>(13);
    one.sold_till = row.get<TillId>(14);
    one.sold_till_count = row.get<std::optional<std::int64_t>>(15);
    one.gift_back = row.get<Rial>(17);
    one.is_undone = row.get<std::int64_t>(16) != 0;
    return one;
}

}  // namespace

std::vector<ListedReturnRow> returns_before(Snapshot& snapshot, ReturnFilter const& filter) {
    auto const& listing = filter.staff ? of_staff : filter.branch ? of_branch : of_all;
    std::vector<ListedReturnRow> all;
    for (auto row : snapshot.read(listing.sql, filter.before, filter.branch, filter.staff, filter.from, filter.to, filter.most))
        all.push_back(row_from(row));
    return all;
}

}  // namespace vafa::sales
