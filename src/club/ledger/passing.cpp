// Points passed on to another member: as between two records of one person, lots move with their days, two lines of one amount each.
#include <algorithm>

#include "club/ledger/merging.hpp"

namespace vafa::ledger {

namespace {

/// The giver's lines name the receiver's lot; the receiver's own name nothing.
constexpr std::int64_t of_the_receiver = 0;

Cause cause_of(std::int64_t lot, BranchId branch, Reason reason, std::int64_t reverses = 0) {
    return {{Account::between_members, lot, branch}, reason, reverses, {}};
}

/// What ends by inactivity goes by the giver's purchases so far, from then on by the receiver's: as it comes it ends no earlier.
Window window_passed_on(Purse const& own, LotBook const& lot) {
    auto window = lot.window();
    if (lot.idle_days) window.first = std::max(lot.first, own.row().active_day);
    return window;
}

/// Of two records of one person the first knows the latest purchase.
void go_by_the_person(Wallets::State& record) {
    if (!record.first()) return;
    for (auto wallet : {Wallet::points, Wallet::credit}) record.purse(wallet).set_active(record.first()->purse(wallet).row().active_day);
}

}  // namespace

Result<Done> Wallets::pass_on(Wallets& receiver, std::int64_t points, BranchId branch) {
    ensure(points >= 0 && receiver.member() != member(), "points were to be passed on to oneself");
    auto& own = state_->points;
    auto& theirs = receiver.state_->points;
    if (points > own.spendable()) return short_of(own);
    if (!has_room(*receiver.state_, Wallet::points, points)) return refuse(amount_too_large);
    for (auto* lot : own.valid_by_end()) {
        auto part = std::min(lot->free(), points);
        if (part == 0) break;
        auto& there = theirs.lot_for(window_passed_on(own, *lot), lot->origin, part);
        own.move(*lot, -part, cause_of(there.number, branch, Reason::passed_on));
        theirs.move(there, part, cause_of(of_the_receiver, branch, Reason::passed_in));
        points -= part;
    }
    theirs.settle();
    return Done{};
}

Result<std::int64_t> Wallets::take_passed_back(Wallets& receiver, std::int64_t act, BranchId branch) {
    auto& own = state_->points;
    auto& theirs = receiver.state_->points;
    for (auto* record : {state_.get(), receiver.state_.get()}) go_by_the_person(*record);
    std::int64_t back = 0;
    for (auto const& line : lines_about(state_->snapshot, member(), Wallet::points, act, own.version_at_open())) {
        if (line.act != act || line.contra.account != Account::between_members) continue;
        auto& there = receiver.state_->lot(Wallet::points, line.contra.ref);
        if (there.has_passed(theirs.today())) continue;
        auto later = arrived_since(state_->snapshot, receiver.member(), there.number, act);
        fetch(*receiver.state_, Wallet::points, there, -line.amount + later - there.free());
        auto part = std::min({-line.amount, there.free(), std::max<std::int64_t>(there.remaining - later, 0)});
        if (!has_room(*state_, Wallet::points, part)) return refuse(amount_too_large);
        theirs.move(there, -part, cause_of(of_the_receiver, branch, Reason::passed_back, act));
        own.move(state_->lot(Wallet::points, line.lot), part, cause_of(there.number, branch, Reason::passed_back, act));
        back += part;
    }
    if (!state_->first()) own.settle();  // else it settles at the first
    return back;
}

}  // namespace vafa::ledger
