// Cuts SQL into tokens: quotes and comments must not be mistaken for statements.
#include "store/sql_tokens.hpp"

#include <utility>

namespace vafa::store {

namespace {

bool is_word_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
           static_cast<unsigned char>(letter) >= 0x80;
}
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_space(char letter) { return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r'; }

template <class Belongs>
std::size_t length_while(std::string_view sql, std::size_t from, Belongs belongs) {
    auto at = from;
    while (at < sql.size() && belongs(sql[at])) ++at;
    return at;
}

std::size_t length_of_quoted(std::string_view sql) {
    auto end = sql.find(sql[0], 1);  // a doubled quote makes two quoted tokens side by side, which does no harm
    return end == std::string_view::npos ? sql.size() : end + 1;
}

Token first_token(std::string_view sql) {
    using Kind = Token::Kind;
    auto cut = [&](Kind kind, std::size_t length) { return Token{kind, sql.substr(0, length), false}; };
    char first = sql[0];
    char second = sql.size() > 1 ? sql[1] : '\0';
    if (is_space(first)) return cut(Kind::space, length_while(sql, 0, is_space));
    if (first == '-' && second == '-') return cut(Kind::space, length_while(sql, 0, [](char c) { return c != '\n'; }));
    if (first == '\'' || first == '"') return cut(Kind::quoted, length_of_quoted(sql));
    if (first == '?') return cut(Kind::parameter, length_while(sql, 1, is_digit));
    if (first == ':' && second == ':') return cut(Kind::symbol, 2);
    if (first == ':') return cut(Kind::parameter, length_while(sql, 1, is_word_letter));
    if (is_digit(first)) return cut(Kind::number, length_while(sql, 0, is_digit));
    if (is_word_letter(first))
        return cut(Kind::word, length_while(sql, 0, [](char c) { return is_word_letter(c) || is_digit(c); }));
    return cut(Kind::symbol, 1);
}

}  // namespace

Tokens tokens_of(std::string_view sql) {
    std::vector<Token> tokens;
    while (!sql.empty()) {
        tokens.push_back(first_token(sql));
        sql.remove_prefix(tokens.back().text.size());
    }
    return tokens;
}

namespace {

Tokens without_space(Tokens const& all) {
    Tokens tokens;
    bool after_space = false;
    for (auto token : all) {
        token.after_space = std::exchange(after_space, token.kind == Token::Kind::space);
        if (token.kind != Token::Kind::space) tokens.push_back(token);
    }
    return tokens;
}

}  // namespace

std::vector<Tokens> statements_of(std::string_view script) {
    std::vector<Tokens> statements(1);
    for (auto& token : without_space(tokens_of(script))) {
        if (token.is(";")) statements.emplace_back();
        else statements.back().push_back(token);
    }
    std::erase_if(statements, [](Tokens const& statement) { return statement.empty(); });
    return statements;
}

}  // namespace vafa::store
