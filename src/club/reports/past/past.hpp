// The past of some members as it is replayed: their sales with lines, what came back, and every movement of their wallets.
#pragma once

#include <vector>

#include "club/program/program.hpp"
#include "club/sales/sales.hpp"

namespace vafa::reports {

/// What a rule of the program took off a line.
struct PastDiscount {
    std::size_t line = 0;  // index in the basket
    std::int64_t rule = 0;
    Rial amount;
};

struct PastSale {
    sales::SaleId id;
    Instant at;
    Day day;
    std::int64_t version = 0;
    std::optional<std::string> state;    // what it was judged by; none where it was not judged
    program::Basket basket;              // as the sale's rows tell it
    std::vector<PastDiscount> discounts;
};

/// A return, or the undoing of one: then its pieces and amounts are negative.
struct PastReturn {
    std::int64_t id = 0;
    sales::SaleId sale;
    Instant at;
    Day day;
    BranchId branch;
    std::vector<std::pair<std::size_t, std::int64_t>> pieces;  // index of the line, quantity
    Rial value, credit_back, cash_back, withheld;
    std::optional<Points> points;
    std::optional<Rial> earned_credit;
};

/// One balanced movement between a lot of a wallet (0: the debt) and an account of the club.
struct PastLine {
    std::int64_t act = 0;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t amount = 0;
    std::int64_t lot = 0;
    ledger::Account account = ledger::Account::issue;
    std::int64_t ref = 0;
    Instant at;
    Day day;
};
/// Into which group they came, and whether a rule moved them.
struct PastGroup {
    Instant at;
    members::GroupId group;
    bool is_by_rule = false;
};
struct PastLot {
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t lot = 0;
    Day first;
    std::optional<Day> last;                 // by inactivity: only once it has ended
    std::optional<std::int64_t> idle_days;

    /// As a program gives it.
    program::LotWindow window() const { return {first, idle_days ? std::nullopt : last, idle_days}; }
};

struct Past {
    MemberId member;
    members::GroupId group;              // where they stand now
    std::optional<Day> birth_day;
    Day enrolled_day;
    Instant enrolled_at;
    MemberId referrer;
    bool is_referrer_active = false;
    std::vector<PastSale> sales;         // in the order of their ids, as are the returns
    std::vector<PastReturn> returns;
    std::vector<PastLine> lines;         // by act
    std::vector<PastLot> lots;           // by wallet and number
    std::vector<PastGroup> groups;       // in the order of the moves
    program::Counters counters;          // as they are kept now

    PastSale const* sale(sales::SaleId id) const;
    PastLot const* lot(ledger::Wallet wallet, std::int64_t number) const;
    std::span<PastLine const> lines_of(std::int64_t act) const;
};

/// Members whose past is read in one go: those behind `after` up to `last`.
struct PastPart {
    MemberId after, last;
    std::int64_t members = 0;
};
/// The next of them, so many that their sales fit into memory, and at least one; of nobody, `last` is the last asked for.
PastPart next_part(Snapshot& snapshot, MemberId after, MemberId last, std::int64_t most_members);
/// Out of the rows of sales, returns and ledger.
std::vector<Past> read_past(Snapshot& snapshot, PastPart const& part);
/// The same as the follower keeps it, several times as fast: as far as the follower has come.
std::vector<Past> read_kept_past(Snapshot& snapshot, PastPart const& part);

/// How many members there are, and the last of them.
struct Crowd {
    std::int64_t members = 0;
    MemberId last;
};
Crowd crowd(Snapshot& snapshot);

/// What an act did to somebody else's wallet by the gift for bringing a friend.
std::int64_t given_by_friend(Snapshot& snapshot, std::int64_t act, MemberId referrer, ledger::Wallet wallet);

}  // namespace vafa::reports
