// Holds: what is promised to a till is spendable nowhere else, until it is captured, voided, or fifteen minutes are over.
#include <algorithm>

#include "club/ledger/state.hpp"

namespace vafa::ledger {

namespace {

/// The live hold of that id. Where there is none, the refusal says why.
Result<HoldBook*> live_hold(Wallets::State& state, HoldId id) {
    for (auto& hold : state.holds)
        if (hold.id == id) {
            if (hold.state != HoldState::open) return refuse(hold_settled);
            return &hold;
        }
    auto found = find_hold(state.snapshot, id);
    if (!found || found->member != state.member) return refuse(hold_missing);
    if (found->state != HoldState::open) return refuse(hold_settled);
    return refuse(hold_ended, {{"ended_at", found->ends_at}});
}

/// Its lots are free again; nothing of it is promised any more.
void release(Wallets::State& state, HoldBook& hold) {
    for (auto const& part : hold.parts) state.lot(hold.wallet, part.lot).held -= part.amount;
}

}  // namespace

Result<HoldId> Wallets::place_hold(PlaceHold const& request) {
    ensure(request.amount >= 0 && state_->tx, "a hold needs an amount and an act");
    auto& purse = state_->purse(request.wallet);
    if (request.amount > purse.spendable()) return short_of(purse);
    HoldBook hold;
    hold.id = state_->tx->next_id<HoldKind>();
    hold.member = state_->member;
    hold.wallet = request.wallet;
    hold.amount = request.amount;
    hold.placed_at = state_->snapshot.now();
    hold.ends_at = hold.placed_at + hold_life_ms;
    hold.day = purse.today();
    hold.branch = request.branch;
    hold.till = request.till;
    hold.is_new = true;
    auto missing = request.amount;
    for (auto* lot : purse.valid_by_end()) {
        auto part = std::min(lot->free(), missing);
        if (part == 0) break;
        lot->held += part;
        missing -= part;
        hold.parts.push_back({lot->number, part});
    }
    ensure(missing == 0, "more was promised than could be spent");
    state_->holds.push_back(std::move(hold));
    return state_->holds.back().id;
}

Result<std::vector<Part>> Wallets::capture(HoldId id, std::int64_t amount, BranchId branch) {
    ensure(amount >= 0, "a negative amount was to be captured");
    auto& hold = *TRY(live_hold(*state_, id));
    if (amount > hold.amount) return refuse(hold_exceeded, {{"held", fact_of(hold.wallet, hold.amount)}});
    auto& purse = state_->purse(hold.wallet);
    release(*state_, hold);
    std::vector<Part> parts;
    auto missing = amount;
    for (auto const& promised : hold.parts) {
        auto part = std::min(promised.amount, missing);
        if (part == 0) break;
        purse.move(state_->lot(hold.wallet, promised.lot), -part,
                   {{Account::redemption, 0, branch}, Reason::spent, 0, hold.day});
        parts.push_back({promised.lot, part});
        missing -= part;
    }
    purse.count_spent(hold.day, amount);
    hold.state = HoldState::captured;
    hold.captured = amount;
    hold.is_changed = true;
    purse.settle();
    return parts;
}

Result<Done> Wallets::void_hold(HoldId id) {
    auto& hold = *TRY(live_hold(*state_, id));
    release(*state_, hold);
    hold.state = HoldState::voided;
    hold.is_changed = true;
    state_->purse(hold.wallet).settle();
    return Done{};
}

}  // namespace vafa::ledger
