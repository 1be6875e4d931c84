// A Merkle tree as RFC 6962 hashes it, over SHA-256: proves that a row is among many, and that many only grew.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/digest.hpp"

namespace vafa::merkle {

/// SHA-256(00 | data): the prefixes keep a leaf from passing as a node.
Digest leaf_hash(std::string_view data);
/// SHA-256(01 | left | right)
Digest node_hash(Digest const& left, Digest const& right);

/// A growing tree kept as the roots of its full subtrees, largest first: as many hashes as its size has binary ones.
class Frontier {
  public:
    Frontier() = default;
    /// As kept before. Nothing where the number of hashes does not fit the size.
    static std::optional<Frontier> restore(std::int64_t size, std::vector<Digest> full_subtrees);

    void append(Digest const& leaf);
    std::int64_t size() const { return size_; }
    /// The root of an empty tree is the hash of nothing.
    Digest root() const;
    std::vector<Digest> const& full_subtrees() const { return full_; }
    bool operator==(Frontier const&) const = default;

  private:
    std::int64_t size_ = 0;
    std::vector<Digest> full_;
};

Digest root_of(std::span<Digest const> leaves);

/// The hashes that lead from a leaf to the root, lowest first (RFC 6962 §2.1.1).
std::vector<Digest> inclusion_proof(std::span<Digest const> leaves, std::int64_t index);
bool proves_inclusion(Digest const& leaf, std::int64_t index, std::int64_t size, std::span<Digest const> proof,
                      Digest const& root);

/// Shows that the tree of the first `size` leaves is the beginning of the whole (RFC 6962 §2.1.2).
std::vector<Digest> consistency_proof(std::span<Digest const> leaves, std::int64_t size);
bool proves_consistency(std::int64_t old_size, Digest const& old_root, std::int64_t size, Digest const& root,
                        std::span<Digest const> proof);

}  // namespace vafa::merkle
