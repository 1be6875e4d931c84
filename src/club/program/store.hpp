// The statements of the program.
#pragma once

#include "club/program/compiled.hpp"
#include "club/program/program.hpp"

namespace vafa::program {

struct VersionRow {
    std::int64_t version = 0;
    Day from_day;
    Instant published_at;
    StaffId published_by;        // 0: the operator of the server
    std::string document;        // JSON; "" in lists
};
/// The version in force on a day and those after it, by number.
std::vector<VersionRow> versions_from(Snapshot& snapshot, Day day);
std::optional<VersionRow> version_row(Snapshot& snapshot, std::int64_t version);
/// All, newest first, without documents.
std::vector<VersionRow> all_versions(Snapshot& snapshot);
std::int64_t latest_version(Snapshot& snapshot);
void insert_version(Transaction& tx, VersionRow const& row);

/// Members' counters as they are kept, in order of the members, after one of them.
struct CountersRow {
    MemberId member;
    std::string state;
};
std::vector<CountersRow> counters_after(Snapshot& snapshot, MemberId after, std::int64_t most);

/// A budget's place: a rule, its unit, the first day of a Jalali month or 0.
struct BudgetKey {
    std::int64_t rule = 0;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t month = 0;
};
/// Of a rule with a budget, for a sale of that day.
BudgetKey budget_key(CompiledRule const& rule, Day day);
/// Of what is paid to referrers.
BudgetKey referral_budget_key(Budget const& budget, Day day);
struct BudgetRow {
    BudgetKey key;
    std::int64_t given = 0;
    bool is_there = false;
};
/// In the order of the keys; what is not there yet has given nothing. Two first sales at once meet in a fence.
std::vector<BudgetRow> lock_budgets(Transaction& tx, std::vector<BudgetKey> const& keys);
std::vector<BudgetRow> read_budgets(Snapshot& snapshot, std::vector<BudgetKey> const& keys);
/// Queues that so much more (or, negative, less) is given.
void write_budget(Transaction& tx, BudgetRow const& row, std::int64_t more);

}  // namespace vafa::program
