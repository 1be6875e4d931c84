// Questions to the ledger by stretches of acts, and the counters.
#include "club/reports/liability/store.hpp"

namespace vafa::reports {

namespace {

using store::Sql;

// A gift card's value stands in a wallet under the card's own id; an award to whoever passed it on names the card.
constexpr Sql select_lines{R"(
    select l.act, l.member, l.wallet, l.version, l.lot, l.amount, l.account, coalesce(g.batch, l.ref) as ref, l.reason, l.reverses, l.at, l.day,
           o.origin, coalesce(-o.idle_days, o.last_day), c.is_sold
    from ledger_line l
    left join ledger_lot o on o.club_id = l.club_id and o.member = l.member and o.wallet = l.wallet and o.lot = l.lot
    left join gifts_card c on c.club_id = l.club_id and c.id = l.member
    left join gifts_card g on g.club_id = l.club_id and g.id = l.ref and l.account = 1
    where l.club_id = :club and l.act between ?1 and ?2 and l.wallet in (1, 2) order by l.act, l.n)"};
constexpr Sql select_memberships{R"(
    select m.member_id, m.act, m.group_id, m.reason, p.commit_order
    from members_membership m join operation_log p on p.club_id = m.club_id and p.id = m.act
    where m.club_id = :club and m.member_id in (
        select l.member from ledger_line l where l.club_id = :club and l.act between ?1 and ?2
        union select n.member_id from members_membership n where n.club_id = :club and n.act between ?1 and ?2)
    order by m.member_id, p.commit_order, m.act)"};
// 12: between two records of one person; 13: passed on. The lines of the record that goes on, or of the receiver, name nothing.
// `version > 0`, `between` and the plus signs say nothing new: by them SQLite goes by the wallet's own index, not through all lines.
constexpr Sql select_lots{R"(
    select l.member, l.wallet, l.lot, l.version, l.amount, l.day, l.reverses, case when l.account not in (12, 13) then 0 when l.ref = 0 then 1 else 2 end
    from (select distinct member, wallet, lot from ledger_line
          where club_id = :club and act between ?1 and ?2 and wallet in (1, 2) and lot > 0 and (amount < 0 or reverses <> 0 or account in (12, 13))) t
    join ledger_line l on l.club_id = :club and l.member = t.member and l.wallet = t.wallet and l.lot = t.lot and l.version > 0
    order by l.member, l.wallet, l.lot, l.version)"};
constexpr Sql select_movers{R"(
    select m.member_id, m.act, l.wallet, l.lot, l.version, l.amount, l.day, l.reverses,
           case when l.account not in (12, 13) then 0 when l.ref = 0 then 1 else 2 end, o.origin, coalesce(-o.idle_days, o.last_day)
    from members_membership m
    join operation_log mp on mp.club_id = m.club_id and mp.id = m.act
    join ledger_line l on l.club_id = m.club_id and l.member = m.member_id and l.wallet between 1 and 2
    join operation_log lp on lp.club_id = l.club_id and lp.id = l.act
    left join ledger_lot o on o.club_id = l.club_id and o.member = l.member and o.wallet = l.wallet and o.lot = l.lot
    where m.club_id = :club and m.act between ?1 and ?2
      and (+lp.commit_order < mp.commit_order or (+lp.commit_order = mp.commit_order and +lp.id <= mp.id))
    order by m.member_id, m.act, l.wallet, l.lot, l.version)"};
constexpr Sql select_known{R"(
    select k.member, k.version, k.wallet, k.made, k.amount from reports_moved_part k
    where k.club_id = :club and k.member in (
        select l.member from ledger_line l where l.club_id = :club and l.act between ?1 and ?2
        union select n.member_id from members_membership n where n.club_id = :club and n.act between ?1 and ?2)
    order by k.member, k.wallet, k.version, k.made)"};
constexpr Sql select_merges{R"(
    select distinct g.second, g.first from members_merge g
    where g.club_id = :club and g.second in (select l.member from ledger_line l where l.club_id = :club and l.act between ?1 and ?2))"};

constexpr Sql add_owed{R"(
    insert into reports_owed (club_id, purse, group_id, origin, made, last_day, received, used, expired, remaining)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    on conflict (club_id, purse, group_id, origin, made, last_day) do update set
        received = reports_owed.received + excluded.received, used = reports_owed.used + excluded.used,
        expired = reports_owed.expired + excluded.expired, remaining = reports_owed.remaining + excluded.remaining)"};
constexpr Sql add_flow{R"(
    insert into reports_flow (club_id, month, purse, group_id, account, reason, ref, received, taken)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    on conflict (club_id, month, purse, group_id, account, reason, ref) do update set
        received = reports_flow.received + excluded.received, taken = reports_flow.taken + excluded.taken)"};
constexpr Sql put_part{R"(
    insert into reports_moved_part (club_id, member, wallet, version, made, amount) values (:club, ?1, ?2, ?3, ?4, ?5))"};
constexpr Sql delete_owed{"delete from reports_owed where club_id = :club"};
constexpr Sql delete_flows{"delete from reports_flow where club_id = :club"};
constexpr Sql delete_parts{"delete from reports_moved_part where club_id = :club"};

constexpr Sql select_owed{R"(
    select purse, group_id, origin, made, last_day, received, used, expired, remaining
    from reports_owed where club_id = :club and remaining <> 0 order by purse, group_id, origin, made, last_day)"};
constexpr Sql select_ending{R"(
    select purse, made, last_day, cast(sum(received) as bigint), cast(sum(used) as bigint), cast(sum(expired) as bigint),
           cast(sum(remaining) as bigint)
    from reports_owed where club_id = :club and made <> 0 and last_day >= ?1 group by purse, made, last_day order by purse, made, last_day)"};
constexpr Sql select_flows{R"(
    select month, purse, group_id, account, reason, ref, received, taken
    from reports_flow where club_id = :club and month = ?1 order by purse, group_id, account, reason, ref)"};
constexpr Sql select_months{R"(
    select month, purse, account, reason, cast(sum(received) as bigint), cast(sum(taken) as bigint)
    from reports_flow where club_id = :club and account <> 100 group by month, purse, account, reason order by month, purse, account, reason)"};
constexpr Sql select_balances{R"(
    select purse, group_id, cast(sum(received - taken) as bigint)
    from reports_flow where club_id = :club and month < ?1 group by purse, group_id order by purse, group_id)"};
constexpr Sql select_held{R"(
    select coalesce(cast(sum(case when wallet = 1 then amount - captured else 0 end) as bigint), 0),
           coalesce(cast(sum(case when wallet = 2 then amount - captured else 0 end) as bigint), 0)
    from ledger_hold where club_id = :club and state = 0 and ends_at > :now)"};
// The one question of the desk that is asked lot by lot: purchases move the ends. Where there is any, all wallets are gone through in the
// order in which they lie, which is the quicker the more there are; by the index of ends their lots would be looked up here and there.
constexpr Sql select_any_idle{"select member from ledger_wallet where club_id = :club and idle_end > 0 limit 1"};
constexpr Sql select_idle{R"(
    select w.wallet, coalesce(l.last_day, (case when l.first_day > w.active_day then l.first_day else w.active_day end) + l.idle_days - 1) as ends,
           cast(sum(l.remaining) as bigint)
    from ledger_wallet w
    cross join ledger_lot l
    where w.club_id = :club and +w.idle_end > 0 and l.club_id = :club and l.member = w.member and l.wallet = w.wallet
          and l.lot >= w.first_open_lot and l.idle_days is not null and l.remaining > 0
    group by 1, 2 order by 1, 2)"};
constexpr Sql select_groups{"select id, name from members_group where club_id = :club order by id"};
constexpr Sql select_version{R"(
    select coalesce(max(version), 0) from program_edition where club_id = :club and from_day <= ?1)"};
constexpr Sql select_gift{R"(
    select name, cast(0 as bigint) as kind from gifts_gift where club_id = :club and id = ?1
    union all select name, cast(1 as bigint) as kind from gifts_batch where club_id = :club and id = ?1
    union all select name, cast(2 as bigint) as kind from gifts_reason where club_id = :club and id = ?1)"};
constexpr Sql select_codes{"select account, code from reports_account_code where club_id = :club order by account"};
constexpr Sql put_code{R"(
    insert into reports_account_code (club_id, account, code) values (:club, ?1, ?2)
    on conflict (club_id, account) do update set code = excluded.code)"};

std::int64_t or_zero(store::Row const& row, std::size_t at) { return row.get<std::optional<std::int64_t>>(at).value_or(0); }

LineRow line_from(store::Row const& row) {
    LineRow line;
    line.act = row.get<std::int64_t>(0);
    line.holder = row.get<MemberId>(1);
    auto is_sold = row.get<std::optional<std::int64_t>>(14);
    line.purse = is_sold ? Purse::gift_cards : static_cast<Purse>(row.get<std::int64_t>(2));
    line.version = row.get<std::int64_t>(3);
    line.lot = row.get<std::int64_t>(4);
    line.amount = row.get<std::int64_t>(5);
    line.account = row.get<ledger::Account>(6);
    line.ref = row.get<std::int64_t>(7);
    line.reason = row.get<ledger::Reason>(8);
    line.reverses = row.get<std::int64_t>(9);
    line.at = row.get<Instant>(10);
    line.day = row.get<Day>(11);
    line.origin = static_cast<ledger::OriginKind>(or_zero(row, 12));
    line.last_day = or_zero(row, 13);
    line.is_sold_card = is_sold == 1;
    return line;
}

/// From a column on: wallet, lot, version, amount, day, reverses, between.
LotLineRow lot_line_from(store::Row const& row, MemberId holder, std::size_t at) {
    return {holder, row.get<ledger::Wallet>(at), row.get<std::int64_t>(at + 1), row.get<std::int64_t>(at + 2), row.get<std::int64_t>(at + 3),
            row.get<Day>(at + 4), row.get<std::int64_t>(at + 5) != 0, static_cast<BetweenRecords>(row.get<std::int64_t>(at + 6))};
}

Owed owed_from(store::Row const& row, std::size_t at) {
    return {row.get<std::int64_t>(at), row.get<std::int64_t>(at + 1), row.get<std::int64_t>(at + 2), row.get<std::int64_t>(at + 3)};
}

}  // namespace

PostedBetween posted_between(Snapshot& snapshot, std::int64_t from, std::int64_t to) {
    auto [lines, memberships, lots, movers, known, merges] =
        snapshot.together(store::ask(select_lines, from, to), store::ask(select_memberships, from, to), store::ask(select_lots, from, to),
                          store::ask(select_movers, from, to), store::ask(select_known, from, to), store::ask(select_merges, from, to));
    PostedBetween posted;
    for (auto row : lines) posted.lines.push_back(line_from(row));
    for (auto row : memberships) {
        auto act = row.get<std::int64_t>(1);
        posted.memberships.push_back({row.get<MemberId>(0), act, row.get<members::GroupId>(2),
                                      row.get<members::GroupReason>(3) == members::GroupReason::enrolment, {row.get<std::int64_t>(4), act}});
    }
    for (auto row : lots) posted.lots.push_back(lot_line_from(row, row.get<MemberId>(0), 1));
    for (auto row : movers)
        posted.movers.push_back({row.get<MemberId>(0), row.get<std::int64_t>(1), lot_line_from(row, row.get<MemberId>(0), 2),
                                 static_cast<ledger::OriginKind>(or_zero(row, 9)), or_zero(row, 10)});
    for (auto row : known)
        posted.known.push_back({{row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<ledger::Wallet>(2)}, row.get<Day>(3),
                                row.get<std::int64_t>(4)});
    for (auto row : merges) posted.merges.push_back({row.get<MemberId>(0), row.get<MemberId>(1)});
    return posted;
}

void add_to_owed(Transaction& tx, OwedKey const& key, Owed const& owed) {
    tx.write(add_owed, key.purse, key.group, key.origin, key.made, key.last_day, owed.received, owed.used, owed.expired, owed.remaining);
}

void add_to_flow(Transaction& tx, FlowKey const& key, Flow const& flow) {
    tx.write(add_flow, key.month, key.purse, key.group, key.account, key.reason, key.ref, flow.received, flow.taken);
}

void put_known(Transaction& tx, KnownPart const& part) {
    tx.write(put_part, part.line.holder, part.line.wallet, part.line.version, part.month, part.amount);
}

void empty_liability(Transaction& tx) {
    tx.write(delete_owed);
    tx.write(delete_flows);
    tx.write(delete_parts);
}

std::vector<std::pair<OwedKey, Owed>> owed_now(Snapshot& snapshot) {
    std::vector<std::pair<OwedKey, Owed>> owed;
    for (auto row : snapshot.read(select_owed))
        owed.push_back({{row.get<Purse>(0), row.get<members::GroupId>(1), row.get<ledger::OriginKind>(2), row.get<std::int64_t>(3),
                         row.get<std::int64_t>(4)},
                        owed_from(row, 5)});
    return owed;
}

std::vector<EndingRow> ending_from(Snapshot& snapshot, Day day) {
    std::vector<EndingRow> ending;
    for (auto row : snapshot.read(select_ending, day))
        ending.push_back({row.get<Purse>(0), row.get<Day>(1), row.get<Day>(2), owed_from(row, 3)});
    return ending;
}

std::vector<FlowRow> flows_of(Snapshot& snapshot, Day month) {
    std::vector<FlowRow> flows;
    for (auto row : snapshot.read(select_flows, month))
        flows.push_back({{row.get<Day>(0), row.get<Purse>(1), row.get<members::GroupId>(2), row.get<std::int64_t>(3), row.get<ledger::Reason>(4),
                          row.get<std::int64_t>(5)},
                         {row.get<std::int64_t>(6), row.get<std::int64_t>(7)}});
    return flows;
}

std::vector<FlowRow> flows_by_month(Snapshot& snapshot) {
    std::vector<FlowRow> flows;
    for (auto row : snapshot.read(select_months))
        flows.push_back({{row.get<Day>(0), row.get<Purse>(1), {}, row.get<std::int64_t>(2), row.get<ledger::Reason>(3), 0},
                         {row.get<std::int64_t>(4), row.get<std::int64_t>(5)}});
    return flows;
}

std::vector<BalanceRow> balances_before(Snapshot& snapshot, Day month) {
    std::vector<BalanceRow> balances;
    for (auto row : snapshot.read(select_balances, month))
        balances.push_back({row.get<Purse>(0), row.get<members::GroupId>(1), row.get<std::int64_t>(2)});
    return balances;
}

std::vector<IdleRow> idle_now(Snapshot& snapshot) {
    std::vector<IdleRow> idle;
    if (snapshot.read(select_any_idle).empty()) return idle;
    for (auto row : snapshot.read(select_idle)) idle.push_back({row.get<Purse>(0), row.get<Day>(1), row.get<std::int64_t>(2)});
    return idle;
}

HeldNow held_now(Snapshot& snapshot) {
    auto rows = snapshot.read(select_held);
    return {rows[0].get<std::int64_t>(0), rows[0].get<std::int64_t>(1)};
}

std::vector<std::pair<members::GroupId, std::string>> group_names(Snapshot& snapshot) {
    std::vector<std::pair<members::GroupId, std::string>> groups;
    for (auto row : snapshot.read(select_groups)) groups.emplace_back(row.get<members::GroupId>(0), row.get<std::string>(1));
    return groups;
}

std::int64_t version_on(Snapshot& snapshot, Day day) { return snapshot.read(select_version, day)[0].get<std::int64_t>(0); }

std::optional<NamedGift> gift_named(Snapshot& snapshot, std::int64_t ref) {
    auto rows = snapshot.read(select_gift, ref);
    if (rows.empty()) return {};
    return NamedGift{rows[0].get<std::string>(0), static_cast<GiftKind>(rows[0].get<std::int64_t>(1))};
}

std::map<std::int64_t, std::string> account_codes(Snapshot& snapshot) {
    std::map<std::int64_t, std::string> codes;
    for (auto row : snapshot.read(select_codes)) codes.emplace(row.get<std::int64_t>(0), row.get<std::string>(1));
    return codes;
}

void put_account_code(Transaction& tx, std::int64_t account, std::string const& code) { tx.write(put_code, account, code); }

}  // namespace vafa::reports
