// What the rules of a program remember of one member: running bases, days, numbers of purchases. One row a member.
#pragma once

#include "club/ledger/ledger.hpp"
#include "operation/operation.hpp"

namespace vafa::program {

/// The base that has not made a point yet, per rule and rate, in ten-thousandths of a rial: 0 ≤ base < per × 10,000. The
/// rate is in lowest terms. Going back to an old rate goes on with its base.
struct RunningBase {
    std::int64_t rule = 0;
    std::int64_t points = 0;
    std::int64_t per = 0;
    std::int64_t base = 0;
    bool operator==(RunningBase const&) const = default;
};

/// What a rule with a cap per day has given on the latest day it gave anything: points, rial, or, where the rule keeps a
/// remainder, base in ten-thousandths of a rial.
struct DayTotal {
    std::int64_t rule = 0;
    Day day;
    std::int64_t total = 0;
    bool operator==(DayTotal const&) const = default;
};

/// What a rule with a cap per member has given the member that stands, in the rule's unit.
struct RuleTotal {
    std::int64_t rule = 0;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t total = 0;
    bool operator==(RuleTotal const&) const = default;
};

/// A stretch of days in which points count towards a bonus, under the rule's terms as they are: other terms, another window.
struct BonusWindow {
    std::int64_t rule = 0;
    std::int64_t reach = 0;
    std::int64_t gives = 0;           // points or rial
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t days = 0;            // 0: the Jalali month
    Day first;
    std::int64_t points = 0;          // what stands of the sales that it counts; from `reach` on the bonus is won
    std::int64_t won_by = 0;          // the sale that won it
    bool operator==(BonusWindow const&) const = default;
};

/// Each purchase holds a number, the smallest that is free: the first is 1. Returned as a whole, it gives the number back, so
/// that a bonus for the n-th purchase goes with the sale that won it, is free for a later one, and is not won again because
/// a count fell and rose.
struct Counters {
    std::int64_t last_number = 0;                // the largest number held
    std::vector<std::int64_t> free_numbers;      // smaller ones that nobody holds
    std::vector<std::int64_t> shared_numbers;    // held once more: returned, taken by a later sale, then kept again
    std::int64_t referral_wins = 0;   // purchases of this member that stand and have brought the referrer's gift
    bool is_referral_open = false;    // the gift was given back, or the purchases so far had no base: a later one may bring it
    std::vector<RunningBase> bases;   // each list in order of the rule's number; zeros are left out
    std::vector<DayTotal> days;
    std::vector<BonusWindow> bonus_windows;   // by rule, then first day
    std::vector<RuleTotal> totals;
    bool operator==(Counters const&) const = default;

    /// Sales that stand, wholly or in part, with something that may earn.
    std::int64_t purchases() const;
    std::int64_t next_number() const { return free_numbers.empty() ? last_number + 1 : free_numbers.front(); }
};

/// Canonical: the same counters are the same bytes.
std::string encode(Counters const& counters);
/// A bug where the bytes are not ours.
Counters decode_counters(std::string_view bytes);

/// The row of a member, locked: asked together with, and after, the question that locks their wallets.
store::Question question_of_counters(MemberId member);
struct LockedCounters {
    Counters counters;
    bool has_row = false;
};
LockedCounters read_counters(store::Rows const& answer);
/// Asked alone.
LockedCounters locked_counters(Transaction& tx, MemberId member);
/// Queues the write; nothing where they are as they were. Two first sales of one member at once meet in a fence.
void write_counters(Transaction& tx, MemberId member, LockedCounters const& before, Counters const& after);
/// For reads, without a lock.
Counters counters_of(Snapshot& snapshot, MemberId member);

}  // namespace vafa::program
