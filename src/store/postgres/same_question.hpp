// When two questions are the same: one statement with equal values.
#pragma once

#include <cstddef>
#include <span>

#include "store/transaction.hpp"

namespace vafa::store::postgres {

bool are_equal(Bind const& a, Bind const& b);
std::size_t hash_of(Sql const& sql, std::span<Bind const> binds);
bool is_same(Question const& question, Sql const& sql, std::span<Bind const> binds);

}  // namespace vafa::store::postgres
