// The ledger's rarer questions: histories for returns, statements, the sweep, verification.
#include "club/ledger/store.hpp"

namespace vafa::ledger {

namespace {

using store::Sql;

constexpr Sql select_lot{R"(
    select wallet, lot, first_day, last_day, origin, origin_ref, received, remaining, spent, broken, paid_debt, idle_days
    from ledger_lot where club_id = :club and member = ?1 and wallet = ?2 and lot = ?3)"};

constexpr Sql select_issued_under{R"(
    select count(*), cast(coalesce(sum(received), 0) as bigint), cast(coalesce(sum(remaining), 0) as bigint),
           cast(coalesce(sum(spent), 0) as bigint), cast(coalesce(sum(broken), 0) as bigint),
           cast(coalesce(sum(paid_debt), 0) as bigint)
    from ledger_lot where club_id = :club and origin in (2, 3) and origin = ?2 and origin_ref = ?3 and wallet = ?1)"};

// 2, 3, 5: spent, ended, paid a debt, and what is undone of those; 12: between two records of one person.
constexpr Sql select_arrived{R"(
    select cast(coalesce(sum(amount), 0) as bigint) from ledger_line
    where club_id = :club and member = ?1 and wallet = 1 and lot = ?2 and account not in (2, 3, 5, 12)
          and ((amount > 0 and reverses = 0) or (amount < 0 and reverses <> 0))
          and version > (select coalesce(max(version), 0) from ledger_line
                         where club_id = :club and member = ?1 and wallet = 1 and lot = ?2 and act = ?3))"};

// A reversal comes after what it reverses, so that only the later part of the wallet's history is looked at.
constexpr Sql select_lines_about{R"(
    select act, n, member, wallet, amount, lot, account, ref, branch_id, reason, version, balance, reverses, at, day
    from ledger_line
    where club_id = :club and member = ?1 and wallet = ?2 and version <= ?4 and (act = ?3 or reverses = ?3)
          and version >= (select min(f.version) from ledger_line f
                          where f.club_id = :club and f.act = ?3 and f.member = ?1 and f.wallet = ?2)
    order by version)"};
constexpr Sql select_lines_after{R"(
    select act, n, member, wallet, amount, lot, account, ref, branch_id, reason, version, balance, reverses, at, day
    from ledger_line
    where club_id = :club and act in (select distinct f.act from ledger_line f where f.club_id = :club and f.act > ?1
                                      order by f.act limit ?2)
    order by act, n)"};
constexpr Sql select_last_act{"select coalesce(max(act), 0) from ledger_line where club_id = :club"};
constexpr Sql select_latest_lines{R"(
    select act, n, member, wallet, amount, lot, account, ref, branch_id, reason, version, balance, reverses, at, day
    from ledger_line
    where club_id = :club and member = ?1 and wallet = ?2 and version < ?3
    order by version desc limit ?4)"};

constexpr Sql select_given_by_rule{R"(
    select lot, cast(sum(amount) as bigint), coalesce(max(case when amount > 0 then version end), 0)
    from ledger_line
    where club_id = :club and member = ?1 and wallet = ?2 and version <= ?4 and account = 1 and ref = ?3 and lot <> 0
    group by lot)"};
// A version, and no order by act: else SQLite walks through the lines of all members instead of the wallet's own.
constexpr Sql select_acts_earning{R"(
    select act + 0, max(version) from ledger_line
    where club_id = :club and member = ?1 and wallet = ?2 and version > 0 and account = 1 and ref = ?3 and reverses = 0
    group by act + 0 order by max(version) desc)"};
constexpr Sql select_debt_paid{R"(
    select lot, cast(-sum(amount) as bigint), coalesce(max(case when amount < 0 then version end), 0)
    from ledger_line
    where club_id = :club and member = ?1 and wallet = ?2 and version <= ?3 and account = 5 and lot <> 0
    group by lot)"};
constexpr Sql select_conversions_of_lot{R"(
    select ref, cast(-sum(amount) as bigint), coalesce(max(case when amount < 0 then version end), 0)
    from ledger_line
    where club_id = :club and member = ?1 and wallet = 1 and version <= ?3 and account = 6 and lot = ?2
    group by ref)"};
constexpr Sql select_conversion{R"(
    select points, rate_rial, rate_points, credit_lot, undone_points
    from ledger_conversion where club_id = :club and member = ?1 and act = ?2)"};

// 12: between two records of one person. A merged record's lines name the first's lot (-1: its debt), so that pairs add up; the
// first's own lines name nothing.
constexpr Sql select_carried{R"(
    select lot, ref, cast(-sum(amount) as bigint) from ledger_line
    where club_id = :club and member = ?1 and wallet = ?2 and version > 0 and account = 12 and ref <> 0
    group by lot, ref having sum(amount) <> 0 order by lot, ref)"};
constexpr Sql update_first{"update ledger_wallet set first_member = ?2 where club_id = :club and member = ?1"};

constexpr Sql select_words{"select words from ledger_adjustment where club_id = :club and act = ?1 and member = ?2"};

// `+ 0` keeps SQLite from walking through all lots or wallets in the order of their members: few have something to settle.
constexpr Sql select_to_sweep{R"(
    select distinct l.member + 0 from ledger_lot l
    where l.club_id = :club and l.last_day >= ?1 and l.last_day < ?2 and l.member + 0 > ?3 and l.remaining > 0 and l.idle_days is null
          and not exists (select 1 from ledger_hold h where h.club_id = l.club_id and h.member = l.member and h.state = 0
                                                            and h.ends_at > :now)
    order by 1 limit ?4)"};
// What ends by inactivity: each wallet knows the first end of what is left, with what a hold had kept of a lot that has ended.
constexpr Sql select_idle_to_sweep{R"(
    select distinct w.member + 0 from ledger_wallet w
    where w.club_id = :club and w.idle_end is not null and w.idle_end < ?1 and w.member + 0 > ?2
          and not exists (select 1 from ledger_hold h where h.club_id = w.club_id and h.member = w.member and h.state = 0
                                                            and h.ends_at > :now)
    order by 1 limit ?3)"};
// Members with live holds come later. A pending lot that has become valid pays a debt also where nobody looks.
constexpr Sql select_in_debt{R"(
    select distinct w.member + 0 from ledger_wallet w
    join ledger_lot l on l.club_id = w.club_id and l.member = w.member and l.wallet = w.wallet and l.lot >= w.first_open_lot
    where w.club_id = :club and w.debt > 0 and w.member + 0 > ?2 and l.remaining > 0 and l.first_day <= ?1
          and (l.last_day is null or l.last_day >= ?1) and (l.idle_days is null or w.idle_end >= ?1)
          and not exists (select 1 from ledger_hold h where h.club_id = w.club_id and h.member = w.member and h.state = 0
                                                            and h.ends_at > :now)
    order by 1 limit ?3)"};
constexpr Sql select_swept{"select swept_before from ledger_sweep where club_id = :club"};
constexpr Sql upsert_swept{R"(
    insert into ledger_sweep (club_id, swept_before) values (:club, ?1)
    on conflict (club_id) do update set swept_before = excluded.swept_before)"};

constexpr Sql select_uncleared{R"(
    select account, wallet, branch_id, cast(sum(amount) as bigint), min(at)
    from ledger_line where club_id = :club and account in (5, 10, 12, 13)
    group by account, wallet, branch_id having sum(amount) <> 0
    order by account, wallet, branch_id)"};

Line line_from(store::Row const& row) {
    Line line;
    std::tie(line.act, line.n, line.member, line.wallet, line.amount, line.lot, line.contra.account, line.contra.ref,
             line.contra.branch, line.reason, line.version, line.balance, line.reverses, line.at, line.day) =
        row.as<std::int64_t, std::int64_t, MemberId, Wallet, std::int64_t, std::int64_t, Account, std::int64_t, BranchId,
               Reason, std::int64_t, std::int64_t, std::int64_t, Instant, Day>();
    return line;
}

std::vector<Line> lines_from(store::Rows const& rows) {
    std::vector<Line> lines;
    for (auto row : rows) lines.push_back(line_from(row));
    return lines;
}

std::vector<Share> shares_from(store::Rows const& rows) {
    std::vector<Share> shares;
    for (auto row : rows) shares.push_back({row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)});
    return shares;
}

std::vector<MemberId> members_from(store::Rows const& rows) {
    std::vector<MemberId> members;
    for (auto row : rows) members.push_back(row.get<MemberId>(0));
    return members;
}

}  // namespace

std::optional<Lot> lot_of(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t lot) {
    auto lots = lots_from(snapshot.read(select_lot, member, wallet, lot));
    if (lots.empty()) return {};
    return lots[0].lot;
}

std::int64_t arrived_since(Snapshot& snapshot, MemberId member, std::int64_t lot, std::int64_t act) {
    return snapshot.read(select_arrived, member, lot, act)[0].get<std::int64_t>(0);
}

std::vector<Line> lines_about(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t act, std::int64_t up_to_version) {
    return lines_from(snapshot.read(select_lines_about, member, wallet, act, up_to_version));
}

std::vector<Line> lines_after_act(Snapshot& snapshot, std::int64_t after_act, std::int64_t most_acts) {
    return lines_from(snapshot.read(select_lines_after, after_act, most_acts));
}

std::vector<Line> latest_lines(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t before_version, std::int64_t most) {
    return lines_from(snapshot.read(select_latest_lines, member, wallet, before_version, most));
}

std::vector<Share> given_by_rule(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t rule, std::int64_t up_to_version) {
    return shares_from(snapshot.read(select_given_by_rule, member, wallet, rule, up_to_version));
}

std::vector<std::int64_t> acts_earning(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t rule) {
    std::vector<std::int64_t> acts;
    for (auto row : snapshot.read(select_acts_earning, member, wallet, rule)) acts.push_back(row.get<std::int64_t>(0));
    return acts;
}

std::vector<Share> debt_paid_by_lots(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t up_to_version) {
    return shares_from(snapshot.read(select_debt_paid, member, wallet, up_to_version));
}

std::vector<Share> conversions_of_lot(Snapshot& snapshot, MemberId member, std::int64_t lot, std::int64_t up_to_version) {
    return shares_from(snapshot.read(select_conversions_of_lot, member, lot, up_to_version));
}

std::vector<CarriedLot> carried_lots(Snapshot& snapshot, MemberId merged, Wallet wallet) {
    std::vector<CarriedLot> lots;
    for (auto row : snapshot.read(select_carried, merged, wallet))
        lots.push_back({row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)});
    return lots;
}

void put_first(Transaction& tx, MemberId merged, MemberId first) { tx.write(update_first, merged, first); }

std::optional<ConversionRow> conversion_of(Snapshot& snapshot, MemberId member, std::int64_t act) {
    auto rows = snapshot.read(select_conversion, member, act);
    if (rows.empty()) return {};
    auto row = rows[0];
    return ConversionRow{member, act, row.get<std::int64_t>(0), {row.get<std::int64_t>(1), row.get<std::int64_t>(2)},
                         row.get<std::int64_t>(3), row.get<std::int64_t>(4)};
}

std::string words_of_adjustment(Snapshot& snapshot, std::int64_t act, MemberId member) {
    auto rows = snapshot.read(select_words, act, member);
    return rows.empty() ? "" : rows[0].get<std::string>(0);
}

std::vector<MemberId> members_to_sweep(Snapshot& snapshot, Day from, Day before, MemberId after, std::int64_t most) {
    return members_from(snapshot.read(select_to_sweep, from, before, after, most));
}

std::vector<MemberId> idle_members_to_sweep(Snapshot& snapshot, Day before, MemberId after, std::int64_t most) {
    return members_from(snapshot.read(select_idle_to_sweep, before, after, most));
}

std::vector<MemberId> members_in_debt(Snapshot& snapshot, Day today, MemberId after, std::int64_t most) {
    return members_from(snapshot.read(select_in_debt, today, after, most));
}

std::int64_t last_posted_act(Snapshot& snapshot) { return snapshot.read(select_last_act)[0].get<std::int64_t>(0); }

Day swept_before(Snapshot& snapshot) {
    auto rows = snapshot.read(select_swept);
    return rows.empty() ? Day{0} : rows[0].get<Day>(0);
}

void put_swept_before(Transaction& tx, Day day) { tx.write(upsert_swept, day); }

IssuedUnder issued_under(Snapshot& snapshot, Wallet wallet, Origin const& origin) {
    IssuedUnder issued;
    auto rows = snapshot.read(select_issued_under, wallet, origin.kind, origin.ref);
    std::tie(issued.lots, issued.received, issued.remaining, issued.spent, issued.broken, issued.paid_debt) =
        rows[0].as<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>();
    return issued;
}

std::vector<Uncleared> uncleared(Snapshot& snapshot) {
    std::vector<Uncleared> all;
    for (auto row : snapshot.read(select_uncleared))
        all.push_back({row.get<Account>(0), row.get<Wallet>(1), row.get<BranchId>(2), row.get<std::int64_t>(3), row.get<Instant>(4)});
    return all;
}

}  // namespace vafa::ledger
