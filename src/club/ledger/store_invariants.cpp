// What must always be true of the ledger: each question's every answer row is a breach.
#include <fmt/format.h>

#include "club/ledger/invariants.hpp"

namespace vafa::ledger {

namespace {

using store::Sql;

// Every question answers: member, wallet, where (a lot, version or act), what stands there, what should.
// Each line says what it makes of the balance before it. So the last one's balance is the sum of all, and its version their number:
// nothing else need be added up.
constexpr Sql lines_follow{R"(
    select h.member, h.wallet, h.version, case when h.at < h.before_at then h.at else h.balance end,
           case when h.at < h.before_at then h.before_at else h.before_balance + h.amount end
    from (select member, wallet, version, balance, amount, at,
                 coalesce(lag(version) over (partition by member, wallet order by version), 0) as before_version,
                 coalesce(lag(balance) over (partition by member, wallet order by version), 0) as before_balance,
                 lag(at) over (partition by member, wallet order by version) as before_at
          from ledger_line where club_id = :club) h
    where h.version <> h.before_version + 1 or h.balance <> h.before_balance + h.amount or h.at < h.before_at)"};

constexpr Sql balance_and_last_line{R"(
    select w.member, w.wallet, w.version, w.balance, coalesce(l.balance, 0)
    from ledger_wallet w
    left join ledger_line l on l.club_id = w.club_id and l.member = w.member and l.wallet = w.wallet and l.version = w.version
    where w.club_id = :club and (l.act is null or w.balance <> l.balance))"};

constexpr Sql moment_and_last_line{R"(
    select w.member, w.wallet, w.version, w.at, l.at
    from ledger_wallet w
    join ledger_line l on l.club_id = w.club_id and l.member = w.member and l.wallet = w.wallet and l.version = w.version
    where w.club_id = :club and w.at <> l.at)"};

constexpr Sql last_line_and_wallet{R"(
    select l.member, l.wallet, l.version, coalesce(w.version, 0), l.version
    from (select member, wallet, max(version) as version from ledger_line where club_id = :club group by member, wallet) l
    left join ledger_wallet w on w.club_id = :club and w.member = l.member and w.wallet = l.wallet
    where coalesce(w.version, 0) <> l.version)"};

constexpr Sql balance_and_lots{R"(
    select w.member, w.wallet, w.version, w.balance, cast(coalesce(sum(l.remaining), 0) - w.debt as bigint)
    from ledger_wallet w
    left join ledger_lot l on l.club_id = w.club_id and l.member = w.member and l.wallet = w.wallet
    where w.club_id = :club
    group by w.member, w.wallet, w.version, w.balance, w.debt
    having w.balance <> coalesce(sum(l.remaining), 0) - w.debt)"};

// Lines are summed up before they are joined: for one club's lines there is no index by lot, nor should there be. Lot 0 is the debt.
constexpr Sql lots_and_lines{R"(
    with l as materialized (
        select member, wallet, lot, cast(sum(amount) as bigint) as amount,
               cast(sum(case when account = 2 then -amount else 0 end) as bigint) as spent,
               cast(sum(case when account = 3 then -amount else 0 end) as bigint) as broken,
               cast(sum(case when account = 5 then -amount else 0 end) as bigint) as paid_debt
        from ledger_line where club_id = :club group by member, wallet, lot)
    select o.member, o.wallet, o.lot, o.remaining, coalesce(l.amount, 0)
    from ledger_lot o
    left join l on l.member = o.member and l.wallet = o.wallet and l.lot = o.lot
    where o.club_id = :club
        and (o.remaining <> coalesce(l.amount, 0) or o.received <> o.remaining + o.spent + o.broken + o.paid_debt or o.spent <> coalesce(l.spent, 0)
             or o.broken <> coalesce(l.broken, 0) or o.paid_debt <> coalesce(l.paid_debt, 0))
    union all
    select w.member, w.wallet, 0, w.debt, -coalesce(l.amount, 0)
    from ledger_wallet w
    left join l on l.member = w.member and l.wallet = w.wallet and l.lot = 0
    where w.club_id = :club and w.debt <> -coalesce(l.amount, 0))"};

constexpr Sql open_lots_are_read{R"(
    select l.member, l.wallet, l.lot, l.remaining, w.first_open_lot
    from ledger_lot l
    join ledger_wallet w on w.club_id = l.club_id and w.member = l.member and w.wallet = l.wallet
    where l.club_id = :club and ((l.remaining > 0 and l.lot < w.first_open_lot) or l.lot > w.last_lot))"};

// Where nothing ends by inactivity, a wallet says nothing of purchases.
constexpr Sql idle_ends{R"(
    select w.member, w.wallet, w.active_day, coalesce(w.idle_end, 0), coalesce(o.ends, 0)
    from ledger_wallet w
    left join (select l.member, l.wallet, min(l.idle_days) as least,
                      min(case when l.remaining > 0 then coalesce(l.last_day, (case when l.first_day > v.active_day then l.first_day
                                                                                    else v.active_day end) + l.idle_days - 1) end) as ends
               from ledger_lot l
               join ledger_wallet v on v.club_id = l.club_id and v.member = l.member and v.wallet = l.wallet
               where l.club_id = :club and l.idle_days is not null group by l.member, l.wallet) o
              on o.member = w.member and o.wallet = w.wallet
    where w.club_id = :club
        and (coalesce(w.idle_end, 0) <> coalesce(o.ends, 0) or w.least_idle <> coalesce(o.least, 0) or (w.least_idle = 0 and w.active_day <> 0)))"};

constexpr Sql idle_wallets_agree{R"(
    select p.member, p.wallet, c.active_day, p.active_day, c.active_day
    from ledger_wallet p
    join ledger_wallet c on c.club_id = p.club_id and c.member = p.member and c.wallet = 2
    where p.club_id = :club and p.wallet = 1 and p.least_idle > 0 and c.least_idle > 0 and p.active_day <> c.active_day)"};

// A hold that has ended by the club's own clock promises nothing: whatever used its lots since, another hold too, is later.
constexpr Sql holds_are_covered{R"(
    select h.member, h.wallet, p.lot, cast(sum(p.amount) as bigint), coalesce(l.remaining, 0)
    from ledger_hold h
    join ledger_hold_part p on p.club_id = h.club_id and p.hold = h.id
    left join ledger_lot l on l.club_id = h.club_id and l.member = h.member and l.wallet = h.wallet and l.lot = p.lot
    where h.club_id = :club and h.state = 0
          and h.ends_at > (select coalesce(max(at), 0) from ledger_line where club_id = :club)
          and h.ends_at > (select coalesce(max(placed_at), 0) from ledger_hold where club_id = :club)
    group by h.member, h.wallet, p.lot, l.remaining
    having sum(p.amount) > coalesce(l.remaining, 0))"};

constexpr Sql holds_and_parts{R"(
    select h.member, h.wallet, h.id, h.amount, cast(coalesce(sum(p.amount), 0) as bigint)
    from ledger_hold h
    left join ledger_hold_part p on p.club_id = h.club_id and p.hold = h.id
    where h.club_id = :club
    group by h.member, h.wallet, h.id, h.amount
    having h.amount <> coalesce(sum(p.amount), 0))"};

constexpr Sql accounts_clear{R"(
    select max(member), wallet, act, cast(sum(amount) as bigint), cast(0 as bigint)
    from ledger_line where club_id = :club and account in (5, 10, 12, 13)
    group by act, wallet, account having sum(amount) <> 0)"};

// What a merged record has goes to the first in the act that gave it; who is merged leans on a record that leans on nobody.
constexpr Sql merged_have_nothing{R"(
    select w.member, w.wallet, w.version, w.balance, cast(0 as bigint) from ledger_wallet w
    where w.club_id = :club and w.first_member <> 0
          and (w.balance <> 0 or w.debt <> 0
               or exists (select 1 from ledger_wallet f where f.club_id = w.club_id and f.member = w.first_member
                                                              and f.first_member <> 0)))"};
// Parted, nothing stands between two records any more.
constexpr Sql parted_owe_nothing{R"(
    select l.member, l.wallet, l.lot, cast(sum(l.amount) as bigint), cast(0 as bigint)
    from ledger_line l
    join ledger_wallet w on w.club_id = l.club_id and w.member = l.member and w.wallet = l.wallet
    where l.club_id = :club and l.account = 12 and l.ref <> 0 and w.first_member = 0
          and not exists (select 1 from ledger_wallet f where f.club_id = l.club_id and f.member = l.member and f.first_member <> 0)
    group by l.member, l.wallet, l.lot, l.ref having sum(l.amount) <> 0)"};

constexpr Sql conversions_and_lines{R"(
    select c.member, cast(1 as bigint), c.act, c.points - c.undone_points, coalesce(l.points, 0)
    from ledger_conversion c
    left join (select member, ref, cast(sum(case when wallet = 1 then -amount else 0 end) as bigint) as points,
                      cast(sum(case when wallet = 2 then amount else 0 end) as bigint) as credit
               from ledger_line where club_id = :club and account = 6 group by member, ref) l
              on l.member = c.member and l.ref = c.act
    where c.club_id = :club
        and (c.points - c.undone_points <> coalesce(l.points, 0)
             or (c.points - c.undone_points) * c.rate_rial / c.rate_points <> coalesce(l.credit, 0)))"};

Invariant invariant(std::string_view name, Sql const& question) {
    return {name, [&question](Snapshot& snapshot) {
                std::vector<std::string> breaches;
                for (auto row : snapshot.read(question))
                    breaches.push_back(fmt::format("{} {} at {}: {} stands there, {} should", row.get<MemberId>(0).text(),
                                                   name_of(row.get<Wallet>(1)), row.get<std::int64_t>(2),
                                                   row.get<std::int64_t>(3), row.get<std::int64_t>(4)));
                return breaches;
            }};
}

}  // namespace

std::vector<Invariant> invariants() {
    return {invariant("ledger.lines_follow_each_other", lines_follow),
            invariant("ledger.balances_are_sums_of_lines", balance_and_last_line),
            invariant("ledger.wallets_know_their_last_moment", moment_and_last_line),
            invariant("ledger.lines_have_wallets", last_line_and_wallet),
            invariant("ledger.balances_are_sums_of_lots", balance_and_lots),
            invariant("ledger.lots_are_sums_of_lines", lots_and_lines),
            invariant("ledger.open_lots_are_read", open_lots_are_read),
            invariant("ledger.idle_ends_are_those_of_lots", idle_ends),
            invariant("ledger.idle_wallets_agree", idle_wallets_agree),
            invariant("ledger.holds_are_covered", holds_are_covered),
            invariant("ledger.holds_are_sums_of_parts", holds_and_parts),
            {"ledger.lines_are_vouched_for", lines_not_vouched_for},
            invariant("ledger.accounts_clear_in_each_act", accounts_clear),
            invariant("ledger.merged_records_have_nothing", merged_have_nothing),
            invariant("ledger.parted_records_are_even", parted_owe_nothing),
            invariant("ledger.conversions_are_sums_of_lines", conversions_and_lines)};
}

}  // namespace vafa::ledger
