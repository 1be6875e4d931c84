// Every SQL statement of the ledger's hot path: locking, posting, holds. What is asked more rarely: store_history.cpp.
#include "club/ledger/store.hpp"

namespace vafa::ledger {

namespace {

using store::Sql;

constexpr Sql lock_wallets{R"(
    select wallet, version, balance, debt, last_lot, first_open_lot, spent_day, spent_on_day, at, active_day, least_idle, idle_end, first_member
    from ledger_wallet where club_id = :club and member = ?1 order by wallet for update)"};
constexpr Sql select_wallets{R"(
    select wallet, version, balance, debt, last_lot, first_open_lot, spent_day, spent_on_day, at, active_day, least_idle, idle_end, first_member
    from ledger_wallet where club_id = :club and member = ?1)"};

// Asked after the wallets are locked. Lots before the first open one are empty: a short way past a long life.
constexpr Sql select_open_lots{R"(
    select l.wallet, l.lot, l.first_day, l.last_day, l.origin, l.origin_ref, l.received, l.remaining, l.spent, l.broken,
           l.paid_debt, l.idle_days
    from ledger_wallet w
    join ledger_lot l on l.club_id = w.club_id and l.member = w.member and l.wallet = w.wallet and l.lot >= w.first_open_lot
    where w.club_id = :club and w.member = ?1 and l.remaining > 0
    order by l.wallet, l.lot)"};

constexpr Sql select_live_holds{R"(
    select h.id, h.wallet, h.amount, h.placed_at, h.ends_at, h.day, h.branch_id, h.till_id, p.lot, p.amount
    from ledger_hold h
    left join ledger_hold_part p on p.club_id = h.club_id and p.hold = h.id
    where h.club_id = :club and h.member = ?1 and h.state = 0 and h.ends_at > :now
    order by h.id, p.n)"};

constexpr Sql upsert_wallet{R"(
    insert into ledger_wallet (club_id, member, wallet, version, balance, debt, last_lot, first_open_lot, spent_day,
                               spent_on_day, at, active_day, least_idle, idle_end)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    on conflict (club_id, member, wallet) do update set version = excluded.version, balance = excluded.balance,
        debt = excluded.debt, last_lot = excluded.last_lot, first_open_lot = excluded.first_open_lot,
        spent_day = excluded.spent_day, spent_on_day = excluded.spent_on_day, at = excluded.at,
        active_day = excluded.active_day, least_idle = excluded.least_idle, idle_end = excluded.idle_end)"};

constexpr Sql upsert_lot{R"(
    insert into ledger_lot (club_id, member, wallet, lot, first_day, last_day, origin, origin_ref, received, remaining,
                            spent, broken, paid_debt, idle_days)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    on conflict (club_id, member, wallet, lot) do update set last_day = excluded.last_day, received = excluded.received,
        remaining = excluded.remaining, spent = excluded.spent, broken = excluded.broken, paid_debt = excluded.paid_debt)"};

constexpr Sql insert_line_row{R"(
    insert into ledger_line (club_id, act, n, member, wallet, amount, lot, account, ref, branch_id, reason, version,
                             balance, reverses, at, day)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15))"};

constexpr Sql insert_hold_row{R"(
    insert into ledger_hold (club_id, id, member, wallet, amount, captured, state, placed_at, ends_at, day, branch_id,
                             till_id)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))"};
constexpr Sql insert_hold_part{R"(
    insert into ledger_hold_part (club_id, hold, n, lot, amount) values (:club, ?1, ?2, ?3, ?4))"};
constexpr Sql update_hold_row{R"(
    update ledger_hold set state = ?2, captured = ?3 where club_id = :club and id = ?1)"};
constexpr Sql select_hold{R"(
    select id, member, wallet, amount, captured, state, placed_at, ends_at, day, branch_id, till_id
    from ledger_hold where club_id = :club and id = ?1)"};

constexpr Sql upsert_conversion{R"(
    insert into ledger_conversion (club_id, member, act, points, rate_rial, rate_points, credit_lot, undone_points)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7)
    on conflict (club_id, member, act) do update set undone_points = excluded.undone_points)"};
constexpr Sql insert_adjustment_row{R"(
    insert into ledger_adjustment (club_id, act, member, words) values (:club, ?1, ?2, ?3))"};

}  // namespace

std::array<store::Question, 3> questions_of(MemberId member) {
    return {store::ask(lock_wallets, member), store::ask(select_open_lots, member), store::ask(select_live_holds, member)};
}

std::array<store::Question, 3> questions_to_view(MemberId member) {
    return {store::ask(select_wallets, member), store::ask(select_open_lots, member), store::ask(select_live_holds, member)};
}

std::vector<PlacedRow> wallets_from(store::Rows const& rows) {
    std::vector<PlacedRow> wallets;
    for (auto row : rows) {
        PlacedRow placed;
        auto& into = placed.row;
        std::tie(placed.wallet, into.version, into.balance, into.debt, into.last_lot, into.first_open_lot, into.spent_day,
                 into.spent_on_day, into.at, into.active_day, into.least_idle, into.idle_end, placed.first) =
            row.as<Wallet, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, Day, std::int64_t, Instant, Day,
                   std::int64_t, std::optional<Day>, MemberId>();
        wallets.push_back(placed);
    }
    return wallets;
}

std::vector<PlacedLot> lots_from(store::Rows const& rows) {
    std::vector<PlacedLot> lots;
    for (auto row : rows) {
        PlacedLot placed;
        auto& into = placed.lot;
        std::tie(placed.wallet, into.number, into.first, into.last, into.origin.kind, into.origin.ref, into.received,
                 into.remaining, into.spent, into.broken, into.paid_debt, into.idle_days) =
            row.as<Wallet, std::int64_t, Day, std::optional<Day>, OriginKind, std::int64_t, std::int64_t, std::int64_t,
                   std::int64_t, std::int64_t, std::int64_t, std::optional<std::int64_t>>();
        into.has_ended = into.idle_days && into.last;
        lots.push_back(placed);
    }
    return lots;
}

std::vector<HoldBook> holds_from(MemberId member, store::Rows const& rows) {
    std::vector<HoldBook> holds;
    for (auto row : rows) {
        auto id = row.get<HoldId>(0);
        if (holds.empty() || holds.back().id != id) {
            auto& hold = holds.emplace_back();
            hold.id = id;
            hold.member = member;
            hold.wallet = row.get<Wallet>(1);
            hold.amount = row.get<std::int64_t>(2);
            hold.placed_at = row.get<Instant>(3);
            hold.ends_at = row.get<Instant>(4);
            hold.day = row.get<Day>(5);
            hold.branch = row.get<BranchId>(6);
            hold.till = row.get<TillId>(7);
        }
        if (auto lot = row.get<std::optional<std::int64_t>>(8)) holds.back().parts.push_back({*lot, row.get<std::int64_t>(9)});
    }
    return holds;
}

std::optional<Hold> find_hold(Snapshot& snapshot, HoldId id) {
    auto rows = snapshot.read(select_hold, id);
    if (rows.empty()) return {};
    Hold hold;
    std::tie(hold.id, hold.member, hold.wallet, hold.amount, hold.captured, hold.state, hold.placed_at, hold.ends_at,
             hold.day, hold.branch, hold.till) =
        rows[0].as<HoldId, MemberId, Wallet, std::int64_t, std::int64_t, HoldState, Instant, Instant, Day, BranchId, TillId>();
    return hold;
}

void put_wallet(Transaction& tx, MemberId member, Wallet wallet, Purse::Row const& row) {
    tx.write(upsert_wallet, member, wallet, row.version, row.balance, row.debt, row.last_lot, row.first_open_lot,
             row.spent_day, row.spent_on_day, row.at, row.active_day, row.least_idle, row.idle_end);
}

void put_lot(Transaction& tx, MemberId member, Wallet wallet, Lot const& lot) {
    bool is_open_end = lot.idle_days && !lot.has_ended;
    tx.write(upsert_lot, member, wallet, lot.number, lot.first, is_open_end ? std::optional<Day>() : lot.last, lot.origin.kind,
             lot.origin.ref, lot.received, lot.remaining, lot.spent, lot.broken, lot.paid_debt, lot.idle_days);
}

void insert_line(Transaction& tx, Line const& line) {
    tx.write(insert_line_row, line.act, line.n, line.member, line.wallet, line.amount, line.lot, line.contra.account,
             line.contra.ref, line.contra.branch, line.reason, line.version, line.balance, line.reverses, line.at, line.day);
}

void insert_hold(Transaction& tx, HoldBook const& hold) {
    tx.write(insert_hold_row, hold.id, hold.member, hold.wallet, hold.amount, hold.captured, hold.state, hold.placed_at,
             hold.ends_at, hold.day, hold.branch, hold.till);
    std::int64_t n = 0;
    for (auto const& part : hold.parts) tx.write(insert_hold_part, hold.id, ++n, part.lot, part.amount);
}

void update_hold(Transaction& tx, HoldBook const& hold) { tx.write(update_hold_row, hold.id, hold.state, hold.captured); }

void put_conversion(Transaction& tx, ConversionRow const& row) {
    tx.write(upsert_conversion, row.member, row.act, row.points, row.rate.rial, row.rate.points, row.credit_lot,
             row.undone_points);
}

void put_words(Transaction& tx, MemberId member, std::string const& words) {
    tx.write(insert_adjustment_row, tx.act(), member, words);
}

}  // namespace vafa::ledger
