// The statements of tenancy about proofs and rights: sessions' lists, second factors, codes, roles, limits, the club's policy.
#pragma once

#include "base/digest.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

struct OpenSession {
    Digest hash{};
    StaffId staff;
    BranchId branch;
    TillId till;
    Instant began_at;
    Instant seen_at;
    std::string address;
    std::string agent;
    Reach reach = Reach::whole;
};
/// The sessions of a staff member that have not run out, newest first.
std::vector<OpenSession> open_sessions(Snapshot& snapshot, StaffId staff);
void end_other_sessions(Transaction& tx, StaffId staff, Digest const& but);
/// The session has proved its person now, and reaches so far from now on.
void note_proof(Transaction& tx, Digest const& session, Reach reach);
void note_session_seen(Transaction& tx, Digest const& session);

struct PasswordCodeRow {
    StaffId staff;
    Digest code{};
    Instant ends_at;
    std::int64_t made_by = 0;
};
std::optional<PasswordCodeRow> password_code(Snapshot& snapshot, StaffId staff);
void put_password_code(Transaction& tx, PasswordCodeRow const& row);
void delete_password_code(Transaction& tx, StaffId staff);

using SealedTotp = std::array<std::byte, 60>;  // nonce, check, secret
struct TotpRow {
    StaffId staff;
    SealedTotp sealed{};
    bool is_on = false;
    std::int64_t last_step = 0;
};
std::optional<TotpRow> totp_row(Snapshot& snapshot, StaffId staff);
std::optional<TotpRow> lock_totp(Transaction& tx, StaffId staff);
void put_totp(Transaction& tx, TotpRow const& row);
void delete_totp(Transaction& tx, StaffId staff);

bool has_recovery_code(Transaction& tx, StaffId staff, Digest const& code);
std::int64_t count_recovery_codes(Snapshot& snapshot, StaffId staff);
void insert_recovery_code(Transaction& tx, StaffId staff, Digest const& code);
void delete_recovery_code(Transaction& tx, StaffId staff, Digest const& code);
void delete_recovery_codes(Transaction& tx, StaffId staff);

struct RoleRow {
    RoleId id;
    std::string name;
    Role begins_as = Role::cashier;
    std::string operations;  // names joined by commas, in order
    std::string branches;    // ids joined by commas; empty = everywhere
    RoleLimits limits;
};
std::vector<RoleRow> all_roles(Snapshot& snapshot);
void insert_role(Transaction& tx, RoleRow const& role);
void update_role(Transaction& tx, RoleRow const& role);
void delete_role(Transaction& tx, RoleId role);

/// What a staff member has used of a limit on one day.
struct UsedRow {
    std::int64_t used = 0;
    bool is_there = false;  // a first row is inserted, never merged: its key is the fence
};
UsedRow lock_used(Transaction& tx, StaffId staff, Limited what, Day day);
void put_used(Transaction& tx, StaffId staff, Limited what, Day day, UsedRow const& row);

std::optional<Plan> read_plan(Snapshot& snapshot);
void put_plan(Transaction& tx, Plan const& plan);
inline constexpr std::int64_t usage_members = 1;
std::int64_t usage(Snapshot& snapshot, std::int64_t what);
void put_usage(Transaction& tx, std::int64_t what, std::int64_t used);

struct StandingRow {
    bool is_suspended = false;
    std::string suspended_because;
    std::optional<Day> trial_until;
};
StandingRow standing(Snapshot& snapshot);
void put_suspension(Transaction& tx, bool is_suspended, std::string const& because);
void put_trial(Transaction& tx, std::optional<Day> until);

void put_policy(Transaction& tx, Policy const& policy);
Policy read_policy(Snapshot& snapshot);

}  // namespace vafa::tenancy
