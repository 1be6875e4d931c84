// The session consents, as far as a number of the same page would: whoever holds the phone could show one.
#include "club/rewards/me_rewards.hpp"

#include <algorithm>

#include "club/sales/sales.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::rewards {

namespace {

constexpr std::int64_t most_taken = 20;

OwnRedemption own(RedemptionShown const& one, Day day) { return {one.id, one.reward, one.points, one.state, one.branch_name, day}; }

/// The only branch need not be named.
std::optional<BranchId> place_or_only(Snapshot& snapshot, Caller const& caller, std::optional<BranchId> const& asked) {
    auto places = tenancy::places(snapshot, caller);
    if (asked || places->branches().size() != 1) return asked;
    return places->branches().front().branch;
}

bool is_left(std::vector<Stock> const& stock, std::string const& reward) {
    return std::none_of(stock.begin(), stock.end(), [&](auto const& one) { return one.reward == reward && one.remaining == 0; });
}

}  // namespace

Result<OwnRewards> show_own_rewards(Snapshot& snapshot, Caller const& caller, ShowOwnRewards const&) {
    auto member = TRY(own_record(caller));
    OwnRewards rewards;
    auto stock = all_stock(snapshot);
    Points spendable{ledger::view(snapshot, member).balance(ledger::Wallet::points).spendable};
    auto compiled = program::compiled(snapshot, caller);
    for (auto const& [name, points] : program::document_of(*compiled).rewards)
        rewards.items.push_back({name, points, std::max(points - spendable, Points{0}), is_left(stock, name)});
    std::stable_sort(rewards.items.begin(), rewards.items.end(), [](auto const& a, auto const& b) { return a.points < b.points; });
    auto places = tenancy::places(snapshot, caller);
    for (auto const& place : places->branches()) rewards.places.push_back({place.branch, place.branch_name});
    Listing latest;
    latest.member = member;
    latest.limit = most_taken;
    for (auto const& one : redemptions(snapshot, latest)) rewards.taken.push_back(own(shown(snapshot, caller, one), one.day));
    return rewards;
}

Result<OwnRewardSettled> take_reward(Transaction& tx, Caller const& caller, TakeReward const& request) {
    auto member = TRY(own_record(caller));
    auto taking = TRY(begin_taking(tx, caller, members::ById{member}, request.reward, place_or_only(tx, caller, request.branch)));
    auto worth = worth_of(tx, caller, taking.member.group, taking.reward.points);
    if (members::needed_consent(members::consent_policy(tx, caller), worth) != members::Consent::none)
        TRY(members::allow_on_own_page(tx, member, worth));
    auto taken = TRY(finish_taking(tx, caller, taking));
    return OwnRewardSettled{own(taken.redemption, tx.today()), taken.points_left, {}};
}

Result<OwnRewardSettled> cancel_own_reward(Transaction& tx, Caller const& caller, CancelOwnReward const& request) {
    auto member = TRY(own_record(caller));
    auto redemption = TRY(lock_waiting(tx, request.redemption, member));
    auto back = TRY(give_back(tx, caller, redemption));
    return OwnRewardSettled{own(back.redemption, redemption.day), back.points_left, back.lost};
}

std::vector<Operation> own_reward_operations() {
    auto refusals = refusals_of_taking();
    refusals.insert(refusals.end(), {&not_joined, &members::number_above_allowed});
    return {
        operation<show_own_rewards>({.name = "me.rewards", .summary = "The prizes, which one reaches, and which one has taken",
            .route = get("/v1/me/rewards"), .granted_to = {Role::member}, .refusals = {&not_joined}}),
        operation<take_reward>({.name = "me.take_reward", .summary = "Take a prize for one's own points, to be fetched at a branch",
            .route = post("/v1/me/rewards"), .granted_to = {Role::member}, .refusals = refusals, .key = Key::required}),
        operation<cancel_own_reward>({.name = "me.cancel_reward", .summary = "Cancel a prize that waits; the points go back where they came from",
            .route = post("/v1/me/rewards/{redemption}/cancel"), .granted_to = {Role::member},
            .refusals = {&not_joined, &redemption_missing, &redemption_settled, &ledger::amount_too_large}, .key = Key::required}),
    };
}

}  // namespace vafa::rewards
