// The prizes on a member's own page: which they reach, taking one to be fetched at a branch, and cancelling it: contracts.
#pragma once

#include "club/rewards/redeem.hpp"

namespace vafa::rewards {

struct ShowOwnRewards {};
constexpr auto describe(ShowOwnRewards const*) { return fields(); }
struct OwnPrize {
    std::string name;
    Points points;
    Points missing;
    bool is_left = true;
};
constexpr auto describe(OwnPrize const*) {
    return fields(field("name", &OwnPrize::name, "The prize."), field("points", &OwnPrize::points, "The points it takes."),
                  field("missing", &OwnPrize::missing, "How many one still needs; 0: it can be taken."),
                  field("is_left", &OwnPrize::is_left, "Is there one left?"));
}
struct PrizePlace {
    BranchId branch;
    std::string name;
};
constexpr auto describe(PrizePlace const*) {
    return fields(field("branch", &PrizePlace::branch, "A branch where a prize can be fetched."), field("name", &PrizePlace::name, "Its name."));
}
struct OwnRedemption {
    RedemptionId id;
    std::string reward;
    Points points;
    RedemptionState state = RedemptionState::reserved;
    std::string branch_name;
    Day day;
};
constexpr auto describe(OwnRedemption const*) {
    return fields(field("id", &OwnRedemption::id, "The redemption."), field("reward", &OwnRedemption::reward, "The prize."),
                  field("points", &OwnRedemption::points, "The points it took."),
                  field("state", &OwnRedemption::state, "reserved, handed_over or cancelled."),
                  field("branch_name", &OwnRedemption::branch_name, "Where it waits or was handed over."),
                  field("day", &OwnRedemption::day, "When it was taken."));
}
struct OwnRewards {
    std::vector<OwnPrize> items;
    std::vector<PrizePlace> places;
    std::vector<OwnRedemption> taken;
};
constexpr auto describe(OwnRewards const*) {
    return fields(field("items", &OwnRewards::items, "All prizes of the program, the lowest first."),
                  field("places", &OwnRewards::places, "Where a prize can be fetched."),
                  field("taken", &OwnRewards::taken, "What one has taken, the latest first; twenty at most."));
}
Result<OwnRewards> show_own_rewards(Snapshot& snapshot, Caller const& caller, ShowOwnRewards const& request);

struct TakeReward {
    std::string reward;
    std::optional<BranchId> branch;
};
constexpr auto describe(TakeReward const*) {
    return fields(field("reward", &TakeReward::reward, "The prize, by the name that the program gives it."),
                  field("branch", &TakeReward::branch, "Where it is fetched; needed where the club has several branches."));
}
struct OwnRewardSettled {
    OwnRedemption redemption;
    Points points_left;
    Points lost;
};
constexpr auto describe(OwnRewardSettled const*) {
    return fields(field("redemption", &OwnRewardSettled::redemption, "The redemption as it stands."),
                  field("points_left", &OwnRewardSettled::points_left, "Points that one can spend now."),
                  field("lost", &OwnRewardSettled::lost, "Of what came back, what had passed its last day meanwhile."));
}
Result<OwnRewardSettled> take_reward(Transaction& tx, Caller const& caller, TakeReward const& request);

struct CancelOwnReward {
    RedemptionId redemption;
};
constexpr auto describe(CancelOwnReward const*) { return fields(field("redemption", &CancelOwnReward::redemption, "The redemption.")); }
Result<OwnRewardSettled> cancel_own_reward(Transaction& tx, Caller const& caller, CancelOwnReward const& request);

std::vector<Operation> own_reward_operations();

}  // namespace vafa::rewards
