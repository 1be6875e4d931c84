// What a member's purchases add up to, from the sales themselves: right whatever came back, and nothing is kept twice.
#include <algorithm>
#include <span>

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
// For whom that is not all.
constexpr Sql select_lessened_between{R"(
    select distinct s.member
    from (select sale from sales_return where club_id = :club
          union select sale from sales_gift_card where club_id = :club and line > 0) lessened
    cross join sales_sale s
    where s.club_id = :club and s.id = lessened.sale and s.member <> 0 and s.member between ?1 and ?2 and s.day between ?3 and ?4
    order by s.member)"};
constexpr std::size_t asked_together = 500;

}  // namespace

store::Question question_of_purchases(MemberId member, Day first, Day last) { return store::ask(select_purchases, member, first, last); }

Purchased read_purchases(store::Rows const& answer) { return {answer[0].get<std::int64_t>(0), answer[0].get<Rial>(1)}; }

std::vector<PurchasedBy> purchases_between(Snapshot& snapshot, MemberId first, MemberId last, Day first_day, Day last_day) {
    std::vector<PurchasedBy> all;
    for (auto row : snapshot.read(select_sold_between, first, last, first_day, last_day))
        all.push_back({row.get<MemberId>(0), {row.get<std::int64_t>(1), row.get<Rial>(2)}});
    std::vector<MemberId> lessened;
    for (auto row : snapshot.read(select_lessened_between, first, last, first_day, last_day)) lessened.push_back(row.get<MemberId>(0));
    for (std::size_t from = 0; from < lessened.size(); from += asked_together) {
        auto part = std::span(lessened).subspan(from, std::min(asked_together, lessened.size() - from));
        std::vector<store::Question> questions;
        for (auto member : part) questions.push_back(question_of_purchases(member, first_day, last_day));
        auto answers = snapshot.together(questions);
        for (std::size_t i = 0; i < part.size(); ++i) {
            auto found = std::lower_bound(all.begin(), all.end(), part[i], [](auto const& one, MemberId member) { return one.member < member; });
            bool is_there = found != all.end() && found->member == part[i];  // not who first bought between the two questions
            if (is_there) found->purchased = read_purchases(answers[i]);
        }
    }
    return all;
}

}  // namespace vafa::sales
