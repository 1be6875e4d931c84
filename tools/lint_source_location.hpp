// For clang-tidy and the fuzz targets: clang 14 does not know libstdc++'s std::source_location.
#pragma once

#if defined(__clang__) && __clang_major__ < 16
namespace std {
struct source_location {
    static constexpr source_location current() { return {}; }
    constexpr char const* file_name() const { return ""; }
    constexpr char const* function_name() const { return ""; }
    constexpr unsigned line() const { return 0; }
    constexpr unsigned column() const { return 0; }
};
}  // namespace std
#endif
