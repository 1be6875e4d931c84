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
    Reach reach = Reach::whole;
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
                  field("tills", &SessionShown::tills, "The tills they may stand at."),
                  field("reach", &SessionShown::reach,
                        "whole, or less without the second factor: till (what a cashier may), setting_up (a second factor alone)."));
}

enum class SignInPlace { console = 1, till = 2 };
constexpr auto names_of(SignInPlace const*) {
    return names<SignInPlace>({{SignInPlace::console, "console"}, {SignInPlace::till, "till"}});
}

/// The session's text never comes here: the edge makes it, sets the cookie and hands in the hash.
struct BeginSession {
    std::string login;
    Secret<std::string> password;
    std::string reference_hash;
    std::optional<TillId> till;
    std::optional<SignInPlace> place;
    std::optional<Secret<std::string>> code;
};
constexpr auto describe(BeginSession const*) {
    return fields(field("login", &BeginSession::login, "The staff member's login.", personal),
                  field("password", &BeginSession::password, "Their password.", secret),
                  field("reference_hash", &BeginSession::reference_hash, "SHA-256 of the reference, in hex; set by the edge.", secret),
                  field("till", &BeginSession::till, "The till they stand at; may be chosen later."),
                  field("place", &BeginSession::place,
                        "console or till; default console. At the till no code is asked, unless the club wants it; the session then does what a cashier may."),
                  field("code", &BeginSession::code, "A code of the second factor, or a recovery code, where one is on.", secret));
}
Result<PasswordChecked> check_password(Preparation const& preparation, Caller const& caller, BeginSession const& request);
Result<SessionShown> begin_session(Transaction& tx, Caller const& caller, BeginSession const& request, PasswordChecked const& checked);

struct ShowSession {};
constexpr auto describe(ShowSession const*) { return fields(); }
Result<SessionShown> show_session(Snapshot& snapshot, Caller const& caller, ShowSession const& request);

struct ListRights {};
constexpr auto describe(ListRights const*) { return fields(); }
struct RightsShown {
    std::vector<std::string> operations;
};
constexpr auto describe(RightsShown const*) {
    return fields(field("operations", &RightsShown::operations, "All that this session may do, by the names of operations."));
}
Result<RightsShown> list_rights(Snapshot& snapshot, Caller const& caller, ListRights const& request);

struct EndSession {};
constexpr auto describe(EndSession const*) { return fields(); }
Result<Done> end_own_session(Transaction& tx, Caller const& caller, EndSession const& request);

struct ChooseTill {
    TillId till;
};
constexpr auto describe(ChooseTill const*) { return fields(field("till", &ChooseTill::till, "The till to stand at.")); }
Result<SessionShown> choose_till(Transaction& tx, Caller const& caller, ChooseTill const& request);

/// A proof that is fresh again: by password, or by a code of the second factor.
struct ProveAgain {
    std::optional<Secret<std::string>> password;
    std::optional<Secret<std::string>> code;
};
constexpr auto describe(ProveAgain const*) {
    return fields(field("password", &ProveAgain::password, "One's password; or else", secret),
                  field("code", &ProveAgain::code, "a code of the second factor, where one is on.", secret));
}
bool needs_preparation(ProveAgain const* request);
Result<PasswordChecked> check_own_password(Preparation const& preparation, Caller const& caller, ProveAgain const& request);
Result<Done> prove_again(Transaction& tx, Caller const& caller, ProveAgain const& request, PasswordChecked const& checked);

struct SessionListed {
    std::string session;
    Instant began_at;
    Instant seen_at;
    std::string address;
    std::string agent;
    std::string branch_name;
    std::optional<std::int64_t> till;
    Reach reach = Reach::whole;
    bool is_current = false;
};
constexpr auto describe(SessionListed const*) {
    return fields(field("session", &SessionListed::session, "Its name in this list."),
                  field("began_at", &SessionListed::began_at, "Since when."),
                  field("seen_at", &SessionListed::seen_at, "When it was used last, to five minutes."),
                  field("address", &SessionListed::address, "From which network address.", personal),
                  field("agent", &SessionListed::agent, "The browser, as it calls itself.", personal),
                  field("branch_name", &SessionListed::branch_name, "At which branch; empty = none."),
                  field("till", &SessionListed::till, "At which till, by its number in the branch."),
                  field("reach", &SessionListed::reach, "How far it reaches."),
                  field("is_current", &SessionListed::is_current, "Is it the one that asks?"));
}
struct SessionList {
    std::vector<SessionListed> items;
};
constexpr auto describe(SessionList const*) { return fields(field("items", &SessionList::items, "Open sessions, newest first.")); }
struct SessionsEnded {
    std::int64_t ended = 0;
};
constexpr auto describe(SessionsEnded const*) { return fields(field("ended", &SessionsEnded::ended, "How many ended.")); }

struct ListOwnSessions {};
constexpr auto describe(ListOwnSessions const*) { return fields(); }
Result<SessionList> list_own_sessions(Snapshot& snapshot, Caller const& caller, ListOwnSessions const& request);

struct EndOtherSessions {
    std::optional<std::string> session;
};
constexpr auto describe(EndOtherSessions const*) {
    return fields(field("session", &EndOtherSessions::session, "Which; absent = all but the one that asks."));
}
Result<SessionsEnded> end_other_own_sessions(Transaction& tx, Caller const& caller, EndOtherSessions const& request);

struct ListSessionsOf {
    StaffId staff;
};
constexpr auto describe(ListSessionsOf const*) { return fields(field("staff", &ListSessionsOf::staff, "Whose.")); }
Result<SessionList> list_sessions_of(Snapshot& snapshot, Caller const& caller, ListSessionsOf const& request);

struct EndSessionsOf {
    StaffId staff;
    std::optional<std::string> session;
};
constexpr auto describe(EndSessionsOf const*) {
    return fields(field("staff", &EndSessionsOf::staff, "Whose."), field("session", &EndSessionsOf::session, "Which; absent = all."));
}
Result<SessionsEnded> end_sessions_of_staff(Transaction& tx, Caller const& caller, EndSessionsOf const& request);

inline constexpr Refusal code_needed{"sessions.code_needed", RefusalKind::unauthenticated};
inline constexpr Refusal code_wrong{"sessions.code_wrong", RefusalKind::unauthenticated};
inline constexpr Refusal proof_missing{"sessions.proof_missing", RefusalKind::invalid};
inline constexpr Refusal session_missing{"sessions.missing", RefusalKind::missing};
inline constexpr Refusal sign_in_failed{"sessions.sign_in_failed", RefusalKind::unauthenticated};
inline constexpr Refusal sign_in_locked{"sessions.sign_in_locked", RefusalKind::limited};
inline constexpr Refusal password_changed_meanwhile{"sessions.password_changed_meanwhile", RefusalKind::conflict};

std::vector<Operation> session_operations();
std::vector<Operation> session_list_operations();

}  // namespace vafa::tenancy
