// Asking for a code, signing in with it, signing out. A mobile gets a code each 45 seconds and five an hour, whoever asks.
#include "club/members/me_sign_in.hpp"

#include "base/digest.hpp"
#include "club/members/asked_numbers.hpp"
#include "club/members/names.hpp"
#include "club/members/store_me.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

constexpr std::int64_t between_codes_ms = 45 * second_ms;
constexpr std::int64_t codes_an_hour = 5;
constexpr std::int64_t stranger_session_ms = 30 * minute_ms;
constexpr std::size_t phones_of_a_member = 5;

std::int64_t rounded_up(std::int64_t ms, std::int64_t unit) { return (ms + unit - 1) / unit; }

OwnSession shown(Snapshot& snapshot, Caller const& caller, std::optional<MemberRow> const& member, Mobile const& mobile) {
    auto entry = tenancy::own_entry(snapshot);
    ensure(bool(entry), "a session of a club without a row");
    OwnSession session;
    session.masked_mobile = mobile.masked();
    session.club_name = entry->name;
    session.club_slug = entry->slug;
    session.money_unit = caller.money_unit;
    session.is_demo = tenancy::is_demo(snapshot);
    session.today = snapshot.today();
    if (member) {
        session.member = member->id;
        session.name = display_name(member->first_name, member->last_name);
        return session;
    }
    session.may_join = !settings(snapshot).is_joining_closed;
    for (auto const& field : club_fields(snapshot, caller)->items)
        if (field.is_required) session.fields.push_back(field);
    return session;
}

Mobile mobile_of(tenancy::MemberSession const& session) { return *Mobile::parse(std::to_string(session.mobile)); }

/// Who has the mobile now, their row locked: a mobile that staff give to another meanwhile lets nobody in.
std::optional<MemberRow> lock_owner(Transaction& tx, Mobile const& mobile) {
    auto owner = owner_of_mobile(tx, mobile);
    if (!owner) return {};
    auto member = lock_member(tx, *owner);
    if (!member || member->mobile != mobile) return {};
    prove_mobile(tx, member->id);
    return member->merged_into ? lock_member(tx, member->merged_into) : member;
}

/// A member's sixth phone signs the oldest out.
void make_room(Transaction& tx, MemberId member) {
    auto sessions = tenancy::member_sessions(tx, member);
    for (std::size_t i = phones_of_a_member - 1; i < sessions.size(); ++i) tenancy::end_member_session(tx, sessions[i].hash);
}

}  // namespace

Result<Instant> next_code(CodePace& pace, Instant now) {
    auto again_at = pace.asked_at + between_codes_ms;
    if (now < again_at) return refuse(code_asked_lately, {{"seconds", rounded_up(again_at - now, second_ms)}});
    if (now >= pace.hour_began + hour_ms) pace = {{}, now, 0};
    if (pace.asked_in_hour >= codes_an_hour)
        return refuse(codes_too_many, {{"minutes", rounded_up(pace.hour_began + hour_ms - now, minute_ms)}});
    pace.asked_at = now;
    ++pace.asked_in_hour;
    return now + between_codes_ms;
}

Result<SignInCodeAsked> ask_sign_in_code(Transaction& tx, Caller const&, AskSignInCode const& request) {
    auto owner = owner_of_mobile(tx, request.mobile);
    owner ? tx.set_subject(owner->value) : keep_asked(tx, request.mobile);  // emptied with them, or by itself
    auto before = lock_sign_in(tx, request.mobile);
    auto row = before.value_or(SignInRow{request.mobile, 0, {}});
    auto again_at = TRY(next_code(row.pace, tx.now()));
    row.act = tx.act();
    before ? update_sign_in(tx, row) : insert_sign_in(tx, row);
    expect_code(tx, MemberId{});
    return SignInCodeAsked{tx.now() + code_lives_ms, again_at};
}

Result<OwnSession> sign_member_in(Transaction& tx, Caller const& caller, SignMemberIn const& request) {
    auto member = lock_owner(tx, request.mobile);
    member ? tx.set_subject(member->id.value) : keep_asked(tx, request.mobile);
    auto asked = lock_sign_in(tx, request.mobile);
    if (!asked) return refuse_at("/code", code_missing);
    TRY(judge_code(tx, caller, MemberId{}, asked->act, request.code));
    auto hash = read_hex_digest(request.reference_hash);
    if (!hash) return refuse_at("/reference_hash", request_wrong_type, {{"expected", std::string("64 hex digits")}});
    auto lasts = member ? own_session_ms : stranger_session_ms;
    if (member) make_room(tx, member->id);
    tenancy::begin_member_session(tx, caller, {*hash, member ? member->id : MemberId{}, std::stoll(request.mobile.national()), tx.real_now() + lasts});
    return shown(tx, caller, member, request.mobile);
}

Result<OwnSession> show_own_session(Snapshot& snapshot, Caller const& caller, ShowOwnSession const&) {
    if (caller.role != Role::member) return refuse(not_allowed);
    auto session = tenancy::own_member_session(snapshot, caller);
    auto member = session.member ? member_by_id(snapshot, session.member) : std::nullopt;
    return shown(snapshot, caller, member, mobile_of(session));
}

Result<Done> sign_member_out(Transaction& tx, Caller const& caller, SignMemberOut const&) {
    tenancy::end_member_session(tx, caller.credential);
    return Done{};
}

std::vector<Operation> sign_in_operations() {
    return {
        operation<ask_sign_in_code>({.name = "me.ask_code", .summary = "A code to the mobile, to sign in with on the member's page",
            .route = post("/v1/me/codes"), .granted_to = {Role::stranger}, .refusals = {&code_asked_lately, &codes_too_many}, .about_own_session = true}),
        operation<sign_member_in>({.name = "me.sign_in", .summary = "Sign in as a member, by the code that was sent",
            .route = {},  // the edge's own handshake calls it: it makes the reference and sets the cookie
            .granted_to = {Role::stranger}, .refusals = {&code_missing, &code_ended, &code_used, &code_locked, &code_wrong}, .about_own_session = true}),
        operation<show_own_session>({.name = "me.session", .summary = "Which member is signed in, and in which club", .route = get("/v1/me/sessions/current"),
            .granted_to = {Role::member}, .refusals = {}, .about_own_session = true}),
        operation<sign_member_out>({.name = "me.sign_out", .summary = "Sign out of the member's page", .route = post("/v1/me/sessions/current/end"),
            .granted_to = {Role::member}, .refusals = {}, .about_own_session = true}),
    };
}

}  // namespace vafa::members
