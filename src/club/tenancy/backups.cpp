// Who makes backups is the operator of the server; who owns a club may know that there are some, and that they are sound.
#include "club/tenancy/backups.hpp"

#include "club/tenancy/store_backups.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::int64_t backups_a_page = 100;

}  // namespace

Result<Done> note_backup(Transaction& tx, Caller const&, NotedBackup const& request) {
    if (request.bytes < 0) return refuse_at("/bytes", request_out_of_range);
    if (request.acts < 0) return refuse_at("/acts", request_out_of_range);
    put_backup(tx, request);
    drop_old_backups(tx);
    return Done{};
}

Result<BackupList> list_backups(Snapshot& snapshot, Caller const&, ListBackups const& request) {
    BackupList list;
    list.items = backups_before(snapshot, request.before, backups_a_page + 1);
    list.has_more = std::int64_t(list.items.size()) > backups_a_page;
    if (list.has_more) list.items.pop_back();
    return list;
}

std::vector<Operation> backup_operations() {
    return {
        operation<note_backup>({.name = "backups.note", .summary = "Keep what the check of a backup found (operator of the server)",
            .route = {}, .granted_to = {}, .refusals = {&request_out_of_range}}),
        operation<list_backups>({.name = "backups.list", .summary = "The backups of this club, and what their checks found",
            .route = get("/v1/backups"), .granted_to = {Role::owner, Role::manager, Role::auditor}, .refusals = {}}),
    };
}

}  // namespace vafa::tenancy
