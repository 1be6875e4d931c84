// Who asks: a cashier at a till, an owner, an integrator's key, a member, the operator of the server, a job.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/club_id.hpp"
#include "base/persian.hpp"
#include "base/result.hpp"
#include "operation/describe.hpp"
#include "store/transaction.hpp"

namespace vafa {

struct BranchKind { static constexpr char prefix[] = "brn"; };
struct TillKind { static constexpr char prefix[] = "til"; };
struct StaffKind { static constexpr char prefix[] = "stf"; };
struct MemberKind { static constexpr char prefix[] = "mem"; };
struct ActKind { static constexpr char prefix[] = "act"; };
using BranchId = Id<BranchKind>;
using TillId = Id<TillKind>;
using StaffId = Id<StaffKind>;
using MemberId = Id<MemberKind>;
using ActId = Id<ActKind>;  // a row of the operation log

/// The built-in roles. An owner may make further ones out of operation names; they start from one of these.
enum class Role { stranger = 0, owner = 1, manager = 2, cashier = 3, support = 4, auditor = 5, integrator = 6,
                  member = 7, operator_of_server = 8, job = 9 };

constexpr auto names_of(Role const*) {
    return names<Role>({{Role::stranger, "stranger"}, {Role::owner, "owner"}, {Role::manager, "manager"},
                        {Role::cashier, "cashier"}, {Role::support, "support"}, {Role::auditor, "auditor"},
                        {Role::integrator, "integrator"}, {Role::member, "member"},
                        {Role::operator_of_server, "operator"}, {Role::job, "job"}});
}

/// What only this server knows; never in the database. Everything it signs, blinds or mixes in is derived by label.
class ServerSecrets {
  public:
    using Key = std::array<std::byte, 32>;
    explicit ServerSecrets(Key const& master) : master_(master) {}
    /// A key for one purpose ("request-mark", "pin-pepper", "one-time-code", "seal"): same label, same key.
    Key derive(std::string_view label) const;

  private:
    Key master_;
};

class Texts;
class Registry;

/// What a request shows to be let in, as the edge found it. Text forms name their club, so that the right database is
/// asked: `vafa_live_…` keys and session references carry the club's number.
struct Credential {
    enum class Kind { none, session, api_key, member_session, operator_of_server, job };
    Kind kind = Kind::none;
    std::array<std::byte, 32> hash{};  // SHA-256 of the reference or key: what the database keeps
    Language language = Language::fa;
    std::string address;               // where it came from, for throttling and the audit log
    std::string agent;                 // the browser, as it calls itself; only where a session begins
    std::string job;                   // the name of the job, where it is one
};

/// Versions of what is cached, read with the caller's row.
struct Versions {
    std::int64_t settings = 0;
    std::int64_t catalog = 0;
    std::int64_t program = 0;
};

/// How far a session reaches: one that began without the second factor its person has does what a cashier may; one whose
/// person must first set one up does that alone.
enum class Reach { whole = 0, till = 1, setting_up = 2 };
constexpr auto names_of(Reach const*) {
    return names<Reach>({{Reach::whole, "whole"}, {Reach::till, "till"}, {Reach::setting_up, "setting_up"}});
}

/// A role that an owner made out of operation names.
struct OwnRole {
    std::int64_t id = 0;
    std::vector<std::string> operations;  // in order of their names
};

struct Caller {
    ClubId club;
    Role role = Role::stranger;
    std::int64_t id = 0;             // the staff member, key or member; 0 for strangers, the operator and jobs
    std::string name;
    BranchId branch{};               // where they work just now; none = the whole club
    TillId till{};
    std::vector<BranchId> branches;  // where they may act; empty = everywhere
    std::vector<std::string> scopes; // an API key's operations; empty = all that its role may
    std::shared_ptr<OwnRole const> own_role;  // instead of what the built-in role may; none for most
    bool is_session = false;
    Reach reach = Reach::whole;
    Instant proved_at{};             // when the session last proved its person, also a member's
    Instant seen_at{};               // when it was last noted to be used
    std::optional<Refused> closed;   // why the club takes no writes just now
    Language language = Language::fa;
    MoneyUnit money_unit = MoneyUnit::toman;
    bool is_sandbox = false;
    Versions versions;
    ServerSecrets const* secrets = nullptr;
    Texts const* texts = nullptr;    // the words of the program, for sentences that an outcome carries
    Registry const* registry = nullptr;  // all operations, for those that speak of operations
    std::string address;
    std::string agent;
    std::array<std::byte, 32> credential{};  // the hash that let them in; a session ends itself by it

    bool may_act_at(BranchId where) const {
        return branches.empty() || std::find(branches.begin(), branches.end(), where) != branches.end();
    }
};

inline constexpr Refusal not_signed_in{"caller.not_signed_in", RefusalKind::unauthenticated};
inline constexpr Refusal not_allowed{"caller.not_allowed", RefusalKind::forbidden};
/// It is about all branches, and they are bound to some.
inline constexpr Refusal whole_club_only{"caller.whole_club_only", RefusalKind::forbidden};
inline constexpr Refusal foreign_branch{"caller.foreign_branch", RefusalKind::forbidden};
inline constexpr Refusal second_factor_needed{"caller.second_factor_needed", RefusalKind::forbidden};
inline constexpr Refusal step_up_needed{"tenancy.step_up_needed", RefusalKind::forbidden};
inline constexpr Refusal unknown_club{"caller.unknown_club", RefusalKind::missing};

inline constexpr Refusal not_joined{"caller.not_joined", RefusalKind::conflict};

/// The member whose own record is meant: the one who asks. Refuses not_allowed where a member does not ask, not_joined where
/// a mobile is proved but joins nothing yet.
inline Result<MemberId> own_record(Caller const& caller) {
    if (caller.role != Role::member) return refuse(not_allowed);
    if (caller.id == 0) return refuse(not_joined);
    return MemberId{caller.id};
}

/// Lets callers in. Implemented by tenancy, which owns sessions and keys; dispatch asks it inside each transaction.
class Gate {
  public:
    virtual ~Gate() = default;
    /// One joined question that finds the caller, the club's clock and the versions of what is cached.
    virtual store::Question question(Credential const& credential) const = 0;
    /// The caller behind the answer; sets the snapshot's clock. Refuses `not_signed_in`, `unknown_club` and states of a club.
    virtual Result<Caller> admit(store::Rows const& answer, Credential const& credential, store::Snapshot& snapshot) const = 0;
    /// Writes when a session was last used. Dispatch calls it at most once in five minutes for each session.
    virtual void note_seen(store::Transaction& tx, Credential const& credential) const = 0;
};

}  // namespace vafa
