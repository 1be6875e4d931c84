// Forward only: what has landed is compared with what the program brings, then the rest is run.
#include "store/migrate.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "store/clock.hpp"

namespace vafa::store {

namespace {

std::string sha256_of(std::string_view sql) { return hex(sha256(sql)); }

std::string named(int number, std::string_view name) { return std::to_string(number) + " (" + std::string(name) + ")"; }

void refuse_misfit(std::map<int, Landed> const& landed, std::span<Migration const> migrations) {
    for (auto& [number, known] : landed) {
        auto ours = std::find_if(migrations.begin(), migrations.end(), [&, n = number](auto& m) { return m.number == n; });
        if (ours == migrations.end())
            throw Fault("the database is newer than this program: it has migration " + named(number, known.name));
        if (sha256_of(ours->sql) != known.sha256)
            throw Fault("migration " + named(number, known.name) + " was edited after it had landed");
    }
}

void land(Migratable& database, Migration const& migration) {
    database.run("begin");
    for (auto& statement : translate_migration(database.engine, migration.sql)) database.run(statement);
    database.run("insert into store_migration (number, name, sha256, at) values (" + std::to_string(migration.number) +
                 ", '" + std::string(migration.name) + "', '" + sha256_of(migration.sql) + "', " +
                 std::to_string(system_now().ms) + ")");
    database.run("commit");
}

void ensure_sorted(std::span<Migration const> migrations) {
    for (std::size_t at = 1; at < migrations.size(); ++at)
        ensure(migrations[at - 1].number < migrations[at].number, "migrations are sorted and each number is used once");
    for (auto& migration : migrations)
        ensure(migration.name.find('\'') == std::string_view::npos, "a migration's name has no quote");
}

}  // namespace

int migrate(Migratable& database, std::span<Migration const> migrations) {
    ensure_sorted(migrations);
    auto landed = database.landed();
    refuse_misfit(landed, migrations);
    int count = 0;
    for (auto& migration : migrations) {
        if (landed.contains(migration.number)) continue;
        try {
            land(database, migration);
        } catch (Fault const& fault) {
            database.run("rollback");
            throw Fault("migration " + named(migration.number, migration.name) + ": " + fault.what());
        }
        ++count;
    }
    return count;
}

}  // namespace vafa::store
