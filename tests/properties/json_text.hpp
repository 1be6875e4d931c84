// How stories write the documents that they send.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace vafa::properties {

inline std::string text(std::int64_t number) { return std::to_string(number); }

/// Which lines, counted from 0, and how many of each.
inline std::string pieces_json(std::map<std::size_t, std::int64_t> const& pieces) {
    std::string json;
    for (auto const& [line, quantity] : pieces)
        json += std::string(json.empty() ? "" : ",") + R"({"line":)" + std::to_string(line + 1) + R"(,"quantity":)" + std::to_string(quantity) + "}";
    return "[" + json + "]";
}

}  // namespace vafa::properties
