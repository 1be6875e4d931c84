// The statements of the liability desk: what its follower asks and adds, and what its pages read.
#pragma once

#include <map>
#include <vector>

#include "club/reports/liability/purses.hpp"
#include "operation/operation_log.hpp"

namespace vafa::reports {

// --- What the follower asks of the acts between two ids, both included ---

struct LineRow {
    std::int64_t act = 0;
    MemberId holder;
    Purse purse = Purse::points;
    std::int64_t version = 0, lot = 0, amount = 0;
    ledger::Account account{};
    std::int64_t ref = 0;       // an award to whoever passed a card on: the card's batch
    ledger::Reason reason{};
    std::int64_t reverses = 0;
    Instant at;
    Day day;
    ledger::OriginKind origin{};
    std::int64_t last_day = 0;  // as in OwedKey
    bool is_sold_card = false;
};
struct MembershipRow {
    MemberId member;
    std::int64_t act = 0;
    members::GroupId group;
    bool is_enrolment = false;
    LogCursor cursor;
};
/// Between two records of one person: a line of the record that goes on, or of the one that leads to it. Between two members:
/// the receiver's, or the giver's.
enum class BetweenRecords { no, of_first, of_second };
/// A line of a lot that something went out of, or came back to.
struct LotLineRow {
    MemberId holder;
    ledger::Wallet wallet{};
    std::int64_t lot = 0, version = 0, amount = 0;
    Day day;
    bool is_reversal = false;
    BetweenRecords between = BetweenRecords::no;
};
/// A wallet's line.
struct LinePlace {
    std::int64_t holder = 0, version = 0;
    ledger::Wallet wallet{};
    auto operator<=>(LinePlace const&) const = default;
};
/// A part of a line between two records or members that is known from an earlier chunk.
struct KnownPart {
    LinePlace line;
    Day month;
    std::int64_t amount = 0;
};
struct MergeRow {
    MemberId second, first;
};
/// A line of somebody who changed their group, up to the act that moved them.
struct MoverRow {
    MemberId member;
    std::int64_t act = 0;
    LotLineRow line;
    ledger::OriginKind origin{};
    std::int64_t last_day = 0;
};
struct PostedBetween {
    std::vector<LineRow> lines;               // by act
    std::vector<MembershipRow> memberships;   // of everybody who is met, by member in the order of the log
    std::vector<LotLineRow> lots;             // by holder, wallet, lot and version
    std::vector<MoverRow> movers;             // by member, act, wallet, lot and version
    std::vector<KnownPart> known;             // of everybody who is met
    std::vector<MergeRow> merges;             // that stand or stood, of everybody who is met
};
PostedBetween posted_between(Snapshot& snapshot, std::int64_t from, std::int64_t to);

void add_to_owed(Transaction& tx, OwedKey const& key, Owed const& owed);
void add_to_flow(Transaction& tx, FlowKey const& key, Flow const& flow);
void put_known(Transaction& tx, KnownPart const& part);
/// Forgets all that was counted.
void empty_liability(Transaction& tx);

// --- What the pages read ---

/// Where something is left, or is owed.
std::vector<std::pair<OwedKey, Owed>> owed_now(Snapshot& snapshot);
/// What ends, or ended, on a day or after: by purse, making and last day, whatever the group and the origin.
struct EndingRow {
    Purse purse = Purse::points;
    Day made, last_day;
    Owed owed;
};
std::vector<EndingRow> ending_from(Snapshot& snapshot, Day day);

/// All months up to one, the month included, by month.
struct FlowRow {
    FlowKey key;
    Flow flow;
};
std::vector<FlowRow> flows_of(Snapshot& snapshot, Day month);
/// Of every month by purse, account and reason, whatever the group and the ref.
std::vector<FlowRow> flows_by_month(Snapshot& snapshot);
/// What purses held at the end of the month before one, by group.
struct BalanceRow {
    Purse purse = Purse::points;
    members::GroupId group;
    std::int64_t balance = 0;
};
std::vector<BalanceRow> balances_before(Snapshot& snapshot, Day month);

/// What ends by inactivity, by the day on which it ends if nothing is bought until then.
struct IdleRow {
    Purse purse = Purse::points;
    Day ends;
    std::int64_t amount = 0;
};
std::vector<IdleRow> idle_now(Snapshot& snapshot);

struct HeldNow {
    std::int64_t points = 0, credit = 0;
};
HeldNow held_now(Snapshot& snapshot);

std::vector<std::pair<members::GroupId, std::string>> group_names(Snapshot& snapshot);
/// The version of the program in force on a day; 0: none.
std::int64_t version_on(Snapshot& snapshot, Day day);
/// The name of a gift, of a batch of gift cards, or of a reason of the club's own.
enum class GiftKind { gift, cards, reason };
struct NamedGift {
    std::string name;
    GiftKind kind = GiftKind::gift;
};
std::optional<NamedGift> gift_named(Snapshot& snapshot, std::int64_t ref);

std::map<std::int64_t, std::string> account_codes(Snapshot& snapshot);
void put_account_code(Transaction& tx, std::int64_t account, std::string const& code);

std::vector<Invariant> liability_invariants();

}  // namespace vafa::reports
