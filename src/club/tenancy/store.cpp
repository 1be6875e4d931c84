// Every SQL statement of tenancy.
#include "club/tenancy/store.hpp"

namespace vafa::tenancy {

namespace {

using store::Sql;

// One shape for the three ways in: the club's row, then who asks (nulls for strangers, the operator and jobs).
constexpr Sql select_session_caller{R"(
    select c.zone, c.clock_offset_ms, c.money_unit, c.is_sandbox, c.settings_version, c.catalog_version, c.program_version,
           f.id, f.role, f.name, f.branches, f.is_active, s.branch_id, s.till_id, s.ends_at, '' as scopes,
           c.is_suspended, c.suspended_because, c.trial_until, s.proved_at, s.seen_at, s.reach, f.own_role
    from tenancy_club c
    left join tenancy_session s on s.club_id = c.club_id and s.reference_hash = ?1
    left join tenancy_staff f on f.club_id = c.club_id and f.id = s.staff_id
    where c.club_id = :club)"};

constexpr Sql select_key_caller{R"(
    select c.zone, c.clock_offset_ms, c.money_unit, c.is_sandbox, c.settings_version, c.catalog_version, c.program_version,
           k.id, k.role, k.name, k.branches, case when k.revoked_at is null then 1 else 0 end,
           null as branch_id, null as till_id, null as ends_at, k.scopes, c.is_suspended, c.suspended_because, c.trial_until
    from tenancy_club c
    left join tenancy_api_key k on k.club_id = c.club_id and k.key_hash = ?1
    where c.club_id = :club)"};

constexpr Sql select_club_alone{R"(
    select c.zone, c.clock_offset_ms, c.money_unit, c.is_sandbox, c.settings_version, c.catalog_version, c.program_version,
           null as id, null as role, null as name, null as branches, null as is_active, null as branch_id,
           null as till_id, null as ends_at, null as scopes, c.is_suspended, c.suspended_because, c.trial_until
    from tenancy_club c where c.club_id = :club)"};

constexpr Sql select_staff_by_login{R"(
    select id, login, name, role, branches, is_active, password_hash, password_version, failed_tries, locked_until, own_role
    from tenancy_staff where club_id = :club and login = ?1)"};
constexpr Sql select_staff_by_id{R"(
    select id, login, name, role, branches, is_active, password_hash, password_version, failed_tries, locked_until, own_role
    from tenancy_staff where club_id = :club and id = ?1)"};
constexpr Sql lock_staff_by_id{R"(
    select id, login, name, role, branches, is_active, password_hash, password_version, failed_tries, locked_until, own_role
    from tenancy_staff where club_id = :club and id = ?1 for update)"};
constexpr Sql select_all_staff{R"(
    select id, login, name, role, branches, is_active, password_hash, password_version, failed_tries, locked_until, own_role
    from tenancy_staff where club_id = :club order by id)"};
constexpr Sql insert_staff_row{R"(
    insert into tenancy_staff (club_id, id, login, name, role, branches, is_active, password_hash, password_version,
                               failed_tries, locked_until, own_role)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))"};
constexpr Sql update_staff_row{R"(
    update tenancy_staff set name = ?2, role = ?3, branches = ?4, is_active = ?5, password_hash = ?6,
           password_version = ?7, failed_tries = ?8, locked_until = ?9, own_role = ?10
    where club_id = :club and id = ?1)"};
constexpr Sql update_tries{R"(
    update tenancy_staff set failed_tries = ?2, locked_until = ?3 where club_id = :club and id = ?1)"};

constexpr Sql select_branches{"select id, name, is_open from tenancy_branch where club_id = :club order by id"};
constexpr Sql insert_branch_row{"insert into tenancy_branch (club_id, id, name, is_open) values (:club, ?1, ?2, ?3)"};
constexpr Sql select_tills{R"(
    select id, branch_id, number, is_open from tenancy_till where club_id = :club order by branch_id, number)"};
constexpr Sql insert_till_row{R"(
    insert into tenancy_till (club_id, id, branch_id, number, is_open) values (:club, ?1, ?2, ?3, ?4))"};
constexpr Sql insert_session_row{R"(
    insert into tenancy_session (club_id, reference_hash, staff_id, branch_id, till_id, began_at, ends_at, address, seen_at, proved_at, agent,
                                 reach)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?5, ?5, ?8, ?9))"};
constexpr Sql delete_session{"delete from tenancy_session where club_id = :club and reference_hash = ?1"};
constexpr Sql delete_sessions_of{"delete from tenancy_session where club_id = :club and staff_id = ?1"};
constexpr Sql update_session_place{R"(
    update tenancy_session set branch_id = ?2, till_id = ?3 where club_id = :club and reference_hash = ?1)"};

constexpr Sql insert_key_row{R"(
    insert into tenancy_api_key (club_id, key_hash, id, name, role, scopes, branches, made_by, made_at)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, :now))"};
constexpr Sql select_keys{R"(
    select id, name, role, scopes, branches, made_by, made_at, revoked_at
    from tenancy_api_key where club_id = :club order by id)"};
constexpr Sql update_key_revoked{R"(
    update tenancy_api_key set revoked_at = :now where club_id = :club and id = ?1 and revoked_at is null)"};

constexpr Sql select_club{R"(
    select slug, name, money_unit, zone, is_sandbox, is_demo, clock_offset_ms from tenancy_club where club_id = :club)"};
constexpr Sql select_club_locked{R"(
    select slug, name, money_unit, zone, is_sandbox, is_demo, clock_offset_ms
    from tenancy_club where club_id = :club for update)"};
constexpr Sql insert_club_row{R"(
    insert into tenancy_club (club_id, slug, name, money_unit, zone, is_sandbox, is_demo, clock_offset_ms,
                              settings_version, catalog_version, program_version)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, 1, 0))"};
constexpr Sql update_club_row{R"(
    update tenancy_club set name = ?1, money_unit = ?2, zone = ?3, clock_offset_ms = ?4,
           settings_version = settings_version + 1
    where club_id = :club)"};
constexpr Sql bump_settings_version{
    "update tenancy_club set settings_version = settings_version + 1 where club_id = :club"};
constexpr Sql bump_catalog_version{"update tenancy_club set catalog_version = catalog_version + 1 where club_id = :club"};
constexpr Sql bump_program_version{"update tenancy_club set program_version = program_version + 1 where club_id = :club"};

constexpr Sql select_directory{"select club, slug, name, is_demo from tenancy_directory where club_id = :club order by club"};
constexpr Sql insert_directory{R"(
    insert into tenancy_directory (club_id, club, slug, name, founded_at, is_demo) values (:club, ?1, ?2, ?3, :now, ?4))"};

StaffRow staff_from(store::Row const& row) {
    return {row.get<StaffId>(0),           row.get<std::string>(1),  row.get<std::string>(2), row.get<Role>(3),
            row.get<std::string>(4),       row.get<bool>(5),         row.get<std::string>(6), row.get<std::int64_t>(7),
            row.get<std::int64_t>(8),      row.get<Instant>(9),      row.get<RoleId>(10)};
}

std::optional<StaffRow> one_staff(store::Rows const& rows) {
    if (rows.empty()) return {};
    return staff_from(rows[0]);
}

std::optional<ClubRow> one_club(store::Rows const& rows) {
    if (rows.empty()) return {};
    auto row = rows[0];
    return ClubRow{row.get<std::string>(0), row.get<std::string>(1), row.get<MoneyUnit>(2), row.get<std::string>(3),
                   row.get<bool>(4),        row.get<bool>(5),        row.get<std::int64_t>(6)};
}

}  // namespace

store::Question question_of_session(Digest const& hash) { return store::ask(select_session_caller, hash); }
store::Question question_of_key(Digest const& hash) { return store::ask(select_key_caller, hash); }
store::Question question_of_club() { return store::ask(select_club_alone); }

std::optional<StaffRow> staff_by_login(Snapshot& snapshot, std::string const& login) {
    return one_staff(snapshot.read(select_staff_by_login, login));
}
std::optional<StaffRow> staff_by_id(Snapshot& snapshot, StaffId id) { return one_staff(snapshot.read(select_staff_by_id, id)); }
std::optional<StaffRow> lock_staff(Transaction& tx, StaffId id) { return one_staff(tx.read(lock_staff_by_id, id)); }

std::vector<StaffRow> all_staff(Snapshot& snapshot) {
    std::vector<StaffRow> all;
    for (auto row : snapshot.read(select_all_staff)) all.push_back(staff_from(row));
    return all;
}

void insert_staff(Transaction& tx, StaffRow const& staff) {
    tx.write(insert_staff_row, staff.id, staff.login, staff.name, staff.role, staff.branches, staff.is_active,
             staff.password_hash, staff.password_version, staff.failed_tries, staff.locked_until, staff.own_role);
}

void update_staff(Transaction& tx, StaffRow const& staff) {
    tx.write(update_staff_row, staff.id, staff.name, staff.role, staff.branches, staff.is_active, staff.password_hash,
             staff.password_version, staff.failed_tries, staff.locked_until, staff.own_role);
}

void keep_tries(Transaction& tx, StaffRow const& staff) {
    tx.keep(update_tries, staff.id, staff.failed_tries, staff.locked_until);
}

std::vector<BranchRow> all_branches(Snapshot& snapshot) {
    std::vector<BranchRow> all;
    for (auto row : snapshot.read(select_branches))
        all.push_back({row.get<BranchId>(0), row.get<std::string>(1), row.get<bool>(2)});
    return all;
}

void insert_branch(Transaction& tx, BranchRow const& branch) {
    tx.write(insert_branch_row, branch.id, branch.name, branch.is_open);
}

std::vector<TillRow> all_tills(Snapshot& snapshot) {
    std::vector<TillRow> all;
    for (auto row : snapshot.read(select_tills))
        all.push_back({row.get<TillId>(0), row.get<BranchId>(1), row.get<std::int64_t>(2), row.get<bool>(3)});
    return all;
}

void insert_till(Transaction& tx, TillRow const& till) {
    tx.write(insert_till_row, till.id, till.branch, till.number, till.is_open);
}

std::string staff_name(Snapshot& snapshot, StaffId staff) {
    auto row = staff_by_id(snapshot, staff);
    return row ? row->name : "";
}

void insert_session(Transaction& tx, SessionRow const& session) {
    tx.write(insert_session_row, session.hash, session.staff, session.branch, session.till, session.began_at,
             session.ends_at, session.address, session.agent, session.reach);
}

void end_session(Transaction& tx, Digest const& hash) { tx.write(delete_session, hash); }
void end_sessions_of(Transaction& tx, StaffId staff) { tx.write(delete_sessions_of, staff); }

void move_session(Transaction& tx, Digest const& hash, BranchId branch, TillId till) {
    tx.write(update_session_place, hash, branch, till);
}

void insert_key(Transaction& tx, KeyRow const& key) {
    tx.write(insert_key_row, key.hash, key.id, key.name, key.role, key.scopes, key.branches, key.made_by);
}

std::vector<KeyRow> all_keys(Snapshot& snapshot) {
    std::vector<KeyRow> all;
    for (auto row : snapshot.read(select_keys)) {
        KeyRow key;
        std::tie(key.id, key.name, key.role, key.scopes, key.branches, key.made_by, key.made_at, key.revoked_at) =
            row.as<std::int64_t, std::string, Role, std::string, std::string, std::int64_t, Instant, std::optional<Instant>>();
        all.push_back(std::move(key));
    }
    return all;
}

void revoke_key(Transaction& tx, std::int64_t id) { tx.write(update_key_revoked, id); }

std::optional<ClubRow> club_row(Snapshot& snapshot) { return one_club(snapshot.read(select_club)); }
std::optional<ClubRow> lock_club(Transaction& tx) { return one_club(tx.read(select_club_locked)); }

void insert_club(Transaction& tx, ClubRow const& club) {
    tx.write(insert_club_row, club.slug, club.name, club.money_unit, club.zone, club.is_sandbox, club.is_demo,
             club.clock_offset_ms);
}

void update_club(Transaction& tx, ClubRow const& club) {
    tx.write(update_club_row, club.name, club.money_unit, club.zone, club.clock_offset_ms);
}

void bump_settings(Transaction& tx) { tx.write(bump_settings_version); }
void bump_catalog(Transaction& tx) { tx.write(bump_catalog_version); }
void bump_program(Transaction& tx) { tx.write(bump_program_version); }

std::optional<DirectoryEntry> own_entry(Snapshot& snapshot) {
    auto row = club_row(snapshot);
    if (!row) return {};
    return DirectoryEntry{snapshot.club(), row->slug, row->name, row->is_demo};
}

std::vector<DirectoryEntry> directory(Snapshot& house) {
    std::vector<DirectoryEntry> all;
    for (auto row : house.read(select_directory))
        all.push_back({row.get<ClubId>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<bool>(3)});
    return all;
}

void insert_directory_entry(Transaction& house, DirectoryEntry const& entry) {
    house.write(insert_directory, entry.club, entry.slug, entry.name, entry.is_demo);
}

}  // namespace vafa::tenancy
