// Backups as a club knows them: when each was made, and what came of its check. Contracts.
#pragma once

#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

Result<Done> note_backup(Transaction& tx, Caller const& caller, NotedBackup const& request);

struct ListBackups {
    std::optional<Instant> before;
};
constexpr auto describe(ListBackups const*) {
    return fields(field("before", &ListBackups::before, "Those made before this moment, for the next page."));
}
struct BackupList {
    std::vector<NotedBackup> items;
    bool has_more = false;
};
constexpr auto describe(BackupList const*) {
    return fields(field("items", &BackupList::items, "The newest first, 100 at most."),
                  field("has_more", &BackupList::has_more, "Are there older ones?"));
}
Result<BackupList> list_backups(Snapshot& snapshot, Caller const& caller, ListBackups const& request);

std::vector<Operation> backup_operations();

}  // namespace vafa::tenancy
