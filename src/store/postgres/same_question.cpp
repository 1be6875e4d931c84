// Values are compared by what they hold, not by where it lies.
#include "store/postgres/same_question.hpp"

#include <algorithm>
#include <string_view>

namespace vafa::store::postgres {

namespace {

std::size_t hash_of(Bind const& bind) {
    if (auto* number = std::get_if<std::int64_t>(&bind)) return std::hash<std::int64_t>{}(*number);
    if (auto* text = std::get_if<std::string_view>(&bind)) return std::hash<std::string_view>{}(*text);
    if (auto* bytes = std::get_if<BytesView>(&bind))
        return std::hash<std::string_view>{}({reinterpret_cast<char const*>(bytes->data()), bytes->size()});
    return 0;
}

}  // namespace

bool are_equal(Bind const& a, Bind const& b) {
    if (a.index() != b.index()) return false;
    auto* bytes = std::get_if<BytesView>(&a);
    if (bytes) return std::ranges::equal(*bytes, std::get<BytesView>(b));
    if (auto* text = std::get_if<std::string_view>(&a)) return *text == std::get<std::string_view>(b);
    if (auto* number = std::get_if<std::int64_t>(&a)) return *number == std::get<std::int64_t>(b);
    return true;
}

std::size_t hash_of(Sql const& sql, std::span<Bind const> binds) {
    auto hash = std::hash<Sql const*>{}(&sql);
    for (auto& bind : binds) hash = hash * 0x9e3779b97f4a7c15 + hash_of(bind);
    return hash;
}

bool is_same(Question const& question, Sql const& sql, std::span<Bind const> binds) {
    return question.sql == &sql && std::ranges::equal(question.binds, binds, are_equal);
}

}  // namespace vafa::store::postgres
