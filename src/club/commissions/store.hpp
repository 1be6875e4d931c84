// The statements of commissions.
#pragma once

#include "club/commissions/collaborators.hpp"

namespace vafa::commissions {

/// Without `payable`.
std::vector<CollaboratorShown> all_collaborators(Snapshot& snapshot);
/// The row is locked: settlements of one collaborator follow each other.
std::optional<CollaboratorShown> lock_collaborator(Transaction& tx, CollaboratorId id);
/// The same of several, by id, in one question: a first commission meets no fence.
void lock_collaborators(Transaction& tx, std::span<Change const> of);
void put_collaborator(Transaction& tx, CollaboratorShown const& collaborator);
void insert_settlement(Transaction& tx, CollaboratorId collaborator, StaffId staff, std::string const& reason);
std::optional<std::string> reason_of_settlement(Snapshot& snapshot, std::int64_t act);

/// What must always be true of the module's rows.
std::vector<Invariant> invariants();

}  // namespace vafa::commissions
