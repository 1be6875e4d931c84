// A hold was judged when it was placed; at the sale the invoice's own caps count.
#include "club/sales/credit.hpp"

#include <algorithm>

namespace vafa::sales {

namespace {

Result<Done> allow_amount(Buyer const& buyer, program::Compiled const& program, Rial net, Rial amount, Rial used_today) {
    if (amount < Rial{0}) return refuse_at("/credit", request_out_of_range);
    if (amount > net) return refuse_at("/credit", credit_above_payable, {{"payable", net}, {"asked", amount}});
    auto caps = program::redemption_for(program, buyer.member.group);
    return program::allow_redemption(caps, net, amount, used_today);
}

/// The live hold, or the ledger's own reason why it cannot be captured.
Result<ledger::Hold> live_hold(Buyer& buyer, ledger::HoldId id, BranchId branch) {
    auto holds = buyer.wallets->live_holds();
    auto found = std::find_if(holds.begin(), holds.end(), [&](auto const& one) { return one.id == id; });
    if (found != holds.end()) return *found;
    TRY(buyer.wallets->capture(id, 0, branch));
    bug("a hold that is not alive was captured");
}

Result<Rial> take_from_hold(Transaction& tx, Buyer& buyer, CreditAsked const& asked, program::Compiled const& program,
                            Rial net, BranchId branch) {
    auto row = lock_hold(tx, *asked.hold);
    if (!row) return refuse_at("/hold", ledger::hold_missing);
    if (row->member != buyer.member.id) return refuse_at("/hold", hold_of_another_member);
    TRY(members::allow_spending(buyer.member));
    auto hold = TRY(live_hold(buyer, *asked.hold, branch));
    if (!members::suffices(row->given, row->needed))
        return refuse_at("/hold", consent_required, {{"needed", std::string(name_of(row->needed))}});
    auto amount = asked.amount.value_or(std::min(Rial{hold.amount}, net));
    TRY(allow_amount(buyer, program, net, amount, buyer.used_today() - Rial{hold.amount}));
    TRY(buyer.wallets->capture(*asked.hold, amount.value, branch));
    return amount;
}

Result<Done> judge_consent(Transaction& tx, Caller const& caller, Buyer const& buyer, CreditAsked const& asked, Rial amount) {
    auto needed = members::needed_consent(members::consent_policy(tx, caller), amount);
    auto given = asked.has_pin ? members::Consent::pin : members::Consent::none;
    if (!members::suffices(given, needed)) return refuse(consent_required, {{"needed", std::string(name_of(needed))}});
    if (asked.has_pin) TRY(members::judge_pin(tx, buyer.member.id, asked.pin));
    return Done{};
}

}  // namespace

Result<Rial> take_credit(Transaction& tx, Caller const& caller, Buyer& buyer, CreditAsked const& asked,
                         program::Compiled const& program, Rial net, BranchId branch) {
    if (asked.hold) return take_from_hold(tx, buyer, asked, program, net, branch);
    auto amount = asked.amount.value_or(Rial{0});
    if (amount == Rial{0}) return amount;
    TRY(members::allow_spending(buyer.member));
    TRY(allow_amount(buyer, program, net, amount, buyer.used_today()));
    TRY(judge_consent(tx, caller, buyer, asked, amount));
    TRY(buyer.wallets->spend({ledger::Wallet::credit, amount.value, branch}));
    return amount;
}

}  // namespace vafa::sales
