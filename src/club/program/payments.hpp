// How what is not credit was paid: what conditions on the kind of payment look at.
#pragma once

#include "club/program/document.hpp"

namespace vafa::program {

/// By kind, in rial.
struct Payments {
    Rial card, cash, other;
    Rial total() const { return card + cash + other; }
};
constexpr auto describe(Payments const*) {
    return fields(field("card", &Payments::card, "By bank card at the terminal, in rial."),
                  field("cash", &Payments::cash, "In cash, in rial, without the change given back."),
                  field("other", &Payments::other, "In any other way, in rial."));
}

/// PaymentKind bits of what was paid. A gift card counts as "other": its own purchase has earned nothing, so what it pays earns
/// like money.
inline unsigned payment_kinds(Payments const& payments, Rial gift = Rial{0}) {
    auto bit = [](Rial paid, PaymentKind kind) { return paid > Rial{0} ? static_cast<unsigned>(kind) : 0u; };
    return bit(payments.card, PaymentKind::card) | bit(payments.cash, PaymentKind::cash) | bit(payments.other + gift, PaymentKind::other);
}

}  // namespace vafa::program
