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
        return change.amount > 0 && left > 0 ? earn_anew(change, left) : Result<Done>(Done{});
    }

  private:
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
    if (judged.loses_referral) return program::take_back_referral_gift(tx, caller, program, sale.id.value);
    if (judged.wins_referral) return program::give_referral_gift_again(tx, caller, sale.id.value);
    return Done{};
}

/// Who is paid of what the member buys is judged by what is kept, whoever the chain would be today.
Result<Done> move_referral_levels(Transaction& tx, Caller const& caller, program::Compiled const& program, Sale const& sale,
                                  program::KeptJudgement const& judged) {
    if (!program::document_of(program).referral_commission) return Done{};
    return program::move_referral_commissions(tx, caller, program, sale.id.value, sale.day, referral_parts_of(tx, sale.id),
                                              judged.base_before, judged.base_after);
}

struct LockedPerson {
    PersonOfSale person;
    program::LockedCounters counters;
    std::optional<program::LockedCounters> share;
};

LockedPerson lock_person(Transaction& tx, Sale const& sale, ledger::Wallets& wallets) {
    LockedPerson locked;
    locked.person.id = person_of(tx, sale, wallets);
    locked.person.wallets = &ledger::lock(tx, locked.person.id);
    locked.counters = program::locked_counters(tx, locked.person.id);
    locked.person.counters = locked.counters.counters;
    if (locked.person.id == sale.member) return locked;
    locked.share = program::locked_counters(tx, sale.member);
    locked.person.share = locked.share->counters;
    return locked;
}

void write_counters(Transaction& tx, Sale const& sale, LockedPerson const& locked, Reckoned const& reckoned) {
    if (locked.share) program::write_counters(tx, sale.member, *locked.share, reckoned.judged->after);
    program::write_counters(tx, locked.person.id, locked.counters, reckoned.after);
}

program::Change* find_change(std::vector<program::Change>& changes, std::int64_t rule) {
    auto found = std::find_if(changes.begin(), changes.end(), [&](auto const& change) { return change.rule == rule; });
    return found == changes.end() ? nullptr : &*found;
}

bool belongs_to_window(program::Compiled const& program, program::Change const& change) {
    return std::holds_alternative<program::ThresholdBonus>(program::rule_of(program, change.rule)->gives);
}

/// By how much more, or less, the person's changes are than the record's own. Windows of bonuses are each record's own.
std::vector<program::Change> beyond_own(program::Compiled const& program, std::vector<program::Change> of_person,
                                        std::vector<program::Change> const& own) {
    std::erase_if(of_person, [&](auto const& change) { return belongs_to_window(program, change); });
    for (auto const& change : own) {
        if (belongs_to_window(program, change)) continue;
        auto* joint = find_change(of_person, change.rule);
        if (!joint) (joint = &of_person.emplace_back(change))->amount = 0;
        joint->amount -= change.amount;
    }
    std::erase_if(of_person, [](auto const& change) { return change.amount == 0; });
    return of_person;
}

/// What a merged record's sale stands for is judged as if the record were alone, so that parting finds its own with it.
void judge(Reckoned& reckoned, program::JudgedSale const& sale, Kept const& kept, PersonOfSale const& person) {
    auto by = [&](program::Counters const& now) { return program::judge_kept(*reckoned.program, sale, kept.before, kept.after, now); };
    auto of_person = by(person.counters);
    if (person.share) {
        reckoned.judged = by(*person.share);
        reckoned.beyond = beyond_own(*reckoned.program, std::move(of_person.changes), reckoned.judged->changes);
        of_person.after.bonus_windows = person.counters.bonus_windows;
    } else {
        reckoned.judged = of_person;
    }
    reckoned.after = std::move(of_person.after);
}

/// Rule by rule what the person has gained or lost.
std::vector<program::Change> all_changes(Reckoned const& reckoned) {
    auto all = reckoned.judged->changes;
    for (auto const& change : reckoned.beyond) {
        if (auto* known = find_change(all, change.rule)) known->amount += change.amount;
        else all.push_back(change);
    }
    return all;
}

}  // namespace

int alive_again_days(program::Compiled const& program) {
    auto policy = program::ended_lot_of(program);
    auto const* lives = std::get_if<program::EndedLotLives>(&policy);
    return lives ? static_cast<int>(lives->days) : 0;
}

/// Wallets know whom they lean on; a record that has none yet leans on nobody.
MemberId person_of(Snapshot& snapshot, Sale const& sale, ledger::Wallets const& wallets) {
    if (wallets.owner() != sale.member) return wallets.owner();
    auto person = members::for_sale(snapshot, members::ById{sale.member});
    return person ? person->id : sale.member;
}

Result<Reckoned> reckon_legs(Snapshot& snapshot, Caller const& caller, Sale const& sale, Kept const& kept,
                             tenancy::Place const& place, ledger::Wallets* wallets, PersonOfSale const& person) {
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
    judge(reckoned, judged_sale, kept, person);
    // what lives by this purchase has ended, or lives again, before anything goes back to it or is taken from it
    TRY(move_activity(snapshot, caller, sale, *reckoned.judged, *wallets));
    TRY(move_credit(sale, legs, *program, place, *wallets));
    Earnings earnings(sale, *program, place, judged_sale.member.group, *wallets);
    for (auto const& change : reckoned.judged->changes) TRY(earnings.move(change, legs));
    if (reckoned.beyond.empty()) return reckoned;
    Earnings of_person(sale, *program, place, judged_sale.member.group, *person.wallets);
    for (auto const& change : reckoned.beyond) TRY(of_person.move(change, legs));
    return reckoned;
}

Result<Legs> move_legs(Transaction& tx, Caller const& caller, Sale const& sale, Kept const& kept, tenancy::Place const& place,
                       ledger::Wallets* wallets) {
    LockedPerson locked;
    if (wallets && sale.state) locked = lock_person(tx, sale, *wallets);
    auto reckoned = TRY(reckon_legs(tx, caller, sale, kept, place, wallets, locked.person));
    TRY(move_gift_cards(tx, caller, sale, kept, reckoned.legs, place));
    if (!wallets) return reckoned.legs;
    if (reckoned.judged) {
        write_counters(tx, sale, locked, reckoned);
        program::move_budgets(tx, *reckoned.program, sale.day, all_changes(reckoned));
        TRY(move_referral(tx, caller, *reckoned.program, sale, *reckoned.judged));
        TRY(move_referral_levels(tx, caller, *reckoned.program, sale, *reckoned.judged));
    }
    wallets->post();
    if (!reckoned.beyond.empty()) locked.person.wallets->post();
    return reckoned.legs;
}

}  // namespace vafa::sales
