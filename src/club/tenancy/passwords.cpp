// Passwords: changed by whoever knows the old one, chosen anew by whoever has the owner's code; never chosen for another.
#include "club/tenancy/passwords.hpp"

#include "base/text.hpp"
#include "club/tenancy/people.hpp"
#include "club/tenancy/proofs.hpp"
#include "club/tenancy/store_access.hpp"
#include "operation/slow_hash.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::size_t shortest = 8, longest = 200;
constexpr std::int64_t code_ms = 24 * hour_ms;

ServerSecrets::Key pepper_of(ServerSecrets const& secrets) { return secrets.derive("password-pepper"); }

/// The owner's code as it is kept: only this server can make it.
Digest kept_code(ServerSecrets const& secrets, StaffId staff, std::string_view code) {
    return hmac_sha256(secrets.derive("password-code"), staff.text() + '\n' + tidy_code(code));
}

bool is_open(std::optional<PasswordCodeRow> const& row, Digest const& kept, Instant now) {
    return row && row->code == kept && row->ends_at > now;
}

/// The new password stands, whoever else was signed in as them is out, and tries are forgiven.
void put_password(Transaction& tx, StaffRow& staff, std::string const& hash) {
    staff.password_hash = hash;
    ++staff.password_version;
    staff.failed_tries = 0;
    update_staff(tx, staff);
    delete_password_code(tx, staff.id);
}

}  // namespace

Result<Done> judge_password(std::string_view pointer, std::string const& password, std::string_view login) {
    auto letters = count_letters(password);
    if (letters < shortest) return refuse_at(std::string(pointer), password_too_short, {{"least", std::int64_t(shortest)}});
    if (letters > longest) return refuse_at(std::string(pointer), request_too_long, {{"most", std::int64_t(longest)}});
    if (is_common_password(password) || password == login) return refuse_at(std::string(pointer), password_too_common);
    return Done{};
}

Result<PasswordChange> prepare_password_change(Preparation const& preparation, Caller const& caller, ChangePassword const& request) {
    std::optional<StaffRow> staff;
    preparation.read([&](Snapshot& snapshot) { staff = staff_by_id(snapshot, StaffId{caller.id}); });
    if (!staff) return refuse(session_ended);
    TRY(judge_password("/new_password", request.new_password.reveal(), staff->login));
    auto pepper = pepper_of(preparation.secrets());
    bool matches = matches_slowly(request.old_password.reveal(), pepper, staff->password_hash);
    auto hash = matches ? hash_slowly(request.new_password.reveal(), pepper) : "";
    return PasswordChange{{staff->id, staff->password_version, matches}, hash};
}

Result<Done> change_password(Transaction& tx, Caller const& caller, ChangePassword const&, PasswordChange const& prepared) {
    auto staff = TRY(staff_behind(tx, prepared.checked));
    put_password(tx, staff, prepared.new_hash);
    end_other_sessions(tx, staff.id, caller.credential);
    note_proof(tx, caller.credential, caller.reach);
    return Done{};
}

Result<PasswordCode> reset_password(Transaction& tx, Caller const& caller, ResetPassword const& request) {
    auto staff = lock_staff(tx, request.staff);
    if (!staff) return refuse_at("/staff", staff_missing);
    auto code = random_code();
    PasswordCode shown{staff->login, code, tx.real_now() + code_ms};
    put_password_code(tx, {staff->id, kept_code(*caller.secrets, staff->id, code), shown.ends_at, caller.id});
    return shown;
}

/// A wrong code is not worth Argon2id: whoever has none cannot keep the server busy.
Result<ChosenPassword> prepare_chosen_password(Preparation const& preparation, Caller const&, ChoosePassword const& request) {
    TRY(judge_password("/password", request.password.reveal(), request.login));
    std::optional<StaffRow> staff;
    std::optional<PasswordCodeRow> code;
    Instant now;
    preparation.read([&](Snapshot& snapshot) {
        staff = staff_by_login(snapshot, request.login);
        if (staff) code = password_code(snapshot, staff->id);
        now = snapshot.real_now();
    });
    if (!staff) return ChosenPassword{};
    if (!is_open(code, kept_code(preparation.secrets(), staff->id, request.code.reveal()), now)) return ChosenPassword{staff->id, false, ""};
    return ChosenPassword{staff->id, true, hash_slowly(request.password.reveal(), pepper_of(preparation.secrets()))};
}

Result<Done> choose_password(Transaction& tx, Caller const& caller, ChoosePassword const& request, ChosenPassword const& chosen) {
    if (!chosen.staff) return refuse(password_code_wrong);
    auto staff = lock_staff(tx, chosen.staff);
    if (!staff) return refuse(password_code_wrong);
    if (staff->locked_until > tx.real_now()) return refuse(sign_in_locked, {{"until", staff->locked_until}});
    auto code = password_code(tx, staff->id);
    bool is_right = is_open(code, kept_code(*caller.secrets, staff->id, request.code.reveal()), tx.real_now());
    if (!chosen.matches || !is_right) return count_wrong_try(tx, *staff, password_code_wrong);
    if (!staff->is_active) return refuse(staff_disabled);
    put_password(tx, *staff, chosen.hash);
    end_sessions_of(tx, staff->id);
    return Done{};
}

std::vector<Operation> password_operations() {
    return {
        operation<change_password, prepare_password_change>({.name = "sessions.change_password",
            .summary = "Change one's own password; all other sessions end", .route = post("/v1/sessions/current/password"),
            .granted_to = staff_roles(),
            .refusals = {&password_too_short, &password_too_common, &request_too_long, &sign_in_failed, &sign_in_locked, &password_changed_meanwhile},
            .about_own_session = true}),
        operation<reset_password>({.name = "staff.reset_password",
            .summary = "Give a code with which a staff member chooses a new password, once, within a day",
            .route = post("/v1/staff/{staff}/password_code"), .granted_to = {Role::owner}, .refusals = {&staff_missing}, .step_up = true}),
        operation<choose_password, prepare_chosen_password>({.name = "staff.choose_password",
            .summary = "Choose a password with the code that the owner gave", .route = post("/v1/passwords"), .granted_to = {Role::stranger},
            .refusals = {&password_too_short, &password_too_common, &request_too_long, &password_code_wrong, &sign_in_locked, &staff_disabled},
            .about_own_session = true}),
    };
}

}  // namespace vafa::tenancy
