// Where a follower stands among the ids, which keep their order everywhere, while the order of commits stays behind.
#pragma once

#include "operation/operation_log.hpp"

namespace vafa {

/// Has one who stands there seen an act whose id is larger than that of one it has not? Then ids alone do not say how far it is, and the
/// club cannot be taken elsewhere. On SQLite never.
bool stands_between_ids(store::Snapshot& snapshot, LogCursor cursor);

}  // namespace vafa
