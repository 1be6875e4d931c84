// Which lots a rule, a debt or a conversion had to do with: read from the lines, this act's own unposted ones included.
#pragma once

#include "club/ledger/state.hpp"

namespace vafa::ledger {

/// What the rule put into which lots, net; the lot it put something into last comes first.
std::vector<Share> lots_of_rule(Wallets::State& state, Purse const& purse, std::int64_t rule);
/// The lots that paid a debt, net; the latest payer first.
std::vector<Share> payers_of_debt(Wallets::State& state, Purse const& purse);
/// So much of the debt is open once more, as far as lots have paid it: they get it back. What nobody has paid is told.
std::int64_t reopen_debt(Wallets::State& state, Purse& purse, std::int64_t amount, Cause const& cause);
/// The conversions that a lot of points went into, net; the latest first.
std::vector<Share> conversions_of(Wallets::State& state, std::int64_t lot);

/// A conversion to be changed in this act.
ConversionRow& known_conversion(Wallets::State& state, std::int64_t act);
/// What so many fewer points would have bought less: both floored once, as the conversion was.
std::int64_t credit_of(ConversionRow const& conversion, std::int64_t points_undone);

}  // namespace vafa::ledger
