// Five wrong passwords or codes lock a login for a quarter of an hour, then longer; counted although refused.
#include "club/tenancy/proofs.hpp"

#include <sodium.h>

#include "base/text.hpp"
#include "club/tenancy/branch_lists.hpp"
#include "club/tenancy/store_access.hpp"
#include "club/tenancy/totp.hpp"
#include "operation/slow_hash.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::int64_t tries_before_lock = 5;
constexpr std::size_t half_of_code = 5;

/// 15 minutes after the fifth wrong try, an hour after the tenth, a day from the fifteenth on.
std::int64_t lock_ms(std::int64_t failed_tries) {
    if (failed_tries >= 3 * tries_before_lock) return 24 * hour_ms;
    return failed_tries >= 2 * tries_before_lock ? hour_ms : 15 * minute_ms;
}

}  // namespace

std::vector<Role> staff_roles() { return {Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor}; }

std::string random_code() {
    static constexpr char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string code;
    for (std::size_t i = 0; i < 2 * half_of_code; ++i) {
        if (i == half_of_code) code += '-';
        code += letters[randombytes_uniform(32)];
    }
    return code;
}

std::string tidy_code(std::string_view typed) {
    std::string code;
    for (char letter : fold_digits(typed)) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter | 0x20);
        if (letter == 'o') letter = '0';
        if (letter == 'i' || letter == 'l') letter = '1';
        if (letter != '-' && letter != ' ') code += letter;
    }
    return code;
}

PasswordChecked compare_password(Preparation const& preparation, std::optional<StaffRow> const& staff, std::string const& password) {
    bool matches = matches_slowly(password, preparation.secrets().derive("password-pepper"), staff ? staff->password_hash : "");
    return PasswordChecked{staff ? staff->id : StaffId{}, staff ? staff->password_version : 0, staff && matches};
}

PasswordChecked compare_password(Preparation const& preparation, std::string const& login, Secret<std::string> const& password) {
    std::optional<StaffRow> staff;
    preparation.read([&](Snapshot& snapshot) { staff = staff_by_login(snapshot, login); });
    return compare_password(preparation, staff, password.reveal());
}

Result<Colleague> vouch(Transaction& tx, PasswordChecked const& checked) {
    auto staff = checked.staff ? lock_staff(tx, checked.staff) : std::nullopt;
    if (!staff || staff->password_version != checked.version) return refuse(colleague_wrong);
    if (staff->locked_until > tx.real_now()) return refuse(colleague_locked, {{"until", staff->locked_until}});
    if (!checked.matches) return count_wrong_try(tx, *staff, colleague_wrong);
    if (!staff->is_active) return refuse(colleague_wrong);
    forgive_tries(tx, *staff);
    return Colleague{staff->id, staff->name, staff->role, branches_from(staff->branches)};
}

Result<StaffRow> staff_behind(Transaction& tx, PasswordChecked const& checked) {
    if (!checked.staff) return refuse(sign_in_failed);
    auto staff = lock_staff(tx, checked.staff);
    if (!staff) return refuse(sign_in_failed);
    if (staff->password_version != checked.version) return refuse(password_changed_meanwhile);
    if (staff->locked_until > tx.real_now()) return refuse(sign_in_locked, {{"until", staff->locked_until}});
    if (!checked.matches) return count_wrong_try(tx, *staff, sign_in_failed);
    return *staff;
}

Refused count_wrong_try(Transaction& tx, StaffRow& staff, Refusal const& what) {
    if (++staff.failed_tries % tries_before_lock == 0) staff.locked_until = tx.real_now() + lock_ms(staff.failed_tries);
    keep_tries(tx, staff);
    return refuse(what);
}

void forgive_tries(Transaction& tx, StaffRow& staff) {
    staff.failed_tries = 0;
    keep_tries(tx, staff);
}

bool takes_second_factor(Transaction& tx, ServerSecrets const& secrets, StaffId staff, std::string_view typed) {
    auto factor = lock_totp(tx, staff);
    if (!factor || !factor->is_on) return false;
    auto code = tidy_code(typed);
    if (auto step = step_of_code(open_secret(secrets, factor->sealed), code, tx.real_now(), factor->last_step)) {
        factor->last_step = *step;
        put_totp(tx, *factor);
        return true;
    }
    auto kept = kept_recovery_code(secrets, staff, code);
    if (!has_recovery_code(tx, staff, kept)) return false;
    delete_recovery_code(tx, staff, kept);
    return true;
}

bool has_second_factor(Snapshot& snapshot, StaffId staff) {
    auto factor = totp_row(snapshot, staff);
    return factor && factor->is_on;
}

}  // namespace vafa::tenancy
