// A prize for points: taken with the member's consent, handed over, or cancelled: contracts.
#pragma once

#include "club/program/program.hpp"
#include "club/rewards/store.hpp"

namespace vafa::rewards {

/// What a member can spend now.
inline Points points_left(ledger::Wallets const& wallets) { return Points{wallets.balance(ledger::Wallet::points).spendable}; }

struct RedeemReward {
    members::MemberRef member;
    std::string reward;
    std::optional<Secret<std::string>> pin;
    std::optional<Secret<std::string>> code;
    std::optional<CodeAskedId> asked;
    std::optional<Secret<std::string>> number;
    std::optional<BranchId> branch;
};
constexpr auto describe(RedeemReward const*) {
    return fields(field("member", &RedeemReward::member, "Whose points."),
                  field("reward", &RedeemReward::reward, "The prize, by the name that the program gives it."),
                  field("pin", &RedeemReward::pin, "The member's PIN, where consent is needed.", secret),
                  field("code", &RedeemReward::code, "Or the one-time code that was sent for this prize.", secret),
                  field("asked", &RedeemReward::asked, "Which code: the answer to asking for it. Needed with a code."),
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

/// A one-time code for one prize at one branch: it takes that prize there, for the points that its message named, and nothing else.
struct AskRewardCode {
    members::MemberRef member;
    std::string reward;
    std::optional<BranchId> branch;
};
constexpr auto describe(AskRewardCode const*) {
    return fields(field("member", &AskRewardCode::member, "Whose points."), field("reward", &AskRewardCode::reward, "The prize."),
                  field("branch", &AskRewardCode::branch, "Where it is handed over; needed where the caller stands at no till."));
}
struct RewardCodeAsked {
    CodeAskedId asked;
    MemberId member;
    std::string reward;
    Points points;
    std::string branch_name;
    Instant ends_at;
};
constexpr auto describe(RewardCodeAsked const*) {
    return fields(field("asked", &RewardCodeAsked::asked, "Goes with the code when the prize is taken."),
                  field("member", &RewardCodeAsked::member, "Whose points."), field("reward", &RewardCodeAsked::reward, "The prize."),
                  field("points", &RewardCodeAsked::points, "The points it takes."), field("branch_name", &RewardCodeAsked::branch_name, "Where."),
                  field("ends_at", &RewardCodeAsked::ends_at, "From this moment on the code serves no more."));
}
std::uint64_t route_of(AskRewardCode const* request);
Result<RewardCodeAsked> ask_reward_code(Transaction& tx, Caller const& caller, AskRewardCode const& request);

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
inline constexpr Refusal reward_price_changed{"rewards.price_changed", RefusalKind::conflict};
inline constexpr Refusal redemption_missing{"rewards.missing", RefusalKind::missing};
inline constexpr Refusal redemption_settled{"rewards.settled", RefusalKind::conflict};
inline constexpr Refusal pin_and_number{"rewards.pin_and_number", RefusalKind::invalid};

/// A prize that is about to be taken: the member's wallets and the prize's stock are locked.
struct Taking {
    members::MemberForSale member;
    program::Reward reward;
    BranchId branch;
    ledger::Wallets* wallets = nullptr;
    std::optional<std::int64_t> remaining;  // nothing where it never runs out
};
/// Refuses what forbids it whatever the consent: the place, the prize, the member, the stock.
Result<Taking> begin_taking(Transaction& tx, Caller const& caller, members::MemberRef const& who, std::string const& reward,
                            std::optional<BranchId> const& branch);
/// Spends the points and keeps the prize at its branch. Refuses balance_short.
Result<RewardRedeemed> finish_taking(Transaction& tx, Caller const& caller, Taking& taking);
std::vector<Refusal const*> refusals_of_taking();
/// Still waiting to be handed over; whose it is becomes the subject.
Result<Redemption> lock_waiting(Transaction& tx, RedemptionId id, std::optional<MemberId> of);
/// The prize is there again, and so are the points.
Result<RedemptionCancelled> give_back(Transaction& tx, Caller const& caller, Redemption redemption);

/// What so many points are worth as far as consent goes: at the rate of the member's group; where there is none, a point counts as a rial.
Rial worth_of(Snapshot& snapshot, Caller const& caller, members::GroupId group, Points points);
RedemptionShown shown(Snapshot& snapshot, Caller const& caller, Redemption const& redemption);

std::vector<Operation> redemption_operations();

}  // namespace vafa::rewards
