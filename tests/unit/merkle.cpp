// The tree of RFC 6962 against its known vectors, and every proof of every small tree.
#include "base/merkle.hpp"

#include <gtest/gtest.h>

namespace vafa::merkle {

namespace {

std::string bytes_of(std::string_view hexadecimal) {
    std::string bytes;
    for (std::size_t at = 0; at < hexadecimal.size(); at += 2)
        bytes += static_cast<char>(std::stoi(std::string(hexadecimal.substr(at, 2)), nullptr, 16));
    return bytes;
}

std::vector<Digest> known_leaves() {
    std::vector<Digest> leaves;
    for (auto const* data : {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
        leaves.push_back(leaf_hash(bytes_of(data)));
    return leaves;
}

std::vector<Digest> numbered_leaves(int count) {
    std::vector<Digest> leaves;
    for (int at = 0; at < count; ++at) leaves.push_back(leaf_hash(std::to_string(at)));
    return leaves;
}

TEST(Merkle, has_the_roots_of_certificate_transparency) {
    auto leaves = known_leaves();
    auto root = [&](std::size_t size) { return hex(root_of(std::span(leaves).first(size))); };
    EXPECT_EQ(root(0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(root(1), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    EXPECT_EQ(root(2), "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    EXPECT_EQ(root(3), "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    EXPECT_EQ(root(5), "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4");
    EXPECT_EQ(root(7), "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    EXPECT_EQ(root(8), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST(Merkle, has_the_path_of_a_known_list_of_entries) {
    std::vector<Digest> leaves;
    for (auto const* entry : {"1|A", "2|B", "3|C", "4|D", "5|E"}) leaves.push_back(leaf_hash(entry));
    EXPECT_EQ(hex(root_of(leaves)), "cdfc5a455c0d293d880b92843fafd44706aa20844a8535ddcd6b5397102ce52d");
    auto path = inclusion_proof(leaves, 2);
    ASSERT_EQ(path.size(), 3u);
    EXPECT_EQ(hex(path[0]), "7579600ebcc613c0d7fcd3efa029c507f346099ece6df20e62bd2c7f08469aab");
    EXPECT_EQ(hex(path[1]), "6a7ad82cded8a1c0c1a7dd1884a2f970421a24757c8b774c4ae16c5f81897c65");
    EXPECT_EQ(hex(path[2]), "dde0b472e836a8ea48111953d55ecb606bc5f7e9a8fb3488fc63a377b02feacd");
}

TEST(Merkle, proves_every_leaf_of_every_small_tree_and_no_other) {
    for (int size = 1; size <= 33; ++size) {
        auto leaves = numbered_leaves(size);
        auto root = root_of(leaves);
        for (int index = 0; index < size; ++index) {
            auto proof = inclusion_proof(leaves, index);
            auto const& leaf = leaves[static_cast<std::size_t>(index)];
            EXPECT_TRUE(proves_inclusion(leaf, index, size, proof, root));
            EXPECT_FALSE(proves_inclusion(leaf_hash("another"), index, size, proof, root));
            EXPECT_FALSE(proves_inclusion(leaf, index + 1, size, proof, root));
            if (!proof.empty()) proof.pop_back();
            EXPECT_EQ(proves_inclusion(leaf, index, size, proof, root), size == 1);
        }
    }
}

TEST(Merkle, proves_that_every_small_tree_grew_from_every_smaller_one_and_not_from_another) {
    for (int size = 1; size <= 33; ++size) {
        auto leaves = numbered_leaves(size);
        auto root = root_of(leaves);
        for (int old_size = 1; old_size <= size; ++old_size) {
            auto old_root = root_of(std::span(leaves).first(static_cast<std::size_t>(old_size)));
            auto proof = consistency_proof(leaves, old_size);
            EXPECT_TRUE(proves_consistency(old_size, old_root, size, root, proof));
            EXPECT_FALSE(proves_consistency(old_size, leaf_hash("another"), size, root, proof));
            EXPECT_FALSE(proves_consistency(old_size, old_root, size, leaf_hash("another"), proof));
        }
    }
}

TEST(Merkle, a_frontier_goes_on_where_it_was_kept) {
    auto leaves = numbered_leaves(21);
    Frontier whole, first;
    for (int at = 0; at < 21; ++at) {
        if (at < 13) first.append(leaves[static_cast<std::size_t>(at)]);
        whole.append(leaves[static_cast<std::size_t>(at)]);
    }
    auto restored = Frontier::restore(13, first.full_subtrees());
    ASSERT_TRUE(restored.has_value());
    for (std::size_t at = 13; at < 21; ++at) restored->append(leaves[at]);
    EXPECT_EQ(*restored, whole);
    EXPECT_EQ(restored->root(), root_of(leaves));
    EXPECT_FALSE(Frontier::restore(14, {}).has_value());
}

}  // namespace

}  // namespace vafa::merkle
