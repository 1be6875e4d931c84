// Signing in: five wrong passwords lock the login for a quarter of an hour, then longer; counted although refused.
#include "club/tenancy/sessions.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "club/tenancy/store.hpp"
#include "operation/slow_hash.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::int64_t session_ms = 16 * hour_ms;  // a long working day
constexpr std::int64_t tries_before_lock = 5;

/// 15 minutes after the fifth wrong try, an hour after the tenth, a day from the fifteenth on.
std::int64_t lock_ms(std::int64_t failed_tries) {
    if (failed_tries >= 3 * tries_before_lock) return 24 * hour_ms;
    return failed_tries >= 2 * tries_before_lock ? hour_ms : 15 * minute_ms;
}

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
                         club->is_sandbox, snapshot.today(), {}, tills_for(snapshot, caller)};
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

std::vector<BranchId> branches_of(StaffRow const& staff) {
    std::vector<BranchId> branches;
    for (std::string_view rest = staff.branches; !rest.empty();) {
        auto comma = rest.find(',');
        if (auto branch = BranchId::parse(rest.substr(0, comma))) branches.push_back(*branch);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    return branches;
}

Caller caller_of(Caller const& asking, StaffRow const& staff) {
    Caller caller = asking;
    caller.id = staff.id.value;
    caller.name = staff.name;
    caller.role = staff.role;
    caller.branches = branches_of(staff);
    return caller;
}

/// Counted although it is refused.
void keep_wrong_try(Transaction& tx, StaffRow staff) {
    if (++staff.failed_tries % tries_before_lock == 0) staff.locked_until = tx.real_now() + lock_ms(staff.failed_tries);
    keep_tries(tx, staff);
}

}  // namespace

PasswordChecked compare_password(Preparation const& preparation, std::string const& login, Secret<std::string> const& password) {
    std::optional<StaffRow> staff;
    preparation.read([&](Snapshot& snapshot) { staff = staff_by_login(snapshot, login); });
    auto pepper = preparation.secrets().derive("password-pepper");
    // An unknown login takes as long as a wrong password.
    bool matches = matches_slowly(password.reveal(), pepper, staff ? staff->password_hash : "");
    return PasswordChecked{staff ? staff->id : StaffId{}, staff ? staff->password_version : 0, staff && matches};
}

Result<Colleague> vouch(Transaction& tx, PasswordChecked const& checked) {
    auto staff = checked.staff ? lock_staff(tx, checked.staff) : std::nullopt;
    if (!staff || staff->password_version != checked.version) return refuse(colleague_wrong);
    if (staff->locked_until > tx.real_now()) return refuse(colleague_locked, {{"until", staff->locked_until}});
    if (!checked.matches) {
        keep_wrong_try(tx, *staff);
        return refuse(colleague_wrong);
    }
    if (!staff->is_active) return refuse(colleague_wrong);
    staff->failed_tries = 0;
    keep_tries(tx, *staff);
    return Colleague{staff->id, staff->name, staff->role, branches_of(*staff)};
}

Result<PasswordChecked> check_password(Preparation const& preparation, Caller const&, BeginSession const& request) {
    return compare_password(preparation, request.login, request.password);
}

Result<SessionShown> begin_session(Transaction& tx, Caller const& caller, BeginSession const& request, PasswordChecked const& checked) {
    if (!checked.staff) return refuse(sign_in_failed);
    auto staff = lock_staff(tx, checked.staff);
    if (!staff) return refuse(sign_in_failed);
    if (staff->password_version != checked.version) return refuse(password_changed_meanwhile);
    if (staff->locked_until > tx.real_now()) return refuse(sign_in_locked, {{"until", staff->locked_until}});
    if (!checked.matches) {
        keep_wrong_try(tx, *staff);
        return refuse(sign_in_failed);
    }
    if (!staff->is_active) return refuse(staff_disabled);
    auto hash = read_hex_digest(request.reference_hash);
    if (!hash) return refuse_at("/reference_hash", request_wrong_type, {{"expected", std::string("64 hex digits")}});

    auto known = caller_of(caller, *staff);
    BranchId branch;
    if (request.till) branch = TRY(branch_of(tx, known, *request.till));
    auto session = TRY(shown(tx, known, staff->id, request.till.value_or(TillId{})));
    staff->failed_tries = 0;
    keep_tries(tx, *staff);
    insert_session(tx, {*hash, staff->id, branch, request.till.value_or(TillId{}), tx.real_now(), tx.real_now() + session_ms,
                        caller.address});
    return session;
}

Result<SessionShown> show_session(Snapshot& snapshot, Caller const& caller, ShowSession const&) {
    return shown(snapshot, caller, StaffId{caller.id}, caller.till);
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

std::vector<Operation> session_operations() {
    std::vector<Role> staff{Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor};
    return {
        operation<begin_session, check_password>({
            .name = "sessions.begin",
            .summary = "Sign in with a login and a password",
            .route = {},  // the edge's own handshake calls it: it makes the reference and sets the cookie
            .granted_to = {Role::stranger},
            .refusals = {&sign_in_failed, &sign_in_locked, &password_changed_meanwhile, &staff_disabled, &till_missing, &foreign_branch},
        }),
        operation<show_session>({
            .name = "sessions.show",
            .summary = "Who is signed in, where, and what they may do",
            .route = get("/v1/sessions/current"),
            .granted_to = staff,
            .refusals = {},
        }),
        operation<end_own_session>({
            .name = "sessions.end",
            .summary = "Sign out",
            .route = post("/v1/sessions/current/end"),
            .granted_to = staff,
            .refusals = {},
        }),
        operation<choose_till>({
            .name = "sessions.choose_till",
            .summary = "Stand at a till",
            .route = post("/v1/sessions/current/till"),
            .granted_to = staff,
            .refusals = {&till_missing, &foreign_branch},
        }),
    };
}

}  // namespace vafa::tenancy
