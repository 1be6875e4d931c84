// A spend reversed, and spent again: to the very lots, as if a smaller amount had been spent in the first place.
#include <algorithm>

#include "club/ledger/merging.hpp"

namespace vafa::ledger {

namespace {

/// A lot that has ended gives its share to a lot of today, which ends after so many days.
void revive(Purse& purse, LotBook& ended, std::int64_t amount, std::int64_t act, int days) {
    Cause const moved{{.account = Account::between_lots}, Reason::revived, act, {}};
    auto& fresh = purse.lot_for(days_from(purse.today(), days), {OriginKind::given_back, 0}, amount);
    purse.move(ended, -amount, moved);
    purse.move(fresh, amount, moved);
}

}  // namespace

Result<GivenBack> Wallets::give_back(GiveBack const& request) {
    auto& purse = state_->purse(request.wallet);
    auto history = state_->history(request.wallet, request.act);
    ensure(request.amount >= 0 && request.amount <= history.spent_standing(), "more was given back than was spent");
    if (!has_room(*state_, request.wallet, request.amount)) return refuse(amount_too_large);
    GivenBack given{request.amount, 0, 0};
    auto missing = request.amount;
    for (auto part = history.spent.rbegin(); part != history.spent.rend() && missing > 0; ++part) {
        auto amount = std::min(part->standing, missing);
        if (amount == 0) continue;
        missing -= amount;
        auto& lot = state_->lot(request.wallet, part->lot);
        purse.move(lot, amount, {{Account::redemption, 0, request.branch}, Reason::given_back, request.act, {}});
        purse.count_spent(part->day, -amount);
        if (!lot.has_passed(purse.today())) continue;
        bool lives_on = request.ended.alive_again_days > 0;
        if (lives_on) revive(purse, lot, amount, request.act, request.ended.alive_again_days);
        (lives_on ? given.revived : given.lost) += amount;
    }
    purse.settle();
    return given;
}

Result<std::vector<Part>> Wallets::spend_again(GiveBack const& request) {
    auto& purse = state_->purse(request.wallet);
    auto history = state_->history(request.wallet, request.act);
    ensure(request.amount >= 0 && request.amount <= history.spent_taken() - history.spent_standing(),
           "more was spent again than was given back");
    if (request.amount > spendable_by_person(*state_, request.wallet))
        return short_of(state_->first() ? state_->first()->purse(request.wallet) : purse);
    Cause const cause{{Account::redemption, 0, request.branch}, Reason::spent_again, request.act, {}};
    std::vector<Part> parts;
    auto missing = request.amount;
    for (auto const& part : history.spent) {
        auto& lot = state_->lot(request.wallet, part.lot);
        if (lot.is_valid(purse.today())) fetch(*state_, request.wallet, lot, std::min(part.taken - part.standing, missing) - lot.free());
        auto free = lot.is_valid(purse.today()) ? lot.free() : 0;
        auto amount = std::min({part.taken - part.standing, free, missing});
        if (amount <= 0) continue;
        missing -= amount;
        purse.move(lot, -amount, cause);
        purse.count_spent(part.day, amount);
        parts.push_back({part.lot, amount});
    }
    borrow(*state_, request.wallet, missing - purse.spendable(), Gifts::in_their_turn);
    for (auto const& part : purse.take(missing, cause)) {
        purse.count_spent(purse.today(), part.amount);
        parts.push_back(part);
    }
    return parts;
}

}  // namespace vafa::ledger
