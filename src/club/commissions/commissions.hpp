// Commissions: collaborators who take part in sales, what they are owed, and how it is paid out. What other modules may use.
#pragma once

#include <span>

#include "club/catalog/catalog.hpp"
#include "club/ledger/ledger.hpp"

namespace vafa::commissions {

struct CollaboratorKind { static constexpr char prefix[] = "col"; };
using CollaboratorId = Id<CollaboratorKind>;

Module module();

/// Who takes part in a line of a sale, and at what percent: fixed in the sale as sold.
struct Share {
    CollaboratorId collaborator;
    BasisPoints percent;
    BasisPoints vat;               // the rate that the line's net includes: tax is nobody's commission
};
/// Of what a line costs, however it is paid: without VAT, then the percent, each floored.
Rial commission_of(Share const& share, Rial net);

/// What a line asks for; `good` is null for a thing that the catalogue does not know.
struct Asked {
    std::int64_t line = 0;         // from 1
    CollaboratorId collaborator;
    catalog::Good const* good = nullptr;
};
/// A good's own percent goes before its group's, and that before the general one. Refuses at the line's pointer:
/// collaborator_missing, collaborator_inactive.
Result<std::vector<Share>> shares(Snapshot& snapshot, std::span<Asked const> asked);
std::vector<std::pair<CollaboratorId, std::string>> collaborator_names(Snapshot& snapshot);

/// How what one collaborator is due for a sale changes.
struct Change {
    CollaboratorId collaborator;
    Rial amount;
};
/// In the sale's own commit: posts what each is due to the commissions payable. In the order of ids, none twice, here and below.
Result<Done> give(Transaction& tx, BranchId branch, Day day, std::span<Change const> due);
/// In the commit of a return, or of its undoing: the same lines are reversed, or stand again. What was paid out already is owed by the
/// collaborator, and their next commission pays it.
Result<Done> move(Transaction& tx, std::int64_t sale, BranchId branch, std::span<Change const> changes);

inline constexpr Refusal collaborator_missing{"collaborators.missing", RefusalKind::missing};
inline constexpr Refusal collaborator_inactive{"collaborators.inactive", RefusalKind::conflict};

}  // namespace vafa::commissions
