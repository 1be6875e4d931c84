// The second person: an act above a limit is kept as a request, and done once when somebody else with the right to it agrees.
// An operation joins by a function beside its request type:
//   std::optional<SecondPersonNeed> second_person_for(Snapshot&, Caller const&, Adjust const&);
#pragma once

#include <optional>
#include <vector>

#include "operation/operation.hpp"
#include "operation/operation_log.hpp"

namespace vafa {

struct ApprovalKind { static constexpr char prefix[] = "apr"; };
using ApprovalId = Id<ApprovalKind>;

enum class ApprovalState { waiting = 1, approved = 2, declined = 3, expired = 4 };
constexpr auto names_of(ApprovalState const*) {
    return names<ApprovalState>({{ApprovalState::waiting, "waiting"}, {ApprovalState::approved, "approved"},
                                 {ApprovalState::declined, "declined"}, {ApprovalState::expired, "expired"}});
}

struct Approval {
    ApprovalId id;
    Instant asked_at, ends_at;
    Role asker_role = Role::stranger;
    std::int64_t asker = 0;
    BranchId branch;
    TillId till;
    std::int64_t subject = 0;
    std::string operation;
    std::string request;  // canonical JSON; empty once the person it is about was erased
    Digest digest{};      // of operation and request
    std::string reason;
    ApprovalState state = ApprovalState::waiting;
    Role decided_role = Role::stranger;
    std::int64_t decided_by = 0;
    Instant decided_at;
    std::string words;
    std::int64_t act = 0;  // what it became in the log
};

Digest digest_of_request(std::string_view operation, std::string_view request);

/// Stands even though the act itself is refused with `approval_waiting`.
void keep_approval(Transaction& tx, Approval const& approval);
std::optional<Approval> lock_approval(Transaction& tx, ApprovalId id);
void decide_approval(Transaction& tx, Approval const& approval);
/// Newest first, before one (none = from the newest).
std::vector<Approval> read_approvals(Snapshot& snapshot, bool waiting_only, Instant now, ApprovalId before, std::int64_t most);
/// Who agreed to an act, if it took two.
std::optional<Approval> approval_of_act(Snapshot& snapshot, std::int64_t act);

struct RunOnBehalf {
    Rendered rendered;
    std::int64_t act = 0;
};
/// Runs a kept request as its asker, with a row of its own in the log, inside the act that agrees to it.
Result<RunOnBehalf> run_on_behalf(Transaction& tx, Caller const& asker, Operation const& operation, std::string const& request);

}  // namespace vafa
