// Brings a database forward to the program's tables, and refuses a database that the program does not fit.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>

#include "store/portable_sql.hpp"
#include "store/store.hpp"

namespace vafa::store {

/// A migration that the database has: its name and the SHA-256 of its portable SQL, in hexadecimal digits.
struct Landed {
    std::string name;
    std::string sha256;
};

/// What a database must offer to be migrated. Each engine fills it in.
struct Migratable {
    Engine engine;
    std::function<void(std::string const& statement)> run;  // without parameters, outside of any cache
    std::function<std::map<int, Landed>()> landed;          // makes the table store_migration where it is missing
};

/// Runs what has not landed yet, each migration in a transaction of its own. A Fault, and nothing changed, where a landed
/// migration was edited since, or the database has one that this program does not know: it is newer.
/// Answers how many were run.
int migrate(Migratable& database, std::span<Migration const> migrations);

}  // namespace vafa::store
