// What was counted is what the postings say that the follower has seen; and where it has seen all, what the wallets hold.
#include <fmt/format.h>

#include "club/reports/liability/counting.hpp"
#include "club/reports/liability/store.hpp"

namespace vafa::reports {

namespace {

using store::Sql;

constexpr Sql posted_flows{R"(
    select case when c.id is null then l.wallet else 3 end as purse, l.account, cast(sum(l.amount) as bigint)
    from ledger_line l
    join operation_log p on p.club_id = l.club_id and p.id = l.act
    left join gifts_card c on c.club_id = l.club_id and c.id = l.member
    where l.club_id = :club and l.wallet in (1, 2) and l.account not in (5, 10, 12, 13)
      and (p.commit_order < ?1 or (p.commit_order = ?1 and p.id <= ?2))
    group by 1, 2)"};
constexpr Sql counted_flows{R"(
    select purse, case when account = 101 then 1 else account end as of_account, cast(sum(received - taken) as bigint)
    from reports_flow where club_id = :club and account <> 100 group by 1, 2)"};

constexpr Sql posted_lots{R"(
    select case when c.id is null then l.wallet else 3 end as purse, coalesce(-o.idle_days, o.last_day, 0) as ends, cast(sum(l.amount) as bigint),
           cast(sum(case when l.lot = 0 or l.account in (2, 3, 5) or (l.account = 6 and l.wallet = 1) then 0 else l.amount end) as bigint),
           cast(sum(case when l.lot > 0 and (l.account = 2 or (l.account = 6 and l.wallet = 1)) then -l.amount else 0 end) as bigint),
           cast(sum(case when l.lot > 0 and l.account = 3 then -l.amount else 0 end) as bigint)
    from ledger_line l
    join operation_log p on p.club_id = l.club_id and p.id = l.act
    left join ledger_lot o on o.club_id = l.club_id and o.member = l.member and o.wallet = l.wallet and o.lot = l.lot
    left join gifts_card c on c.club_id = l.club_id and c.id = l.member
    where l.club_id = :club and l.wallet in (1, 2) and (p.commit_order < ?1 or (p.commit_order = ?1 and p.id <= ?2))
    group by 1, 2)"};
constexpr Sql counted_lots{R"(
    select purse, last_day, cast(sum(remaining) as bigint), cast(sum(received) as bigint), cast(sum(used) as bigint), cast(sum(expired) as bigint)
    from reports_owed where club_id = :club group by 1, 2)"};

constexpr Sql wallets_by_group{R"(
    select case when c.id is null then w.wallet else 3 end as purse, coalesce(m.group_id, 0) as of_group, cast(sum(w.balance) as bigint)
    from ledger_wallet w
    left join members_member m on m.club_id = w.club_id and m.id = w.member
    left join gifts_card c on c.club_id = w.club_id and c.id = w.member
    where w.club_id = :club and w.wallet in (1, 2) group by 1, 2)"};
constexpr Sql owed_by_group{R"(
    select purse, group_id, cast(sum(remaining) as bigint) from reports_owed where club_id = :club group by 1, 2)"};
constexpr Sql flows_by_group{R"(
    select purse, group_id, cast(sum(received - taken) as bigint) from reports_flow where club_id = :club group by 1, 2)"};

constexpr Sql parts_beside_lines{R"(
    select k.member, k.wallet, k.version, k.amount, coalesce(l.amount, 0)
    from (select member, wallet, version, cast(sum(amount) as bigint) as amount from reports_moved_part where club_id = :club
          group by member, wallet, version) k
    left join ledger_line l on l.club_id = :club and l.member = k.member and l.wallet = k.wallet and l.version = k.version and l.account in (12, 13)
    where k.amount <> coalesce(l.amount, 0))"};

using Sums = std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t>;

Sums sums_of(store::Rows const& rows, std::size_t column = 2) {
    Sums sums;
    for (auto row : rows)
        if (auto sum = row.get<std::int64_t>(column); sum != 0) sums[{row.get<std::int64_t>(0), row.get<std::int64_t>(1)}] = sum;
    return sums;
}

std::vector<std::string> differences(std::string_view by, Sums const& counted, Sums const& should) {
    std::vector<std::string> breaches;
    auto say = [&](auto const& key, std::int64_t has, std::int64_t wants) {
        breaches.push_back(fmt::format("{} {} {}: {} is counted, {} should", name_of(static_cast<Purse>(key.first)), by, key.second, has, wants));
    };
    for (auto const& [key, sum] : should) {
        auto found = counted.find(key);
        auto has = found == counted.end() ? 0 : found->second;
        if (has != sum) say(key, has, sum);
    }
    for (auto const& [key, sum] : counted)
        if (!should.contains(key)) say(key, sum, 0);
    return breaches;
}

std::vector<std::string> flows_differ(Snapshot& snapshot) {
    auto cursor = reached_by(snapshot, liability_follower).cursor;
    return differences("account", sums_of(snapshot.read(counted_flows)), sums_of(snapshot.read(posted_flows, cursor.order, cursor.id)));
}

std::vector<std::string> lots_differ(Snapshot& snapshot) {
    auto cursor = reached_by(snapshot, liability_follower).cursor;
    auto counted = snapshot.read(counted_lots), posted = snapshot.read(posted_lots, cursor.order, cursor.id);
    std::vector<std::string> breaches;
    for (auto [column, what] : {std::pair<std::size_t, char const*>{2, "left, ending"}, {3, "put in, ending"}, {4, "used, ending"}, {5, "expired, ending"}})
        for (auto& breach : differences(what, sums_of(counted, column), sums_of(posted, column))) breaches.push_back(std::move(breach));
    return breaches;
}

std::vector<std::string> groups_differ(Snapshot& snapshot) {
    auto owed = sums_of(snapshot.read(owed_by_group));
    auto breaches = differences("group", owed, sums_of(snapshot.read(flows_by_group)));
    bool has_seen_all = acts_after(snapshot, reached_by(snapshot, liability_follower).cursor) == 0;
    if (!breaches.empty() || !has_seen_all) return breaches;
    return differences("group", owed, sums_of(snapshot.read(wallets_by_group)));
}

std::vector<std::string> parts_differ(Snapshot& snapshot) {
    std::vector<std::string> breaches;
    for (auto row : snapshot.read(parts_beside_lines))
        breaches.push_back(fmt::format("{} wallet {} line {}: parts of {} are counted, {} went between its records", row.get<MemberId>(0).text(),
                                       row.get<std::int64_t>(1), row.get<std::int64_t>(2), row.get<std::int64_t>(3), row.get<std::int64_t>(4)));
    return breaches;
}

}  // namespace

std::vector<Invariant> liability_invariants() {
    return {{"reports.flows_are_sums_of_lines", flows_differ},
            {"reports.owed_is_the_sum_of_lots", lots_differ},
            {"reports.owed_by_group_is_what_wallets_hold", groups_differ},
            {"reports.parts_between_records_are_sums_of_lines", parts_differ}};
}

}  // namespace vafa::reports
