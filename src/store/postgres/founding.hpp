// Brings a PostgreSQL database forward, and makes the role that the program works as.
#pragma once

#include <span>
#include <string>

#include "store/store.hpp"

namespace vafa::store::postgres {

/// The list of clubs, which no row of a club can do without.
inline constexpr Sql insert_club{"insert into store_club (number) values (?1) on conflict do nothing"};

/// One process at a time (advisory lock). The role vafa_app belongs to the whole cluster; several databases share it.
void bring_forward(std::string const& url, std::span<Migration const> migrations);

}  // namespace vafa::store::postgres
