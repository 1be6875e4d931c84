// SCENARIO: a story over GoogleTest that runs on SQLite and on PostgreSQL. Its title carries the numbers it proves.
#pragma once

#include <gtest/gtest.h>

#include <string>

namespace vafa::world {

enum class Engine { sqlite, postgresql };

/// The engine of the story that runs now.
Engine engine();

/// Registers one story for both engines. PostgreSQL needs VAFA_TEST_POSTGRES; without it the story fails, never hides.
int tell(char const* title, char const* file, int line, void (*story)());

}  // namespace vafa::world

#define VAFA_JOIN_(a, b) a##b
#define VAFA_JOIN(a, b) VAFA_JOIN_(a, b)
#define SCENARIO(title)                                                                                       \
    static void VAFA_JOIN(story_, __LINE__)();                                                                \
    [[maybe_unused]] static int const VAFA_JOIN(told_, __LINE__) =                                            \
        ::vafa::world::tell(title, __FILE__, __LINE__, VAFA_JOIN(story_, __LINE__));                          \
    static void VAFA_JOIN(story_, __LINE__)()
