// The commissions of a sale: who takes part in which line, what each is due for what is kept of it.
#pragma once

#include "club/sales/legs.hpp"

namespace vafa::sales {

/// Asks nothing where no line names a collaborator. Refuses commissions::collaborator_missing, collaborator_inactive.
Result<Done> share_lines(Snapshot& snapshot, catalog::Catalog const& catalog, Sale& sale);
/// In the sale's commit, when its prices are known.
Result<Done> give_commissions(Transaction& tx, Sale const& sale);
/// In the commit of a return, or of its undoing.
Result<Done> move_commissions(Transaction& tx, Sale const& sale, Kept const& kept, tenancy::Place const& place);
/// The names of a recorded sale's collaborators, for its receipt.
void name_collaborators(Snapshot& snapshot, Sale& sale);

}  // namespace vafa::sales
