// The second factor of staff: codes of an app on their phone. Switched on by oneself, off by oneself or, for a lost phone, an owner.
#pragma once

#include "base/totp_code.hpp"
#include "club/tenancy/sessions.hpp"
#include "club/tenancy/store_access.hpp"

namespace vafa::tenancy {

struct ShowTotp {};
constexpr auto describe(ShowTotp const*) { return fields(); }
struct TotpShown {
    bool is_on = false;
    std::int64_t recovery_codes = 0;
};
constexpr auto describe(TotpShown const*) {
    return fields(field("is_on", &TotpShown::is_on, "Does signing in ask for a code?"),
                  field("recovery_codes", &TotpShown::recovery_codes, "How many recovery codes are left."));
}
Result<TotpShown> show_totp(Snapshot& snapshot, Caller const& caller, ShowTotp const& request);

struct BeginTotp {};
constexpr auto describe(BeginTotp const*) { return fields(); }
struct TotpBegun {
    std::string secret;
    std::string uri;
};
constexpr auto describe(TotpBegun const*) {
    return fields(field("secret", &TotpBegun::secret, "The secret in base32, to be typed into an app; shown this once.", secret),
                  field("uri", &TotpBegun::uri, "The same as an otpauth address, for a QR code.", secret));
}
Result<TotpBegun> begin_totp(Transaction& tx, Caller const& caller, BeginTotp const& request);

struct ConfirmTotp {
    Secret<std::string> code;
};
constexpr auto describe(ConfirmTotp const*) { return fields(field("code", &ConfirmTotp::code, "The code that the app shows now.", secret)); }
struct TotpConfirmed {
    std::vector<std::string> recovery_codes;
};
constexpr auto describe(TotpConfirmed const*) {
    return fields(field("recovery_codes", &TotpConfirmed::recovery_codes, "Ten codes for a lost phone, each good once; shown this once.", secret));
}
Result<TotpConfirmed> confirm_totp(Transaction& tx, Caller const& caller, ConfirmTotp const& request);

struct SwitchOffTotp {
    Secret<std::string> password;
};
constexpr auto describe(SwitchOffTotp const*) { return fields(field("password", &SwitchOffTotp::password, "One's password.", secret)); }
Result<PasswordChecked> check_for_switching_off(Preparation const& preparation, Caller const& caller, SwitchOffTotp const& request);
Result<Done> switch_off_totp(Transaction& tx, Caller const& caller, SwitchOffTotp const& request, PasswordChecked const& checked);

struct SwitchOffTotpOf {
    StaffId staff;
};
constexpr auto describe(SwitchOffTotpOf const*) { return fields(field("staff", &SwitchOffTotpOf::staff, "Who lost their phone.")); }
Result<Done> switch_off_totp_of(Transaction& tx, Caller const& caller, SwitchOffTotpOf const& request);

/// Secrets stand encrypted under a key of the server: a stolen database opens none.
SealedTotp seal_secret(ServerSecrets const& secrets, TotpSecret const& secret);
TotpSecret open_secret(ServerSecrets const& secrets, SealedTotp const& sealed);
Digest kept_recovery_code(ServerSecrets const& secrets, StaffId staff, std::string_view code);

inline constexpr Refusal totp_is_on{"totp.is_on", RefusalKind::conflict};
inline constexpr Refusal totp_not_begun{"totp.not_begun", RefusalKind::conflict};
inline constexpr Refusal totp_code_wrong{"totp.code_wrong", RefusalKind::invalid};
inline constexpr Refusal totp_not_on{"totp.not_on", RefusalKind::conflict};

std::vector<Operation> totp_operations();

}  // namespace vafa::tenancy
