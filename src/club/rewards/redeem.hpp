// A prize for points: taken with the member's consent, handed over, or cancelled: contracts.
#pragma once

#include "club/rewards/store.hpp"

namespace vafa::rewards {

struct RedeemReward {
    members::MemberRef member;
    std::string reward;
    std::optional<Secret<std::string>> pin;
    std::optional<Secret<std::string>> number;
    std::optional<BranchId> branch;
};
constexpr auto describe(RedeemReward const*) {
    return fields(field("member", &RedeemReward::member, "Whose points."),
                  field("reward", &RedeemReward::reward, "The prize, by the name that the program gives it."),
                  field("pin", &RedeemReward::pin, "The member's PIN, where consent is needed.", secret),
                  field("number", &RedeemReward::number, "Or the number of the member's page; it serves where a code is needed, too.", secret),
                  field("branch", &RedeemReward::branch, "Where it is handed over; needed where the caller stands at no till."));
}
struct RedemptionShown {
    RedemptionId id;
    MemberId member;
    std::int64_t member_number = 0;
    std::string member_name;
    std::string reward;
    Points points;
    RedemptionState state = RedemptionState::reserved;
    BranchId branch;
    std::string branch_name;
    Instant at;
    std::optional<Instant> settled_at;
};
constexpr auto describe(RedemptionShown const*) {
    return fields(field("id", &RedemptionShown::id, "The redemption."), field("member", &RedemptionShown::member, "Whose."),
                  field("member_number", &RedemptionShown::member_number, "Their member number."),
                  field("member_name", &RedemptionShown::member_name, "Their name.", personal),
                  field("reward", &RedemptionShown::reward, "The prize."), field("points", &RedemptionShown::points, "The points it took."),
                  field("state", &RedemptionShown::state, "reserved, handed_over or cancelled."),
                  field("branch", &RedemptionShown::branch, "Where it waits or was handed over."),
                  field("branch_name", &RedemptionShown::branch_name, "The name of that branch."), field("at", &RedemptionShown::at, "When it was taken."),
                  field("settled_at", &RedemptionShown::settled_at, "When it was handed over or cancelled."));
}
struct RewardRedeemed {
    RedemptionShown redemption;
    Points points_left;
    std::optional<std::int64_t> remaining;
};
constexpr auto describe(RewardRedeemed const*) {
    return fields(field("redemption", &RewardRedeemed::redemption, "The redemption as it stands."),
                  field("points_left", &RewardRedeemed::points_left, "Points that the member can spend now."),
                  field("remaining", &RewardRedeemed::remaining, "How many of this prize are left; left out where it never runs out."));
}
Result<RewardRedeemed> redeem_reward(Transaction& tx, Caller const& caller, RedeemReward const& request, members::PinCompared const& pin);
Result<members::PinCompared> compare_pin_of_reward(Preparation const& preparation, Caller const& caller, RedeemReward const& request);
bool needs_preparation(RedeemReward const* request);
std::uint64_t route_of(RedeemReward const* request);

struct HandOver {
    RedemptionId redemption;
};
constexpr auto describe(HandOver const*) { return fields(field("redemption", &HandOver::redemption, "The redemption.")); }
Result<RedemptionShown> hand_over(Transaction& tx, Caller const& caller, HandOver const& request);

struct CancelRedemption {
    RedemptionId redemption;
};
constexpr auto describe(CancelRedemption const*) { return fields(field("redemption", &CancelRedemption::redemption, "The redemption.")); }
struct RedemptionCancelled {
    RedemptionShown redemption;
    Points given_back;
    Points lost;
    Points points_left;
};
constexpr auto describe(RedemptionCancelled const*) {
    return fields(field("redemption", &RedemptionCancelled::redemption, "The redemption as it stands."),
                  field("given_back", &RedemptionCancelled::given_back, "Points that went back to the lots they came from."),
                  field("lost", &RedemptionCancelled::lost, "Of these, what had passed its last day meanwhile and is lost by the program's terms."),
                  field("points_left", &RedemptionCancelled::points_left, "Points that the member can spend now."));
}
Result<RedemptionCancelled> cancel_redemption(Transaction& tx, Caller const& caller, CancelRedemption const& request);

inline constexpr Refusal reward_unknown{"rewards.unknown", RefusalKind::missing};
inline constexpr Refusal reward_out_of_stock{"rewards.out_of_stock", RefusalKind::conflict};
inline constexpr Refusal redemption_missing{"rewards.missing", RefusalKind::missing};
inline constexpr Refusal redemption_settled{"rewards.settled", RefusalKind::conflict};
inline constexpr Refusal pin_and_number{"rewards.pin_and_number", RefusalKind::invalid};

/// What so many points are worth as far as consent goes: at the rate of the member's group; where there is none, a point counts as a rial.
Rial worth_of(Snapshot& snapshot, Caller const& caller, members::GroupId group, Points points);
RedemptionShown shown(Snapshot& snapshot, Caller const& caller, Redemption const& redemption);

std::vector<Operation> redemption_operations();

}  // namespace vafa::rewards
