// The rule that keeps backups: hours, days and Jalali months, each by its newest sound one.
#include <gtest/gtest.h>

#include "base/jalali.hpp"
#include "base/zone.hpp"
#include "edge/backup/keep.hpp"

namespace vafa::backup {

namespace {

class Keeping : public testing::Test {
  protected:
    void made(int year, int month, int day, int hour, int minute = 0, bool is_sound = true) {
        auto at = zone_.start_of(*from_jalali(year, month, day)) + hour * hour_ms + minute * minute_ms;
        all_.push_back({std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day) + " " + std::to_string(hour) + ":" +
                            std::to_string(minute), at, is_sound});
    }
    std::vector<std::string> kept(KeepRule const& rule) {
        auto gone = superfluous(all_, rule);
        std::vector<std::string> names;
        for (auto const& one : all_)
            if (!gone.contains(one.name)) names.push_back(one.name);
        return names;
    }

    Zone zone_ = *Zone::named("Asia/Tehran");
    std::vector<Dated> all_;
};

using Names = std::vector<std::string>;

TEST_F(Keeping, the_newest_of_each_of_the_last_hours_stays) {
    for (int hour = 8; hour <= 12; ++hour)
        for (int minute : {5, 35}) made(1405, 9, 4, hour, minute);
    EXPECT_EQ(kept({3, 0, 0}), (Names{"1405-9-4 10:35", "1405-9-4 11:35", "1405-9-4 12:35"}));
}

TEST_F(Keeping, hours_without_a_backup_take_no_place) {
    made(1405, 9, 1, 10);
    made(1405, 9, 4, 10);
    EXPECT_EQ(kept({2, 0, 0}).size(), 2u);
}

TEST_F(Keeping, days_and_months_are_those_of_the_jalali_calendar) {
    made(1405, 6, 31, 23);
    made(1405, 7, 1, 0);
    made(1405, 7, 30, 12);
    made(1405, 8, 1, 9);
    made(1405, 8, 1, 18);
    EXPECT_EQ(kept({0, 2, 0}), (Names{"1405-7-30 12:0", "1405-8-1 18:0"}));
    EXPECT_EQ(kept({0, 0, 3}), (Names{"1405-6-31 23:0", "1405-7-30 12:0", "1405-8-1 18:0"}));
}

TEST_F(Keeping, one_that_is_not_sound_takes_nobodys_place_and_goes_once_a_newer_one_is_sound) {
    made(1405, 9, 4, 10);
    made(1405, 9, 4, 11, 0, false);
    EXPECT_EQ(kept({1, 1, 1}), (Names{"1405-9-4 10:0", "1405-9-4 11:0"}));
    made(1405, 9, 4, 12);
    EXPECT_EQ(kept({2, 0, 0}), (Names{"1405-9-4 10:0", "1405-9-4 12:0"}));
}

TEST_F(Keeping, the_newest_sound_one_stays_whatever_the_rule) {
    made(1405, 9, 3, 10);
    made(1405, 9, 4, 10);
    EXPECT_EQ(kept({0, 0, 0}), (Names{"1405-9-4 10:0"}));
}

}  // namespace

}  // namespace vafa::backup
