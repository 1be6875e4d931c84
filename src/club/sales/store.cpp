// Every SQL statement of sales.
#include "club/sales/store.hpp"

namespace vafa::sales {

namespace {

using store::Sql;

constexpr Sql insert_sale_row{R"(
    insert into sales_sale (club_id, id, member, branch, till, till_count, staff, day, at, gross, discount, credit,
                            paid_card, paid_cash, paid_other, program_version, judged_state, document, till_time, paid_gift)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19))"};
constexpr Sql insert_line_row{R"(
    insert into sales_line (club_id, sale, line, good, name, class, quantity, unit_price, discount, net)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))"};
constexpr Sql select_till_count{"select receipts from sales_till where club_id = :club and till = ?1 for update"};
constexpr Sql upsert_till_count{R"(
    insert into sales_till (club_id, till, receipts) values (:club, ?1, ?2)
    on conflict (club_id, till) do update set receipts = excluded.receipts)"};
constexpr Sql select_document{"select id from sales_sale where club_id = :club and branch = ?1 and document = ?2"};

constexpr Sql select_sale{R"(
    select id, member, branch, till, till_count, staff, day, at, gross, discount, credit, paid_card, paid_cash, paid_other,
           program_version, judged_state, document, till_time, paid_gift
    from sales_sale where club_id = :club and id = ?1)"};
constexpr Sql select_lines{R"(
    select l.line, l.good, l.name, l.class, l.quantity, l.unit_price, l.discount, l.net, n.note
    from sales_line l
    left join sales_line_note n on n.club_id = l.club_id and n.sale = l.sale and n.line = l.line
    where l.club_id = :club and l.sale = ?1 order by l.line)"};
constexpr Sql insert_note_row{"insert into sales_line_note (club_id, sale, line, note) values (:club, ?1, ?2, ?3)"};
constexpr Sql insert_line_discount_row{R"(
    insert into sales_line_discount (club_id, sale, line, rule, amount) values (:club, ?1, ?2, ?3, ?4))"};
constexpr Sql select_line_discounts{R"(
    select line, cast(sum(amount) as bigint) from sales_line_discount where club_id = :club and sale = ?1 group by line)"};
constexpr Sql insert_line_collaborator_row{R"(
    insert into sales_line_collaborator (club_id, sale, line, collaborator, percent, vat) values (:club, ?1, ?2, ?3, ?4, ?5))"};
constexpr Sql select_line_collaborators{R"(
    select line, collaborator, percent, vat from sales_line_collaborator where club_id = :club and sale = ?1 order by line)"};
constexpr Sql insert_gift_card_row{R"(
    insert into sales_gift_card (club_id, sale, n, card, tail, line, amount, left_after) values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7))"};
constexpr Sql select_gift_cards{R"(
    select card, tail, line, amount, left_after from sales_gift_card where club_id = :club and sale = ?1 order by n)"};
constexpr Sql insert_referral_row{R"(
    insert into sales_referral (club_id, sale, level, referrer, percent, amount) values (:club, ?1, ?2, ?3, ?4, ?5))"};
constexpr Sql select_referral_rows{R"(
    select level, referrer, percent, amount from sales_referral where club_id = :club and sale = ?1 order by level)"};
constexpr Sql select_receipt{"select id from sales_sale where club_id = :club and till = ?1 and till_count = ?2"};
constexpr Sql select_sales{R"(
    select id, member, branch, till, till_count, staff, day, at, gross, discount, credit, paid_card, paid_cash, paid_other,
           program_version, judged_state, document, till_time, paid_gift
    from sales_sale
    where club_id = :club and id < ?1 and (?2 = 0 or branch = ?2) and day >= ?3 and day <= ?4
    order by id desc limit ?5)"};
constexpr Sql select_sales_of_member{R"(
    select id, member, branch, till, till_count, staff, day, at, gross, discount, credit, paid_card, paid_cash, paid_other,
           program_version, judged_state, document, till_time, paid_gift
    from sales_sale
    where club_id = :club and member = ?6 and member <> 0 and id < ?1 and (?2 = 0 or branch = ?2) and day >= ?3 and day <= ?4
    order by id desc limit ?5)"};

constexpr Sql insert_return_row{R"(
    insert into sales_return (club_id, sale, nth, id, undoes, branch, till, staff, day, at, value, credit_back, cash_back,
                              withheld, reason, points, earned_credit, gift_back)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17))"};
constexpr Sql insert_return_line_row{R"(
    insert into sales_return_line (club_id, sale, nth, line, quantity) values (:club, ?1, ?2, ?3, ?4))"};
// One statement, so that a return which is recorded meanwhile is seen whole or not at all.
constexpr Sql select_returns{R"(
    select r.nth, r.id, r.undoes, r.branch, r.till, r.staff, r.day, r.at, r.value, r.credit_back, r.cash_back, r.withheld,
           r.reason, l.line, l.quantity, r.points, r.earned_credit, r.gift_back
    from sales_return r
    left join sales_return_line l on l.club_id = r.club_id and l.sale = r.sale and l.nth = r.nth
    where r.club_id = :club and r.sale = ?1 order by r.nth, l.line)"};

constexpr Sql insert_hold_row{R"(
    insert into sales_hold (club_id, hold, member, act, needed, given) values (:club, ?1, ?2, ?3, ?4, ?5))"};
constexpr Sql update_hold_row{"update sales_hold set given = ?2 where club_id = :club and hold = ?1"};
constexpr Sql lock_hold_row{R"(
    select member, act, needed, given from sales_hold where club_id = :club and hold = ?1 for update)"};

constexpr Sql upsert_limit{R"(
    insert into sales_discount_limit (club_id, staff, rate) values (:club, ?1, ?2)
    on conflict (club_id, staff) do update set rate = excluded.rate)"};
constexpr Sql delete_limit{"delete from sales_discount_limit where club_id = :club and staff = ?1"};
constexpr Sql select_limits{"select staff, rate from sales_discount_limit where club_id = :club order by staff"};
constexpr Sql select_limit{"select rate from sales_discount_limit where club_id = :club and staff = ?1"};
constexpr Sql insert_approval_row{R"(
    insert into sales_approval (club_id, id, staff, branch, till, rate, approver, day, at)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))"};
constexpr Sql insert_approval_use_row{"insert into sales_approval_use (club_id, approval, sale) values (:club, ?1, ?2)"};
constexpr Sql select_approval{R"(
    select a.id, a.staff, a.rate, a.approver, a.day, a.at, u.sale
    from sales_approval a left join sales_approval_use u on u.club_id = a.club_id and u.approval = a.id
    where a.club_id = :club and a.id = ?1)"};
constexpr Sql select_approver{R"(
    select a.approver from sales_approval_use u
    join sales_approval a on a.club_id = u.club_id and a.id = u.approval
    where u.club_id = :club and u.sale = ?1)"};

constexpr Sql select_receipts_of_till{"select receipts from sales_till where club_id = :club and till = ?1"};
constexpr Sql select_moment_of_receipt{"select at from sales_sale where club_id = :club and till = ?1 and till_count = ?2"};
constexpr Sql select_shift_sales{R"(
    select staff, count(*), cast(sum(gross) as bigint), cast(sum(discount) as bigint), cast(sum(credit) as bigint),
           cast(sum(paid_gift) as bigint),
           cast(sum(paid_card) as bigint), cast(sum(paid_cash) as bigint), cast(sum(paid_other) as bigint), min(at), max(at)
    from sales_sale
    where club_id = :club and till = ?1 and till_count > ?2 and till_count <= ?3 and at >= ?4 and at < ?5
    group by staff order by min(at))"};
// A day from to: with the one day alone SQLite walks through all returns of the club.
constexpr Sql select_shift_returns{R"(
    select cast(coalesce(sum(case when undoes is null then 1 else -1 end), 0) as bigint), cast(coalesce(sum(value), 0) as bigint),
           cast(coalesce(sum(gift_back), 0) as bigint), cast(coalesce(sum(credit_back), 0) as bigint),
           cast(coalesce(sum(cash_back), 0) as bigint), cast(coalesce(sum(withheld), 0) as bigint)
    from sales_return where club_id = :club and till = ?1 and day between ?2 and ?2)"};

std::optional<store::BytesView> as_bytes(std::optional<std::string> const& text) {
    if (!text) return {};
    return std::as_bytes(std::span(*text));
}

std::optional<std::string> as_text(std::optional<store::BytesView> const& bytes) {
    if (!bytes) return {};
    return std::string(reinterpret_cast<char const*>(bytes->data()), bytes->size());
}

/// Branches and tills are never deleted, so their rows are found for ever.
tenancy::Place place(tenancy::Places const& places, BranchId branch, TillId till) {
    auto const* found = till ? places.till(till) : places.branch(branch);
    ensure(found != nullptr, "a sale stands at a place that is unknown");
    return *found;
}

Sale sale_from(store::Row const& row, tenancy::Places const& places) {
    Sale sale;
    sale.id = row.get<SaleId>(0);
    sale.member = row.get<MemberId>(1);
    sale.place = place(places, row.get<BranchId>(2), row.get<TillId>(3));
    sale.till_count = row.get<std::optional<std::int64_t>>(4);
    sale.staff = row.get<std::int64_t>(5);
    sale.day = row.get<Day>(6);
    sale.at = row.get<Instant>(7);
    sale.basket.gross = row.get<Rial>(8);
    sale.basket.discount = row.get<Rial>(9);
    sale.basket.net = sale.basket.gross - sale.basket.discount;
    sale.credit = row.get<Rial>(10);
    sale.payments = {row.get<Rial>(11), row.get<Rial>(12), row.get<Rial>(13)};
    sale.program_version = row.get<std::int64_t>(14);
    sale.state = as_text(row.get<std::optional<store::BytesView>>(15));
    sale.document = row.get<std::optional<std::string>>(16);
    sale.till_time = row.get<std::optional<Instant>>(17);
    sale.gift = row.get<Rial>(18);
    return sale;
}

PricedLine line_from(store::Row const& row) {
    PricedLine line;
    line.line = row.get<std::int64_t>(0);
    if (auto good = row.get<catalog::GoodId>(1)) line.good = good;
    line.name = row.get<std::string>(2);
    line.good_class = row.get<catalog::GoodClass>(3);
    line.quantity = row.get<std::int64_t>(4);
    line.unit_price = row.get<Rial>(5);
    line.discount = row.get<Rial>(6);
    line.net = row.get<Rial>(7);
    line.note = row.get<std::optional<std::string>>(8);
    return line;
}

ReturnRow return_from(store::Row const& row, SaleId sale, tenancy::Places const& places) {
    ReturnRow read;
    read.sale = sale;
    read.nth = row.get<std::int64_t>(0);
    read.id = row.get<ReturnId>(1);
    read.undoes = row.get<std::optional<ReturnId>>(2);
    read.place = place(places, row.get<BranchId>(3), row.get<TillId>(4));
    read.staff = row.get<std::int64_t>(5);
    read.day = row.get<Day>(6);
    read.at = row.get<Instant>(7);
    read.value = row.get<Rial>(8);
    read.credit_back = row.get<Rial>(9);
    read.cash_back = row.get<Rial>(10);
    read.withheld = row.get<Rial>(11);
    read.reason = row.get<std::optional<std::string>>(12);
    read.points = row.get<std::optional<Points>>(15);
    read.earned_credit = row.get<std::optional<Rial>>(16);
    read.gift_back = row.get<Rial>(17);
    return read;
}

}  // namespace

void insert_sale(Transaction& tx, Sale const& sale) {
    tx.write(insert_sale_row, sale.id, sale.member, sale.place.branch, sale.place.till, sale.till_count, sale.staff, sale.day,
             sale.at, sale.basket.gross, sale.basket.discount, sale.credit, sale.payments.card, sale.payments.cash,
             sale.payments.other, sale.program_version, as_bytes(sale.state), sale.document, sale.till_time, sale.gift);
    for (auto const& line : sale.basket.lines)
        tx.write(insert_line_row, sale.id, line.line, line.good.value_or(catalog::GoodId{}), line.name, line.good_class,
                 line.quantity, line.unit_price, line.discount, line.net);
    for (auto const& line : sale.basket.lines)
        if (line.note) tx.write(insert_note_row, sale.id, line.line, *line.note);
    for (auto const& [line, share] : sale.shares)
        tx.write(insert_line_collaborator_row, sale.id, line, share.collaborator, share.percent.value, share.vat.value);
    std::int64_t n = 0;
    for (auto const& one : sale.gift_cards) tx.write(insert_gift_card_row, sale.id, ++n, one.card, one.tail, one.line, one.amount, one.left);
    for (auto const& part : sale.referral)
        tx.write(insert_referral_row, sale.id, part.level, part.referrer, part.percent.value, part.amount);
    for (auto const& given : sale.discounts)
        for (auto const& off : given.lines) tx.write(insert_line_discount_row, sale.id, off.line + 1, given.rule, off.amount);
}

store::Question question_of_till_count(TillId till) { return store::ask(select_till_count, till); }
std::int64_t till_count(store::Rows const& answer) { return answer.empty() ? 0 : answer[0].get<std::int64_t>(0); }
void write_till_count(Transaction& tx, TillId till, std::int64_t count) { tx.write(upsert_till_count, till, count); }

store::Question question_of_document(BranchId branch, std::string const& document) {
    return store::ask(select_document, branch, document);
}

std::optional<Sale> find_sale(Snapshot& snapshot, tenancy::Places const& places, SaleId id) {
    auto sale_question = store::ask(select_sale, id), line_question = store::ask(select_lines, id);
    auto discount_question = store::ask(select_line_discounts, id), collaborator_question = store::ask(select_line_collaborators, id);
    auto gift_question = store::ask(select_gift_cards, id);
    auto rows = snapshot.together(sale_question, line_question, discount_question, collaborator_question, gift_question);
    if (rows[0].empty()) return {};
    auto sale = sale_from(rows[0][0], places);
    for (auto row : rows[1]) sale.basket.lines.push_back(line_from(row));
    for (auto row : rows[2]) sale.basket.lines.at(static_cast<std::size_t>(row.get<std::int64_t>(0) - 1)).program_discount = row.get<Rial>(1);
    for (auto row : rows[3])
        sale.shares.push_back({row.get<std::int64_t>(0), {row.get<commissions::CollaboratorId>(1), BasisPoints{row.get<std::int64_t>(2)},
                                                          BasisPoints{row.get<std::int64_t>(3)}}});
    for (auto row : rows[4])
        sale.gift_cards.push_back({row.get<gifts::GiftCardId>(0), row.get<std::string>(1), row.get<std::int64_t>(2), row.get<Rial>(3), row.get<Rial>(4)});
    return sale;
}

std::vector<program::ReferralPart> referral_parts_of(Snapshot& snapshot, SaleId sale) {
    std::vector<program::ReferralPart> parts;
    for (auto row : snapshot.read(select_referral_rows, sale))
        parts.push_back({row.get<std::int64_t>(0), row.get<MemberId>(1), BasisPoints{row.get<std::int64_t>(2)}, row.get<Rial>(3)});
    return parts;
}

std::optional<SaleId> find_sale_of_receipt(Snapshot& snapshot, TillId till, std::int64_t count) {
    auto rows = snapshot.read(select_receipt, till, count);
    if (rows.empty()) return {};
    return rows[0].get<SaleId>(0);
}

std::vector<Sale> sales_before(Snapshot& snapshot, tenancy::Places const& places, SaleFilter const& filter) {
    auto rows = filter.member ? snapshot.read(select_sales_of_member, filter.before, filter.branch, filter.from, filter.to,
                                              filter.most, filter.member)
                              : snapshot.read(select_sales, filter.before, filter.branch, filter.from, filter.to, filter.most);
    std::vector<Sale> sales;
    for (auto row : rows) sales.push_back(sale_from(row, places));
    return sales;
}

void insert_return(Transaction& tx, ReturnRow const& row) {
    tx.write(insert_return_row, row.sale, row.nth, row.id, row.undoes, row.place.branch, row.place.till, row.staff, row.day,
             row.at, row.value, row.credit_back, row.cash_back, row.withheld, row.reason, row.points, row.earned_credit, row.gift_back);
    for (auto const& [line, quantity] : row.pieces) tx.write(insert_return_line_row, row.sale, row.nth, line, quantity);
}

std::vector<ReturnRow> returns_of(Snapshot& snapshot, tenancy::Places const& places, SaleId sale) {
    std::vector<ReturnRow> returns;
    for (auto row : snapshot.read(select_returns, sale)) {
        if (returns.empty() || returns.back().nth != row.get<std::int64_t>(0)) returns.push_back(return_from(row, sale, places));
        if (auto line = row.get<std::optional<std::int64_t>>(13)) returns.back().pieces.emplace_back(*line, row.get<std::int64_t>(14));
    }
    return returns;
}

void insert_hold(Transaction& tx, HoldRow const& row) {
    tx.write(insert_hold_row, row.hold, row.member, row.act, row.needed, row.given);
}

void update_hold_consent(Transaction& tx, ledger::HoldId hold, members::Consent given) { tx.write(update_hold_row, hold, given); }

std::optional<HoldRow> lock_hold(Transaction& tx, ledger::HoldId hold) {
    auto rows = tx.read(lock_hold_row, hold);
    if (rows.empty()) return {};
    auto row = rows[0];
    return HoldRow{hold, row.get<MemberId>(0), row.get<std::int64_t>(1), row.get<members::Consent>(2), row.get<members::Consent>(3)};
}

void put_discount_limit(Transaction& tx, StaffId staff, std::optional<BasisPoints> rate) {
    if (rate) tx.write(upsert_limit, staff, rate->value);
    else tx.write(delete_limit, staff);
}

std::vector<std::pair<StaffId, BasisPoints>> all_discount_limits(Snapshot& snapshot) {
    std::vector<std::pair<StaffId, BasisPoints>> all;
    for (auto row : snapshot.read(select_limits)) all.emplace_back(row.get<StaffId>(0), BasisPoints{row.get<std::int64_t>(1)});
    return all;
}

store::Question question_of_discount_limit(StaffId staff) { return store::ask(select_limit, staff); }
std::optional<BasisPoints> discount_limit(store::Rows const& answer) {
    if (answer.empty()) return {};
    return BasisPoints{answer[0].get<std::int64_t>(0)};
}

void insert_approval(Transaction& tx, ApprovalRow const& row) {
    tx.write(insert_approval_row, row.id, row.staff, row.place.branch, row.place.till, row.rate.value, row.approver, row.day, row.at);
}

void insert_approval_use(Transaction& tx, DiscountApprovalId approval, SaleId sale) { tx.write(insert_approval_use_row, approval, sale); }

store::Question question_of_approval(DiscountApprovalId approval) { return store::ask(select_approval, approval); }

std::optional<ApprovalRow> approval_from(store::Rows const& answer) {
    if (answer.empty()) return {};
    auto row = answer[0];
    return ApprovalRow{row.get<DiscountApprovalId>(0), row.get<std::int64_t>(1), {}, BasisPoints{row.get<std::int64_t>(2)},
                       row.get<StaffId>(3),    row.get<Day>(4),          row.get<Instant>(5), row.get<std::optional<SaleId>>(6)};
}

std::optional<StaffId> approver_of(Snapshot& snapshot, SaleId sale) {
    auto rows = snapshot.read(select_approver, sale);
    if (rows.empty()) return {};
    return rows[0].get<StaffId>(0);
}

/// A till's receipts are counted in the order of their moments, so that the place of a moment is found by halving.
std::int64_t receipts_before(Snapshot& snapshot, TillId till, Instant moment) {
    auto rows = snapshot.read(select_receipts_of_till, till);
    std::int64_t low = 0, high = rows.empty() ? 0 : rows[0].get<std::int64_t>(0);
    while (low < high) {
        auto middle = low + (high - low + 1) / 2;
        auto receipt = snapshot.read(select_moment_of_receipt, till, middle);
        if (!receipt.empty() && receipt[0].get<Instant>(0) < moment) low = middle;
        else high = middle - 1;
    }
    return low;
}

std::vector<ShiftSales> sales_of_shift(Snapshot& snapshot, TillId till, Instant from, Instant until) {
    constexpr std::int64_t margin = 100;  // two sales of one till at once may be a moment apart
    auto after = receipts_before(snapshot, till, from) - margin, last = receipts_before(snapshot, till, until) + margin;
    std::vector<ShiftSales> all;
    for (auto row : snapshot.read(select_shift_sales, till, after, last, from, until))
        all.push_back({row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<Rial>(2), row.get<Rial>(3), row.get<Rial>(4),
                       row.get<Rial>(5), row.get<Rial>(6), row.get<Rial>(7), row.get<Rial>(8), row.get<Instant>(9), row.get<Instant>(10)});
    return all;
}

ShiftReturns returns_of_shift(Snapshot& snapshot, TillId till, Day day) {
    auto rows = snapshot.read(select_shift_returns, till, day);
    auto row = rows[0];
    return {row.get<std::int64_t>(0), row.get<Rial>(1), row.get<Rial>(2), row.get<Rial>(3), row.get<Rial>(4), row.get<Rial>(5)};
}

}  // namespace vafa::sales
