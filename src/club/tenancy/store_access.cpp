// The statements about proofs and rights.
#include "club/tenancy/store_access.hpp"

namespace vafa::tenancy {

namespace {

using store::Sql;

constexpr Sql select_open_sessions{R"(
    select reference_hash, staff_id, branch_id, till_id, began_at, seen_at, address, agent, reach
    from tenancy_session where club_id = :club and staff_id = ?1 and ends_at > ?2 order by began_at desc, reference_hash)"};
constexpr Sql delete_other_sessions{R"(
    delete from tenancy_session where club_id = :club and staff_id = ?1 and reference_hash <> ?2)"};
constexpr Sql update_session_proof{R"(
    update tenancy_session set proved_at = ?2, reach = ?3 where club_id = :club and reference_hash = ?1)"};
constexpr Sql update_session_seen{R"(
    update tenancy_session set seen_at = ?2 where club_id = :club and reference_hash = ?1 and seen_at < ?2)"};

constexpr Sql select_password_code{R"(
    select code_hash, ends_at, made_by from tenancy_password_code where club_id = :club and staff_id = ?1)"};
constexpr Sql upsert_password_code{R"(
    insert into tenancy_password_code (club_id, staff_id, code_hash, ends_at, made_by) values (:club, ?1, ?2, ?3, ?4)
    on conflict (club_id, staff_id) do update set code_hash = excluded.code_hash, ends_at = excluded.ends_at, made_by = excluded.made_by)"};
constexpr Sql delete_password_code_row{"delete from tenancy_password_code where club_id = :club and staff_id = ?1"};

constexpr Sql select_totp{"select secret, is_on, last_step from tenancy_totp where club_id = :club and staff_id = ?1"};
constexpr Sql select_totp_locked{"select secret, is_on, last_step from tenancy_totp where club_id = :club and staff_id = ?1 for update"};
constexpr Sql upsert_totp{R"(
    insert into tenancy_totp (club_id, staff_id, secret, is_on, last_step) values (:club, ?1, ?2, ?3, ?4)
    on conflict (club_id, staff_id) do update set secret = excluded.secret, is_on = excluded.is_on, last_step = excluded.last_step)"};
constexpr Sql delete_totp_row{"delete from tenancy_totp where club_id = :club and staff_id = ?1"};

constexpr Sql select_recovery_code{R"(
    select 1 from tenancy_recovery_code where club_id = :club and staff_id = ?1 and code_hash = ?2 for update)"};
constexpr Sql count_recovery{"select count(*) from tenancy_recovery_code where club_id = :club and staff_id = ?1"};
constexpr Sql insert_recovery{"insert into tenancy_recovery_code (club_id, staff_id, code_hash) values (:club, ?1, ?2)"};
constexpr Sql delete_recovery{"delete from tenancy_recovery_code where club_id = :club and staff_id = ?1 and code_hash = ?2"};
constexpr Sql delete_all_recovery{"delete from tenancy_recovery_code where club_id = :club and staff_id = ?1"};

constexpr Sql select_roles{R"(
    select id, name, begins_as, operations, branches, points_per_act, points_per_day, rial_per_act, rial_per_day
    from tenancy_role where club_id = :club order by id)"};
constexpr Sql insert_role_row{R"(
    insert into tenancy_role (club_id, id, name, begins_as, operations, branches, points_per_act, points_per_day, rial_per_act, rial_per_day)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))"};
constexpr Sql update_role_row{R"(
    update tenancy_role set name = ?2, begins_as = ?3, operations = ?4, branches = ?5, points_per_act = ?6, points_per_day = ?7,
           rial_per_act = ?8, rial_per_day = ?9
    where club_id = :club and id = ?1)"};
constexpr Sql delete_role_row{"delete from tenancy_role where club_id = :club and id = ?1"};

constexpr Sql select_used{R"(
    select day, used from tenancy_limit_use where club_id = :club and staff_id = ?1 and what = ?2 for update)"};
constexpr Sql insert_used{R"(
    insert into tenancy_limit_use (club_id, staff_id, what, day, used) values (:club, ?1, ?2, ?3, ?4))"};
constexpr Sql update_used{R"(
    update tenancy_limit_use set day = ?3, used = ?4 where club_id = :club and staff_id = ?1 and what = ?2)"};

constexpr Sql select_policy{R"(
    select console_needs_totp, till_needs_totp, second_person_points, second_person_rial from tenancy_policy where club_id = :club)"};
constexpr Sql upsert_policy{R"(
    insert into tenancy_policy (club_id, console_needs_totp, till_needs_totp, second_person_points, second_person_rial)
    values (:club, ?1, ?2, ?3, ?4)
    on conflict (club_id) do update set console_needs_totp = excluded.console_needs_totp, till_needs_totp = excluded.till_needs_totp,
        second_person_points = excluded.second_person_points, second_person_rial = excluded.second_person_rial)"};

constexpr Sql select_plan{"select name, members, staff, branches, codes from tenancy_plan where club_id = :club"};
constexpr Sql upsert_plan{R"(
    insert into tenancy_plan (club_id, name, members, staff, branches, codes) values (:club, ?1, ?2, ?3, ?4, ?5)
    on conflict (club_id) do update set name = excluded.name, members = excluded.members, staff = excluded.staff,
        branches = excluded.branches, codes = excluded.codes)"};
constexpr Sql select_usage{"select used from tenancy_usage where club_id = :club and what = ?1"};
constexpr Sql upsert_usage{R"(
    insert into tenancy_usage (club_id, what, used) values (:club, ?1, ?2)
    on conflict (club_id, what) do update set used = excluded.used)"};
constexpr Sql select_standing{"select is_suspended, suspended_because, trial_until from tenancy_club where club_id = :club"};
constexpr Sql update_suspension{R"(
    update tenancy_club set is_suspended = ?1, suspended_because = ?2 where club_id = :club)"};
constexpr Sql update_trial{"update tenancy_club set trial_until = ?1 where club_id = :club"};

std::optional<TotpRow> one_totp(store::Rows const& rows, StaffId staff) {
    if (rows.empty()) return {};
    return TotpRow{staff, rows[0].get<SealedTotp>(0), rows[0].get<bool>(1), rows[0].get<std::int64_t>(2)};
}

}  // namespace

std::vector<OpenSession> open_sessions(Snapshot& snapshot, StaffId staff) {
    std::vector<OpenSession> all;
    for (auto row : snapshot.read(select_open_sessions, staff, snapshot.real_now()))
        all.push_back({row.get<Digest>(0), row.get<StaffId>(1), row.get<BranchId>(2), row.get<TillId>(3), row.get<Instant>(4),
                       row.get<Instant>(5), row.get<std::string>(6), row.get<std::string>(7), row.get<Reach>(8)});
    return all;
}
void end_other_sessions(Transaction& tx, StaffId staff, Digest const& but) { tx.write(delete_other_sessions, staff, but); }
void note_proof(Transaction& tx, Digest const& session, Reach reach) { tx.write(update_session_proof, session, tx.real_now(), reach); }
void note_session_seen(Transaction& tx, Digest const& session) { tx.write(update_session_seen, session, tx.real_now()); }

std::optional<PasswordCodeRow> password_code(Snapshot& snapshot, StaffId staff) {
    auto rows = snapshot.read(select_password_code, staff);
    if (rows.empty()) return {};
    return PasswordCodeRow{staff, rows[0].get<Digest>(0), rows[0].get<Instant>(1), rows[0].get<std::int64_t>(2)};
}
void put_password_code(Transaction& tx, PasswordCodeRow const& row) {
    tx.write(upsert_password_code, row.staff, row.code, row.ends_at, row.made_by);
}
void delete_password_code(Transaction& tx, StaffId staff) { tx.write(delete_password_code_row, staff); }

std::optional<TotpRow> totp_row(Snapshot& snapshot, StaffId staff) { return one_totp(snapshot.read(select_totp, staff), staff); }
std::optional<TotpRow> lock_totp(Transaction& tx, StaffId staff) { return one_totp(tx.read(select_totp_locked, staff), staff); }
void put_totp(Transaction& tx, TotpRow const& row) { tx.write(upsert_totp, row.staff, row.sealed, row.is_on, row.last_step); }
void delete_totp(Transaction& tx, StaffId staff) { tx.write(delete_totp_row, staff); }

bool has_recovery_code(Transaction& tx, StaffId staff, Digest const& code) { return !tx.read(select_recovery_code, staff, code).empty(); }
std::int64_t count_recovery_codes(Snapshot& snapshot, StaffId staff) { return snapshot.read(count_recovery, staff)[0].get<std::int64_t>(0); }
void insert_recovery_code(Transaction& tx, StaffId staff, Digest const& code) { tx.write(insert_recovery, staff, code); }
void delete_recovery_code(Transaction& tx, StaffId staff, Digest const& code) { tx.write(delete_recovery, staff, code); }
void delete_recovery_codes(Transaction& tx, StaffId staff) { tx.write(delete_all_recovery, staff); }

std::vector<RoleRow> all_roles(Snapshot& snapshot) {
    std::vector<RoleRow> all;
    for (auto row : snapshot.read(select_roles)) {
        RoleRow role;
        std::tie(role.id, role.name, role.begins_as, role.operations, role.branches, role.limits.points_per_act, role.limits.points_per_day,
                 role.limits.rial_per_act, role.limits.rial_per_day) =
            row.as<RoleId, std::string, Role, std::string, std::string, std::optional<Points>, std::optional<Points>, std::optional<Rial>,
                   std::optional<Rial>>();
        all.push_back(std::move(role));
    }
    return all;
}
void insert_role(Transaction& tx, RoleRow const& r) {
    tx.write(insert_role_row, r.id, r.name, r.begins_as, r.operations, r.branches, r.limits.points_per_act, r.limits.points_per_day,
             r.limits.rial_per_act, r.limits.rial_per_day);
}
void update_role(Transaction& tx, RoleRow const& r) {
    tx.write(update_role_row, r.id, r.name, r.begins_as, r.operations, r.branches, r.limits.points_per_act, r.limits.points_per_day,
             r.limits.rial_per_act, r.limits.rial_per_day);
}
void delete_role(Transaction& tx, RoleId role) { tx.write(delete_role_row, role); }

UsedRow lock_used(Transaction& tx, StaffId staff, Limited what, Day day) {
    auto rows = tx.read(select_used, staff, what);
    if (rows.empty()) return {};
    return {rows[0].get<Day>(0) == day ? rows[0].get<std::int64_t>(1) : 0, true};
}
void put_used(Transaction& tx, StaffId staff, Limited what, Day day, UsedRow const& row) {
    tx.write(row.is_there ? update_used : insert_used, staff, what, day, row.used);
}

std::optional<Plan> read_plan(Snapshot& snapshot) {
    auto rows = snapshot.read(select_plan);
    if (rows.empty()) return {};
    Plan plan;
    std::tie(plan.name, plan.members, plan.staff, plan.branches, plan.codes) =
        rows[0].as<std::string, std::optional<std::int64_t>, std::optional<std::int64_t>, std::optional<std::int64_t>, std::optional<std::int64_t>>();
    return plan;
}
void put_plan(Transaction& tx, Plan const& p) { tx.write(upsert_plan, p.name, p.members, p.staff, p.branches, p.codes); }

std::int64_t usage(Snapshot& snapshot, std::int64_t what) {
    auto rows = snapshot.read(select_usage, what);
    return rows.empty() ? 0 : rows[0].get<std::int64_t>(0);
}
void put_usage(Transaction& tx, std::int64_t what, std::int64_t used) { tx.write(upsert_usage, what, used); }

StandingRow standing(Snapshot& snapshot) {
    auto rows = snapshot.read(select_standing);
    ensure(rows.size() == 1, "a club without a row");
    return {rows[0].get<bool>(0), rows[0].get<std::string>(1), rows[0].get<std::optional<Day>>(2)};
}
void put_suspension(Transaction& tx, bool is_suspended, std::string const& because) { tx.write(update_suspension, is_suspended, because); }
void put_trial(Transaction& tx, std::optional<Day> until) { tx.write(update_trial, until); }

void put_policy(Transaction& tx, Policy const& policy) {
    tx.write(upsert_policy, policy.console_needs_totp, policy.till_needs_totp, policy.second_person_points, policy.second_person_rial);
}

Policy read_policy(Snapshot& snapshot) {
    auto rows = snapshot.read(select_policy);
    if (rows.empty()) return {};
    auto row = rows[0];
    return {row.get<bool>(0), row.get<bool>(1), row.get<std::optional<Points>>(2), row.get<std::optional<Rial>>(3)};
}

}  // namespace vafa::tenancy
