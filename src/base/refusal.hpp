// A refusal is the business saying no: a named constant with a permanent code, returned as a value, never thrown.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/amounts.hpp"
#include "base/instant.hpp"

namespace vafa {

/// Decides the HTTP status (in one switch at the edge) and whether a refusal binds its idempotency key.
enum class RefusalKind { invalid, unauthenticated, forbidden, missing, conflict, limited, unavailable };

/// One reason to say no. Declared once as `inline constexpr Refusal card_blocked{"members.card_blocked", …}`;
/// its sentences stand in text/fa.json and text/en.json under `refusals.<code>`.
struct Refusal {
    std::string_view code;
    RefusalKind kind;
};

/// A value that a refusal's sentence names: "{limit}" in the text, formatted by its type in the caller's language.
using Fact = std::variant<std::int64_t, std::string, Points, Rial, Day, Instant>;

struct NamedFact {
    std::string name;
    Fact value;
};

/// A refusal of this very request: which one, at which field (JSON pointer, may be empty), with which facts.
struct Refused {
    Refusal const* what;
    std::string pointer;
    std::vector<NamedFact> facts;

    bool is(Refusal const& refusal) const { return what->code == refusal.code; }
};

inline Refused refuse(Refusal const& what, std::vector<NamedFact> facts = {}) { return {&what, {}, std::move(facts)}; }

/// The same, at a field: `refuse_at("/mobile", mobile_malformed)`.
inline Refused refuse_at(std::string pointer, Refusal const& what, std::vector<NamedFact> facts = {}) {
    return {&what, std::move(pointer), std::move(facts)};
}

}  // namespace vafa
