// Files that are part of the program: migrations, texts, the body dictionary.
#pragma once

#include <span>
#include <string_view>

namespace vafa {

struct Embedded {
    std::string_view name;   // its path below src/ (or "text/…"): "operation/migrations/0001_operation_log.sql"
    std::string_view bytes;
};

/// In order of their names.
std::span<Embedded const> embedded_files();

}  // namespace vafa
