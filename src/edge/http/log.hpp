// The server's log: one JSON object a line on stderr. No names, numbers or texts of people, no secrets, no addresses of pages.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace vafa::http {

enum class Level { info, warning, error };

struct LogField {
    std::string_view name;
    std::variant<std::string_view, std::int64_t> value;
};

/// Writes {"at": …, "level": …, "event": …, fields} in one piece.
void log(Level level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace vafa::http
