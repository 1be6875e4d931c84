// Signing in and out: contracts.
#pragma once

#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

struct TillChoice {
    TillId id;
    std::int64_t number = 0;
    BranchId branch;
    std::string branch_name;
};
constexpr auto describe(TillChoice const*) {
    return fields(field("id", &TillChoice::id, "The till."), field("number", &TillChoice::number, "Its number in the branch."),
                  field("branch", &TillChoice::branch, "The branch it stands in."),
                  field("branch_name", &TillChoice::branch_name, "The branch's name."));
}

/// What a page needs to know after signing in.
struct SessionShown {
    StaffId staff;
    std::string name;
    Role role = Role::cashier;
    std::string club_name;
    std::string club_slug;
    MoneyUnit money_unit = MoneyUnit::toman;
    bool is_demo = false;
    bool is_sandbox = false;
    Day today;
    std::optional<TillChoice> till;
    std::vector<TillChoice> tills;
};
constexpr auto describe(SessionShown const*) {
    return fields(field("staff", &SessionShown::staff, "Who is signed in."),
                  field("name", &SessionShown::name, "Their name."), field("role", &SessionShown::role, "Their role."),
                  field("club_name", &SessionShown::club_name, "The club's name."),
                  field("club_slug", &SessionShown::club_slug, "The club's short name in addresses."),
                  field("money_unit", &SessionShown::money_unit, "The unit in which screens show money."),
                  field("is_demo", &SessionShown::is_demo, "Is this a club of sample data?"),
                  field("is_sandbox", &SessionShown::is_sandbox, "Has it a test clock?"),
                  field("today", &SessionShown::today, "The club's business day."),
                  field("till", &SessionShown::till, "The till they stand at."),
                  field("tills", &SessionShown::tills, "The tills they may stand at."));
}

/// The session's text never comes here: the edge makes it, sets the cookie and hands in the hash.
struct BeginSession {
    std::string login;
    Secret<std::string> password;
    std::string reference_hash;
    std::optional<TillId> till;
};
constexpr auto describe(BeginSession const*) {
    return fields(field("login", &BeginSession::login, "The staff member's login.", personal),
                  field("password", &BeginSession::password, "Their password.", secret),
                  field("reference_hash", &BeginSession::reference_hash, "SHA-256 of the reference, in hex; set by the edge.", secret),
                  field("till", &BeginSession::till, "The till they stand at; may be chosen later."));
}
Result<PasswordChecked> check_password(Preparation const& preparation, Caller const& caller, BeginSession const& request);
Result<SessionShown> begin_session(Transaction& tx, Caller const& caller, BeginSession const& request, PasswordChecked const& checked);

struct ShowSession {};
constexpr auto describe(ShowSession const*) { return fields(); }
Result<SessionShown> show_session(Snapshot& snapshot, Caller const& caller, ShowSession const& request);

struct EndSession {};
constexpr auto describe(EndSession const*) { return fields(); }
Result<Done> end_own_session(Transaction& tx, Caller const& caller, EndSession const& request);

struct ChooseTill {
    TillId till;
};
constexpr auto describe(ChooseTill const*) { return fields(field("till", &ChooseTill::till, "The till to stand at.")); }
Result<SessionShown> choose_till(Transaction& tx, Caller const& caller, ChooseTill const& request);

inline constexpr Refusal sign_in_failed{"sessions.sign_in_failed", RefusalKind::unauthenticated};
inline constexpr Refusal sign_in_locked{"sessions.sign_in_locked", RefusalKind::limited};
inline constexpr Refusal password_changed_meanwhile{"sessions.password_changed_meanwhile", RefusalKind::conflict};

std::vector<Operation> session_operations();

}  // namespace vafa::tenancy
