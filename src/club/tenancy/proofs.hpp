// How a staff member proves who they are: password, second factor, tries that are counted. For sign-in and all that asks again.
#pragma once

#include "club/tenancy/sessions.hpp"
#include "club/tenancy/store.hpp"

namespace vafa::tenancy {

std::vector<Role> staff_roles();

/// Ten letters without look-alikes, in two halves: fifty bits.
std::string random_code();
/// As it was made, however it was typed.
std::string tidy_code(std::string_view typed);

/// Compares in the `prepare` step; an unknown person takes as long as a wrong password.
PasswordChecked compare_password(Preparation const& preparation, std::optional<StaffRow> const& staff, std::string const& password);
/// Whose password was right, locked; counts and refuses a wrong one.
Result<StaffRow> staff_behind(Transaction& tx, PasswordChecked const& checked);
/// Counts, even though the act is refused; the fifth wrong try locks the login.
Refused count_wrong_try(Transaction& tx, StaffRow& staff, Refusal const& what);
void forgive_tries(Transaction& tx, StaffRow& staff);

/// A code of the app, each step once, or a recovery code, once. False where it is neither.
bool takes_second_factor(Transaction& tx, ServerSecrets const& secrets, StaffId staff, std::string_view typed);
bool has_second_factor(Snapshot& snapshot, StaffId staff);

}  // namespace vafa::tenancy
