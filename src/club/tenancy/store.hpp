// The statements of tenancy.
#pragma once

#include "base/digest.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

struct StaffRow {
    StaffId id;
    std::string login;
    std::string name;
    Role role = Role::cashier;
    std::string branches;  // ids joined by commas; empty = everywhere
    bool is_active = true;
    std::string password_hash;
    std::int64_t password_version = 1;
    std::int64_t failed_tries = 0;
    Instant locked_until;
    RoleId own_role;       // none = what the built-in role may
};
std::optional<StaffRow> staff_by_login(Snapshot& snapshot, std::string const& login);
std::optional<StaffRow> lock_staff(Transaction& tx, StaffId id);
std::optional<StaffRow> staff_by_id(Snapshot& snapshot, StaffId id);
std::vector<StaffRow> all_staff(Snapshot& snapshot);
void insert_staff(Transaction& tx, StaffRow const& staff);
void update_staff(Transaction& tx, StaffRow const& staff);
void keep_tries(Transaction& tx, StaffRow const& staff);

struct BranchRow {
    BranchId id;
    std::string name;
    bool is_open = true;
};
std::vector<BranchRow> all_branches(Snapshot& snapshot);
void insert_branch(Transaction& tx, BranchRow const& branch);

struct TillRow {
    TillId id;
    BranchId branch;
    std::int64_t number = 0;
    bool is_open = true;
};
std::vector<TillRow> all_tills(Snapshot& snapshot);
void insert_till(Transaction& tx, TillRow const& till);

struct SessionRow {
    Digest hash{};
    StaffId staff;
    BranchId branch;
    TillId till;
    Instant began_at;
    Instant ends_at;
    std::string address;
    std::string agent;
    Reach reach = Reach::whole;
};
void insert_session(Transaction& tx, SessionRow const& session);
void end_session(Transaction& tx, Digest const& hash);
void end_sessions_of(Transaction& tx, StaffId staff);
void move_session(Transaction& tx, Digest const& hash, BranchId branch, TillId till);

struct KeyRow {
    Digest hash{};
    std::int64_t id = 0;
    std::string name;
    Role role = Role::integrator;
    std::string scopes;
    std::string branches;
    std::int64_t made_by = 0;
    Instant made_at;
    std::optional<Instant> revoked_at;
};
void insert_key(Transaction& tx, KeyRow const& key);
std::vector<KeyRow> all_keys(Snapshot& snapshot);
void revoke_key(Transaction& tx, std::int64_t id);

struct ClubRow {
    std::string slug;
    std::string name;
    MoneyUnit money_unit = MoneyUnit::toman;
    std::string zone;
    bool is_sandbox = false;
    bool is_demo = false;
    std::int64_t clock_offset_ms = 0;
};
std::optional<ClubRow> club_row(Snapshot& snapshot);
std::optional<ClubRow> lock_club(Transaction& tx);
void insert_club(Transaction& tx, ClubRow const& club);
void update_club(Transaction& tx, ClubRow const& club);

std::vector<DirectoryEntry> directory(Snapshot& house);
void insert_directory_entry(Transaction& house, DirectoryEntry const& entry);

store::Question question_of_session(Digest const& hash);
store::Question question_of_member_session(Digest const& hash);
store::Question question_of_key(Digest const& hash);
store::Question question_of_club();

}  // namespace vafa::tenancy
