// The statements of earning reasons and awards.
#pragma once

#include "club/gifts/reasons.hpp"

namespace vafa::gifts {

struct ReasonRow {
    ReasonId id;
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t least = 0, most = 0;
    std::optional<std::int64_t> life_days, most_a_day, most_in_all;
    std::vector<Role> roles;
    bool is_active = true;
};
std::vector<ReasonRow> all_reasons(Snapshot& snapshot);
std::optional<ReasonRow> find_reason(Snapshot& snapshot, ReasonId id);
void put_reason(Transaction& tx, ReasonRow const& row);

struct AwardRow {
    AwardId id;
    ReasonId reason;
    MemberId member;
    std::int64_t amount = 0;
    Day day;
    Instant at;
    Role by_role = Role::stranger;
    std::int64_t by = 0;
    BranchId branch;
    std::int64_t taken_act = 0;
};
void insert_award(Transaction& tx, AwardRow const& row);
std::optional<AwardRow> lock_award(Transaction& tx, AwardId id);
void mark_taken(Transaction& tx, AwardId id);
/// Those that stand, of a day or in all.
struct AwardCount {
    std::int64_t today = 0;
    std::int64_t in_all = 0;
};
AwardCount count_awards(Snapshot& snapshot, MemberId member, ReasonId reason, Day today);
std::vector<AwardRow> awards_before(Snapshot& snapshot, MemberId member, ReasonId reason, AwardId before, std::int64_t most);
std::vector<ReasonReported> reported(Snapshot& snapshot, Day first, Day last);

}  // namespace vafa::gifts
