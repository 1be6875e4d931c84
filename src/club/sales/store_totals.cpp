// What a member's purchases add up to, from the sales themselves: right whatever came back, and nothing is kept twice.
#include <algorithm>

#include "club/sales/sales.hpp"

namespace vafa::sales {

namespace {

using store::Sql;

// A gift card that was bought is no purchase; what it pays is one.
constexpr Sql select_purchases{R"(
    select cast(coalesce(sum(case when kept > 0 then 1 else 0 end), 0) as bigint), cast(coalesce(sum(kept), 0) as bigint)
    from (select s.gross - s.discount - coalesce((select cast(sum(r.value) as bigint) from sales_return r
                                                  where r.club_id = s.club_id and r.sale = s.id), 0)
               - coalesce((select cast(sum(g.amount * (1 - coalesce((select sum(l.quantity) from sales_return_line l
                                                                     where l.club_id = g.club_id and l.sale = g.sale and l.line = g.line), 0))) as bigint)
                           from sales_gift_card g where g.club_id = s.club_id and g.sale = s.id and g.line > 0), 0) as kept
          from sales_sale s
          where s.club_id = :club and s.member = ?1 and s.member <> 0 and s.day between ?2 and ?3) of_sales)"};

// As if nothing had come back and no gift card been bought; out of the index alone.
constexpr Sql select_sold_between{R"(
    select s.member, cast(sum(case when s.gross > s.discount then 1 else 0 end) as bigint), cast(sum(s.gross - s.discount) as bigint)
    from sales_sale s
    where s.club_id = :club and s.member <> 0 and s.member between ?1 and ?2 and s.day between ?3 and ?4 group by s.member order by s.member)"};
// A sale of these days came back on one of them or later. In the order of sales, as both tables lie: any sale is above 0, which no other
// index knows.
constexpr Sql select_lessened{R"(
    select s.member, s.gross - s.discount, cast(sum(lessened.amount) as bigint)
    from (select sale, value as amount from sales_return where club_id = :club and sale > 0 and day >= ?1
          union all
          select g.sale, g.amount * (1 - coalesce((select cast(sum(l.quantity) as bigint) from sales_return_line l
                                                   where l.club_id = g.club_id and l.sale = g.sale and l.line = g.line), 0))
          from sales_gift_card g where g.club_id = :club and g.line > 0) lessened
    cross join sales_sale s
    where s.club_id = :club and s.id = lessened.sale and s.member <> 0 and s.day between ?1 and ?2
    group by s.id, s.member, s.gross, s.discount)"};

}  // namespace

store::Question question_of_purchases(MemberId member, Day first, Day last) { return store::ask(select_purchases, member, first, last); }

Purchased read_purchases(store::Rows const& answer) { return {answer[0].get<std::int64_t>(0), answer[0].get<Rial>(1)}; }

std::vector<PurchasedBy> lessened_between(Snapshot& snapshot, Day first_day, Day last_day) {
    std::vector<PurchasedBy> all;
    for (auto row : snapshot.read(select_lessened, first_day, last_day)) {
        auto sold = row.get<Rial>(1), kept = sold - row.get<Rial>(2);
        all.push_back({row.get<MemberId>(0), {(kept > Rial{0}) - (sold > Rial{0}), kept - sold}});
    }
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.member < b.member; });
    return all;
}

std::vector<PurchasedBy> purchases_between(Snapshot& snapshot, MemberId first, MemberId last, Day first_day, Day last_day,
                                           std::vector<PurchasedBy> const& lessened) {
    std::vector<PurchasedBy> all;
    auto less = std::lower_bound(lessened.begin(), lessened.end(), first, [](auto const& one, MemberId member) { return one.member < member; });
    for (auto row : snapshot.read(select_sold_between, first, last, first_day, last_day)) {
        all.push_back({row.get<MemberId>(0), {row.get<std::int64_t>(1), row.get<Rial>(2)}});
        auto& [member, purchased] = all.back();
        while (less != lessened.end() && less->member < member) ++less;
        for (; less != lessened.end() && less->member == member; ++less) {
            purchased.count += less->purchased.count;
            purchased.amount += less->purchased.amount;
        }
    }
    return all;
}

}  // namespace vafa::sales
