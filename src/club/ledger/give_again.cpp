// A reversed earning given again: a return undone, or less returned than was thought. The last taken goes first.
#include <algorithm>

#include "club/ledger/merging.hpp"
#include "club/ledger/shares.hpp"

namespace vafa::ledger {

namespace {

/// An earning on its way to the member again.
struct Restoring {
    Wallets::State& state;
    Purse& purse;
    GiveAgain const& request;
    GivenAgain given{};

    Cause cause() const { return {{Account::issue, request.rule, request.branch}, Reason::earned_again, request.act, {}}; }
    Cause against(Account account, std::int64_t ref = 0) const {
        return {{account, ref, request.branch}, Reason::earned_again, request.act, {}};
    }
};

Result<Done> convert_again(Restoring& restoring, TakenStep const& step, LotBook& lot, std::int64_t points) {
    auto& state = restoring.state;
    auto& conversion = known_conversion(state, step.conversion);
    conversion.undone_points -= points;
    auto credit = credit_of(conversion, points);
    if (!has_room(state, Wallet::credit, credit)) return refuse(amount_too_large);
    auto again = restoring.against(Account::conversion, conversion.act);
    restoring.purse.move(lot, -points, again);
    state.credit.move(state.lot(Wallet::credit, conversion.credit_lot), credit, again);
    restoring.given.credit_remade += credit;
    return Done{};
}

/// What was owed is owed no longer. Where lots have paid it meanwhile, they get it back.
void forgive(Restoring& restoring, std::int64_t amount) {
    auto& purse = restoring.purse;
    fetch_debt(restoring.state, purse.wallet(), amount - purse.row().debt);
    auto paid = std::max<std::int64_t>(0, amount - purse.row().debt);
    ensure(reopen_debt(restoring.state, purse, paid, restoring.against(Account::debt)) == 0, "a debt was paid by nobody");
    purse.move_debt(amount, restoring.cause());
    restoring.given.less_owed += amount - paid;
    restoring.given.to_lots += paid;
}

/// The lot had paid a debt, which was opened when that was taken from it: it pays once more, though it may have passed
/// meanwhile, and who has paid in its place gets it back. Of a debt that is owed no longer nothing is paid.
void pay_again(Restoring& restoring, LotBook& lot, std::int64_t amount) {
    auto& purse = restoring.purse;
    purse.move(lot, amount, restoring.cause());
    fetch_debt(restoring.state, purse.wallet(), amount - purse.row().debt);
    reopen_debt(restoring.state, purse, amount - purse.row().debt, restoring.against(Account::debt));
    auto paid = std::min(amount, purse.row().debt);
    purse.move(lot, -paid, restoring.against(Account::debt));
    purse.move_debt(paid, restoring.against(Account::debt));
    restoring.given.to_lots += amount;
}

Result<Done> restore_step(Restoring& restoring, TakenStep const& step, std::int64_t amount) {
    auto& purse = restoring.purse;
    auto& given = restoring.given;
    if (step.lot != 0) {
        auto& lot = restoring.state.lot(purse.wallet(), step.lot);
        if (step.reason == Reason::taken_back_from_debt) {
            pay_again(restoring, lot, amount);
            return Done{};
        }
        purse.move(lot, amount, restoring.cause());
        if (step.conversion != 0) return convert_again(restoring, step, lot, amount);
        if (lot.ended_sale == restoring.request.act)  // it had ended, though the lot has begun anew since
            purse.move(lot, -amount, {{Account::breakage, lot.ended_before, {}}, Reason::expired, 0, {}});
        given.to_lots += amount;
        return Done{};
    }
    if (step.reason == Reason::taken_back_owed) {
        forgive(restoring, amount);
        return Done{};
    }
    bool was_cash = step.reason == Reason::taken_back_from_cash;
    purse.move_debt(-amount, restoring.against(was_cash ? Account::cash_refund : Account::write_off));
    purse.move_debt(amount, restoring.cause());
    (was_cash ? given.formerly_from_cash : given.formerly_written_off) += amount;
    return Done{};
}

}  // namespace

Result<GivenAgain> Wallets::give_again(GiveAgain const& request) {
    if (request.amount == 0) return GivenAgain{};
    auto history = state_->history(request.wallet, request.act);
    auto const* rule = history.of_rule(request.rule);
    ensure(rule && request.amount > 0 && request.amount <= rule->total_taken(), "more was given again than was taken back");
    Restoring restoring{*state_, state_->purse(request.wallet), request};
    if (!has_room(*state_, request.wallet, request.amount)) return refuse(amount_too_large);
    auto missing = request.amount;
    for (auto step = rule->taken.rbegin(); step != rule->taken.rend() && missing > 0; ++step) {
        auto part = std::min(step->amount, missing);
        TRY(restore_step(restoring, *step, part));
        missing -= part;
    }
    state_->settle();
    return restoring.given;
}

}  // namespace vafa::ledger
