// Purchases as lots that end by inactivity see them: a sale counts for its day while something is kept of it that may earn.
#pragma once

#include "club/sales/store.hpp"

namespace vafa::sales {

/// Of each line, what did not come back.
std::vector<std::int64_t> pieces_kept(Sale const& sale, std::vector<ReturnRow> const& returns);

/// Where a return takes the last piece that counts, or its undoing keeps the first again, what ends by inactivity follows. Asks
/// nothing of members who have nothing of the kind. Refuses ledger::amount_too_large.
Result<Done> move_activity(Snapshot& snapshot, Caller const& caller, Sale const& sale, program::KeptJudgement const& judged,
                           ledger::Wallets& wallets);

}  // namespace vafa::sales
