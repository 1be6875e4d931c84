// Which consent an amount needs, and the one-time codes that give it.
#include "club/members/consent.hpp"

#include "base/bytes.hpp"
#include "base/digest.hpp"
#include "club/members/store_cards.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

constexpr std::int64_t code_tries = 5;

}  // namespace

Result<ConsentPolicyShown> set_consent_policy(Transaction& tx, Caller const&, SetConsentPolicy const& request) {
    if (request.pin_from < Rial{1}) return refuse_at("/pin_from", consent_amounts_wrong);
    if (request.code_from && *request.code_from < request.pin_from) return refuse_at("/code_from", consent_amounts_wrong);
    auto changed = settings(tx);
    changed.pin_from = request.pin_from;
    changed.code_from = request.code_from;
    put_settings(tx, changed);
    tenancy::bump_settings(tx);
    return ConsentPolicyShown{request.pin_from, request.code_from};
}

Result<ConsentPolicyShown> show_consent_policy(Snapshot& snapshot, Caller const& caller, ShowConsentPolicy const&) {
    auto policy = consent_policy(snapshot, caller);
    return ConsentPolicyShown{policy.pin_from, policy.code_from};
}

ConsentPolicy consent_policy(Snapshot& snapshot, Caller const& caller) {
    return *snapshot.cache().get<ConsentPolicy>(snapshot.club(), caller.versions.settings, [&] {
        auto row = settings(snapshot);
        return ConsentPolicy{row.pin_from, row.code_from};
    });
}

Consent needed_consent(ConsentPolicy const& policy, Rial amount) {
    if (policy.code_from && amount >= *policy.code_from) return Consent::one_time_code;
    return amount >= policy.pin_from ? Consent::pin : Consent::none;
}

bool suffices(Consent given, Consent needed) {
    switch (needed) {
        case Consent::none: return true;
        case Consent::pin: return given != Consent::none;
        case Consent::one_time_code:
        case Consent::rotating_number: return given == Consent::one_time_code || given == Consent::rotating_number;
    }
    bug("a consent of no kind");
}

std::string one_time_code(ServerSecrets const& secrets, ClubId club, std::int64_t act) {
    CanonicalWriter what;
    what.i64(club.value);
    what.i64(act);
    auto mixed = hmac_sha256(secrets.derive("one-time-code"), what.written());
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8 | std::to_integer<std::uint64_t>(mixed[i]);
    auto digits = std::to_string(number % 1'000'000);
    return std::string(6 - digits.size(), '0') + digits;
}

void expect_code(Transaction& tx, MemberId member) { insert_code(tx, member); }

Result<Done> judge_code(Transaction& tx, Caller const& caller, MemberId member, std::int64_t act, Secret<std::string> const& typed) {
    auto code = lock_code(tx, act);
    if (!code || code->member != member) return refuse(code_missing);
    if (code->used_at) return refuse(code_used);
    if (tx.now() >= code->asked_at + code_lives_ms) return refuse(code_ended);
    if (code->failed_tries >= code_tries) return refuse(code_locked);
    if (clean_digits(typed.reveal()) != one_time_code(*caller.secrets, tx.club(), act)) {
        keep_code_tries(tx, act, code->failed_tries + 1);
        return code->failed_tries + 1 == code_tries ? refuse(code_locked) : refuse(code_wrong, {{"left", code_tries - code->failed_tries - 1}});
    }
    use_code(tx, act);
    if (member) prove_mobile(tx, member);  // whoever read the SMS holds the phone
    return Done{};
}

std::vector<Operation> consent_operations() {
    return {
        operation<set_consent_policy>({.name = "members.set_consent_policy", .summary = "From which amount on spending needs a PIN or a one-time code",
            .route = put("/v1/settings/consent"), .granted_to = {Role::owner}, .refusals = {&consent_amounts_wrong}}),
        operation<show_consent_policy>({.name = "members.consent_policy", .summary = "From which amount on spending needs which consent",
            .route = get("/v1/settings/consent"),
            .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator}, .refusals = {}}),
    };
}

}  // namespace vafa::members
