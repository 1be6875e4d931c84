// Sentences with named places: "سقف هر فاکتور {limit} است" and the facts that fill them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/persian.hpp"
#include "base/refusal.hpp"

namespace vafa {

/// Puts each fact in its place, formatted by its type for the language. A place without a fact stays visible as `{name}`.
std::string fill(std::string_view sentence, std::vector<NamedFact> const& facts, Language language, MoneyUnit unit);

/// The names of the places in a sentence, in order.
std::vector<std::string> names_in(std::string_view sentence);

std::string fact_text(Fact const& fact, Language language, MoneyUnit unit);

}  // namespace vafa
