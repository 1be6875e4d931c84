// The statements of the ledger.
#pragma once

#include "club/ledger/purse.hpp"

namespace vafa::ledger {

/// A hold with the lots that it promises.
struct HoldBook : Hold {
    std::vector<Part> parts;     // in the order in which capture spends them
    bool is_new = false;
    bool is_changed = false;
};

struct ConversionRow {
    MemberId member;
    std::int64_t act = 0;
    std::int64_t points = 0;
    ConversionRate rate;
    std::int64_t credit_lot = 0;
    std::int64_t undone_points = 0;
};

struct PlacedRow {
    Wallet wallet;
    Purse::Row row;
    MemberId first;              // the record it was merged into; none = 0
};

/// What a merged record's lot has brought to a lot of the first, less what was fetched since: below zero where the first
/// has paid for it. Lot 0: debts, below zero where the first owes for it.
struct CarriedLot {
    std::int64_t lot = 0;
    std::int64_t at_first = 0;
    std::int64_t amount = 0;
};
struct PlacedLot {
    Wallet wallet;
    Lot lot;
};

std::vector<PlacedRow> wallets_from(store::Rows const& rows);
std::vector<PlacedLot> lots_from(store::Rows const& rows);
std::vector<HoldBook> holds_from(MemberId member, store::Rows const& rows);

std::optional<Lot> lot_of(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t lot);

/// Lines of a wallet that an act made or that reverse it, up to a version.
std::vector<Line> lines_about(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t act, std::int64_t up_to_version);
/// What has come into a lot of points since an act put something there, less what was taken back of that; spending is none of it.
std::int64_t arrived_since(Snapshot& snapshot, MemberId member, std::int64_t lot, std::int64_t act);

/// A share of a wallet's movements, net, and the version of the last one in the direction that is counted.
struct Share {
    std::int64_t of = 0;         // a lot, or a conversion
    std::int64_t amount = 0;
    std::int64_t latest = 0;
};
/// By lot: what a rule put in; what went out to pay a debt. By conversion: what of a lot of points went into it.
std::vector<Share> given_by_rule(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t rule, std::int64_t up_to_version);
std::vector<std::int64_t> acts_earning(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t rule);
std::vector<Share> debt_paid_by_lots(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t up_to_version);
std::vector<Share> conversions_of_lot(Snapshot& snapshot, MemberId member, std::int64_t lot, std::int64_t up_to_version);
std::optional<ConversionRow> conversion_of(Snapshot& snapshot, MemberId member, std::int64_t act);

std::vector<CarriedLot> carried_lots(Snapshot& snapshot, MemberId merged, Wallet wallet);
void put_first(Transaction& tx, MemberId merged, MemberId first);

std::vector<Line> lines_after_act(Snapshot& snapshot, std::int64_t after_act, std::int64_t most_acts);
std::string words_of_adjustment(Snapshot& snapshot, std::int64_t act, MemberId member);
std::vector<Line> latest_lines(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t before_version, std::int64_t most);

// --- What ends by inactivity ---

/// Its lots that have nothing in them and have not ended; and those that ended since the purchase, lost something without ending, or had
/// something from the purchase itself.
std::vector<Lot> empty_idle_lots(Snapshot& snapshot, MemberId member, Wallet wallet);
std::vector<Lot> lessened_idle_lots(Snapshot& snapshot, MemberId member, Wallet wallet, Bought const& again);
std::vector<std::int64_t> lots_given_by(Snapshot& snapshot, MemberId member, Wallet wallet, Bought const& bought);
/// A lot before and after an act, by its lines up to a version.
struct LotAround {
    std::int64_t before = 0;     // what was in it, less what was spent then or has been taken back since; breakage is no loss here
    bool is_used_since = false;  // by the act itself, or after
};
LotAround lot_around(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t lot, Bought const& act, std::int64_t up_to_version);
/// Was it ever found that it had ended before some purchase?
bool has_begun_anew(Snapshot& snapshot, MemberId member, Wallet wallet, std::int64_t lot, std::int64_t up_to_version);
/// What has nothing in it ends where the day has passed to which it lived.
void end_empty_idle_lots(Transaction& tx, MemberId member, Wallet wallet, Day active, Day today);

void put_wallet(Transaction& tx, MemberId member, Wallet wallet, Purse::Row const& row);
void put_lot(Transaction& tx, MemberId member, Wallet wallet, Lot const& lot);
void insert_line(Transaction& tx, Line const& line);
void insert_hold(Transaction& tx, HoldBook const& hold);
void update_hold(Transaction& tx, HoldBook const& hold);
void put_conversion(Transaction& tx, ConversionRow const& conversion);

/// Members for the sweep, without those who have live holds: with lots that ended from `from` on and before `before`, or with debt beside something valid.
std::vector<MemberId> members_to_sweep(Snapshot& snapshot, Day from, Day before, MemberId after, std::int64_t most);
std::vector<MemberId> idle_members_to_sweep(Snapshot& snapshot, Day before, MemberId after, std::int64_t most);
std::vector<MemberId> members_in_debt(Snapshot& snapshot, Day today, MemberId after, std::int64_t most);
Day swept_before(Snapshot& snapshot);
void put_swept_before(Transaction& tx, Day day);

/// Accounts that must return to zero and do not, act by act.
struct Uncleared {
    Account account = Account::debt;
    Wallet wallet = Wallet::points;
    BranchId branch;
    std::int64_t amount = 0;
    Instant since;
};
std::vector<Uncleared> uncleared(Snapshot& snapshot);

}  // namespace vafa::ledger
