// Tenancy: clubs, branches, tills, staff and keys; lets callers in. All that other modules may use of it.
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "operation/operation.hpp"

namespace vafa::tenancy {

/// The module's operations and invariants.
Module module();

/// The gate of dispatch: sessions, keys, the operator of the server and jobs.
class ClubGate : public Gate {
  public:
    store::Question question(Credential const& credential) const override;
    Result<Caller> admit(store::Rows const& answer, Credential const& credential, Snapshot& snapshot) const override;
    void note_seen(Transaction& tx, Credential const& credential) const override;
};

/// What a caller showed, read from its text. Nothing where the text is no reference or key of ours.
struct ShownReference {
    ClubId club;
    Credential credential;
};
/// `ses_<club>_<random>`: the text of a session's reference; its hash is what the database keeps.
std::string session_reference(ClubId club, std::span<std::byte const, 24> random);
/// `vafa_live_<club>_<random><checksum>` or `vafa_test_…` for sandbox clubs.
std::string api_key_text(ClubId club, bool is_sandbox, std::span<std::byte const, 24> random);
std::optional<ShownReference> read_session_reference(std::string_view text);
/// `mse_<club>_<random>`: the same for a member on their own page.
std::string member_reference(ClubId club, std::span<std::byte const, 24> random);
std::optional<ShownReference> read_member_reference(std::string_view text);
std::optional<ShownReference> read_api_key(std::string_view text);

/// Somebody who proved a mobile on the member's page: its member, or nobody yet who may join with it.
struct MemberSession {
    std::array<std::byte, 32> hash{};
    MemberId member;               // none = not joined yet
    std::int64_t mobile = 0;       // its ten digits from 9 on
    Instant ends_at;
};
void begin_member_session(Transaction& tx, Caller const& caller, MemberSession const& session);
/// The sessions of a member that have not run out, newest first.
std::vector<MemberSession> member_sessions(Snapshot& snapshot, MemberId member);
/// The session that asks.
MemberSession own_member_session(Snapshot& snapshot, Caller const& caller);
/// Whoever asks has become a member, and stays signed in until then.
void join_member_session(Transaction& tx, Caller const& caller, MemberId member, Instant ends_at);
/// Whoever asks has another mobile from now on; the member's other sessions end.
void move_member_session(Transaction& tx, Caller const& caller, MemberId member, std::int64_t mobile);
void end_member_session(Transaction& tx, std::array<std::byte, 32> const& hash);
void end_member_sessions(Transaction& tx, MemberId member);

struct RoleKind { static constexpr char prefix[] = "rol"; };
using RoleId = Id<RoleKind>;

/// How much whoever has one of the club's own roles may do by hand; what is absent has no end.
struct RoleLimits {
    std::optional<Points> points_per_act, points_per_day;
    std::optional<Rial> rial_per_act, rial_per_day;
};
enum class Limited { points = 1, rial = 2 };
/// Takes an amount (without its sign) out of the caller's limits of this act and of this business day.
Result<Done> take_from_limit(Transaction& tx, Caller const& caller, Limited what, std::int64_t amount);

/// What a club asks of its own people.
struct Policy {
    bool console_needs_totp = false;             // of owners and managers
    bool till_needs_totp = false;                // of whoever has switched it on
    std::optional<Points> second_person_points;  // an adjustment above it takes two; absent = one is enough
    std::optional<Rial> second_person_rial;
};
std::shared_ptr<Policy const> policy(Snapshot& snapshot, Caller const& caller);

/// What the provider sold; what is absent has no end.
struct Plan {
    std::string name;
    std::optional<std::int64_t> members, staff, branches, codes;
};
std::shared_ptr<Plan const> plan(Snapshot& snapshot, Caller const& caller);
/// Refuses a member above the plan, else notes how many there are now. `count` is with the new one, counted by a row that
/// this transaction has locked.
Result<Done> allow_members(Transaction& tx, Caller const& caller, std::int64_t count);
void note_members(Transaction& tx, std::int64_t count);

/// Versions of what is cached: called in the transaction that changes it, so that every process sees it at once.
void bump_settings(Transaction& tx);
void bump_catalog(Transaction& tx);
void bump_program(Transaction& tx);

/// The branches and tills of a club and its own name, kept in memory by the version of its settings.
struct Place {
    BranchId branch;
    std::string branch_name;
    TillId till;                   // none = the branch itself
    std::int64_t till_number = 0;  // in its branch
    std::int64_t till_rank = 0;    // in the club, from 1 in order of opening: leads the till's receipt numbers
};
class Places {
  public:
    Places(std::string club_name, std::vector<Place> branches, std::vector<Place> tills);
    std::string const& club_name() const { return club_name_; }
    Place const* branch(BranchId id) const;
    std::vector<Place> const& branches() const { return branches_; }
    Place const* till(TillId id) const;
    Place const* till_of_rank(std::int64_t rank) const;

  private:
    std::string club_name_;
    std::vector<Place> branches_, tills_;  // in order of their ids
};
std::shared_ptr<Places const> places(Snapshot& snapshot, Caller const& caller);

std::string staff_name(Snapshot& snapshot, StaffId staff);
/// What the club says of itself; nothing in the house, and in a club that is only half founded.
struct DirectoryEntry;
std::optional<DirectoryEntry> own_entry(Snapshot& snapshot);

/// A password, compared in a `prepare` step; what it rests on is decided inside the act.
struct PasswordChecked {
    StaffId staff;
    std::int64_t version = 0;
    bool matches = false;
};
PasswordChecked compare_password(Preparation const& preparation, std::string const& login, Secret<std::string> const& password);

/// Somebody else of the staff, who shows their password at another's till.
struct Colleague {
    StaffId id;
    std::string name;
    Role role = Role::cashier;
    std::vector<BranchId> branches;  // where they may act; empty = everywhere
};
/// Counts wrong tries as signing in does, although they are refused. Refuses colleague_wrong, colleague_locked.
Result<Colleague> vouch(Transaction& tx, PasswordChecked const& checked);

/// With sample data, open to whoever wants to look.
bool is_demo(Snapshot& snapshot);

struct DirectoryEntry {
    ClubId club;
    std::string slug;
    std::string name;
    bool is_demo = false;
};

/// Which club a slug means. Read from the house when something unknown is asked.
class Directory {
  public:
    explicit Directory(store::Store& store) : store_(store) {}
    std::optional<ClubId> find(std::string_view slug);
    std::vector<DirectoryEntry> all();

  private:
    void refresh();

    store::Store& store_;
    std::mutex mutex_;
    std::map<std::string, DirectoryEntry, std::less<>> by_slug_;
};

/// What the check of a backup found, as a club is told of its own part; the house is told of the whole.
struct NotedBackup {
    std::string name;
    Instant made_at;
    std::int64_t bytes = 0;
    std::int64_t acts = 0;
    std::string root;
    Instant checked_at;
    bool is_sound = false;
    std::string fault;
};
constexpr auto describe(NotedBackup const*) {
    return fields(field("name", &NotedBackup::name, "The backup's name."), field("made_at", &NotedBackup::made_at, "When it was made."),
                  field("bytes", &NotedBackup::bytes, "Size of the club's part, packed; in the house, of all."),
                  field("acts", &NotedBackup::acts, "How many acts of the club are in it."),
                  field("root", &NotedBackup::root, "The root of the sealed log in it."),
                  field("checked_at", &NotedBackup::checked_at, "When it was restored in a scratch place and verified."),
                  field("is_sound", &NotedBackup::is_sound, "Did all fit?"),
                  field("fault", &NotedBackup::fault, "What did not fit; empty where all did."));
}

/// The password of every sample login. Sample clubs show it on their start page; no other club has such a login.
inline constexpr std::string_view demo_password = "laleh-1405";

inline constexpr Refusal session_ended{"sessions.ended", RefusalKind::unauthenticated};
inline constexpr Refusal staff_disabled{"staff.disabled", RefusalKind::unauthenticated};
inline constexpr Refusal key_revoked{"keys.revoked", RefusalKind::unauthenticated};
inline constexpr Refusal colleague_wrong{"colleagues.wrong", RefusalKind::forbidden};
inline constexpr Refusal colleague_locked{"colleagues.locked", RefusalKind::limited};
inline constexpr Refusal over_limit_of_act{"roles.over_limit_of_act", RefusalKind::forbidden};
inline constexpr Refusal over_limit_of_day{"roles.over_limit_of_day", RefusalKind::forbidden};
inline constexpr Refusal club_suspended{"clubs.suspended", RefusalKind::forbidden};
inline constexpr Refusal trial_ended{"clubs.trial_ended", RefusalKind::forbidden};
inline constexpr Refusal plan_members_full{"plans.members_full", RefusalKind::conflict};
inline constexpr Refusal branch_missing{"branches.missing", RefusalKind::missing};
inline constexpr Refusal till_missing{"tills.missing", RefusalKind::missing};

}  // namespace vafa::tenancy
