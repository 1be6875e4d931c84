// The statements about lots that end by inactivity: asked when a purchase comes back as a whole, or after a long absence.
#include "club/ledger/store.hpp"

namespace vafa::ledger {

namespace {

using store::Sql;

constexpr Sql select_empty{R"(
    select wallet, lot, first_day, last_day, origin, origin_ref, received, remaining, spent, broken, paid_debt, idle_days
    from ledger_lot
    where club_id = :club and member = ?1 and wallet = ?2 and idle_days is not null and last_day is null and remaining = 0
    order by lot)"};
constexpr Sql select_lessened{R"(
    select wallet, lot, first_day, last_day, origin, origin_ref, received, remaining, spent, broken, paid_debt, idle_days
    from ledger_lot
    where club_id = :club and member = ?1 and wallet = ?2 and idle_days is not null
          and (last_day >= ?3 or (last_day is null and broken > 0))
    order by lot)"};

// What was in it before the act, with what became of that since: booked as breakage, given again, or taken back with its sale.
constexpr Sql select_around{R"(
    select cast(coalesce(sum(case when at < ?4 or (at = ?4 and act < ?5) or account = 3 or (reverses <> 0 and reverses < ?5)
                                  then amount else 0 end), 0) as bigint),
           cast(coalesce(sum(case when at > ?4 or (at = ?4 and act >= ?5) then 1 else 0 end), 0) as bigint)
    from ledger_line where club_id = :club and member = ?1 and wallet = ?2 and lot = ?3 and version <= ?6)"};

// Of an ended lot (ref 0) what was booked after the act; and what had ended before some later purchase, which the ref names.
constexpr Sql select_broken{R"(
    select ref, cast(-sum(amount) as bigint) from ledger_line
    where club_id = :club and member = ?1 and wallet = ?2 and lot = ?3 and account = 3 and version <= ?6
          and (ref > ?5 or (ref = 0 and (at > ?4 or (at = ?4 and act > ?5))))
    group by ref having sum(amount) < 0 order by ref)"};

constexpr Sql end_empty{R"(
    update ledger_lot set last_day = (case when first_day > ?3 then first_day else ?3 end) + idle_days - 1
    where club_id = :club and member = ?1 and wallet = ?2 and idle_days is not null and last_day is null and remaining = 0
          and (case when first_day > ?3 then first_day else ?3 end) + idle_days - 1 < ?4)"};

std::vector<Lot> without_wallet(std::vector<PlacedLot> const& placed) {
    std::vector<Lot> lots;
    for (auto const& one : placed) lots.push_back(one.lot);
    return lots;
}

}  // namespace

std::vector<Lot> empty_idle_lots(Snapshot& snapshot, MemberId member, Wallet wallet) {
    return without_wallet(lots_from(snapshot.read(select_empty, member, wallet)));
}

std::vector<Lot> lessened_idle_lots(Snapshot& snapshot, MemberId member, Wallet wallet, Day ended_from) {
    return without_wallet(lots_from(snapshot.read(select_lessened, member, wallet, ended_from)));
}

LotAround lot_around(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t lot, Bought const& act, std::int64_t up_to_version) {
    auto rows = snapshot.read(select_around, member, wallet, lot, act.at, act.act, up_to_version);
    auto row = rows[0];
    return {row.get<std::int64_t>(0), row.get<std::int64_t>(1) > 0};
}

std::vector<Share> broken_since(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t lot, Bought const& act, std::int64_t up_to_version) {
    std::vector<Share> broken;
    for (auto row : snapshot.read(select_broken, member, wallet, lot, act.at, act.act, up_to_version))
        broken.push_back({row.get<std::int64_t>(0), row.get<std::int64_t>(1), 0});
    return broken;
}

void end_empty_idle_lots(Transaction& tx, MemberId member, Wallet wallet, Day active, Day today) {
    tx.write(end_empty, member, wallet, active, today);
}

}  // namespace vafa::ledger
