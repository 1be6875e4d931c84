// The statements of rewards.
#pragma once

#include "club/members/members.hpp"
#include "club/rewards/rewards.hpp"

namespace vafa::rewards {

enum class RedemptionState { reserved = 1, handed_over = 2, cancelled = 3 };
constexpr auto names_of(RedemptionState const*) {
    return names<RedemptionState>({{RedemptionState::reserved, "reserved"}, {RedemptionState::handed_over, "handed_over"},
                                   {RedemptionState::cancelled, "cancelled"}});
}

struct Redemption {
    RedemptionId id;
    MemberId member;
    std::string reward;
    Points points;
    RedemptionState state = RedemptionState::reserved;
    BranchId branch;
    Instant at;
    Day day;
    Role by_role = Role::stranger;
    std::int64_t by_id = 0;
    std::optional<Instant> settled_at;
    std::optional<Role> settled_by_role;
    std::optional<std::int64_t> settled_by_id;
};
void insert_redemption(Transaction& tx, Redemption const& redemption);
std::optional<Redemption> lock_redemption(Transaction& tx, RedemptionId id);
std::optional<Redemption> find_redemption(Snapshot& snapshot, RedemptionId id);
/// Handed over or cancelled, now, by this caller.
void settle(Transaction& tx, Caller const& caller, RedemptionId id, RedemptionState state);

/// A one-time code that was sent for a prize: whose, which, for how many points, where.
struct CodeAsked {
    CodeAskedId id;
    MemberId member;
    std::string reward;
    Points points;
    BranchId branch;
};
void insert_asked(Transaction& tx, CodeAsked const& asked);
std::optional<CodeAsked> find_asked(Snapshot& snapshot, CodeAskedId id);

struct Listing {
    std::optional<RedemptionState> state;
    std::optional<BranchId> branch;
    std::optional<MemberId> member;
    std::optional<RedemptionId> before;
    std::int64_t limit = 0;
};
/// Newest first.
std::vector<Redemption> redemptions(Snapshot& snapshot, Listing const& listing);

struct Stock {
    std::string reward;
    std::int64_t remaining = 0;
};
std::vector<Stock> all_stock(Snapshot& snapshot);
/// Nothing where it never runs out.
std::optional<std::int64_t> lock_stock(Transaction& tx, std::string const& reward);
void put_stock(Transaction& tx, std::string const& reward, std::int64_t remaining);
void drop_stock(Transaction& tx, std::string const& reward);

/// How many of each wait to be handed over.
std::vector<Stock> waiting(Snapshot& snapshot);

}  // namespace vafa::rewards
