// Our portable SQL, turned into what each engine reads. Where an engine needs its own words, they are made here alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vafa::store {

enum class Engine { sqlite, postgresql };

/// A statement as the engine reads it. `:club` and `:now` have become numbered parameters behind the statement's own.
struct EngineSql {
    std::string text;
    int parameters = 0;  // the statement's own: ?1 … ?parameters
    int club = 0;        // the place of :club, 0 where it is not used
    int now = 0;         // the place of :now
};

EngineSql translate(Engine engine, std::string_view portable);

/// A migration as the engine's statements, in order. Column types `int64`, `text`, `bytes`; `clustered` behind a table
/// keeps its rows in the order of the primary key where the engine can; `append only <table>;` makes the database
/// refuse update and delete. On PostgreSQL a table with a column club_id is fenced by row-level security, and all tables
/// are granted to the role `vafa_app`.
std::vector<std::string> translate_migration(Engine engine, std::string_view portable);

}  // namespace vafa::store
