// A hold promises credit to one sale. It is judged when it is placed; the PIN or the code confirms it.
#include "club/sales/hold_credit.hpp"

#include <algorithm>

#include "club/sales/credit.hpp"

namespace vafa::sales {

namespace {

HoldShown shown(HoldRow const& row, ledger::Hold const& hold, ledger::Wallets const& wallets) {
    HoldShown result;
    result.hold = row.hold;
    result.member = row.member;
    result.amount = Rial{hold.amount};
    bool is_confirmed = members::suffices(row.given, row.needed);
    result.state = is_confirmed ? HoldState::held : HoldState::waits_for_consent;
    result.needed = is_confirmed ? members::Consent::none : row.needed;
    result.ends_at = hold.ends_at;
    result.credit_left = Rial{wallets.balance(ledger::Wallet::credit).spendable};
    return result;
}

/// What this hold waits for: what the policy wants, or a code where the member prefers one to the PIN.
Result<members::Consent> consent_for(Transaction& tx, Caller const& caller, HoldCredit const& request) {
    auto needed = members::needed_consent(members::consent_policy(tx, caller), request.amount);
    if (!request.consent) return needed;
    if (!members::suffices(*request.consent, needed)) return refuse_at("/consent", consent_required, {{"needed", std::string(name_of(needed))}});
    return *request.consent;
}

Result<ledger::Hold> alive(ledger::Wallets& wallets, ledger::HoldId id, BranchId branch) {
    auto holds = wallets.live_holds();
    auto found = std::find_if(holds.begin(), holds.end(), [&](auto const& one) { return one.id == id; });
    if (found != holds.end()) return *found;
    TRY(wallets.capture(id, 0, branch));
    bug("a hold that is not alive was captured");
}

/// The row and the living hold behind a request that names both hold and member.
struct Found {
    HoldRow row;
    ledger::Hold hold;
    ledger::Wallets* wallets = nullptr;
};
Result<Found> find_alive(Transaction& tx, Caller const& caller, ledger::HoldId id, MemberId member) {
    auto row = lock_hold(tx, id);
    if (!row) return refuse_at("/hold", ledger::hold_missing);
    if (row->member != member) return refuse_at("/hold", hold_of_another_member);
    tx.set_subject(member.value);
    auto& wallets = ledger::lock(tx, member);
    return Found{*row, TRY(alive(wallets, id, caller.branch)), &wallets};
}

}  // namespace

bool needs_preparation(HoldCredit const* request) { return request->pin.has_value(); }
std::uint64_t route_of(HoldCredit const* request) { return members::route_of(request->member); }

Result<members::PinCompared> compare_pin_of_hold(Preparation const& preparation, Caller const&, HoldCredit const& request) {
    return members::compare_pin(preparation, request.member, *request.pin);
}

Result<HoldShown> hold_credit(Transaction& tx, Caller const& caller, HoldCredit const& request, members::PinCompared const& pin) {
    if (request.amount < Rial{1}) return refuse_at("/amount", request_out_of_range);
    auto place = TRY(place_of(tx, caller, request.branch));
    auto member = TRY(members::for_sale(tx, request.member));
    TRY(members::allow_spending(member));
    tx.set_subject(member.id.value);
    auto& wallets = ledger::lock(tx, member.id);
    auto program = program::compiled(tx, caller);
    if (request.basket && request.amount > *request.basket)
        return refuse_at("/amount", credit_above_payable, {{"payable", *request.basket}, {"asked", request.amount}});
    TRY(program::allow_redemption(program::redemption_for(*program, member.group), request.basket, request.amount,
                                  Rial{wallets.spent_today(ledger::Wallet::credit)}));
    HoldRow row;
    row.member = member.id;
    row.act = tx.act();
    row.needed = TRY(consent_for(tx, caller, request));
    if (request.pin) {
        TRY(members::judge_pin(tx, member.id, pin));
        row.given = members::Consent::pin;
    }
    row.hold = TRY(wallets.place_hold({ledger::Wallet::credit, request.amount.value, place.branch, place.till}));
    if (row.needed == members::Consent::one_time_code && !members::suffices(row.given, row.needed))
        members::expect_code(tx, member.id);
    wallets.post();
    insert_hold(tx, row);
    return shown(row, TRY(alive(wallets, row.hold, place.branch)), wallets);
}

bool needs_preparation(ConfirmHold const* request) { return request->pin.has_value(); }
std::uint64_t route_of(ConfirmHold const* request) { return members::route_of(members::ById{request->member}); }

Result<members::PinCompared> compare_pin_of_confirmation(Preparation const& preparation, Caller const&, ConfirmHold const& request) {
    return members::compare_pin(preparation, members::ById{request.member}, *request.pin);
}

Result<HoldShown> confirm_hold(Transaction& tx, Caller const& caller, ConfirmHold const& request, members::PinCompared const& pin) {
    if (request.pin.has_value() + request.code.has_value() + request.number.has_value() != 1) return refuse_at("/pin", consent_not_shown);
    auto member = TRY(members::for_sale(tx, members::ById{request.member}));
    TRY(members::allow_spending(member));
    auto found = TRY(find_alive(tx, caller, request.hold, request.member));
    if (request.pin) {
        TRY(members::judge_pin(tx, member.id, pin));
        found.row.given = members::Consent::pin;
    } else if (request.code) {
        TRY(members::judge_code(tx, caller, member.id, found.row.act, *request.code));
        found.row.given = members::Consent::one_time_code;
    } else {
        TRY(members::judge_number(tx, caller, member.id, Rial{found.hold.amount}, *request.number));
        found.row.given = members::Consent::rotating_number;
    }
    update_hold_consent(tx, found.row.hold, found.row.given);
    found.wallets->post();
    return shown(found.row, found.hold, *found.wallets);
}

std::uint64_t route_of(VoidHold const* request) { return members::route_of(members::ById{request->member}); }

Result<HoldShown> void_hold(Transaction& tx, Caller const& caller, VoidHold const& request) {
    auto found = TRY(find_alive(tx, caller, request.hold, request.member));
    TRY(found.wallets->void_hold(request.hold));
    found.wallets->post();
    auto result = shown(found.row, found.hold, *found.wallets);
    result.state = HoldState::voided;
    result.needed = members::Consent::none;
    return result;
}

}  // namespace vafa::sales
