// The statements of the sealed log.
#pragma once

#include "operation/seals/seals.hpp"

namespace vafa::seals {

/// Of the forms that are signed.
inline constexpr std::uint8_t form_version = 1;

/// As libsodium takes bytes.
inline unsigned char const* raw(auto const& bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }

void insert_leaves(Transaction& tx, Leaves const& leaves);
/// `is_first` inserts: another process that began the same tree is met at the key.
void write_tree(Transaction& tx, Tree const& tree, bool is_first);
std::optional<Tree> lock_tree(Transaction& tx);
std::vector<FormerKey> former_keys(Snapshot& snapshot);
void put_former_key(store::Filling& filling, FormerKey const& former);
std::optional<Day> last_sealed_day(store::Filling& filling);
void insert_day(Transaction& tx, SealedDay const& day);

}  // namespace vafa::seals
