// Reads `create table` and `alter table … add` as far as our migrations use them.
#include "store/tables.hpp"

#include <algorithm>

#include "store/sql_tokens.hpp"

namespace vafa::store {

namespace {

struct Shape {
    std::string name;
    std::vector<Table::Column> columns;
    std::vector<std::string> key;
};

ColumnKind kind_of(Token const& word) {
    if (word.is("int64")) return ColumnKind::int64;
    if (word.is("bytes")) return ColumnKind::bytes;
    ensure(word.is("text"), "a column's type is int64, text or bytes");
    return ColumnKind::text;
}

/// What stands between brackets behind `at`, cut at the commas.
std::vector<Tokens> parts_behind(Tokens const& statement, std::size_t at) {
    std::vector<Tokens> parts(1);
    int depth = 0;
    for (; at < statement.size(); ++at) {
        auto const& token = statement[at];
        if (token.is(")") && --depth == 0) break;
        if (depth == 1 && token.is(",")) parts.emplace_back();
        else if (depth > 0) parts.back().push_back(token);
        if (token.is("(")) ++depth;
    }
    return parts;
}

Shape shape_of(Tokens const& statement) {
    Shape shape{std::string(statement[2].text), {}, {}};
    for (auto const& part : parts_behind(statement, 3)) {
        ensure(part.size() >= 2, "a part of a table has two words at least");
        if (part[0].is("primary")) {
            for (auto const& column : parts_behind(part, 2)) shape.key.emplace_back(column[0].text);
        } else if (!part[0].is("unique") && !part[0].is("check") && !part[0].is("foreign") && !part[0].is("constraint")) {
            shape.columns.push_back({std::string(part[0].text), kind_of(part[1])});
        }
    }
    return shape;
}

Shape& named(std::vector<Shape>& shapes, std::string_view name) {
    auto found = std::find_if(shapes.begin(), shapes.end(), [&](auto const& one) { return one.name == name; });
    ensure(found != shapes.end(), "a table is changed that there is not");
    return *found;
}

void apply(std::vector<Shape>& shapes, Tokens const& statement) {
    auto begins = [&](std::string_view first) { return statement.size() >= 3 && statement[0].is(first) && statement[1].is("table"); };
    if (begins("create")) return shapes.push_back(shape_of(statement));
    if (begins("drop")) return (void)std::erase_if(shapes, [&](auto const& one) { return one.name == statement[2].text; });
    if (!begins("alter")) return;
    ensure(statement.size() > 5 && statement[3].is("add"), "a migration does to a table what is not understood");
    std::size_t at = statement[4].is("column") ? 5 : 4;
    named(shapes, statement[2].text).columns.push_back({std::string(statement[at].text), kind_of(statement[at + 1])});
}

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string placeholders(std::size_t count) {
    std::vector<std::string> words;
    for (std::size_t at = 1; at <= count; ++at) words.push_back("?" + std::to_string(at));
    return joined(words);
}

}  // namespace

Table::Table(std::string name, std::vector<Column> columns, std::vector<std::string> key)
    : name_(std::move(name)), columns_(std::move(columns)) {
    ensure(std::erase_if(columns_, [](auto const& column) { return column.name == "club_id"; }) == 1, "every table has a club_id");
    std::erase(key, "club_id");
    std::vector<std::string> names;
    for (auto const& column : columns_) names.push_back(column.name);
    for (auto const& part : key) key_.push_back(static_cast<std::size_t>(std::find(names.begin(), names.end(), part) - names.begin()));
    auto select = "select " + joined(names) + " from " + name_ + " where club_id = :club";
    auto order = key.empty() ? std::string() : " order by " + joined(key);
    first_ = std::make_unique<Statement>(select + order + " limit ?1");
    // of a table with one row a club there is no next page
    auto behind = key.empty() ? std::string("1 = 0") : "(" + joined(key) + ") > (" + placeholders(key.size()) + ")";
    next_ = std::make_unique<Statement>(select + " and " + behind + order + " limit ?" + std::to_string(key.size() + 1));
    insert_ = std::make_unique<Statement>("insert into " + name_ + " (" + joined(names) + ", club_id) values (" +
                                          placeholders(names.size()) + ", :club)");
}

Rows Table::page_after(Snapshot& snapshot, std::span<Bind const> last, std::int64_t most) const {
    bool is_first = last.empty();
    std::vector<Bind> binds;
    if (!is_first) binds.assign(last.begin(), last.end());
    binds.push_back(most);
    std::vector<Question> questions{{is_first ? &first_->sql : &next_->sql, std::move(binds)}};
    return std::move(snapshot.together(questions)[0]);
}

std::vector<Table> tables_of(std::span<Migration const> migrations) {
    std::vector<Shape> shapes;
    for (auto const& migration : migrations)
        for (auto const& statement : statements_of(migration.sql)) apply(shapes, statement);
    std::vector<Table> tables;
    for (auto& shape : shapes) tables.emplace_back(std::move(shape.name), std::move(shape.columns), std::move(shape.key));
    return tables;
}

}  // namespace vafa::store
