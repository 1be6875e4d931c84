// What the fuzz targets share. Each is a program of clang's libFuzzer: it invents inputs that reach new code, under the
// address and undefined-behaviour sanitizers, and stops at the first that breaks what a target promises.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace vafa::fuzz {

inline std::string_view text_of(std::uint8_t const* data, std::size_t size) { return {reinterpret_cast<char const*>(data), size}; }

/// What must hold for every input; libFuzzer keeps the input that broke it.
inline void promise(bool holds, std::string_view what, std::string_view seen = "") {
    if (holds) return;
    std::fprintf(stderr, "BROKEN: %.*s\n%.*s\n", int(what.size()), what.data(), int(seen.size()), seen.data());
    std::abort();
}

}  // namespace vafa::fuzz
