// What a member of a group may convert and use, and what the program says of lots and returns.
#include <algorithm>

#include "club/program/compiled.hpp"
#include "club/program/program.hpp"

namespace vafa::program {

namespace {

GroupTerms const* terms_of(Document const& document, members::GroupId group) {
    for (auto const& terms : document.group_terms)
        if (std::find(terms.groups.begin(), terms.groups.end(), group) != terms.groups.end()) return &terms;
    return nullptr;
}

/// The absolute cap and the share of this invoice, whichever is smaller.
std::optional<Rial> invoice_cap(Redemption const& caps, std::optional<Rial> invoice_total) {
    auto cap = caps.per_invoice;
    if (!caps.per_invoice_share || !invoice_total) return cap;
    Rial share{multiply_floor(invoice_total->value, caps.per_invoice_share->value, one)};
    return cap ? std::min(*cap, share) : share;
}

std::optional<Rial> day_left(Redemption const& caps, Rial used_today) {
    if (!caps.per_day) return {};
    return std::max(*caps.per_day - used_today, Rial{0});
}

LotWindow window_by(std::optional<LotLife> const& life, Day given) { return life ? window_of(*life, given) : LotWindow{given}; }

}  // namespace

std::int64_t version_of(Compiled const& program) { return program.version(); }
Document const& document_of(Compiled const& program) { return program.document(); }

Rule const* rule_of(Compiled const& program, std::int64_t number) {
    auto const* found = program.find(number);
    return found ? found->rule : nullptr;
}

Redemption redemption_for(Compiled const& program, members::GroupId group) {
    auto const* own = terms_of(program.document(), group);
    if (own && own->redemption) return *own->redemption;
    return program.document().redemption.value_or(Redemption{});
}

std::optional<Conversion> conversion_for(Compiled const& program, members::GroupId group) {
    auto const* own = terms_of(program.document(), group);
    return own && own->conversion ? own->conversion : program.document().conversion;
}

BasisPoints first_referral_percent(Compiled const& program, members::GroupId group) {
    auto const* own = terms_of(program.document(), group);
    return own && own->referral_percent ? *own->referral_percent : program.document().referral_commission->levels[0].percent;
}

UsableCredit usable_credit(Redemption const& caps, std::optional<Rial> invoice_total, Rial spendable, Rial used_today) {
    UsableCredit usable;
    usable.most = spendable;
    usable.invoice_cap = invoice_cap(caps, invoice_total);
    usable.day_left = day_left(caps, used_today);
    usable.minimum = caps.minimum.value_or(Rial{0});
    auto bound = [&](std::optional<Rial> most, BoundBy by) {
        if (!most || *most >= usable.most) return;
        usable.most = *most;
        usable.bound_by = by;
    };
    bound(invoice_total, BoundBy::invoice_total);
    bound(usable.invoice_cap, BoundBy::invoice_cap);
    bound(usable.day_left, BoundBy::day_cap);
    if (usable.most < usable.minimum) usable.most = Rial{0};
    return usable;
}

Result<Done> allow_redemption(Redemption const& caps, std::optional<Rial> invoice_total, Rial amount, Rial used_today) {
    if (amount == Rial{0}) return Done{};
    if (caps.minimum && amount < *caps.minimum) return refuse(credit_below_minimum, {{"minimum", *caps.minimum}});
    if (auto cap = invoice_cap(caps, invoice_total); cap && amount > *cap) return refuse(credit_above_invoice_cap, {{"cap", *cap}});
    if (auto left = day_left(caps, used_today); left && amount > *left)
        return refuse(credit_above_day_cap, {{"cap", *caps.per_day}, {"left", *left}});
    return Done{};
}

LotWindow points_window(Compiled const& program, Day given) { return window_by(program.document().points_life, given); }
LotWindow credit_window(Compiled const& program, Day given) { return window_by(program.document().credit_life, given); }

Shortfall shortfall_of(Compiled const& program) {
    auto const& returns = program.document().returns;
    return returns && returns->shortfall ? *returns->shortfall : Shortfall{ShortfallIsDebt{}};
}

EndedLot ended_lot_of(Compiled const& program) {
    auto const& returns = program.document().returns;
    return returns && returns->ended_lot ? *returns->ended_lot : EndedLot{EndedLotIsLost{}};
}

std::optional<Day> last_return_day(Compiled const& program, Day sold) {
    auto const& returns = program.document().returns;
    if (!returns || !returns->window_days) return {};
    return sold + static_cast<int>(*returns->window_days - 1);
}

}  // namespace vafa::program
