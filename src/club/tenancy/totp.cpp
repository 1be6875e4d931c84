// Switching the second factor on takes a code, so that nobody locks themselves out by an app that was never set up.
#include "club/tenancy/totp.hpp"

#include <sodium.h>

#include "club/tenancy/people.hpp"
#include "club/tenancy/proofs.hpp"

namespace vafa::tenancy {

namespace {

constexpr int recovery_codes = 10;

unsigned char* raw(std::byte* bytes) { return reinterpret_cast<unsigned char*>(bytes); }
unsigned char const* raw(std::byte const* bytes) { return reinterpret_cast<unsigned char const*>(bytes); }
constexpr std::size_t nonce_size = crypto_secretbox_NONCEBYTES;

void forget_second_factor(Transaction& tx, StaffId staff) {
    delete_totp(tx, staff);
    delete_recovery_codes(tx, staff);
}

}  // namespace

SealedTotp seal_secret(ServerSecrets const& secrets, TotpSecret const& secret) {
    auto key = secrets.derive("totp-secret");
    SealedTotp sealed;
    static_assert(sizeof sealed == nonce_size + crypto_secretbox_MACBYTES + sizeof secret);
    randombytes_buf(sealed.data(), nonce_size);
    crypto_secretbox_easy(raw(sealed.data() + nonce_size), raw(secret.data()), secret.size(), raw(sealed.data()), raw(key.data()));
    return sealed;
}

TotpSecret open_secret(ServerSecrets const& secrets, SealedTotp const& sealed) {
    auto key = secrets.derive("totp-secret");
    TotpSecret secret;
    int failed = crypto_secretbox_open_easy(raw(secret.data()), raw(sealed.data() + nonce_size), sealed.size() - nonce_size,
                                            raw(sealed.data()), raw(key.data()));
    ensure(failed == 0, "a second factor was sealed by another server's key");
    return secret;
}

Digest kept_recovery_code(ServerSecrets const& secrets, StaffId staff, std::string_view code) {
    return hmac_sha256(secrets.derive("recovery-code"), staff.text() + '\n' + std::string(code));
}

Result<TotpShown> show_totp(Snapshot& snapshot, Caller const& caller, ShowTotp const&) {
    StaffId staff{caller.id};
    return TotpShown{has_second_factor(snapshot, staff), count_recovery_codes(snapshot, staff)};
}

Result<TotpBegun> begin_totp(Transaction& tx, Caller const& caller, BeginTotp const&) {
    auto staff = lock_staff(tx, StaffId{caller.id});
    if (!staff) return refuse(session_ended);
    auto factor = lock_totp(tx, staff->id);
    if (factor && factor->is_on) return refuse(totp_is_on);
    TotpSecret secret;
    randombytes_buf(secret.data(), secret.size());
    put_totp(tx, {staff->id, seal_secret(*caller.secrets, secret), false, 0});
    return TotpBegun{base32(secret), totp_uri(secret, places(tx, caller)->club_name(), staff->login)};
}

Result<TotpConfirmed> confirm_totp(Transaction& tx, Caller const& caller, ConfirmTotp const& request) {
    auto factor = lock_totp(tx, StaffId{caller.id});
    if (!factor) return refuse(totp_not_begun);
    if (factor->is_on) return refuse(totp_is_on);
    auto step = step_of_code(open_secret(*caller.secrets, factor->sealed), tidy_code(request.code.reveal()), tx.real_now(), 0);
    if (!step) return refuse_at("/code", totp_code_wrong);
    factor->is_on = true;
    factor->last_step = *step;
    put_totp(tx, *factor);
    delete_recovery_codes(tx, factor->staff);
    TotpConfirmed confirmed;
    for (int i = 0; i < recovery_codes; ++i) {
        confirmed.recovery_codes.push_back(random_code());
        insert_recovery_code(tx, factor->staff, kept_recovery_code(*caller.secrets, factor->staff, tidy_code(confirmed.recovery_codes.back())));
    }
    note_proof(tx, caller.credential, Reach::whole);
    return confirmed;
}

Result<PasswordChecked> check_for_switching_off(Preparation const& preparation, Caller const& caller, SwitchOffTotp const& request) {
    std::optional<StaffRow> staff;
    preparation.read([&](Snapshot& snapshot) { staff = staff_by_id(snapshot, StaffId{caller.id}); });
    return compare_password(preparation, staff, request.password.reveal());
}

/// Not from a session that never showed the factor: whoever got a password could put the other half aside.
Result<Done> switch_off_totp(Transaction& tx, Caller const& caller, SwitchOffTotp const&, PasswordChecked const& checked) {
    if (caller.reach != Reach::whole) return refuse(second_factor_needed);
    auto staff = TRY(staff_behind(tx, checked));
    if (!has_second_factor(tx, staff.id)) return refuse(totp_not_on);
    forgive_tries(tx, staff);
    forget_second_factor(tx, staff.id);
    return Done{};
}

/// Their sessions end: who found the phone may hold one.
Result<Done> switch_off_totp_of(Transaction& tx, Caller const&, SwitchOffTotpOf const& request) {
    auto staff = lock_staff(tx, request.staff);
    if (!staff) return refuse_at("/staff", staff_missing);
    if (!has_second_factor(tx, staff->id)) return refuse_at("/staff", totp_not_on);
    forget_second_factor(tx, staff->id);
    end_sessions_of(tx, staff->id);
    return Done{};
}

std::vector<Operation> totp_operations() {
    return {
        operation<show_totp>({.name = "totp.show", .summary = "Does one's signing in ask for a code?", .route = get("/v1/totp"),
            .granted_to = staff_roles(), .refusals = {}, .about_own_session = true}),
        operation<begin_totp>({.name = "totp.begin", .summary = "Begin a second factor: a secret for an app, to be confirmed by a code",
            .route = post("/v1/totp"), .granted_to = staff_roles(), .refusals = {&totp_is_on}, .about_own_session = true, .step_up = true}),
        operation<confirm_totp>({.name = "totp.confirm", .summary = "Switch the second factor on by a first code; ten recovery codes come back",
            .route = post("/v1/totp/confirmation"), .granted_to = staff_roles(),
            .refusals = {&totp_not_begun, &totp_is_on, &totp_code_wrong}, .about_own_session = true}),
        operation<switch_off_totp, check_for_switching_off>({.name = "totp.switch_off", .summary = "Switch one's second factor off",
            .route = post("/v1/totp/off"), .granted_to = staff_roles(),
            .refusals = {&sign_in_failed, &sign_in_locked, &password_changed_meanwhile, &totp_not_on, &second_factor_needed}}),
        operation<switch_off_totp_of>({.name = "staff.switch_off_totp", .summary = "Switch off the second factor of somebody who lost their phone",
            .route = post("/v1/staff/{staff}/totp/off"), .granted_to = {Role::owner}, .refusals = {&staff_missing, &totp_not_on}, .step_up = true}),
    };
}

}  // namespace vafa::tenancy
