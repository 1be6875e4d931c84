// Signing in and out, where one stands, who is signed in elsewhere, and proving oneself again before a weighty act.
#include "club/tenancy/sessions.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "club/tenancy/branch_lists.hpp"
#include "club/tenancy/people.hpp"
#include "club/tenancy/proofs.hpp"
#include "club/tenancy/roles.hpp"
#include "operation/dispatch.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::int64_t session_ms = 16 * hour_ms;  // a long working day

std::vector<TillChoice> tills_for(Snapshot& snapshot, Caller const& caller) {
    std::vector<TillChoice> choices;
    auto branches = all_branches(snapshot);
    for (auto const& till : all_tills(snapshot)) {
        if (!till.is_open || !caller.may_act_at(till.branch)) continue;
        auto branch = std::find_if(branches.begin(), branches.end(), [&](auto const& one) { return one.id == till.branch; });
        if (branch != branches.end()) choices.push_back({till.id, till.number, till.branch, branch->name});
    }
    return choices;
}

Result<SessionShown> shown(Snapshot& snapshot, Caller const& caller, StaffId staff, TillId till) {
    auto club = club_row(snapshot);
    ensure(bool(club), "a session of a club without a row");
    SessionShown session{staff, caller.name, caller.role, club->name, club->slug, club->money_unit, club->is_demo,
                         club->is_sandbox, snapshot.today(), {}, tills_for(snapshot, caller), caller.reach};
    for (auto const& choice : session.tills)
        if (choice.id == till) session.till = choice;
    return session;
}

/// The till's branch, if the caller may stand there.
Result<BranchId> branch_of(Snapshot& snapshot, Caller const& caller, TillId till) {
    for (auto const& row : all_tills(snapshot)) {
        if (row.id != till || !row.is_open) continue;
        if (!caller.may_act_at(row.branch)) return refuse_at("/till", foreign_branch);
        return row.branch;
    }
    return refuse_at("/till", till_missing);
}

Caller caller_of(Snapshot& snapshot, Caller const& asking, StaffRow const& staff) {
    Caller caller = asking;
    caller.id = staff.id.value;
    caller.name = staff.name;
    caller.role = staff.role;
    caller.branches = branches_from(staff.branches);
    if (staff.own_role) take_own_role(snapshot, staff.own_role, caller);
    return caller;
}

bool runs_club(StaffRow const& staff) { return staff.role == Role::owner || staff.role == Role::manager; }

/// Takes the code where one is due. Without the second factor its person has, or must have, a session reaches less far.
Result<Reach> reach_of(Transaction& tx, Caller const& caller, StaffRow& staff, BeginSession const& request) {
    auto rules = policy(tx, caller);
    bool at_till = request.place == SignInPlace::till;
    if (!has_second_factor(tx, staff.id)) {
        if (!rules->console_needs_totp || !runs_club(staff)) return Reach::whole;
        return at_till ? Reach::till : Reach::setting_up;
    }
    if (at_till && !rules->till_needs_totp && !request.code) return Reach::till;
    if (!request.code) return refuse_at("/code", code_needed);
    if (!takes_second_factor(tx, *caller.secrets, staff.id, request.code->reveal())) return count_wrong_try(tx, staff, code_wrong);
    return Reach::whole;
}

}  // namespace

Result<PasswordChecked> check_password(Preparation const& preparation, Caller const&, BeginSession const& request) {
    return compare_password(preparation, request.login, request.password);
}

Result<SessionShown> begin_session(Transaction& tx, Caller const& caller, BeginSession const& request, PasswordChecked const& checked) {
    auto staff = TRY(staff_behind(tx, checked));
    if (!staff.is_active) return refuse(staff_disabled);
    auto reach = TRY(reach_of(tx, caller, staff, request));
    auto hash = read_hex_digest(request.reference_hash);
    if (!hash) return refuse_at("/reference_hash", request_wrong_type, {{"expected", std::string("64 hex digits")}});

    auto known = caller_of(tx, caller, staff);
    BranchId branch;
    if (request.till) branch = TRY(branch_of(tx, known, *request.till));
    known.reach = reach;
    auto session = TRY(shown(tx, known, staff.id, request.till.value_or(TillId{})));
    forgive_tries(tx, staff);
    insert_session(tx, {*hash, staff.id, branch, request.till.value_or(TillId{}), tx.real_now(), tx.real_now() + session_ms,
                        caller.address, caller.agent, reach});
    return session;
}

Result<SessionShown> show_session(Snapshot& snapshot, Caller const& caller, ShowSession const&) {
    return shown(snapshot, caller, StaffId{caller.id}, caller.till);
}

/// What the pages leave out for whoever may not.
Result<RightsShown> list_rights(Snapshot&, Caller const& caller, ListRights const&) {
    RightsShown shown;
    for (auto const& operation : caller.registry->operations())
        if (is_granted(operation, caller)) shown.operations.emplace_back(operation.spec.name);
    return shown;
}

Result<Done> end_own_session(Transaction& tx, Caller const& caller, EndSession const&) {
    end_session(tx, caller.credential);
    return Done{};
}

Result<SessionShown> choose_till(Transaction& tx, Caller const& caller, ChooseTill const& request) {
    auto branch = TRY(branch_of(tx, caller, request.till));
    auto session = TRY(shown(tx, caller, StaffId{caller.id}, request.till));
    move_session(tx, caller.credential, branch, request.till);
    return session;
}

Result<Done> prove_again(Transaction& tx, Caller const& caller, ProveAgain const& request, PasswordChecked const& checked) {
    if (request.password) {
        auto staff = TRY(staff_behind(tx, checked));
        forgive_tries(tx, staff);
    } else {
        if (!request.code) return refuse_at("/password", proof_missing);
        auto staff = lock_staff(tx, StaffId{caller.id});
        if (!staff) return refuse(session_ended);
        if (staff->locked_until > tx.real_now()) return refuse(sign_in_locked, {{"until", staff->locked_until}});
        if (!takes_second_factor(tx, *caller.secrets, staff->id, request.code->reveal())) return count_wrong_try(tx, *staff, code_wrong);
        forgive_tries(tx, *staff);
    }
    note_proof(tx, caller.credential, caller.reach);
    return Done{};
}

bool needs_preparation(ProveAgain const* request) { return request->password.has_value(); }

Result<PasswordChecked> check_own_password(Preparation const& preparation, Caller const& caller, ProveAgain const& request) {
    std::optional<StaffRow> staff;
    preparation.read([&](Snapshot& snapshot) { staff = staff_by_id(snapshot, StaffId{caller.id}); });
    return compare_password(preparation, staff, request.password->reveal());
}

namespace {

std::string handle_of(Digest const& hash) { return hex(hash).substr(0, 16); }

SessionList list_of(Snapshot& snapshot, Caller const& caller, StaffId staff) {
    SessionList list;
    auto where = places(snapshot, caller);
    for (auto const& row : open_sessions(snapshot, staff)) {
        auto const* branch = where->branch(row.branch);
        auto const* till = where->till(row.till);
        list.items.push_back({handle_of(row.hash), row.began_at, row.seen_at, row.address, row.agent, branch ? branch->branch_name : "",
                              till ? std::optional(till->till_number) : std::nullopt, row.reach, row.hash == caller.credential});
    }
    return list;
}

/// One by its handle, or all; never the caller's own, which signing out ends.
Result<SessionsEnded> end_some(Transaction& tx, Caller const& caller, StaffId staff, std::optional<std::string> const& handle) {
    SessionsEnded ended;
    for (auto const& row : open_sessions(tx, staff)) {
        if (row.hash == caller.credential || (handle && handle_of(row.hash) != *handle)) continue;
        end_session(tx, row.hash);
        ++ended.ended;
    }
    if (handle && ended.ended == 0) return refuse_at("/session", session_missing);
    return ended;
}

}  // namespace

Result<SessionList> list_own_sessions(Snapshot& snapshot, Caller const& caller, ListOwnSessions const&) {
    return list_of(snapshot, caller, StaffId{caller.id});
}

Result<SessionsEnded> end_other_own_sessions(Transaction& tx, Caller const& caller, EndOtherSessions const& request) {
    return end_some(tx, caller, StaffId{caller.id}, request.session);
}

Result<SessionList> list_sessions_of(Snapshot& snapshot, Caller const& caller, ListSessionsOf const& request) {
    if (!staff_by_id(snapshot, request.staff)) return refuse_at("/staff", staff_missing);
    return list_of(snapshot, caller, request.staff);
}

Result<SessionsEnded> end_sessions_of_staff(Transaction& tx, Caller const& caller, EndSessionsOf const& request) {
    if (!lock_staff(tx, request.staff)) return refuse_at("/staff", staff_missing);
    return end_some(tx, caller, request.staff, request.session);
}

std::vector<Operation> session_operations() {
    auto staff = staff_roles();
    return {
        operation<begin_session, check_password>({
            .name = "sessions.begin",
            .summary = "Sign in with a login and a password",
            .route = {},  // the edge's own handshake calls it: it makes the reference and sets the cookie
            .granted_to = {Role::stranger},
            .refusals = {&sign_in_failed, &sign_in_locked, &password_changed_meanwhile, &staff_disabled, &code_needed, &code_wrong, &till_missing,
                         &foreign_branch},
            .about_own_session = true,
        }),
        operation<show_session>({
            .name = "sessions.show",
            .summary = "Who is signed in, where, and what they may do",
            .route = get("/v1/sessions/current"),
            .granted_to = staff,
            .refusals = {},
            .about_own_session = true,
        }),
        operation<list_rights>({
            .name = "sessions.rights",
            .summary = "What this session may do",
            .route = get("/v1/sessions/current/rights"),
            .granted_to = staff,
            .refusals = {},
            .about_own_session = true,
        }),
        operation<end_own_session>({
            .name = "sessions.end",
            .summary = "Sign out",
            .route = post("/v1/sessions/current/end"),
            .granted_to = staff,
            .refusals = {},
            .about_own_session = true,
        }),
        operation<choose_till>({
            .name = "sessions.choose_till",
            .summary = "Stand at a till",
            .route = post("/v1/sessions/current/till"),
            .granted_to = staff,
            .refusals = {&till_missing, &foreign_branch},
            .about_own_session = true,
        }),
    };
}

std::vector<Operation> session_list_operations() {
    auto staff = staff_roles();
    return {
        operation<prove_again, check_own_password>({
            .name = "tenancy.prove_again",
            .summary = "Prove oneself again before a weighty act, by password or by a code of the second factor",
            .route = post("/v1/sessions/current/proof"),
            .granted_to = staff,
            .refusals = {&proof_missing, &sign_in_failed, &sign_in_locked, &password_changed_meanwhile, &code_wrong},
            .about_own_session = true,
        }),
        operation<list_own_sessions>({
            .name = "sessions.list",
            .summary = "Where one is signed in",
            .route = get("/v1/sessions"),
            .granted_to = staff,
            .refusals = {},
            .about_own_session = true,
        }),
        operation<end_other_own_sessions>({
            .name = "sessions.end_others",
            .summary = "End one's other sessions, or one of them",
            .route = post("/v1/sessions/end_others"),
            .granted_to = staff,
            .refusals = {&session_missing},
            .about_own_session = true,
        }),
        operation<list_sessions_of>({
            .name = "staff.sessions",
            .summary = "Where a staff member is signed in",
            .route = get("/v1/staff/{staff}/sessions"),
            .granted_to = {Role::owner},
            .refusals = {&staff_missing},
        }),
        operation<end_sessions_of_staff>({
            .name = "staff.end_sessions",
            .summary = "End the sessions of a staff member, or one of them, at once everywhere",
            .route = post("/v1/staff/{staff}/sessions/end"),
            .granted_to = {Role::owner},
            .refusals = {&staff_missing, &session_missing},
        }),
    };
}

}  // namespace vafa::tenancy
