// Rows as a file that spreadsheets open rightly: UTF-8 with its mark, Latin digits, and no cell that a program would run. Pure.
#pragma once

#include <string>
#include <vector>

namespace vafa::exports {

inline constexpr std::string_view utf8_mark = "\xef\xbb\xbf";

/// Ends with CR LF, as RFC 4180 wants it.
std::string csv_line(std::vector<std::string> const& cells);

}  // namespace vafa::exports
