// The questions by which the past of some members is read: all on one snapshot, nothing is locked.
#include <algorithm>

#include "club/reports/replay/past.hpp"

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

    std::vector<Past> read() {
        if (all_.empty()) return {};
        read_sales();
        read_lines();
        read_returns();
        read_ledger();
        for (auto& past : all_)
            std::stable_sort(past.lines.begin(), past.lines.end(), [](auto const& one, auto const& other) { return one.act < other.act; });
        each(select_groups, [](Past& past, store::Row const& row) {
            past.groups.push_back({row.get<Instant>(1), row.get<members::GroupId>(2), row.get<members::GroupReason>(3) == members::GroupReason::by_rule});
        });
        each(select_counters, [](Past& past, store::Row const& row) { past.counters = program::decode_counters(*as_text(row.get<store::BytesView>(1))); });
        return std::move(all_);
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

    void read_sales() {
        each(select_sales, [](Past& past, store::Row const& row) {
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
            past.sales.push_back(std::move(sale));
        });
    }

    static PastSale& sold(Past& past, sales::SaleId id) {
        auto at = std::lower_bound(past.sales.begin(), past.sales.end(), id, [](auto const& sale, auto wanted) { return sale.id < wanted; });
        ensure(at != past.sales.end() && at->id == id, "a line names no sale of its member");
        return *at;
    }

    using GroupsOfGoods = std::vector<std::pair<catalog::GoodId, catalog::GoodsGroupId>>;  // by good; without those of no group
    GroupsOfGoods read_groups_of_goods() {
        GroupsOfGoods groups;
        for (auto row : snapshot_.read(select_goods)) groups.emplace_back(row.get<catalog::GoodId>(0), row.get<catalog::GoodsGroupId>(1));
        return groups;
    }
    static catalog::GoodsGroupId group_of(GroupsOfGoods const& groups, catalog::GoodId good) {
        auto at = std::lower_bound(groups.begin(), groups.end(), good, [](auto const& one, auto wanted) { return one.first < wanted; });
        return at != groups.end() && at->first == good ? at->second : catalog::GoodsGroupId{};
    }

    void read_lines() {
        auto groups = read_groups_of_goods();
        each(select_lines, [&](Past& past, store::Row const& row) {
            auto& lines = sold(past, row.get<sales::SaleId>(1)).basket.lines;
            auto nth = row.get<std::size_t>(2);
            if (lines.size() < nth) lines.resize(nth);
            auto& line = lines[nth - 1];
            line.good = row.get<catalog::GoodId>(3);
            line.goods_group = group_of(groups, line.good);
            line.good_class = row.get<catalog::GoodClass>(4);
            line.quantity = row.get<std::int64_t>(5);
            line.net = row.get<Rial>(6);
        });
        each(select_discounts, [](Past& past, store::Row const& row) {
            auto& sale = sold(past, row.get<sales::SaleId>(1));
            PastDiscount off{static_cast<std::size_t>(row.get<std::int64_t>(2) - 1), row.get<std::int64_t>(3), row.get<Rial>(4)};
            sale.basket.lines[off.line].taken_off += off.amount;
            sale.discounts.push_back(off);
        });
    }

    void read_returns() {
        each(select_returns, [](Past& past, store::Row const& row) {
            auto id = row.get<std::int64_t>(1);
            if (past.returns.empty() || past.returns.back().id != id)
                past.returns.push_back({id, row.get<sales::SaleId>(2), row.get<Instant>(3), row.get<Day>(4), row.get<BranchId>(5), {},
                                        row.get<Rial>(6), row.get<Rial>(7), row.get<Rial>(8), row.get<Rial>(9),
                                        row.get<std::optional<Points>>(10), row.get<std::optional<Rial>>(11)});
            auto line = row.get<std::optional<std::int64_t>>(12);
            if (line) past.returns.back().pieces.emplace_back(static_cast<std::size_t>(*line - 1), row.get<std::int64_t>(13));
        });
    }

    void read_ledger() {
        each(select_ledger, [](Past& past, store::Row const& row) {
            past.lines.push_back({row.get<std::int64_t>(2), row.get<ledger::Wallet>(1), row.get<std::int64_t>(3), row.get<std::int64_t>(4),
                                  row.get<ledger::Account>(5), row.get<std::int64_t>(6), row.get<Instant>(7), row.get<Day>(8)});
        });
        each(select_lots, [](Past& past, store::Row const& row) {
            past.lots.push_back({row.get<ledger::Wallet>(1), row.get<std::int64_t>(2), row.get<Day>(3), row.get<std::optional<Day>>(4),
                                 row.get<std::optional<std::int64_t>>(5)});
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

std::vector<Past> read_past(Snapshot& snapshot, PastPart const& part) { return Reading(snapshot, part).read(); }

Crowd crowd(Snapshot& snapshot) {
    auto rows = snapshot.read(select_crowd);
    return {rows[0].get<std::int64_t>(0), rows[0].get<MemberId>(1)};
}

std::int64_t given_by_friend(Snapshot& snapshot, std::int64_t act, MemberId referrer, ledger::Wallet wallet) {
    return snapshot.read(select_of_friend, act, referrer, wallet, program::referral_ref)[0].get<std::int64_t>(0);
}

}  // namespace vafa::reports
