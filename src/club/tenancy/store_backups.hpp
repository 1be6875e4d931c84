// The statements about backups.
#pragma once

#include "club/tenancy/backups.hpp"

namespace vafa::tenancy {

void put_backup(Transaction& tx, NotedBackup const& backup);
/// Those that are older than 400 days.
void drop_old_backups(Transaction& tx);
/// The newest first; all where no moment is given.
std::vector<NotedBackup> backups_before(Snapshot& snapshot, std::optional<Instant> before, std::int64_t most);

}  // namespace vafa::tenancy
