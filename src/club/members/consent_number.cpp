// Numbers that a signed-in phone shows and the server computes anew; nothing of them is kept but the last step taken.
#include "club/members/consent_number.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "base/digest.hpp"
#include "base/totp_code.hpp"
#include "club/members/pins.hpp"
#include "club/members/store_me.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

constexpr std::int64_t step_lasts_ms = 30 * second_ms;

TotpSecret key_of(ServerSecrets const& secrets, ClubId club, MemberId member, Digest const& session) {
    CanonicalWriter what;
    what.i64(club.value);
    what.i64(member.value);
    what.text(hex(session));
    auto mixed = hmac_sha256(secrets.derive("consent-number"), what.written());
    TotpSecret key;
    std::copy_n(mixed.begin(), key.size(), key.begin());
    return key;
}

struct Found {
    std::optional<std::int64_t> step;
    bool is_used = false;
};
/// On which step of which phone this number stands, and whether it was taken before.
Found find_step(Transaction& tx, Caller const& caller, MemberId member, std::string const& typed, std::int64_t last_step) {
    Found found;
    for (auto const& session : tenancy::member_sessions(tx, member)) {
        auto key = key_of(*caller.secrets, tx.club(), member, session.hash);
        if (auto step = step_of_code(key, typed, tx.real_now(), last_step)) found.step = step;
        found.is_used |= step_of_code(key, typed, tx.real_now(), 0).has_value();
    }
    return found;
}

}  // namespace

Result<ConsentNumberShown> show_consent_number(Snapshot& snapshot, Caller const& caller, ShowConsentNumber const&) {
    auto member = TRY(own_record(caller));
    auto row = number_of(snapshot, member).value_or(NumberRow{});
    return ConsentNumberShown{hex(key_of(*caller.secrets, snapshot.club(), member, caller.credential)), step_lasts_ms, snapshot.real_now(), row.most};
}

Result<CreditAllowed> allow_credit(Transaction& tx, Caller const& caller, AllowCredit const& request) {
    auto member = TRY(own_record(caller));
    if (request.most && *request.most < Rial{0}) return refuse_at("/most", request_out_of_range);
    tx.set_subject(member.value);
    auto before = lock_number(tx, member);
    auto row = before.value_or(NumberRow{});
    row.most = request.most;
    before ? update_number(tx, member, row) : insert_number(tx, member, row);
    return CreditAllowed{row.most};
}

Result<Done> judge_number(Transaction& tx, Caller const& caller, MemberId member, Rial amount, Secret<std::string> const& typed) {
    auto before = lock_number(tx, member);
    auto row = before.value_or(NumberRow{});
    if (row.locked_until > tx.now()) return refuse(number_locked, {{"until", row.locked_until}});
    if (row.most && amount > *row.most) return refuse(number_above_allowed, {{"most", *row.most}});
    auto found = find_step(tx, caller, member, clean_digits(typed.reveal()), row.last_step);
    if (found.step) {
        row = {*found.step, 0, {}, row.most};
        before ? update_number(tx, member, row) : insert_number(tx, member, row);
        return Done{};
    }
    if (found.is_used) return refuse(number_used);
    auto left = tries_before_lock - ++row.failed_tries % tries_before_lock;
    bool locks = left == tries_before_lock;
    if (locks) row.locked_until = tx.now() + lock_ms(row.failed_tries);
    keep_number_tries(tx, member, row);
    if (locks) return refuse(number_locked, {{"until", row.locked_until}});
    return refuse(number_wrong, {{"left", left}});
}

Result<Done> allow_on_own_page(Snapshot& snapshot, MemberId member, Rial amount) {
    auto row = number_of(snapshot, member).value_or(NumberRow{});
    if (row.most && amount > *row.most) return refuse(number_above_allowed, {{"most", *row.most}});
    return Done{};
}

std::vector<Operation> consent_number_operations() {
    return {
        operation<show_consent_number>({.name = "me.consent_number", .summary = "The key of the rotating number that consents to a spend at the till",
            .route = get("/v1/me/consent_number"), .granted_to = {Role::member}, .refusals = {&not_joined}}),
        operation<allow_credit>({.name = "me.allow_credit", .summary = "How much one rotating number allows at most",
            .route = put("/v1/me/consent_number"), .granted_to = {Role::member}, .refusals = {&not_joined}}),
    };
}

}  // namespace vafa::members
