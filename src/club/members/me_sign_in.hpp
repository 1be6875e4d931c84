// A member signs in on their own page: a code to the mobile proves it, and nothing is told of it before. Contracts.
#pragma once

#include "club/members/fields.hpp"

namespace vafa::members {

struct AskSignInCode {
    Mobile mobile;
};
constexpr auto describe(AskSignInCode const*) {
    return fields(field("mobile", &AskSignInCode::mobile, "Mobile number, in any Iranian form.", personal));
}
struct SignInCodeAsked {
    Instant ends_at;
    Instant again_at;
};
constexpr auto describe(SignInCodeAsked const*) {
    return fields(field("ends_at", &SignInCodeAsked::ends_at, "From this moment on the code no longer serves."),
                  field("again_at", &SignInCodeAsked::again_at, "From this moment on another may be asked for."));
}
/// The same answer whether or not the mobile is a member's.
Result<SignInCodeAsked> ask_sign_in_code(Transaction& tx, Caller const& caller, AskSignInCode const& request);

/// The session's text never comes here: the edge makes it, sets the cookie and hands in the hash.
struct SignMemberIn {
    Mobile mobile;
    Secret<std::string> code;
    std::string reference_hash;
};
constexpr auto describe(SignMemberIn const*) {
    return fields(field("mobile", &SignMemberIn::mobile, "The mobile that the code was sent to.", personal),
                  field("code", &SignMemberIn::code, "The six digits of the SMS.", secret),
                  field("reference_hash", &SignMemberIn::reference_hash, "SHA-256 of the reference, in hex; set by the edge.", secret));
}

/// What the page needs to know of who is signed in. Until they have joined, what the club asks of a new member.
struct OwnSession {
    std::optional<MemberId> member;
    std::string name;
    std::string masked_mobile;
    std::string club_name;
    std::string club_slug;
    MoneyUnit money_unit = MoneyUnit::toman;
    bool is_demo = false;
    Day today;
    std::vector<FieldShown> fields;
    std::optional<bool> may_join;
};
constexpr auto describe(OwnSession const*) {
    return fields(field("member", &OwnSession::member, "The member; left out = the mobile is proved and joins nothing yet."),
                  field("name", &OwnSession::name, "Their name, empty where only the mobile is known.", personal),
                  field("masked_mobile", &OwnSession::masked_mobile, "The mobile with its middle hidden.", personal),
                  field("club_name", &OwnSession::club_name, "The club's name."),
                  field("club_slug", &OwnSession::club_slug, "The club's short name in addresses."),
                  field("money_unit", &OwnSession::money_unit, "The unit in which screens show money."),
                  field("is_demo", &OwnSession::is_demo, "Is this a club of sample data?"),
                  field("today", &OwnSession::today, "The club's business day."),
                  field("fields", &OwnSession::fields, "The club's own fields that a new member must fill in; empty once joined."),
                  field("may_join", &OwnSession::may_join, "Does the club let people join by themselves? Left out once joined."));
}
Result<OwnSession> sign_member_in(Transaction& tx, Caller const& caller, SignMemberIn const& request);

struct ShowOwnSession {};
constexpr auto describe(ShowOwnSession const*) { return fields(); }
Result<OwnSession> show_own_session(Snapshot& snapshot, Caller const& caller, ShowOwnSession const& request);

struct SignMemberOut {};
constexpr auto describe(SignMemberOut const*) { return fields(); }
Result<Done> sign_member_out(Transaction& tx, Caller const& caller, SignMemberOut const& request);

/// How often codes are sent: one in 45 seconds, five an hour.
struct CodePace {
    Instant asked_at, hour_began;
    std::int64_t asked_in_hour = 0;
};
/// Counts one more and tells when the next may be asked for. Refuses code_asked_lately {seconds}, codes_too_many {minutes}.
Result<Instant> next_code(CodePace& pace, Instant now);

/// How long a member stays signed in on one phone.
inline constexpr std::int64_t own_session_ms = 90 * 24 * hour_ms;

inline constexpr Refusal code_asked_lately{"me.code_asked_lately", RefusalKind::limited};
inline constexpr Refusal codes_too_many{"me.codes_too_many", RefusalKind::limited};

std::vector<Operation> sign_in_operations();

}  // namespace vafa::members
