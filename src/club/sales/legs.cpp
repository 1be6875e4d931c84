// What stands of a sale is the judgement of what is kept, and never more than the sale gave.
#include "club/sales/legs.hpp"

#include <algorithm>

#include "club/sales/activity.hpp"
#include "club/sales/gift_cards.hpp"
#include "club/sales/store.hpp"

namespace vafa::sales {

namespace {

using ledger::Wallet;

Rial value_kept(Sale const& sale, std::vector<std::int64_t> const& kept) {
    Rial returned;
    for (std::size_t at = 0; at < kept.size(); ++at) {
        auto const& line = sale.basket.lines[at];
        returned += value_of_pieces(line.net, line.quantity, line.quantity - kept[at]);
    }
    return sale.basket.net - returned;
}

/// The credit part of what is kept.
Rial credit_kept(Sale const& sale, std::vector<std::int64_t> const& kept) {
    auto beyond_gift = std::max(Rial{0}, sale.basket.net - value_kept(sale, kept) - sale.gift);
    return std::max(Rial{0}, sale.credit - beyond_gift);
}

Result<Done> move_credit(Sale const& sale, Legs const& legs, program::Compiled const& program, tenancy::Place const& place,
                         ledger::Wallets& wallets) {
    ledger::GiveBack request{sale.id.value, Wallet::credit, legs.credit_back.value, place.branch, {alive_again_days(program)}};
    if (legs.credit_back > Rial{0}) TRY(wallets.give_back(request));
    if (legs.credit_back < Rial{0}) {
        request.amount = -request.amount;
        TRY(wallets.spend_again(request));
    }
    return Done{};
}

/// Moves what a rule gave, one act at a time.
class Earnings {
  public:
    Earnings(Sale const& sale, program::Compiled const& program, tenancy::Place const& place, members::GroupId group,
             ledger::Wallets& wallets)
        : sale_(sale), program_(program), place_(place), group_(group), wallets_(wallets) {}

    Result<Done> move(program::Change const& change, Legs& legs) {
        (change.wallet == Wallet::points ? legs.points.value : legs.earned_credit.value) += change.amount;
        auto left = change.amount < 0 ? -change.amount : change.amount;
        auto own = change.act != 0 ? change.act : sale_.id.value;
        left = TRY(move_of(own, change, left, legs));
        if (left == 0) return Done{};
        // a remainder's rule: the point was completed by a later sale, or taken back from one; a bonus: won by another sale of its window
        for (auto act : wallets_.acts_earning(change.wallet, change.rule)) {
            if (act != own) left = TRY(move_of(act, change, left, legs));
            if (left == 0) return Done{};
        }
        left = TRY(move_of_other_records(change, left, legs));
        return change.amount > 0 && left > 0 ? earn_anew(change, left) : Result<Done>(Done{});
    }

  private:
    /// The point was completed, the bonus won, by a sale of another record of the same person.
    Result<std::int64_t> move_of_other_records(program::Change const& change, std::int64_t left, Legs& legs) {
        for (auto* other : wallets_.other_records()) {
            Earnings theirs(sale_, program_, place_, group_, *other);
            for (auto act : other->acts_earning(change.wallet, change.rule)) {
                left = TRY(theirs.move_of(act, change, left, legs));
                if (left == 0) return left;
            }
        }
        return left;
    }

    /// What is left to move after as much as possible of one act's earning was taken back or given again.
    Result<std::int64_t> move_of(std::int64_t act, program::Change const& change, std::int64_t left, Legs& legs) {
        auto standing = wallets_.standing(act);
        for (auto const& earned : standing.earned) {
            if (earned.wallet != change.wallet || earned.rule != change.rule) continue;
            auto amount = std::min(left, change.amount < 0 ? earned.standing : earned.given - earned.standing);
            if (amount == 0) return left;
            TRY(change.amount < 0 ? take(act, change, amount, legs) : give(act, change, amount, legs));
            return left - amount;
        }
        return left;
    }

    Result<Done> take(std::int64_t act, program::Change const& change, std::int64_t amount, Legs& legs) {
        auto taken = TRY(wallets_.take_back({.act = act, .wallet = change.wallet, .rule = change.rule, .amount = amount,
                                             .branch = place_.branch, .shortfall = shortfall(change.wallet, legs)}));
        legs.cash_back -= taken.cash;
        legs.withheld += taken.cash;
        return Done{};
    }

    Result<Done> give(std::int64_t act, program::Change const& change, std::int64_t amount, Legs& legs) {
        auto given = TRY(wallets_.give_again({act, change.wallet, change.rule, amount, place_.branch}));
        auto due = ledger::worth(given.formerly_from_cash, rate(change.wallet));
        legs.cash_back += due;
        legs.withheld -= due;
        return Done{};
    }

    Result<Done> earn_anew(program::Change const& change, std::int64_t amount) {
        TRY(wallets_.receive({.wallet = change.wallet, .amount = amount, .from = {ledger::Account::issue, change.rule, place_.branch},
                              .reason = ledger::Reason::purchase, .window = program::in_ledger(change.window),
                              .origin = {ledger::OriginKind::purchases, 0}, .day = sale_.day}));
        return Done{};
    }

    /// The program's policy for what can be found in no lot any more. Cash pays at the group's conversion rate.
    ledger::Shortfall shortfall(Wallet wallet, Legs const& legs) const {
        ledger::Shortfall shortfall;
        auto policy = program::shortfall_of(program_);
        if (std::get_if<program::ShortfallFromCash>(&policy)) {
            shortfall.rate = rate(wallet);
            if (shortfall.rate.rial > 0) shortfall.cash = std::max(Rial{0}, legs.cash_back);
        }
        if (auto const* floor = std::get_if<program::ShortfallWrittenOff>(&policy))
            shortfall.write_off_below = wallet == Wallet::points ? floor->points_below.value : floor->credit_below.value;
        return shortfall;
    }

    /// What a point is worth to the group; nothing where points cannot be converted. Credit counts one for one.
    ledger::ConversionRate rate(Wallet wallet) const {
        if (wallet == Wallet::credit) return {1, 1};
        auto conversion = program::conversion_for(program_, group_);
        return conversion ? ledger::ConversionRate{conversion->credit.value, conversion->points.value} : ledger::ConversionRate{0, 1};
    }

    Sale const& sale_;
    program::Compiled const& program_;
    tenancy::Place const& place_;
    members::GroupId group_;
    ledger::Wallets& wallets_;
};

Result<Done> move_referral(Transaction& tx, Caller const& caller, program::Compiled const& program, Sale const& sale,
                           program::KeptJudgement const& judged) {
    if (!judged.loses_referral && !judged.wins_referral) return Done{};
    auto referrer = members::referrer_of(tx, sale.member);  // the record's own: who brought it got the gift
    if (!referrer) return Done{};
    if (judged.loses_referral) return program::take_back_referral_gift(tx, caller, program, referrer, sale.member, sale.id.value);
    return program::give_referral_gift_again(tx, caller, referrer, sale.member, sale.id.value);
}

/// Who is paid of what the member buys is judged by what is kept, whoever the chain would be today.
Result<Done> move_referral_levels(Transaction& tx, Caller const& caller, program::Compiled const& program, Sale const& sale,
                                  program::KeptJudgement const& judged) {
    if (!program::document_of(program).referral_commission) return Done{};
    return program::move_referral_commissions(tx, caller, program, sale.id.value, sale.day, referral_parts_of(tx, sale.id),
                                              judged.base_before, judged.base_after);
}

/// The counters that a sale's return is judged by: the person's. Of a merged record the windows of bonuses are its own, and what its
/// own sales stand for is kept beside them, should the records be parted.
struct Counted {
    program::LockedCounters person;
    std::optional<program::LockedCounters> share;

    program::Counters now() const {
        auto counters = person.counters;
        if (share) counters.bonus_windows = share->counters.bonus_windows;
        return counters;
    }
};

Counted lock_counted(Transaction& tx, MemberId person, MemberId record) {
    Counted counted{program::locked_counters(tx, person), {}};
    if (person != record) counted.share = program::locked_counters(tx, record);
    return counted;
}

void write_counted(Transaction& tx, Caller const& caller, Sale const& sale, Kept const& kept, program::Compiled const& program,
                   MemberId person, Counted const& counted, program::Counters after) {
    if (counted.share) {
        auto catalog = catalog::catalog(tx, caller);
        auto judged_sale = program::restore(program, judged_basket(*catalog, sale, {}), *sale.state);
        auto own = program::judge_kept(program, judged_sale, kept.before, kept.after, counted.share->counters);
        program::write_counters(tx, sale.member, *counted.share, own.after);
        after.bonus_windows = counted.person.counters.bonus_windows;
    }
    program::write_counters(tx, person, counted.person, after);
}

}  // namespace

int alive_again_days(program::Compiled const& program) {
    auto policy = program::ended_lot_of(program);
    auto const* lives = std::get_if<program::EndedLotLives>(&policy);
    return lives ? static_cast<int>(lives->days) : 0;
}

Result<Reckoned> reckon_legs(Snapshot& snapshot, Caller const& caller, Sale const& sale, Kept const& kept,
                             tenancy::Place const& place, ledger::Wallets* wallets, program::Counters const& counters) {
    Reckoned reckoned;
    auto& legs = reckoned.legs;
    legs.value = value_kept(sale, kept.before) - value_kept(sale, kept.after);
    legs.gift_before = gift_kept(sale, sale.basket.net - value_kept(sale, kept.before));
    legs.gift_back = legs.gift_before - gift_kept(sale, sale.basket.net - value_kept(sale, kept.after));
    legs.credit_back = credit_kept(sale, kept.before) - credit_kept(sale, kept.after);
    legs.cash_back = legs.value - legs.gift_back - legs.credit_back;
    if (!wallets) return reckoned;

    auto program = program::compiled_version(snapshot, caller, sale.program_version);
    reckoned.program = program;
    if (!sale.state) {
        TRY(move_credit(sale, legs, *program, place, *wallets));
        return reckoned;
    }
    auto catalog = catalog::catalog(snapshot, caller);
    auto judged_sale = program::restore(*program, judged_basket(*catalog, sale, {}), *sale.state);
    reckoned.judged = program::judge_kept(*program, judged_sale, kept.before, kept.after, counters);
    // what lives by this purchase has ended, or lives again, before anything goes back to it or is taken from it
    TRY(move_activity(snapshot, caller, sale, *reckoned.judged, *wallets));
    TRY(move_credit(sale, legs, *program, place, *wallets));
    Earnings earnings(sale, *program, place, judged_sale.member.group, *wallets);
    for (auto const& change : reckoned.judged->changes) TRY(earnings.move(change, legs));
    return reckoned;
}

Result<Legs> move_legs(Transaction& tx, Caller const& caller, Sale const& sale, Kept const& kept, tenancy::Place const& place,
                       ledger::Wallets* wallets) {
    Counted counted;
    if (wallets && sale.state) counted = lock_counted(tx, wallets->owner(), sale.member);
    auto reckoned = TRY(reckon_legs(tx, caller, sale, kept, place, wallets, counted.now()));
    TRY(move_gift_cards(tx, caller, sale, kept, reckoned.legs, place));
    if (!wallets) return reckoned.legs;
    if (reckoned.judged) {
        write_counted(tx, caller, sale, kept, *reckoned.program, wallets->owner(), counted, reckoned.judged->after);
        program::move_budgets(tx, *reckoned.program, sale.day, reckoned.judged->changes);
        TRY(move_referral(tx, caller, *reckoned.program, sale, *reckoned.judged));
        TRY(move_referral_levels(tx, caller, *reckoned.program, sale, *reckoned.judged));
    }
    wallets->post();
    return reckoned.legs;
}

}  // namespace vafa::sales
