// What must always be true of sales and returns, as questions whose every answer is a breach.
#include "club/sales/store.hpp"

namespace vafa::sales {

namespace {

using store::Sql;

constexpr Sql lines_that_do_not_add_up{R"(
    select s.id, s.gross - s.discount, cast(coalesce(sum(l.net), 0) as bigint),
           s.gross, cast(coalesce(sum(l.unit_price * l.quantity), 0) as bigint)
    from sales_sale s left join sales_line l on l.club_id = s.club_id and l.sale = s.id
    where s.club_id = :club
    group by s.id, s.gross, s.discount
    having s.gross - s.discount <> cast(coalesce(sum(l.net), 0) as bigint)
        or s.gross <> cast(coalesce(sum(l.unit_price * l.quantity), 0) as bigint))"};
constexpr Sql payments_that_do_not_add_up{R"(
    select id, gross - discount - credit - paid_gift, paid_card + paid_cash + paid_other from sales_sale
    where club_id = :club and gross - discount - credit - paid_gift <> paid_card + paid_cash + paid_other)"};
constexpr Sql gift_cards_that_do_not_add_up{R"(
    select s.id, s.paid_gift, cast(coalesce(sum(g.amount), 0) as bigint)
    from sales_sale s left join sales_gift_card g on g.club_id = s.club_id and g.sale = s.id and g.line = 0
    where s.club_id = :club group by s.id, s.paid_gift
    having s.paid_gift <> cast(coalesce(sum(g.amount), 0) as bigint))"};
constexpr Sql pieces_beyond_the_sale{R"(
    select l.sale, l.line, l.quantity, cast(sum(r.quantity) as bigint)
    from sales_return_line r join sales_line l on l.club_id = r.club_id and l.sale = r.sale and l.line = r.line
    where r.club_id = :club
    group by l.sale, l.line, l.quantity
    having sum(r.quantity) > l.quantity or sum(r.quantity) < 0)"};
constexpr Sql sales_without_act{R"(
    select s.id from sales_sale s left join operation_log o on o.club_id = s.club_id and o.id = s.id
    where s.club_id = :club and o.id is null)"};

constexpr Sql discounts_beyond_the_line{R"(
    select l.sale, l.line, l.discount, cast(sum(d.amount) as bigint)
    from sales_line_discount d join sales_line l on l.club_id = d.club_id and l.sale = d.sale and l.line = d.line
    where d.club_id = :club
    group by l.sale, l.line, l.discount
    having sum(d.amount) > l.discount)"};

template <class Words>
std::vector<std::string> breaches(Snapshot& snapshot, Sql const& question, Words words) {
    std::vector<std::string> found;
    for (auto row : snapshot.read(question)) found.push_back(words(row));
    return found;
}

std::string sale_of(store::Row const& row) { return "sale " + row.get<SaleId>(0).text(); }
std::string number_of(store::Row const& row, std::size_t column) { return std::to_string(row.get<std::int64_t>(column)); }

}  // namespace

std::vector<Invariant> invariants() {
    return {
        {"sales.lines_add_up", [](Snapshot& snapshot) {
             return breaches(snapshot, lines_that_do_not_add_up, [](auto const& row) {
                 return sale_of(row) + ": net " + number_of(row, 1) + ", lines " + number_of(row, 2) + "; gross " + number_of(row, 3) +
                        ", lines " + number_of(row, 4);
             });
         }},
        {"sales.payments_add_up", [](Snapshot& snapshot) {
             return breaches(snapshot, payments_that_do_not_add_up, [](auto const& row) {
                 return sale_of(row) + ": payable " + number_of(row, 1) + ", paid " + number_of(row, 2);
             });
         }},
        {"sales.gift_cards_add_up", [](Snapshot& snapshot) {
             return breaches(snapshot, gift_cards_that_do_not_add_up, [](auto const& row) {
                 return sale_of(row) + ": paid by gift cards " + number_of(row, 1) + ", cards " + number_of(row, 2);
             });
         }},
        {"sales.no_more_back_than_bought", [](Snapshot& snapshot) {
             return breaches(snapshot, pieces_beyond_the_sale, [](auto const& row) {
                 return sale_of(row) + " line " + number_of(row, 1) + ": bought " + number_of(row, 2) + ", back " + number_of(row, 3);
             });
         }},
        {"sales.program_discounts_within_the_line", [](Snapshot& snapshot) {
             return breaches(snapshot, discounts_beyond_the_line, [](auto const& row) {
                 return sale_of(row) + " line " + number_of(row, 1) + ": off " + number_of(row, 2) + ", by rules " + number_of(row, 3);
             });
         }},
        {"sales.each_has_its_act", [](Snapshot& snapshot) {
             return breaches(snapshot, sales_without_act, [](auto const& row) { return sale_of(row) + " has no act in the log"; });
         }},
    };
}

}  // namespace vafa::sales
