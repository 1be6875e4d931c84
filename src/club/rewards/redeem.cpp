// The points are spent at once, so that nobody else can spend them; the prize waits at its branch.
#include "club/rewards/redeem.hpp"

#include <algorithm>

#include "club/rewards/consent.hpp"
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

/// The code is for the prize and the branch that its message named, and for those points.
Result<Done> judge_prize_code(Transaction& tx, Caller const& caller, Taking const& taking, RedeemReward const& request) {
    auto asked = request.asked ? find_asked(tx, *request.asked) : std::nullopt;
    bool is_for_this = asked && asked->member == taking.member.id && asked->reward == taking.reward.name && asked->branch == taking.branch;
    if (!is_for_this) return refuse_at("/asked", members::code_missing);
    if (asked->points != taking.reward.points) return refuse_at("/asked", reward_price_changed, {{"points", taking.reward.points}});
    return members::judge_code(tx, caller, taking.member.id, asked->id.value, *request.code);
}

/// Still waiting, at a branch where this caller may act.
Result<Redemption> waiting_here(Transaction& tx, Caller const& caller, RedemptionId id) {
    auto redemption = find_redemption(tx, id);
    if (redemption) tx.set_subject(redemption->member.value);
    if (redemption && !caller.may_act_at(redemption->branch)) return refuse(foreign_branch);
    return lock_waiting(tx, id, {});
}

void mark_settled(Transaction& tx, Caller const& caller, Redemption& redemption, RedemptionState state) {
    settle(tx, caller, redemption.id, state);
    redemption.state = state;
    redemption.settled_at = tx.now();
}

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

Result<Taking> begin_taking(Transaction& tx, Caller const& caller, members::MemberRef const& who, std::string const& name,
                            std::optional<BranchId> const& asked) {
    auto member = TRY(members::for_sale(tx, who));
    tx.set_subject(member.id.value);
    auto branch = TRY(place_of(tx, caller, asked));
    auto reward = TRY(find_reward(tx, caller, name));
    TRY(members::allow_spending(member));
    auto& wallets = ledger::lock(tx, member.id);
    auto remaining = lock_stock(tx, reward.name);
    if (remaining && *remaining == 0) return refuse_at("/reward", reward_out_of_stock);
    return Taking{std::move(member), std::move(reward), branch, &wallets, remaining};
}

Result<RewardRedeemed> finish_taking(Transaction& tx, Caller const& caller, Taking& taking) {
    auto const& [member, reward, branch, wallets, before] = taking;
    TRY(wallets->spend({.wallet = Wallet::points, .amount = reward.points.value, .branch = branch}));
    wallets->post();
    auto remaining = before;
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
    return RewardRedeemed{std::move(told), points_left(*wallets), remaining};
}

Result<RewardRedeemed> redeem_reward(Transaction& tx, Caller const& caller, RedeemReward const& request, members::PinCompared const& pin) {
    if (request.pin.has_value() + request.code.has_value() + request.number.has_value() > 1) return refuse_at("/number", pin_and_number);
    auto taking = TRY(begin_taking(tx, caller, request.member, request.reward, request.branch));
    TRY(judge_consent(tx, caller, taking.member, taking.reward.points, request, pin, [&] { return judge_prize_code(tx, caller, taking, request); }));
    return finish_taking(tx, caller, taking);
}

std::uint64_t route_of(AskRewardCode const* request) { return members::route_of(request->member); }

Result<RewardCodeAsked> ask_reward_code(Transaction& tx, Caller const& caller, AskRewardCode const& request) {
    auto taking = TRY(begin_taking(tx, caller, request.member, request.reward, request.branch));
    auto points = taking.reward.points;
    if (points_left(*taking.wallets) < points) return refuse(ledger::balance_short, {{"spendable", points_left(*taking.wallets)}});
    CodeAsked asked{CodeAskedId{tx.act()}, taking.member.id, taking.reward.name, points, taking.branch};
    insert_asked(tx, asked);
    members::expect_code(tx, asked.member);
    auto const* place = tenancy::places(tx, caller)->branch(asked.branch);
    return RewardCodeAsked{asked.id, asked.member, asked.reward, points, place->branch_name, tx.now() + members::code_lives_ms};
}

Result<Redemption> lock_waiting(Transaction& tx, RedemptionId id, std::optional<MemberId> of) {
    auto redemption = lock_redemption(tx, id);
    if (!redemption || (of && redemption->member != *of)) return refuse_at("/redemption", redemption_missing);
    tx.set_subject(redemption->member.value);
    if (redemption->state != RedemptionState::reserved)
        return refuse_at("/redemption", redemption_settled, {{"state", std::string(name_of(redemption->state))}});
    return *redemption;
}

Result<RedemptionShown> hand_over(Transaction& tx, Caller const& caller, HandOver const& request) {
    auto redemption = TRY(waiting_here(tx, caller, request.redemption));
    mark_settled(tx, caller, redemption, RedemptionState::handed_over);
    return shown(tx, caller, redemption);
}

Result<RedemptionCancelled> give_back(Transaction& tx, Caller const& caller, Redemption redemption) {
    auto ended = program::ended_lot_of(*program::compiled(tx, caller));
    auto const* lives = std::get_if<program::EndedLotLives>(&ended);
    auto& wallets = ledger::lock(tx, redemption.member);
    auto remaining = lock_stock(tx, redemption.reward);
    auto back = TRY(wallets.give_back({.act = redemption.id.value, .wallet = Wallet::points, .amount = redemption.points.value,
                                       .branch = redemption.branch, .ended = {lives ? static_cast<int>(lives->days) : 0}}));
    wallets.post();
    if (remaining) put_stock(tx, redemption.reward, *remaining + 1);
    mark_settled(tx, caller, redemption, RedemptionState::cancelled);
    return RedemptionCancelled{shown(tx, caller, redemption), Points{back.amount}, Points{back.lost}, points_left(wallets.first_record())};
}

Result<RedemptionCancelled> cancel_redemption(Transaction& tx, Caller const& caller, CancelRedemption const& request) {
    return give_back(tx, caller, TRY(waiting_here(tx, caller, request.redemption)));
}

std::vector<Refusal const*> refusals_of_taking() {
    return {&members::member_missing, &members::card_missing, &sales::branch_not_named, &tenancy::branch_missing, &foreign_branch, &reward_unknown,
            &members::member_inactive, &members::credit_frozen, &members::card_blocked, &members::card_replaced, &reward_out_of_stock,
            &ledger::balance_short};
}

std::vector<Operation> redemption_operations() {
    std::vector<Role> const serves{Role::owner, Role::manager, Role::cashier, Role::integrator};
    auto refusals = refusals_of_taking();
    refusals.insert(refusals.end(), {&pin_and_number, &sales::consent_required, &members::pin_not_set, &members::pin_locked,
                                     &members::pin_changed_meanwhile, &members::pin_wrong, &members::code_missing, &reward_price_changed,
                                     &members::code_used, &members::code_ended, &members::code_locked, &members::code_wrong,
                                     &members::number_locked, &members::number_above_allowed, &members::number_used, &members::number_wrong});
    return {
        operation<redeem_reward, compare_pin_of_reward>({.name = "rewards.redeem", .summary = "A prize for points, kept for the member",
            .route = post("/v1/rewards/redemptions"), .granted_to = serves, .refusals = refusals, .key = Key::required}),
        operation<ask_reward_code>({.name = "rewards.ask_code", .summary = "Send the member a one-time code for one prize at one branch",
            .route = post("/v1/rewards/codes"), .granted_to = serves, .refusals = refusals_of_taking()}),
        operation<hand_over>({.name = "rewards.hand_over", .summary = "The member has got their prize",
            .route = post("/v1/rewards/redemptions/{redemption}/hand_over"), .granted_to = serves,
            .refusals = {&redemption_missing, &foreign_branch, &redemption_settled}}),
        operation<cancel_redemption>({.name = "rewards.cancel", .summary = "The prize stays, the points go back where they came from",
            .route = post("/v1/rewards/redemptions/{redemption}/cancel"), .granted_to = serves,
            .refusals = {&redemption_missing, &foreign_branch, &redemption_settled, &ledger::amount_too_large}, .key = Key::required}),
    };
}

}  // namespace vafa::rewards
