// The statements of giving points to other members.
#pragma once

#include "club/members/members.hpp"
#include "club/rewards/rewards.hpp"

namespace vafa::rewards {

struct GivingTerms {
    bool is_on = false;
    Points least{1};
    Points most_a_day{1'000};
    Points most_a_month{5'000};
};
/// Off where the club has set none.
GivingTerms giving_terms(Snapshot& snapshot);
void put_giving_terms(Transaction& tx, GivingTerms const& terms);

struct GivenRow {
    GivenId id;
    MemberId giver, receiver;
    Points points;
    Day day;
    Instant at;
    Role by_role = Role::stranger;
    std::int64_t by_id = 0;
    BranchId branch;
    Points taken;
    std::int64_t taken_act = 0;  // 0: it stands
};
void insert_given(Transaction& tx, GivenRow const& row);
std::optional<GivenRow> lock_given(Transaction& tx, GivenId id);
void mark_given_taken(Transaction& tx, GivenId id, Points taken);

/// What a member has given, less what was taken back of it.
struct GivenSum {
    Points today, since;
};
GivenSum given_by(Snapshot& snapshot, MemberId giver, Day today, Day since);

/// Newest first, given or got by a member; all where there is none.
std::vector<GivenRow> given_before(Snapshot& snapshot, MemberId member, GivenId before, std::int64_t most);

/// A one-time code that was sent: who gives how many to whom.
struct GivingAsked {
    GivingAskedId id;
    MemberId giver, receiver;
    Points points;
};
void insert_giving_asked(Transaction& tx, GivingAsked const& asked);
std::optional<GivingAsked> find_giving_asked(Snapshot& snapshot, GivingAskedId id);

}  // namespace vafa::rewards
