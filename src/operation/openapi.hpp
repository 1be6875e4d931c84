// OpenAPI 3.1 from the registry: nothing in it is written by hand a second time.
#pragma once

#include <string>

#include "operation/operation.hpp"
#include "operation/texts.hpp"

namespace vafa {

/// The document as pretty JSON, the same bytes for the same program.
std::string openapi(Registry const& registry, Texts const& texts);
/// One type's JSON Schema (draft 2020-12) that stands alone, as pretty JSON: for editors and checkers outside.
std::string schema_document(json::Schema const& schema, std::string_view title);
/// Markdown tables: who may do what, and every refusal with its sentences.
std::string permissions_table(Registry const& registry);
std::string refusals_table(Registry const& registry, Texts const& texts);

}  // namespace vafa
