// Parameters, row locks, column types and append-only tables: the few places where the two engines differ.
#include "store/portable_sql.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/bug.hpp"
#include "store/sql_tokens.hpp"

namespace vafa::store {

namespace {

int number_of(Token const& parameter) {
    int number = 0;
    auto digits = parameter.text.substr(1);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    ensure(number > 0, "a parameter is written ?1, ?2, …");
    return number;
}

int largest_parameter(Tokens const& tokens) {
    int largest = 0;
    for (auto& token : tokens)
        if (token.kind == Token::Kind::parameter && token.text[0] == '?') largest = std::max(largest, number_of(token));
    return largest;
}

std::size_t next_word(Tokens const& tokens, std::size_t at) {
    do ++at;
    while (at < tokens.size() && tokens[at].kind == Token::Kind::space);
    return at;
}

bool begins_row_lock(Tokens const& tokens, std::size_t at) {
    if (!tokens[at].is("for")) return false;
    auto next = next_word(tokens, at);
    return next < tokens.size() && (tokens[next].is("update") || tokens[next].is("share") || tokens[next].is("no"));
}

/// `for update …` reaches to the end of its statement or of the brackets it stands in.
std::size_t end_of_row_lock(Tokens const& tokens, std::size_t at) {
    while (at < tokens.size() && !tokens[at].is(")")) ++at;
    return at;
}

int place_of(EngineSql& sql, Token const& parameter) {
    if (parameter.text[0] == '?') return number_of(parameter);
    ensure(parameter.is(":club") || parameter.is(":now"), "only :club and :now are bound by the transaction");
    int& place = parameter.is(":club") ? sql.club : sql.now;
    if (place == 0) place = sql.parameters + 1 + (sql.club > 0 || sql.now > 0);
    return place;
}

/// What a follower of a table needs: rows below the horizon can no longer be overtaken by a commit still under way. One
/// writer hands out ids in order of commit; on PostgreSQL the order is the transaction's number (see `follow`).
std::string_view follower_word(Engine engine, Token const& token) {
    bool sqlite = engine == Engine::sqlite;
    if (token.is(":settled")) return sqlite ? "9223372036854775807" : "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint)";
    if (token.is("commit_order") && sqlite) return "id";
    return {};
}

}  // namespace

EngineSql translate(Engine engine, std::string_view portable) {
    auto tokens = tokens_of(portable);
    EngineSql sql;
    sql.parameters = largest_parameter(tokens);
    char const* sign = engine == Engine::sqlite ? "?" : "$";
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (engine == Engine::sqlite && begins_row_lock(tokens, at)) at = end_of_row_lock(tokens, at);
        if (at == tokens.size()) break;
        if (auto word = follower_word(engine, tokens[at]); !word.empty()) sql.text += word;
        else if (tokens[at].kind == Token::Kind::parameter) sql.text += sign + std::to_string(place_of(sql, tokens[at]));
        else sql.text += tokens[at].text;
    }
    return sql;
}

namespace {

bool begins_with(Tokens const& statement, std::initializer_list<std::string_view> words) {
    return statement.size() >= words.size() &&
           std::equal(words.begin(), words.end(), statement.begin(), [](auto word, auto& token) { return token.is(word); });
}

std::string_view engine_type(Engine engine, Token const& word) {
    bool sqlite = engine == Engine::sqlite;
    if (word.is("int64")) return sqlite ? "INTEGER" : "BIGINT";
    if (word.is("bytes")) return sqlite ? "BLOB" : "BYTEA";
    ensure(word.is("text"), "a column's type is int64, text or bytes");
    return sqlite ? "TEXT" : "TEXT COLLATE \"C\"";  // the same order of texts on both
}

bool begins_table_constraint(Token const& word) {
    constexpr std::string_view words[] = {"primary", "unique", "check", "foreign", "constraint"};
    return std::find(std::begin(words), std::end(words), word.text) != std::end(words);
}

/// The places of the column types: the second word of each column of a new table, or of an added column.
std::vector<std::size_t> places_of_types(Tokens const& statement) {
    std::vector<std::size_t> places;
    if (begins_with(statement, {"alter", "table"}) && statement.size() > 5 && statement[3].is("add"))
        return {std::size_t{statement[4].is("column") ? 6u : 5u}};
    if (!begins_with(statement, {"create", "table"})) return {};
    int depth = 0;
    for (std::size_t at = 0; at + 2 < statement.size(); ++at) {
        depth += statement[at].is("(") - statement[at].is(")");
        bool begins_part = depth == 1 && (statement[at].is("(") || statement[at].is(","));
        if (begins_part && !begins_table_constraint(statement[at + 1])) places.push_back(at + 2);
    }
    return places;
}

std::string joined(Tokens const& statement) {
    std::string text;
    for (auto& token : statement) {
        if (token.after_space && !text.empty()) text += ' ';
        text += token.text;
    }
    return text;
}

std::string with_engine_types(Engine engine, Tokens statement) {
    for (auto place : places_of_types(statement)) statement[place].text = engine_type(engine, statement[place]);
    bool is_table = begins_with(statement, {"create", "table"});
    bool is_clustered = is_table && statement.back().is("clustered");
    if (is_clustered) statement.pop_back();
    auto text = joined(statement);
    if (is_table && engine == Engine::sqlite) text += is_clustered ? " WITHOUT ROWID, STRICT" : " STRICT";
    return text;
}

bool has_club(Tokens const& create_table) {
    for (auto place : places_of_types(create_table))
        if (create_table[place - 1].is("club_id")) return true;
    return false;
}

void add_fences(std::vector<std::string>& statements, Tokens const& create_table) {
    auto table = std::string(create_table[2].text);
    statements.push_back("grant select, insert, update, delete on " + table + " to vafa_app");
    if (!has_club(create_table)) return;
    statements.push_back("alter table " + table + " enable row level security");
    statements.push_back("create policy own_club on " + table +
                         " using (club_id = (select current_setting('vafa.club')::bigint))");
}

void add_append_only(Engine engine, std::vector<std::string>& statements, std::string const& table) {
    if (engine == Engine::postgresql) {
        statements.push_back("revoke update, delete on " + table + " from vafa_app");
        return;
    }
    for (std::string act : {"update", "delete"})
        statements.push_back("create trigger " + table + "_refuses_" + act + " before " + act + " on " + table +
                             " begin select raise(abort, '" + table + " is append only'); end");
}

/// `follow <table>`: its rows can be read in order of commit, by the word `commit_order` up to `:settled`.
void add_follow(Engine engine, std::vector<std::string>& statements, std::string const& table) {
    if (engine == Engine::sqlite) return;
    statements.push_back("alter table " + table +
                         " add column commit_order bigint not null default (pg_current_xact_id()::text::bigint)");
    statements.push_back("create index " + table + "_commit_order on " + table + " (club_id, commit_order, id)");
}

}  // namespace

std::vector<std::string> translate_migration(Engine engine, std::string_view portable) {
    std::vector<std::string> statements;
    for (auto& statement : statements_of(portable)) {
        if (begins_with(statement, {"append", "only"})) {
            ensure(statement.size() == 3, "append only <table>;");
            add_append_only(engine, statements, std::string(statement[2].text));
            continue;
        }
        if (begins_with(statement, {"follow"})) {
            ensure(statement.size() == 2, "follow <table>;");
            add_follow(engine, statements, std::string(statement[1].text));
            continue;
        }
        statements.push_back(with_engine_types(engine, statement));
        if (engine == Engine::postgresql && begins_with(statement, {"create", "table"})) add_fences(statements, statement);
    }
    return statements;
}

}  // namespace vafa::store
