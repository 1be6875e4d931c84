// The cache of what changes rarely, as a snapshot sees it.
#include <gtest/gtest.h>

#include "store/transaction.hpp"

using namespace vafa;
using namespace vafa::store;

namespace {

struct Catalogue {
    std::vector<std::string> names;
};

class Looking final : public Snapshot {
  public:
    using Snapshot::Snapshot;
    std::string const& first_name(std::int64_t version, std::string const& name) {
        return cache().get<Catalogue>(club(), version, [&] { return Catalogue{{name}}; })->names.front();
    }

  protected:
    Rows run_read(Sql const&, std::span<Bind const>) override { return {}; }
    void run_together(std::span<Question const* const>, std::span<Rows>) override {}
};

std::string const long_name = "a name that does not fit into the string itself";

}  // namespace

TEST(StoreCache, WhatASnapshotWasGivenLivesAsLongAsItThoughTheCacheForgets) {
    VersionedCache cache;
    Looking snapshot({1}, cache);
    auto const& old = snapshot.first_name(1, long_name);
    cache.forget({1});
    EXPECT_EQ(old, long_name);
    EXPECT_EQ(Looking({1}, cache).first_name(2, "of another thread"), "of another thread");
    EXPECT_EQ(snapshot.first_name(3, long_name + "!"), long_name + "!");
    EXPECT_EQ(old, long_name);
}

TEST(StoreCache, AVersionIsLoadedOnceForAllUntilItIsForgotten) {
    VersionedCache cache;
    Looking one({1}, cache), other({1}, cache), foreign({2}, cache);
    auto const* first = &one.first_name(1, long_name);
    EXPECT_EQ(&other.first_name(1, "not loaded"), first);
    EXPECT_NE(&foreign.first_name(1, "of another club"), first);
    cache.forget({1});
    EXPECT_EQ(other.first_name(1, "loaded again"), "loaded again");
    EXPECT_EQ(*first, long_name);
}
