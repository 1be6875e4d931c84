// Ends the process with one line that names the broken promise and its place.
#include "base/bug.hpp"

#include <cstdio>
#include <cstdlib>

namespace vafa {

void bug(char const* what, std::source_location where) noexcept {
    std::fprintf(stderr, "bug: %s (%s:%u)\n", what, where.file_name(), static_cast<unsigned>(where.line()));
    std::abort();
}

}  // namespace vafa
