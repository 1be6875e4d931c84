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
          and (last_day >= ?3 or (last_day is null and broken > 0)
               or lot in (select lot from ledger_line
                          where club_id = :club and act = ?4 and member = ?1 and wallet = ?2 and account = 1 and amount > 0))
    order by lot)"};
constexpr Sql select_given_by{R"(
    select distinct lot from ledger_line
    where club_id = :club and act = ?1 and member = ?2 and wallet = ?3 and account = 1 and amount > 0 order by lot)"};

// What was in it before the act and was neither spent then nor taken back with its sale since: its breakage is a part of that.
constexpr Sql select_around{R"(
    select cast(coalesce(sum(case when account <> 3 and (at < ?4 or (at = ?4 and act < ?5) or (reverses <> 0 and reverses < ?5))
                                  then amount else 0 end), 0) as bigint),
           cast(coalesce(sum(case when at > ?4 or (at = ?4 and act >= ?5) then 1 else 0 end), 0) as bigint)
    from ledger_line where club_id = :club and member = ?1 and wallet = ?2 and lot = ?3 and version <= ?6)"};

// With a version SQLite takes the wallet's own index; without one it walks through the lines of all members.
constexpr Sql select_anew{R"(
    select 1 from ledger_line
    where club_id = :club and member = ?1 and wallet = ?2 and lot = ?3 and version <= ?4 and account = 3 and ref <> 0 limit 1)"};

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

std::vector<Lot> lessened_idle_lots(Snapshot& snapshot, MemberId member, Wallet wallet, Bought const& again) {
    return without_wallet(lots_from(snapshot.read(select_lessened, member, wallet, again.committed, again.act)));
}

std::vector<std::int64_t> lots_given_by(Snapshot& snapshot, MemberId member, Wallet wallet, Bought const& bought) {
    std::vector<std::int64_t> lots;
    for (auto row : snapshot.read(select_given_by, bought.act, member, wallet)) lots.push_back(row.get<std::int64_t>(0));
    return lots;
}

LotAround lot_around(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t lot, Bought const& act, std::int64_t up_to_version) {
    auto rows = snapshot.read(select_around, member, wallet, lot, act.at, act.act, up_to_version);
    auto row = rows[0];
    return {row.get<std::int64_t>(0), row.get<std::int64_t>(1) > 0};
}

bool has_begun_anew(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t lot, std::int64_t up_to_version) {
    return !snapshot.read(select_anew, member, wallet, lot, up_to_version).empty();
}

void end_empty_idle_lots(Transaction& tx, MemberId member, Wallet wallet, Day active, Day today) {
    tx.write(end_empty, member, wallet, active, today);
}

}  // namespace vafa::ledger
