// Ids: 64 bits, ordered by time, written as a prefix and thirteen letters: mem_01j4x9v0q8r3t.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vafa {

/// Crockford base 32, lower case, thirteen letters for 64 bits.
std::string id_letters(std::int64_t value);
std::optional<std::int64_t> read_id_letters(std::string_view letters);

/// The id of a thing; `Kind::prefix` names it in text ("mem"). Zero is no id.
template <class Kind>
struct Id {
    std::int64_t value = 0;

    constexpr auto operator<=>(Id const&) const = default;
    explicit constexpr operator bool() const { return value != 0; }

    std::string text() const { return std::string(Kind::prefix) + '_' + id_letters(value); }

    /// Nothing where the prefix or a letter is wrong.
    static std::optional<Id> parse(std::string_view text) {
        auto prefix = std::string_view(Kind::prefix);
        if (text.size() != prefix.size() + 14 || !text.starts_with(prefix) || text[prefix.size()] != '_') return {};
        auto value = read_id_letters(text.substr(prefix.size() + 1));
        if (!value || *value <= 0) return {};
        return Id{*value};
    }
};

/// No id is nothing, not 0.
template <class Kind>
constexpr std::optional<Id<Kind>> as_optional(Id<Kind> id) {
    return id ? std::optional(id) : std::nullopt;
}

/// Above every id: where a list that begins with the newest begins.
inline constexpr std::int64_t past_all_ids = std::int64_t{1} << 62;

}  // namespace vafa

template <class Kind>
struct std::hash<vafa::Id<Kind>> {
    std::size_t operator()(vafa::Id<Kind> const& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
