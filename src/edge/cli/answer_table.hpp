// An answer that lists things, as a table for the eyes of whoever sits at a terminal.
#pragma once

#include <string>
#include <string_view>

namespace vafa::cli {

/// `items` of a JSON answer as lines with a head, a column for each field that some item has; anything else as it is.
std::string as_table(std::string_view json);

}  // namespace vafa::cli
