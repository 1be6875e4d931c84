// Few works share few connections; many spread; a load about a boundary does not make them change places.
#include <gtest/gtest.h>

#include "store/postgres/lane_width.hpp"

namespace vafa::store::postgres {

namespace {

std::size_t after(LaneWidth& width, std::size_t load, int works) {
    std::size_t now = 0;
    for (int i = 0; i < works; ++i) now = width.at(load);
    return now;
}

TEST(LaneWidth, AWorkAloneUsesOneConnection) {
    LaneWidth width(8);
    EXPECT_EQ(after(width, 1, 1'000), 1U);
}

TEST(LaneWidth, AConnectionIsAddedForEachDozenWorks) {
    LaneWidth width(8);
    EXPECT_EQ(after(width, 32, 1'000), 3U);
    EXPECT_EQ(after(width, 64, 1'000), 6U);
    EXPECT_EQ(after(width, 32, 1'000), 3U);
    EXPECT_EQ(after(width, 1, 1'000), 1U);
}

TEST(LaneWidth, NeverMoreThanThereAre) {
    LaneWidth few(2);
    EXPECT_EQ(after(few, 500, 1'000), 2U);
    LaneWidth one(1);
    EXPECT_EQ(after(one, 500, 1'000), 1U);
}

TEST(LaneWidth, ALoadAboutABoundaryChangesNothing) {
    LaneWidth width(8);
    auto before = after(width, 24, 1'000);
    for (int round = 0; round < 100; ++round) {
        EXPECT_EQ(after(width, 22, 50), before);
        EXPECT_EQ(after(width, 26, 50), before);
    }
}

TEST(LaneWidth, ASurgeIsMetWithinSomeHundredWorks) {
    LaneWidth width(8);
    after(width, 1, 100);
    EXPECT_EQ(after(width, 200, 300), 8U);
}

}  // namespace

}  // namespace vafa::store::postgres
