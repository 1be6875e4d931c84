// What a password must be, changing one's own, and choosing a new one with a code that an owner gave.
#pragma once

#include "club/tenancy/sessions.hpp"

namespace vafa::tenancy {

/// Eight letters or more, none of the commonest, not the login. No rules about what it is made of.
Result<Done> judge_password(std::string_view pointer, std::string const& password, std::string_view login);
bool is_common_password(std::string_view password);

struct ChangePassword {
    Secret<std::string> old_password;
    Secret<std::string> new_password;
};
constexpr auto describe(ChangePassword const*) {
    return fields(field("old_password", &ChangePassword::old_password, "The password until now.", secret),
                  field("new_password", &ChangePassword::new_password, "The new one: 8 letters or more, none of the commonest.", secret));
}
struct PasswordChange {
    PasswordChecked checked;
    std::string new_hash;
};
Result<PasswordChange> prepare_password_change(Preparation const& preparation, Caller const& caller, ChangePassword const& request);
Result<Done> change_password(Transaction& tx, Caller const& caller, ChangePassword const& request, PasswordChange const& prepared);

/// Nobody chooses a password for another: an owner gives a code, and whoever has it chooses.
struct ResetPassword {
    StaffId staff;
};
constexpr auto describe(ResetPassword const*) { return fields(field("staff", &ResetPassword::staff, "Whose password is forgotten.")); }
struct PasswordCode {
    std::string login;
    std::string code;
    Instant ends_at;
};
constexpr auto describe(PasswordCode const*) {
    return fields(field("login", &PasswordCode::login, "Their login."),
                  field("code", &PasswordCode::code, "The code with which they choose a password, once; shown this once.", secret),
                  field("ends_at", &PasswordCode::ends_at, "Until when it can be used."));
}
Result<PasswordCode> reset_password(Transaction& tx, Caller const& caller, ResetPassword const& request);

struct ChoosePassword {
    std::string login;
    Secret<std::string> code;
    Secret<std::string> password;
};
constexpr auto describe(ChoosePassword const*) {
    return fields(field("login", &ChoosePassword::login, "Their login.", personal),
                  field("code", &ChoosePassword::code, "The code that the owner gave.", secret),
                  field("password", &ChoosePassword::password, "The new password: 8 letters or more, none of the commonest.", secret));
}
struct ChosenPassword {
    StaffId staff;
    bool matches = false;
    std::string hash;
};
Result<ChosenPassword> prepare_chosen_password(Preparation const& preparation, Caller const& caller, ChoosePassword const& request);
Result<Done> choose_password(Transaction& tx, Caller const& caller, ChoosePassword const& request, ChosenPassword const& chosen);

inline constexpr Refusal password_too_common{"staff.password_too_common", RefusalKind::invalid};
inline constexpr Refusal password_code_wrong{"staff.password_code_wrong", RefusalKind::unauthenticated};

std::vector<Operation> password_operations();

}  // namespace vafa::tenancy
