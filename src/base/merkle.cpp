// Hashes and proofs of RFC 6962; a tree of n leaves is split at the largest power of two below n. Checking follows
// RFC 9162 §2.1.3.2 and §2.1.4.2.
#include "base/merkle.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "base/bug.hpp"

namespace vafa::merkle {

namespace {

std::size_t split_of(std::size_t size) { return std::bit_floor(size - 1); }

std::string_view as_text(Digest const& digest) { return {reinterpret_cast<char const*>(digest.data()), digest.size()}; }

/// RFC 6962's SUBPROOF(m, D[n], b).
void subproof(std::span<Digest const> leaves, std::size_t size, bool is_old_root_known, std::vector<Digest>& proof) {
    if (size == leaves.size()) {
        if (!is_old_root_known) proof.push_back(root_of(leaves));
        return;
    }
    auto split = split_of(leaves.size());
    if (size <= split) {
        subproof(leaves.first(split), size, is_old_root_known, proof);
        proof.push_back(root_of(leaves.subspan(split)));
    } else {
        subproof(leaves.subspan(split), size - split, false, proof);
        proof.push_back(root_of(leaves.first(split)));
    }
}

}  // namespace

Digest leaf_hash(std::string_view data) {
    std::string bytes(1, '\0');
    bytes += data;
    return sha256(bytes);
}

Digest node_hash(Digest const& left, Digest const& right) {
    std::array<char, 65> bytes;
    bytes[0] = 1;
    std::copy_n(as_text(left).data(), 32, bytes.begin() + 1);
    std::copy_n(as_text(right).data(), 32, bytes.begin() + 33);
    return sha256(std::string_view(bytes.data(), bytes.size()));
}

std::optional<Frontier> Frontier::restore(std::int64_t size, std::vector<Digest> full_subtrees) {
    if (size < 0 || std::popcount(static_cast<std::uint64_t>(size)) != static_cast<int>(full_subtrees.size())) return {};
    Frontier frontier;
    frontier.size_ = size;
    frontier.full_ = std::move(full_subtrees);
    return frontier;
}

void Frontier::append(Digest const& leaf) {
    auto grown = leaf;
    for (auto bits = size_; bits & 1; bits >>= 1) {
        grown = node_hash(full_.back(), grown);
        full_.pop_back();
    }
    full_.push_back(grown);
    ++size_;
}

Digest Frontier::root() const {
    if (full_.empty()) return sha256(std::string_view{});
    auto root = full_.back();
    for (auto at = full_.size() - 1; at-- > 0;) root = node_hash(full_[at], root);
    return root;
}

Digest root_of(std::span<Digest const> leaves) {
    Frontier frontier;
    for (auto const& leaf : leaves) frontier.append(leaf);
    return frontier.root();
}

std::vector<Digest> inclusion_proof(std::span<Digest const> leaves, std::int64_t index) {
    ensure(index >= 0 && static_cast<std::size_t>(index) < leaves.size(), "no such leaf");
    std::vector<Digest> proof;
    auto at = static_cast<std::size_t>(index);
    while (leaves.size() > 1) {
        auto split = split_of(leaves.size());
        bool is_left = at < split;
        proof.push_back(root_of(is_left ? leaves.subspan(split) : leaves.first(split)));
        leaves = is_left ? leaves.first(split) : leaves.subspan(split);
        if (!is_left) at -= split;
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

bool proves_inclusion(Digest const& leaf, std::int64_t index, std::int64_t size, std::span<Digest const> proof,
                      Digest const& root) {
    if (index < 0 || index >= size) return false;
    auto node = index, last = size - 1;
    auto hash = leaf;
    for (auto const& sibling : proof) {
        if (last == 0) return false;
        if (node % 2 == 1 || node == last) {
            hash = node_hash(sibling, hash);
            for (; node % 2 == 0 && node != 0; node >>= 1) last >>= 1;
        } else {
            hash = node_hash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

std::vector<Digest> consistency_proof(std::span<Digest const> leaves, std::int64_t size) {
    ensure(size > 0 && static_cast<std::size_t>(size) <= leaves.size(), "no such earlier tree");
    std::vector<Digest> proof;
    subproof(leaves, static_cast<std::size_t>(size), true, proof);
    return proof;
}

bool proves_consistency(std::int64_t old_size, Digest const& old_root, std::int64_t size, Digest const& root,
                        std::span<Digest const> proof) {
    if (old_size <= 0 || old_size > size) return false;
    if (old_size == size) return proof.empty() && old_root == root;
    bool is_full = std::has_single_bit(static_cast<std::uint64_t>(old_size));
    if (!is_full && proof.empty()) return false;
    auto old_hash = is_full ? old_root : proof[0];
    auto hash = old_hash;
    auto node = old_size - 1, last = size - 1;
    for (; node % 2 == 1; node >>= 1) last >>= 1;
    for (auto const& sibling : proof.subspan(is_full ? 0 : 1)) {
        if (last == 0) return false;
        if (node % 2 == 1 || node == last) {
            old_hash = node_hash(sibling, old_hash);
            hash = node_hash(sibling, hash);
            for (; node % 2 == 0 && node != 0; node >>= 1) last >>= 1;
        } else {
            hash = node_hash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace vafa::merkle
