// The points are spent at once, so that nobody else can spend them; the prize waits at its branch.
#include "club/rewards/redeem.hpp"

#include <algorithm>

#include "club/program/program.hpp"
#include "club/sales/sales.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::rewards {

namespace {

using ledger::Wallet;

Result<BranchId> place_of(Snapshot& snapshot, Caller const& caller, std::optional<BranchId> const& asked) {
    auto branch = asked.value_or(caller.branch);
    if (!branch) return refuse_at("/branch", sales::branch_not_named);
    if (!tenancy::places(snapshot, caller)->branch(branch)) return refuse_at("/branch", tenancy::branch_missing);
    if (!caller.may_act_at(branch)) return refuse_at("/branch", foreign_branch);
    return branch;
}

Result<program::Reward> find_reward(Snapshot& snapshot, Caller const& caller, std::string const& name) {
    auto compiled = program::compiled(snapshot, caller);
    auto const& rewards = program::document_of(*compiled).rewards;
    auto found = std::find_if(rewards.begin(), rewards.end(), [&](auto const& one) { return one.name == name; });
    if (found == rewards.end()) return refuse_at("/reward", reward_unknown);
    return *found;
}

Result<Done> judge_consent(Transaction& tx, Caller const& caller, members::MemberForSale const& member, RedeemReward const& request,
                           members::PinCompared const& pin, Rial worth) {
    auto needed = members::needed_consent(members::consent_policy(tx, caller), worth);
    auto given = request.pin ? members::Consent::pin : request.number ? members::Consent::rotating_number : members::Consent::none;
    if (!members::suffices(given, needed)) return refuse(sales::consent_required, {{"needed", std::string(name_of(needed))}});
    if (request.pin) return members::judge_pin(tx, member.id, pin);
    if (request.number) return members::judge_number(tx, caller, member.id, worth, *request.number);
    return Done{};
}

/// Still waiting, at a branch where this caller may act.
Result<Redemption> lock_waiting(Transaction& tx, Caller const& caller, RedemptionId id) {
    auto redemption = lock_redemption(tx, id);
    if (!redemption) return refuse_at("/redemption", redemption_missing);
    tx.set_subject(redemption->member.value);
    if (!caller.may_act_at(redemption->branch)) return refuse(foreign_branch);
    if (redemption->state != RedemptionState::reserved)
        return refuse_at("/redemption", redemption_settled, {{"state", std::string(name_of(redemption->state))}});
    return *redemption;
}

void mark_settled(Transaction& tx, Caller const& caller, Redemption& redemption, RedemptionState state) {
    settle(tx, caller, redemption.id, state);
    redemption.state = state;
    redemption.settled_at = tx.now();
}

Points points_left(ledger::Wallets const& wallets) { return Points{wallets.balance(Wallet::points).spendable}; }

}  // namespace

Rial worth_of(Snapshot& snapshot, Caller const& caller, members::GroupId group, Points points) {
    auto rate = program::conversion_for(*program::compiled(snapshot, caller), group);
    return rate ? ledger::worth(points.value, {rate->credit.value, rate->points.value}) : Rial{points.value};
}

RedemptionShown shown(Snapshot& snapshot, Caller const& caller, Redemption const& one) {
    auto const* branch = tenancy::places(snapshot, caller)->branch(one.branch);
    auto member = members::for_sale(snapshot, members::ById{one.member});
    RedemptionShown result{one.id, one.member, 0, {}, one.reward, one.points, one.state, one.branch, branch ? branch->branch_name : "", one.at, one.settled_at};
    if (member) {
        result.member_number = member->number;
        result.member_name = member->name;
    }
    return result;
}

bool needs_preparation(RedeemReward const* request) { return request->pin.has_value(); }
std::uint64_t route_of(RedeemReward const* request) { return members::route_of(request->member); }

Result<members::PinCompared> compare_pin_of_reward(Preparation const& preparation, Caller const&, RedeemReward const& request) {
    if (!request.pin) return members::PinCompared{};
    return members::compare_pin(preparation, request.member, *request.pin);
}

Result<RewardRedeemed> redeem_reward(Transaction& tx, Caller const& caller, RedeemReward const& request, members::PinCompared const& pin) {
    if (request.pin && request.number) return refuse_at("/number", pin_and_number);
    auto member = TRY(members::for_sale(tx, request.member));
    tx.set_subject(member.id.value);
    auto branch = TRY(place_of(tx, caller, request.branch));
    auto reward = TRY(find_reward(tx, caller, request.reward));
    TRY(members::allow_spending(member));
    auto& wallets = ledger::lock(tx, member.id);
    auto remaining = lock_stock(tx, reward.name);
    if (remaining && *remaining == 0) return refuse_at("/reward", reward_out_of_stock);
    TRY(judge_consent(tx, caller, member, request, pin, worth_of(tx, caller, member.group, reward.points)));
    TRY(wallets.spend({.wallet = Wallet::points, .amount = reward.points.value, .branch = branch}));
    wallets.post();
    if (remaining) put_stock(tx, reward.name, --*remaining);

    Redemption redemption;
    redemption.id = RedemptionId{tx.act()};
    redemption.member = member.id;
    redemption.reward = reward.name;
    redemption.points = reward.points;
    redemption.branch = branch;
    redemption.at = tx.now();
    redemption.day = tx.today();
    redemption.by_role = caller.role;
    redemption.by_id = caller.id;
    insert_redemption(tx, redemption);
    auto const* place = tenancy::places(tx, caller)->branch(branch);
    RedemptionShown told{redemption.id, member.id, member.number, member.name, reward.name, reward.points, RedemptionState::reserved, branch,
                         place ? place->branch_name : "", redemption.at, {}};
    return RewardRedeemed{std::move(told), points_left(wallets), remaining};
}

Result<RedemptionShown> hand_over(Transaction& tx, Caller const& caller, HandOver const& request) {
    auto redemption = TRY(lock_waiting(tx, caller, request.redemption));
    mark_settled(tx, caller, redemption, RedemptionState::handed_over);
    return shown(tx, caller, redemption);
}

Result<RedemptionCancelled> cancel_redemption(Transaction& tx, Caller const& caller, CancelRedemption const& request) {
    auto redemption = TRY(lock_waiting(tx, caller, request.redemption));
    auto ended = program::ended_lot_of(*program::compiled(tx, caller));
    auto const* lives = std::get_if<program::EndedLotLives>(&ended);
    auto& wallets = ledger::lock(tx, redemption.member);
    auto remaining = lock_stock(tx, redemption.reward);
    auto back = TRY(wallets.give_back({.act = redemption.id.value, .wallet = Wallet::points, .amount = redemption.points.value,
                                       .branch = redemption.branch, .ended = {lives ? static_cast<int>(lives->days) : 0}}));
    wallets.post();
    if (remaining) put_stock(tx, redemption.reward, *remaining + 1);
    mark_settled(tx, caller, redemption, RedemptionState::cancelled);
    return RedemptionCancelled{shown(tx, caller, redemption), Points{back.amount}, Points{back.lost}, points_left(wallets)};
}

std::vector<Operation> redemption_operations() {
    std::vector<Role> const serves{Role::owner, Role::manager, Role::cashier, Role::integrator};
    return {
        operation<redeem_reward, compare_pin_of_reward>({.name = "rewards.redeem", .summary = "A prize for points, kept for the member",
            .route = post("/v1/rewards/redemptions"), .granted_to = serves,
            .refusals = {&pin_and_number, &members::member_missing, &members::card_missing, &sales::branch_not_named, &tenancy::branch_missing,
                         &foreign_branch, &reward_unknown, &members::member_inactive, &members::credit_frozen, &members::card_blocked,
                         &members::card_replaced, &reward_out_of_stock, &sales::consent_required, &members::pin_not_set, &members::pin_locked,
                         &members::pin_changed_meanwhile, &members::pin_wrong, &members::number_locked, &members::number_above_allowed,
                         &members::number_used, &members::number_wrong, &ledger::balance_short},
            .key = Key::required}),
        operation<hand_over>({.name = "rewards.hand_over", .summary = "The member has got their prize",
            .route = post("/v1/rewards/redemptions/{redemption}/hand_over"), .granted_to = serves,
            .refusals = {&redemption_missing, &foreign_branch, &redemption_settled}}),
        operation<cancel_redemption>({.name = "rewards.cancel", .summary = "The prize stays, the points go back where they came from",
            .route = post("/v1/rewards/redemptions/{redemption}/cancel"), .granted_to = serves,
            .refusals = {&redemption_missing, &foreign_branch, &redemption_settled, &ledger::amount_too_large}, .key = Key::required}),
    };
}

}  // namespace vafa::rewards
