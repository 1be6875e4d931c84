// What a member's purchases add up to, from the sales themselves: right whatever came back, and nothing is kept twice.
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

}  // namespace

store::Question question_of_purchases(MemberId member, Day first, Day last) { return store::ask(select_purchases, member, first, last); }

Purchased read_purchases(store::Rows const& answer) { return {answer[0].get<std::int64_t>(0), answer[0].get<Rial>(1)}; }

}  // namespace vafa::sales
