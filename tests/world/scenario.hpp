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

#define VAFA_STORY_(title, n)                                                                             \
    static void story_##n();                                                                              \
    [[maybe_unused]] static int const told_##n = ::vafa::world::tell(title, __FILE__, __LINE__, story_##n); \
    static void story_##n()
#define VAFA_STORY(title, n) VAFA_STORY_(title, n)
#define SCENARIO(title) VAFA_STORY(title, __COUNTER__)
