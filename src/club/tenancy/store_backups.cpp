// Every SQL statement about backups.
#include "club/tenancy/store_backups.hpp"

#include <limits>

namespace vafa::tenancy {

namespace {

using store::Sql;

constexpr std::int64_t kept_days = 400;

constexpr Sql upsert_backup{R"(
    insert into tenancy_backup (club_id, name, made_at, bytes, acts, root, checked_at, is_sound, fault)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    on conflict (club_id, name) do update set checked_at = excluded.checked_at, is_sound = excluded.is_sound, fault = excluded.fault)"};
constexpr Sql delete_backups_before{"delete from tenancy_backup where club_id = :club and made_at < ?1"};
constexpr Sql select_backups{R"(
    select name, made_at, bytes, acts, root, checked_at, is_sound, fault from tenancy_backup
    where club_id = :club and made_at < ?1 order by made_at desc, name desc limit ?2)"};

}  // namespace

void put_backup(Transaction& tx, NotedBackup const& backup) {
    tx.write(upsert_backup, backup.name, backup.made_at, backup.bytes, backup.acts, backup.root, backup.checked_at, backup.is_sound,
             backup.fault);
}

void drop_old_backups(Transaction& tx) { tx.write(delete_backups_before, tx.real_now() + -kept_days * 24 * hour_ms); }

std::vector<NotedBackup> backups_before(Snapshot& snapshot, std::optional<Instant> before, std::int64_t most) {
    std::vector<NotedBackup> backups;
    for (auto row : snapshot.read(select_backups, before.value_or(Instant{std::numeric_limits<std::int64_t>::max()}), most)) {
        auto [name, made_at, bytes, acts, root, checked_at, is_sound, fault] =
            row.as<std::string, Instant, std::int64_t, std::int64_t, std::string, Instant, bool, std::string>();
        backups.push_back({name, made_at, bytes, acts, root, checked_at, is_sound, fault});
    }
    return backups;
}

}  // namespace vafa::tenancy
