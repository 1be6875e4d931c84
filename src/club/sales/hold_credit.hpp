// Credit held for a sale: place, confirm by PIN or code, void. While held it can be spent nowhere else; it ends by itself.
#pragma once

#include "club/sales/shown.hpp"

namespace vafa::sales {

struct HoldCredit {
    members::MemberRef member;
    Rial amount;
    std::optional<Rial> basket;
    std::optional<BranchId> branch;
    std::optional<Secret<std::string>> pin;
    std::optional<members::Consent> consent;
};
constexpr auto describe(HoldCredit const*) {
    return fields(field("member", &HoldCredit::member, "Whose credit."),
                  field("amount", &HoldCredit::amount, "How much, in rial, at least 1."),
                  field("basket", &HoldCredit::basket, "The basket's net total in rial, so that its cap can be judged now."),
                  field("branch", &HoldCredit::branch, "Where; needed where the caller stands at no till."),
                  field("pin", &HoldCredit::pin, "The member's PIN, to confirm in the same step.", secret),
                  field("consent", &HoldCredit::consent, "one_time_code asks for a code by SMS where a PIN would do."));
}

enum class HoldState { waits_for_consent = 1, held = 2, captured = 3, voided = 4, ended = 5 };
constexpr auto names_of(HoldState const*) {
    return names<HoldState>({{HoldState::waits_for_consent, "waits_for_consent"}, {HoldState::held, "held"},
                             {HoldState::captured, "captured"}, {HoldState::voided, "voided"}, {HoldState::ended, "ended"}});
}

struct HoldShown {
    ledger::HoldId hold;
    MemberId member;
    Rial amount;
    HoldState state = HoldState::held;
    members::Consent needed = members::Consent::none;
    Instant ends_at;
    Rial credit_left;
};
constexpr auto describe(HoldShown const*) {
    return fields(field("hold", &HoldShown::hold, "The hold."), field("member", &HoldShown::member, "Whose credit."),
                  field("amount", &HoldShown::amount, "How much is held, in rial."),
                  field("state", &HoldShown::state, "waits_for_consent or held; captured, voided, ended afterwards."),
                  field("needed", &HoldShown::needed, "What the member must still show: none, pin, one_time_code."),
                  field("ends_at", &HoldShown::ends_at, "From this moment on it no longer counts."),
                  field("credit_left", &HoldShown::credit_left, "What the member can spend besides, in rial."));
}

Result<members::PinCompared> compare_pin_of_hold(Preparation const& preparation, Caller const& caller, HoldCredit const& request);
bool needs_preparation(HoldCredit const* request);
std::uint64_t route_of(HoldCredit const* request);
Result<HoldShown> hold_credit(Transaction& tx, Caller const& caller, HoldCredit const& request, members::PinCompared const& pin);

struct ConfirmHold {
    ledger::HoldId hold;
    MemberId member;
    std::optional<Secret<std::string>> pin;
    std::optional<Secret<std::string>> code;
    std::optional<Secret<std::string>> number;
};
constexpr auto describe(ConfirmHold const*) {
    return fields(field("hold", &ConfirmHold::hold, "The hold."), field("member", &ConfirmHold::member, "Whose credit."),
                  field("pin", &ConfirmHold::pin, "The member's PIN; or the code; or the number.", secret),
                  field("code", &ConfirmHold::code, "The one-time code that was sent for this hold.", secret),
                  field("number", &ConfirmHold::number, "The number that the member's page shows just now.", secret));
}
Result<members::PinCompared> compare_pin_of_confirmation(Preparation const& preparation, Caller const& caller, ConfirmHold const& request);
bool needs_preparation(ConfirmHold const* request);
std::uint64_t route_of(ConfirmHold const* request);
Result<HoldShown> confirm_hold(Transaction& tx, Caller const& caller, ConfirmHold const& request, members::PinCompared const& pin);

struct VoidHold {
    ledger::HoldId hold;
    MemberId member;
};
constexpr auto describe(VoidHold const*) {
    return fields(field("hold", &VoidHold::hold, "The hold."), field("member", &VoidHold::member, "Whose credit."));
}
std::uint64_t route_of(VoidHold const* request);
Result<HoldShown> void_hold(Transaction& tx, Caller const& caller, VoidHold const& request);

}  // namespace vafa::sales
