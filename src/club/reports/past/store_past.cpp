// The questions by which the past is read: of some members out of the tables, or as it is kept; of some acts, to keep it. All on one
// snapshot, nothing is locked.
#include <algorithm>
#include <map>

#include "club/reports/past/store.hpp"

namespace vafa::reports {

namespace {

using store::Sql;

constexpr std::int64_t most_sales = 20'000;

constexpr Sql select_next{R"(
    select m.id, (select count(*) from sales_sale s where s.club_id = m.club_id and s.member = m.id and s.member <> 0)
    from members_member m where m.club_id = :club and m.id > ?1 and m.id <= ?2 order by m.id limit ?3)"};
constexpr Sql select_members{R"(
    select m.id, m.group_id, m.birth_day, m.enrolled_day, m.enrolled_at, m.referrer_id, coalesce(r.status, 0)
    from members_member m left join members_member r on r.club_id = m.club_id and r.id = m.referrer_id
    where m.club_id = :club and m.id > ?1 and m.id <= ?2 order by m.id)"};
constexpr Sql select_sales{R"(
    select member, id, at, day, branch, till, credit, paid_card, paid_cash, paid_other, program_version, judged_state
    from sales_sale where club_id = :club and member between ?1 and ?2 and member <> 0 order by member, id)"};
// Not in the order of lines: with it SQLite sorts what the index has in order already.
constexpr Sql select_lines{R"(
    select s.member, l.sale, l.line, l.good, l.class, l.quantity, l.net
    from sales_sale s join sales_line l on l.club_id = s.club_id and l.sale = s.id
    where s.club_id = :club and s.member between ?1 and ?2 and s.member <> 0 order by s.member, s.id)"};
constexpr Sql select_goods{"select id, group_id from catalog_good where club_id = :club and group_id <> 0 order by id"};
constexpr Sql select_discounts{R"(
    select s.member, d.sale, d.line, d.rule, d.amount
    from sales_sale s join sales_line_discount d on d.club_id = s.club_id and d.sale = s.id
    where s.club_id = :club and s.member between ?1 and ?2 and s.member <> 0
          and exists (select 1 from sales_line_discount any_one where any_one.club_id = :club)
    order by s.member, d.sale, d.line, d.rule)"};
constexpr Sql select_returns{R"(
    select s.member, r.id, r.sale, r.at, r.day, r.branch, r.value, r.credit_back, r.cash_back, r.withheld, r.points, r.earned_credit,
           l.line, l.quantity
    from sales_sale s join sales_return r on r.club_id = s.club_id and r.sale = s.id
    left join sales_return_line l on l.club_id = r.club_id and l.sale = r.sale and l.nth = r.nth
    where s.club_id = :club and s.member between ?1 and ?2 and s.member <> 0 order by s.member, r.id, l.line)"};
// points and credit; commissions belong to collaborators, who are no members. In the order of the index: a wallet's own
constexpr Sql select_ledger{R"(
    select member, wallet, act, amount, lot, account, ref, at, day
    from ledger_line where club_id = :club and member between ?1 and ?2 and wallet in (1, 2) order by member, wallet, version)"};
constexpr Sql select_lots{R"(
    select member, wallet, lot, first_day, last_day, idle_days from ledger_lot
    where club_id = :club and member between ?1 and ?2 and wallet in (1, 2) order by member, wallet, lot)"};
// Each stretch has a member's rows in another place: the cross join has SQLite visit them one by one.
constexpr Sql select_kept{R"(
    select p.member, p.act, p.packed from reports_past_stretch s cross join reports_past p
    where s.club_id = :club and p.club_id = s.club_id and p.stretch = s.number and p.member between ?1 and ?2)"};
constexpr Sql insert_kept_row{"insert into reports_past (club_id, stretch, member, act, packed) values (:club, ?1, ?2, ?3, ?4)"};
constexpr Sql insert_stretch{"insert into reports_past_stretch (club_id, number) values (:club, ?1)"};
constexpr Sql select_last_stretch{"select coalesce(max(number), 0) from reports_past_stretch where club_id = :club"};
constexpr Sql count_of_no_stretch{R"(
    select count(*) from reports_past p
    where p.club_id = :club and not exists (select 1 from reports_past_stretch s where s.club_id = p.club_id and s.number = p.stretch))"};
constexpr Sql select_unseen{R"(
    select id from operation_log where club_id = :club and commit_order >= ?1 and (commit_order > ?1 or id > ?2) order by id)"};

// The same of a stretch of acts. In the order of their keys.
constexpr Sql select_sales_of_acts{R"(
    select member, id, at, day, branch, till, credit, paid_card, paid_cash, paid_other, program_version, judged_state
    from sales_sale where club_id = :club and id between ?1 and ?2 and member <> 0 order by id)"};
constexpr Sql select_lines_of_acts{R"(
    select 0, sale, line, good, class, quantity, net from sales_line where club_id = :club and sale between ?1 and ?2 order by sale, line)"};
constexpr Sql select_discounts_of_acts{R"(
    select 0, sale, line, rule, amount from sales_line_discount where club_id = :club and sale between ?1 and ?2 order by sale, line, rule)"};
constexpr Sql select_returns_of_acts{R"(
    select s.member, r.id, r.sale, r.at, r.day, r.branch, r.value, r.credit_back, r.cash_back, r.withheld, r.points, r.earned_credit,
           l.line, l.quantity
    from sales_return r join sales_sale s on s.club_id = r.club_id and s.id = r.sale
    left join sales_return_line l on l.club_id = r.club_id and l.sale = r.sale and l.nth = r.nth
    where r.club_id = :club and r.id between ?1 and ?2 and s.member <> 0 order by r.id, l.line)"};
// a gift card's own wallet is no member's
constexpr Sql select_ledger_of_acts{R"(
    select l.member, l.wallet, l.act, l.amount, l.lot, l.account, l.ref, l.at, l.day
    from ledger_line l
    where l.club_id = :club and l.act between ?1 and ?2 and l.wallet in (1, 2)
          and exists (select 1 from members_member m where m.club_id = l.club_id and m.id = l.member)
    order by l.act, l.member, l.wallet, l.version)"};

constexpr Sql select_groups{R"(
    select member_id, since_at, group_id, reason from members_membership
    where club_id = :club and member_id between ?1 and ?2 order by member_id, since_at, act)"};
constexpr Sql select_counters{R"(
    select member, state from program_counters where club_id = :club and member between ?1 and ?2 order by member)"};
constexpr Sql select_crowd{"select count(*), coalesce(max(id), 0) from members_member where club_id = :club"};
constexpr Sql select_of_friend{R"(
    select cast(coalesce(sum(amount), 0) as bigint) from ledger_line
    where club_id = :club and act = ?1 and member = ?2 and wallet = ?3 and account = 1 and ref = ?4)"};

std::optional<std::string> as_text(std::optional<store::BytesView> const& bytes) {
    if (!bytes) return {};
    return std::string(reinterpret_cast<char const*>(bytes->data()), bytes->size());
}

unsigned paid_by(store::Row const& row, std::size_t first) {
    auto bit = [&](std::size_t at, program::PaymentKind kind) {
        return row.get<std::int64_t>(at) > 0 ? static_cast<unsigned>(kind) : 0u;
    };
    return bit(first, program::PaymentKind::card) | bit(first + 1, program::PaymentKind::cash) | bit(first + 2, program::PaymentKind::other);
}

PastSale sale_from(store::Row const& row) {
    PastSale sale;
    sale.id = row.get<sales::SaleId>(1);
    sale.at = row.get<Instant>(2);
    sale.day = row.get<Day>(3);
    sale.basket.sale = sale.id.value;
    sale.basket.day = sale.day;
    sale.basket.branch = row.get<BranchId>(4);
    sale.basket.till = row.get<TillId>(5);
    sale.basket.credit = row.get<Rial>(6);
    sale.basket.payments = paid_by(row, 7);
    sale.version = row.get<std::int64_t>(10);
    sale.state = as_text(row.get<std::optional<store::BytesView>>(11));
    return sale;
}

void add_line(PastSale& sale, store::Row const& row) {
    auto& lines = sale.basket.lines;
    auto nth = row.get<std::size_t>(2);
    if (lines.size() < nth) lines.resize(nth);
    auto& line = lines[nth - 1];
    line.good = row.get<catalog::GoodId>(3);
    line.good_class = row.get<catalog::GoodClass>(4);
    line.quantity = row.get<std::int64_t>(5);
    line.net = row.get<Rial>(6);
}

void add_discount(PastSale& sale, store::Row const& row) {
    PastDiscount off{static_cast<std::size_t>(row.get<std::int64_t>(2) - 1), row.get<std::int64_t>(3), row.get<Rial>(4)};
    sale.basket.lines[off.line].taken_off += off.amount;
    sale.discounts.push_back(off);
}

PastReturn return_from(store::Row const& row) {
    return {row.get<std::int64_t>(1), row.get<sales::SaleId>(2), row.get<Instant>(3), row.get<Day>(4), row.get<BranchId>(5), {},
            row.get<Rial>(6), row.get<Rial>(7), row.get<Rial>(8), row.get<Rial>(9), row.get<std::optional<Points>>(10),
            row.get<std::optional<Rial>>(11)};
}

void add_piece(PastReturn& returned, store::Row const& row) {
    auto line = row.get<std::optional<std::int64_t>>(12);
    if (line) returned.pieces.emplace_back(static_cast<std::size_t>(*line - 1), row.get<std::int64_t>(13));
}

PastLine line_from(store::Row const& row) {
    return {row.get<std::int64_t>(2), row.get<ledger::Wallet>(1), row.get<std::int64_t>(3), row.get<std::int64_t>(4),
            row.get<ledger::Account>(5), row.get<std::int64_t>(6), row.get<Instant>(7), row.get<Day>(8)};
}

/// The members of a part, to whom the rows of each answer are handed in the same order.
class Reading {
  public:
    Reading(Snapshot& snapshot, PastPart const& part) : snapshot_(snapshot) {
        for (auto row : snapshot.read(select_members, part.after, part.last)) {
            Past past;
            past.member = row.get<MemberId>(0);
            past.group = row.get<members::GroupId>(1);
            past.birth_day = row.get<std::optional<Day>>(2);
            past.enrolled_day = row.get<Day>(3);
            past.enrolled_at = row.get<Instant>(4);
            past.referrer = row.get<MemberId>(5);
            past.is_referrer_active = row.get<std::int64_t>(6) == static_cast<std::int64_t>(members::MemberStatus::active);
            all_.push_back(std::move(past));
        }
    }

    std::vector<Past> read_tables() {
        if (all_.empty()) return {};
        read_sales();
        read_lines();
        read_returns();
        each(select_ledger, [](Past& past, store::Row const& row) { past.lines.push_back(line_from(row)); });
        for (auto& past : all_)
            std::stable_sort(past.lines.begin(), past.lines.end(), [](auto const& one, auto const& other) { return one.act < other.act; });
        return read_beside();
    }

    std::vector<Past> read_kept() {
        if (all_.empty()) return {};
        auto past = all_.begin();
        for (auto const& row : kept_rows(snapshot_, all_.front().member, all_.back().member)) {
            while (past != all_.end() && past->member < row.member) ++past;
            if (past == all_.end()) break;
            if (past->member == row.member) ensure(unpack(row.act, row.packed, *past), "a past that is kept cannot be read");
        }
        return read_beside();
    }

  private:
    template <class Take>
    void each(Sql const& sql, Take take) {
        auto past = all_.begin();
        for (auto row : snapshot_.read(sql, all_.front().member, all_.back().member)) {
            auto member = row.get<MemberId>(0);
            while (past->member < member) ++past;
            if (past->member == member) take(*past, row);
        }
    }

    /// What is read the same way for both.
    std::vector<Past> read_beside() {
        add_groups_of_goods();
        each(select_lots, [](Past& past, store::Row const& row) {
            past.lots.push_back({row.get<ledger::Wallet>(1), row.get<std::int64_t>(2), row.get<Day>(3), row.get<std::optional<Day>>(4),
                                 row.get<std::optional<std::int64_t>>(5)});
        });
        each(select_groups, [](Past& past, store::Row const& row) {
            past.groups.push_back({row.get<Instant>(1), row.get<members::GroupId>(2), row.get<members::GroupReason>(3) == members::GroupReason::by_rule});
        });
        each(select_counters, [](Past& past, store::Row const& row) { past.counters = program::decode_counters(*as_text(row.get<store::BytesView>(1))); });
        return std::move(all_);
    }

    void read_sales() {
        each(select_sales, [](Past& past, store::Row const& row) { past.sales.push_back(sale_from(row)); });
    }

    static PastSale& sold(Past& past, sales::SaleId id) {
        auto at = std::lower_bound(past.sales.begin(), past.sales.end(), id, [](auto const& sale, auto wanted) { return sale.id < wanted; });
        ensure(at != past.sales.end() && at->id == id, "a line names no sale of its member");
        return *at;
    }

    /// Those of today; a sale whose groups mattered has stored them.
    void add_groups_of_goods() {
        std::vector<std::pair<catalog::GoodId, catalog::GoodsGroupId>> groups;  // by good; without those of no group
        for (auto row : snapshot_.read(select_goods)) groups.emplace_back(row.get<catalog::GoodId>(0), row.get<catalog::GoodsGroupId>(1));
        if (groups.empty()) return;
        auto group_of = [&](catalog::GoodId good) {
            auto at = std::lower_bound(groups.begin(), groups.end(), good, [](auto const& one, auto wanted) { return one.first < wanted; });
            return at != groups.end() && at->first == good ? at->second : catalog::GoodsGroupId{};
        };
        for (auto& past : all_)
            for (auto& sale : past.sales)
                for (auto& line : sale.basket.lines) line.goods_group = group_of(line.good);
    }

    void read_lines() {
        each(select_lines, [](Past& past, store::Row const& row) { add_line(sold(past, row.get<sales::SaleId>(1)), row); });
        each(select_discounts, [](Past& past, store::Row const& row) { add_discount(sold(past, row.get<sales::SaleId>(1)), row); });
    }

    void read_returns() {
        each(select_returns, [](Past& past, store::Row const& row) {
            if (past.returns.empty() || past.returns.back().id != row.get<std::int64_t>(1)) past.returns.push_back(return_from(row));
            add_piece(past.returns.back(), row);
        });
    }

    Snapshot& snapshot_;
    std::vector<Past> all_;
};

}  // namespace

PastSale const* Past::sale(sales::SaleId id) const {
    auto at = std::lower_bound(sales.begin(), sales.end(), id, [](auto const& sale, auto wanted) { return sale.id < wanted; });
    return at != sales.end() && at->id == id ? &*at : nullptr;
}

PastLot const* Past::lot(ledger::Wallet wallet, std::int64_t number) const {
    auto wanted = std::pair(wallet, number);
    auto at = std::lower_bound(lots.begin(), lots.end(), wanted, [](auto const& lot, auto key) { return std::pair(lot.wallet, lot.lot) < key; });
    return at != lots.end() && std::pair(at->wallet, at->lot) == wanted ? &*at : nullptr;
}

std::span<PastLine const> Past::lines_of(std::int64_t act) const {
    auto first = std::lower_bound(lines.begin(), lines.end(), act, [](auto const& line, auto wanted) { return line.act < wanted; });
    auto last = first;
    while (last != lines.end() && last->act == act) ++last;
    return {first, last};
}

PastPart next_part(Snapshot& snapshot, MemberId after, MemberId last, std::int64_t most_members) {
    PastPart part{after, last, 0};
    std::int64_t sales = 0;
    for (auto row : snapshot.read(select_next, after, last, most_members)) {
        sales += row.get<std::int64_t>(1);
        if (part.members > 0 && sales > most_sales) break;
        part.last = row.get<MemberId>(0);
        ++part.members;
    }
    return part;
}

std::vector<Past> read_past(Snapshot& snapshot, PastPart const& part) { return Reading(snapshot, part).read_tables(); }
std::vector<Past> read_kept_past(Snapshot& snapshot, PastPart const& part) { return Reading(snapshot, part).read_kept(); }

ActsOfMembers acts_between(Snapshot& snapshot, std::int64_t from, std::int64_t to) {
    auto [sold, lines, discounts, returned, posted] =
        snapshot.together(store::ask(select_sales_of_acts, from, to), store::ask(select_lines_of_acts, from, to),
                          store::ask(select_discounts_of_acts, from, to), store::ask(select_returns_of_acts, from, to),
                          store::ask(select_ledger_of_acts, from, to));
    ActsOfMembers acts;
    std::map<std::int64_t, PastSale*> sales;
    for (auto row : sold) {
        auto& act = acts[{row.get<MemberId>(0), row.get<std::int64_t>(1)}];
        act.sale = sale_from(row);
        sales.emplace(act.sale->id.value, &*act.sale);
    }
    auto each = [&](store::Rows const& rows, auto add) {
        for (auto row : rows)
            if (auto sale = sales.find(row.get<std::int64_t>(1)); sale != sales.end()) add(*sale->second, row);
    };
    each(lines, add_line);
    each(discounts, add_discount);
    for (auto row : returned) {
        auto& act = acts[{row.get<MemberId>(0), row.get<std::int64_t>(1)}];
        if (!act.returned) act.returned = return_from(row);
        add_piece(*act.returned, row);
    }
    for (auto row : posted) acts[{row.get<MemberId>(0), row.get<std::int64_t>(2)}].lines.push_back(line_from(row));
    return acts;
}

void keep_stretch(Transaction& tx, std::int64_t number, std::span<KeptRow const> rows) {
    tx.write(insert_stretch, number);
    for (auto const& row : rows) tx.write(insert_kept_row, number, row.member, row.act, std::as_bytes(std::span(row.packed)));
}

std::int64_t last_stretch(Snapshot& snapshot) { return snapshot.read(select_last_stretch)[0].get<std::int64_t>(0); }
std::int64_t rows_of_no_stretch(Snapshot& snapshot) { return snapshot.read(count_of_no_stretch)[0].get<std::int64_t>(0); }

std::vector<KeptRow> kept_rows(Snapshot& snapshot, MemberId first, MemberId last) {
    std::vector<KeptRow> kept;
    for (auto row : snapshot.read(select_kept, first, last))
        kept.push_back({row.get<MemberId>(0), row.get<std::int64_t>(1), *as_text(row.get<store::BytesView>(2))});
    std::sort(kept.begin(), kept.end(), [](auto const& one, auto const& other) { return std::tie(one.member, one.act) < std::tie(other.member, other.act); });
    return kept;
}

std::vector<std::int64_t> acts_behind(Snapshot& snapshot, LogCursor cursor) {
    std::vector<std::int64_t> acts;
    for (auto row : snapshot.read(select_unseen, cursor.order, cursor.id)) acts.push_back(row.get<std::int64_t>(0));
    return acts;
}

Crowd crowd(Snapshot& snapshot) {
    auto rows = snapshot.read(select_crowd);
    return {rows[0].get<std::int64_t>(0), rows[0].get<MemberId>(1)};
}

std::int64_t given_by_friend(Snapshot& snapshot, std::int64_t act, MemberId referrer, ledger::Wallet wallet) {
    return snapshot.read(select_of_friend, act, referrer, wallet, program::referral_ref)[0].get<std::int64_t>(0);
}

}  // namespace vafa::reports
