// What ends by inactivity lives from purchase to purchase. A purchase that came back as a whole was none: each lot ends where it would
// have ended without it, and with it what it held then; a return that is undone gives it back. How much of a lot has ended follows from
// its lines alone, both ways: all that was in it before the purchase with which it last began anew.
#include <algorithm>

#include "club/ledger/state.hpp"

namespace vafa::ledger {

namespace {

/// How a lot fares with some purchases.
struct Course {
    Day end;                         // where it ends with those
    std::optional<Bought> reborn{};  // it had ended before this one, with which it last began anew …
    Day ended{};                     // … on that day
};

/// `before`: the latest day of those before them, if any.
Course course_of(Lot const& lot, std::optional<Day> before, std::vector<Bought> const& since) {
    auto more_days = static_cast<int>(*lot.idle_days - 1);
    Course course{std::max(lot.first, before.value_or(lot.first)) + more_days};
    for (auto const& one : since) {
        auto end = std::max(lot.first, one.day) + more_days;
        if (one.committed > course.end) course = {end, one, course.end};
        else course.end = std::max(course.end, end);
    }
    return course;
}

/// Of two records of one person the first has all that lives.
Wallets::State& whose(Wallets::State& state) { return state.first() ? *state.first() : state; }

std::vector<Bought> with(Bought const& own, std::vector<Bought> since) {
    since.insert(since.begin(), own);
    return since;
}

/// Lots that the purse has not read yet.
void put_unknown(Purse& purse, std::vector<Lot> const& lots) {
    for (auto const& lot : lots)
        if (!purse.find(lot.number)) purse.put(lot);
}

/// What it held when it had ended ends; what was put into it since lives on.
void end_what_was_before(Wallets::State& state, Purse& purse, LotBook& lot, Course const& course) {
    auto around = lot_around(state.snapshot, state.member, purse.wallet(), lot.number, *course.reborn, purse.version_at_open());
    if (lot.remaining == 0 && !around.is_used_since) return purse.end_for_good(lot, course.ended);
    auto amount = std::clamp<std::int64_t>(around.before - lot.broken, 0, lot.free());
    purse.move(lot, -amount, {.contra = {.account = Account::breakage, .ref = course.reborn->act}, .reason = Reason::expired});
}

/// Does it live with that purchase, which it has lost something without? What it had itself put into a lot begins that anew, though it be
/// said to have ended before.
bool is_revived(Purse const& purse, LotBook const& lot, Course const& course, Bought const& again, bool is_given_by_it) {
    if (course.end < purse.today()) return false;
    if (!lot.has_ended) return lot.broken > 0;
    if (*lot.last < again.committed) return is_given_by_it && (!course.reborn || course.reborn->act == again.act);
    return !course.reborn || *lot.last >= course.reborn->committed;
}

/// With which purchase it last began anew; one earlier than these is looked for where something had been booked for such a one.
std::optional<Bought> last_rebirth(Wallets::State& state, Purse const& purse, LotBook const& lot, std::vector<Bought> const& with_it,
                                   OtherPurchases const& others) {
    auto reborn = course_of(lot, others.before, with_it).reborn;
    if (reborn || !has_begun_anew(state.snapshot, state.member, purse.wallet(), lot.number, purse.version_at_open())) return reborn;
    auto all = others.earlier();
    all.insert(all.end(), with_it.begin(), with_it.end());
    return course_of(lot, {}, all).reborn;
}

/// What was booked as breakage for want of that purchase is there again: all but what had ended before it began anew.
void revive(Wallets::State& state, Purse& purse, LotBook& lot, std::optional<Bought> const& reborn, std::int64_t again) {
    lot.has_ended = false;
    lot.is_changed = true;
    LotAround around;
    if (reborn) around = lot_around(state.snapshot, state.member, purse.wallet(), lot.number, *reborn, purse.version_at_open());
    auto amount = std::clamp<std::int64_t>(lot.broken - around.before, 0, lot.broken);
    purse.move(lot, amount, {.contra = {.account = Account::breakage}, .reason = Reason::revived, .reverses = again, .day = {}});
}

/// What the purchase put into a lot that has ended since, and begun anew: it is found in the lot's breakage.
void regard(Bought const& own, Course const& course, LotBook& lot) {
    if (!course.reborn || course.reborn->act == own.act) return;
    lot.ended_sale = own.act;
    lot.ended_before = course.reborn->act;
}

}  // namespace

bool Wallets::goes_by_purchases() const {
    auto const& state = whose(*state_);
    return state.points.row().least_idle > 0 || state.credit.row().least_idle > 0;
}

void Wallets::buy(Day day) {
    auto& state = whose(*state_);
    for (auto* purse : {&state.points, &state.credit}) {
        auto before = purse->row().active_day;
        auto least = purse->row().least_idle;
        bool may_have_ended = least > 0 && purse->today() - before >= least;
        if (may_have_ended && state.tx) end_empty_idle_lots(*state.tx, state.member, purse->wallet(), before, purse->today());
        if (day > before) purse->set_active(day);
    }
}

void Wallets::regard_purchase(Bought const& own, OtherPurchases const& others) {
    auto with_it = with(own, others.since);
    auto& state = whose(*state_);
    for (auto* purse : {&state.points, &state.credit}) {
        if (purse->row().least_idle == 0) continue;
        put_unknown(*purse, empty_idle_lots(state.snapshot, state.member, purse->wallet()));
        for (auto& lot : purse->lots())
            if (lot.idle_days && !lot.has_ended) regard(own, course_of(lot, others.before, with_it), lot);
    }
}

void Wallets::forget_purchase(Bought const& gone, OtherPurchases const& others) {
    auto& state = whose(*state_);
    for (auto* purse : {&state.points, &state.credit}) {
        if (purse->row().least_idle == 0) continue;
        put_unknown(*purse, empty_idle_lots(state.snapshot, state.member, purse->wallet()));
        for (auto& lot : purse->lots()) {
            if (!lot.idle_days || lot.has_ended) continue;
            auto course = course_of(lot, others.before, others.since);
            regard(gone, course, lot);
            if (course.end < purse->today()) purse->end_for_good(lot, course.end);
            else if (course.reborn) end_what_was_before(state, *purse, lot, course);
        }
        auto active = others.before.value_or(Day{});
        for (auto const& one : others.since) active = std::max(active, one.day);
        purse->set_active(active);
        purse->settle();
    }
}

Result<Done> Wallets::remember_purchase(Bought const& again, OtherPurchases const& others) {
    auto& state = whose(*state_);
    auto with_it = with(again, others.since);
    for (auto* purse : {&state.points, &state.credit}) {
        if (purse->row().least_idle == 0) continue;
        auto active = std::max(purse->row().active_day, again.day);
        purse->set_active(active);
        put_unknown(*purse, empty_idle_lots(state.snapshot, state.member, purse->wallet()));
        put_unknown(*purse, lessened_idle_lots(state.snapshot, state.member, purse->wallet(), again));
        auto own = lots_given_by(state.snapshot, state.member, purse->wallet(), again);
        for (auto& lot : purse->lots()) {
            if (!lot.idle_days) continue;
            auto course = course_of(lot, others.before, with_it);
            bool is_own = std::find(own.begin(), own.end(), lot.number) != own.end();
            bool revives = is_revived(*purse, lot, course, again, is_own);
            if (revives && !purse->can_hold(lot.broken)) return refuse(amount_too_large);
            if (revives) revive(state, *purse, lot, last_rebirth(state, *purse, lot, with_it, others), again.act);
            if (!lot.has_ended) regard(again, course, lot);
        }
        purse->set_active(active);
        purse->settle();
    }
    return Done{};
}

}  // namespace vafa::ledger
