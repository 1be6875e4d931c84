// Both are answered out of the index of a member's sales alone.
#include "club/sales/store_activity.hpp"

namespace vafa::sales {

namespace {

using store::Sql;

constexpr Day end_of_days{10'000'000};

constexpr Sql select_before{R"(
    select id, day from sales_sale
    where club_id = :club and member = ?1 and member <> 0 and id < ?2 and (day < ?3 or (day = ?3 and id < ?4))
    order by day desc, id desc limit ?5)"};
constexpr Sql select_between{R"(
    select id, day from sales_sale
    where club_id = :club and member = ?1 and member <> 0 and id > ?2 and id < ?3
    order by id limit ?4)"};

std::vector<DayOfSale> sales_from(store::Rows const& rows) {
    std::vector<DayOfSale> sales;
    for (auto row : rows) sales.push_back({row.get<SaleId>(0), row.get<Day>(1)});
    return sales;
}

}  // namespace

std::vector<DayOfSale> days_of_sales_before(Snapshot& snapshot, MemberId member, SaleId before, std::optional<DayOfSale> const& last,
                                               std::int64_t most) {
    return sales_from(snapshot.read(select_before, member, before, last ? last->day : end_of_days, last ? last->id : before, most));
}

std::vector<DayOfSale> days_of_sales_between(Snapshot& snapshot, MemberId member, SaleId after, SaleId until, std::int64_t most) {
    return sales_from(snapshot.read(select_between, member, after, until, most));
}

}  // namespace vafa::sales
