// A bug is a state that our own code has ruled out; it ends the process, in release builds too, before it can do harm.
#pragma once

#include <source_location>

namespace vafa {

/// Prints what was broken and where, then aborts.
[[noreturn]] void bug(char const* what, std::source_location where = std::source_location::current()) noexcept;

/// Ends the process unless `holds`. For what no caller's input may ever cause.
inline void ensure(bool holds, char const* what, std::source_location where = std::source_location::current()) noexcept {
    if (!holds) bug(what, where);
}

}  // namespace vafa
