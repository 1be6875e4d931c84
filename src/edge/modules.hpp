// The modules of the business, listed once.
#pragma once

#include "operation/operation.hpp"

namespace vafa {

/// In the order of club/MODULES.
Registry all_modules();

/// The migrations that are part of the program, by number.
std::vector<store::Migration> all_migrations();

}  // namespace vafa
