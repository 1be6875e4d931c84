// A member consents to points leaving them: by a PIN, a one-time code or the rotating number, as the club asks for what they are worth.
#pragma once

#include "club/rewards/redeem.hpp"
#include "club/sales/sales.hpp"

namespace vafa::rewards {

/// `request` has a `pin` and a `code`, and may have a `number`; what a code was sent for `judge_code` knows. Refuses
/// sales::consent_required {needed}, and what each of the three is refused for.
template <class Request, class JudgeCode>
Result<Done> judge_consent(Transaction& tx, Caller const& caller, members::MemberForSale const& member, Points points, Request const& request,
                           members::PinCompared const& pin, JudgeCode judge_code) {
    using members::Consent;
    std::optional<Secret<std::string>> number;
    if constexpr (requires { request.number; }) number = request.number;
    auto worth = worth_of(tx, caller, member.group, points);
    auto needed = members::needed_consent(members::consent_policy(tx, caller), worth);
    auto given = request.pin ? Consent::pin : request.code ? Consent::one_time_code : number ? Consent::rotating_number : Consent::none;
    if (!members::suffices(given, needed)) return refuse(sales::consent_required, {{"needed", std::string(name_of(needed))}});
    if (request.pin) return members::judge_pin(tx, member.id, pin);
    if (request.code) return judge_code();
    if (number) return members::judge_number(tx, caller, member.id, worth, *number);
    return Done{};
}

}  // namespace vafa::rewards
