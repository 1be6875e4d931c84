// Functions of the portable subset that SQLite lacks or names otherwise.
#pragma once

#include <sqlite3.h>

namespace vafa::store::sqlite {

/// greatest(…) and least(…), which skip NULL as PostgreSQL's do.
void add_sql_functions(sqlite3* database);

}  // namespace vafa::store::sqlite
