// What cannot be understood here simply takes no rows: it is sent as it stands.
#include "store/postgres/many_rows.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "store/postgres/same_question.hpp"
#include "store/postgres/wire.hpp"
#include "store/sql_tokens.hpp"

namespace vafa::store::postgres {

namespace {

using Tokens = std::vector<Token>;

Tokens words_of(std::string_view sql) {
    auto tokens = tokens_of(sql);
    std::erase_if(tokens, [](Token const& token) { return token.kind == Token::Kind::space; });
    return tokens;
}

bool has(Tokens const& tokens, std::string_view word) {
    return std::any_of(tokens.begin(), tokens.end(), [&](Token const& token) { return token.is(word); });
}

/// n of ?n, 0 of anything else.
int own_parameter(Token const& token) {
    int number = 0;
    if (token.kind == Token::Kind::parameter && token.text[0] == '?')
        std::from_chars(token.text.data() + 1, token.text.data() + token.text.size(), number);
    return number;
}

/// The parts between the bracket at `at` and the one that closes it, which `at` is moved to.
std::vector<Tokens> parts_in_brackets(Tokens const& tokens, std::size_t& at) {
    std::vector<Tokens> parts(1);
    for (int depth = 0; at < tokens.size(); ++at) {
        auto& token = tokens[at];
        depth += token.is("(") - token.is(")");
        if (depth == 0) break;
        if (depth == 1 && token.is("(")) continue;
        if (depth == 1 && token.is(",")) parts.emplace_back();
        else parts.back().push_back(token);
    }
    return parts;
}

/// The own parameters that the columns are given; nothing where one of them is given something else than a parameter.
std::optional<std::vector<int>> given_to(std::vector<Tokens> const& targets, std::vector<Tokens> const& columns,
                                         std::vector<Tokens> const& values) {
    std::vector<int> key;
    for (auto& target : targets)
        for (std::size_t at = 0; at < columns.size(); ++at) {
            if (target.size() != 1 || columns[at].size() != 1 || !target[0].is(columns[at][0].text)) continue;
            if (values[at].size() != 1 || values[at][0].kind != Token::Kind::parameter) return {};
            if (int number = own_parameter(values[at][0])) key.push_back(number);
        }
    return key;
}

/// insert into T ( columns ) values ( values ) [on conflict ( columns ) do …]
void read_insert(Tokens const& tokens, Writing& writing) {
    std::size_t at = 3;
    if (at >= tokens.size() || !tokens[at].is("(")) return;
    auto columns = parts_in_brackets(tokens, at);
    if (at + 2 >= tokens.size() || !tokens[at + 1].is("values")) return;
    at += 2;
    auto values = parts_in_brackets(tokens, at);
    if (values.size() != columns.size()) return;
    if (++at >= tokens.size()) return (void)(writing.takes_rows = true);
    if (at + 2 >= tokens.size() || !tokens[at].is("on") || !tokens[at + 1].is("conflict") || !tokens[at + 2].is("(")) return;
    at += 2;
    auto key = given_to(parts_in_brackets(tokens, at), columns, values);
    if (!key || key->empty() || ++at >= tokens.size() || !tokens[at].is("do")) return;
    writing.key = std::move(*key);
    // What follows may name the row's own values by `excluded` alone.
    writing.takes_rows = std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.end(),
                                      [](Token const& token) { return token.kind == Token::Kind::parameter; });
}

/// update T set … where column = value and …: the columns that it does not set tell the row.
void read_update(Tokens const& tokens, Writing& writing) {
    auto where = std::find_if(tokens.begin(), tokens.end(), [](Token const& token) { return token.is("where"); });
    if (tokens.size() < 3 || !tokens[2].is("set") || where == tokens.end()) return;
    auto is_set = [&](std::string_view column) {
        for (auto at = tokens.begin() + 3; at < where; ++at)
            if (at->is(column) && (at - 1)->text != "=" && at + 1 < where && (at + 1)->is("=") && ((at - 1)->is("set") || (at - 1)->is(",")))
                return true;
        return false;
    };
    for (auto at = where + 1; at < tokens.end(); at += 4) {
        bool is_equation = tokens.end() - at >= 3 && at->kind == Token::Kind::word && (at + 1)->is("=") && (at + 2)->kind == Token::Kind::parameter;
        bool goes_on = is_equation && (tokens.end() - at == 3 || (at + 3)->is("and"));
        if (!goes_on) return;
        if (int number = own_parameter(*(at + 2)); number && !is_set(at->text)) writing.key.push_back(number);
    }
    writing.takes_rows = !writing.key.empty();
}

std::string array_of(std::string_view kinds, bool has_club, bool has_now, std::string& names) {
    std::string arrays;
    int place = has_club ? 1 : 0;
    auto add = [&](std::string const& name) {
        arrays += (arrays.empty() ? "$" : ", $") + std::to_string(++place);
        names += (names.empty() ? "" : ", ") + name;
    };
    for (std::size_t at = 0; at < kinds.size(); ++at)
        if (kinds[at] != 'n') add("v" + std::to_string(at + 1));
    if (has_now) add("now");
    return arrays;
}

}  // namespace

Writing writing_of(std::string_view portable) {
    Writing writing;
    auto tokens = words_of(portable);
    if (tokens.size() < 3 || has(tokens, "select")) return writing;
    bool inserts = tokens[0].is("insert") && tokens[1].is("into"), updates = tokens[0].is("update");
    if (inserts || (tokens[0].is("delete") && tokens[1].is("from"))) writing.table = tokens[2].text;
    if (updates) writing.table = tokens[1].text;
    if (has(tokens, "returning") || has(tokens, "from")) return writing;
    if (inserts) read_insert(tokens, writing);
    if (updates) read_update(tokens, writing);
    return writing;
}

std::string over_rows(std::string_view portable, std::string_view kinds) {
    auto tokens = tokens_of(portable);
    bool has_club = has(tokens, ":club"), has_now = has(tokens, ":now"), inserts = has(tokens, "values");
    std::string names, text;
    auto source = " from unnest(" + array_of(kinds, has_club, has_now, names);
    source += ") as r (" + names + ") ";
    int depth = 0;
    bool in_values = false;
    for (auto& token : tokens) {
        depth += token.is("(") - token.is(")");
        if (inserts && token.is("values")) {
            in_values = true;
            text += "select";
        } else if (in_values && token.is("(") && depth == 1) {
            text += ' ';
        } else if (in_values && token.is(")") && depth == 0) {
            in_values = false;
            // `on` behind a join would be read as the join's: the words between part them.
            text += source + "where true";
        } else if (!inserts && token.is("where")) {
            text += source + "where";
        } else if (token.is(":club")) {
            text += "$1";
        } else if (token.is(":now")) {
            text += "r.now";
        } else if (int number = own_parameter(token)) {
            text += kinds[static_cast<std::size_t>(number - 1)] == 'n' ? "null" : "r.v" + std::to_string(number);
        } else {
            text += token.text;
        }
    }
    return text;
}

bool RowsOfOne::take(std::span<Bind const> binds, std::int64_t now_ms) {
    if (times_.empty()) {
        width_ = binds.size();
        kinds_.assign(width_, 'n');
    }
    if (!writing_->takes_rows && !times_.empty()) return false;
    for (std::size_t at = 0; at < width_; ++at)
        if (char kind = kind_of(binds[at]); kind != 'n' && kinds_[at] != 'n' && kinds_[at] != kind) return false;
    if (is_here(binds)) return false;
    for (std::size_t at = 0; at < width_; ++at)
        if (kinds_[at] == 'n') kinds_[at] = kind_of(binds[at]);
    values_.insert(values_.end(), binds.begin(), binds.end());
    times_.push_back(now_ms);
    return true;
}

bool RowsOfOne::is_here(std::span<Bind const> binds) const {
    if (writing_->key.empty()) return false;
    for (std::size_t at = 0; at < size(); ++at) {
        auto other = row(at);
        if (std::all_of(writing_->key.begin(), writing_->key.end(), [&](int number) {
                auto place = static_cast<std::size_t>(number - 1);
                return are_equal(other[place], binds[place]);
            }))
            return true;
    }
    return false;
}

}  // namespace vafa::store::postgres
