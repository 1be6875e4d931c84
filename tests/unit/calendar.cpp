// Jalali days and Iran's clock: leap years, the end of Esfand, summer time until 2022 and none after, midnights that never were.
#include <gtest/gtest.h>

#include <array>

#include "base/jalali.hpp"
#include "base/zone.hpp"

namespace vafa {

namespace {

constexpr char const* b44 = "Iran's calendar and clock are right before and after 2022 [B44]";

Day gregorian(int year, int month, int day) { return *from_gregorian(year, month, day); }
Day jalali(int year, int month, int day) { return *from_jalali(year, month, day); }
Instant moment(char const* text) { return *parse_iso_instant(text); }
Zone tehran() { return *Zone::named("Asia/Tehran"); }

TEST(Calendar, new_year_falls_on_the_official_days) {
    SCOPED_TRACE(b44);
    EXPECT_EQ(jalali(1357, 1, 1), gregorian(1978, 3, 21));
    EXPECT_EQ(jalali(1399, 1, 1), gregorian(2020, 3, 20));
    EXPECT_EQ(jalali(1400, 1, 1), gregorian(2021, 3, 21));
    EXPECT_EQ(jalali(1403, 1, 1), gregorian(2024, 3, 20));
    EXPECT_EQ(jalali(1404, 1, 1), gregorian(2025, 3, 21));
    EXPECT_EQ(jalali(1405, 9, 4), gregorian(2026, 11, 25));
}

TEST(Calendar, leap_years_come_after_four_years_and_sometimes_after_five) {
    SCOPED_TRACE(b44);
    for (int year : {1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412}) {
        EXPECT_TRUE(is_leap_jalali(year)) << year;
        EXPECT_FALSE(is_leap_jalali(year + 1)) << year + 1;
        EXPECT_TRUE(from_jalali(year, 12, 30)) << year;
        EXPECT_TRUE(from_jalali(year + 1, 12, 30).is_refused()) << year + 1;
    }
    EXPECT_TRUE(from_jalali(1404, 13, 1).is_refused());
    EXPECT_TRUE(from_jalali(1404, 7, 31).is_refused());
    EXPECT_TRUE(from_jalali(1404, 0, 1).is_refused());
}

TEST(Calendar, every_day_of_two_centuries_goes_there_and_back) {
    SCOPED_TRACE(b44);
    auto before = to_jalali(gregorian(1921, 3, 20));
    for (auto day = gregorian(1921, 3, 21); day < gregorian(2090, 1, 1); day = day + 1) {
        auto date = to_jalali(day);
        ASSERT_EQ(jalali(date.year, date.month, date.day), day);
        ASSERT_LT(before, date);
        ASSERT_LE(date.day, jalali_month_days(date.year, date.month));
        before = date;
    }
}

TEST(Calendar, months_later_end_with_the_month_and_weeks_begin_on_saturday) {
    SCOPED_TRACE(b44);
    EXPECT_EQ(add_jalali_months(jalali(1404, 6, 31), 1), jalali(1404, 7, 30));
    EXPECT_EQ(add_jalali_months(jalali(1403, 12, 30), 12), jalali(1404, 12, 29));
    EXPECT_EQ(last_of_jalali_year(jalali(1403, 5, 5)), jalali(1403, 12, 30));
    EXPECT_EQ(weekday(gregorian(2026, 11, 25)), Weekday::wednesday);
    EXPECT_EQ(weekday(jalali(1404, 1, 2)), Weekday::saturday);
}

TEST(Calendar, a_business_day_begins_at_the_local_midnight_of_its_year) {
    SCOPED_TRACE(b44);
    auto zone = tehran();
    // summer time until 1401: +04:30 from 2 Farvardin on; none since
    EXPECT_EQ(zone.day_of(moment("2021-07-01T19:29:59.999Z")), gregorian(2021, 7, 1));
    EXPECT_EQ(zone.day_of(moment("2021-07-01T19:30:00.000Z")), gregorian(2021, 7, 2));
    EXPECT_EQ(zone.day_of(moment("2023-07-01T20:29:59.999Z")), gregorian(2023, 7, 1));
    EXPECT_EQ(zone.day_of(moment("2023-07-01T20:30:00.000Z")), gregorian(2023, 7, 2));
    EXPECT_EQ(zone.day_of(moment("2026-11-25T20:30:00.000Z")), gregorian(2026, 11, 26));
}

TEST(Calendar, a_day_whose_midnight_was_skipped_begins_at_one) {
    SCOPED_TRACE(b44);
    auto zone = tehran();
    auto start = zone.start_of(gregorian(2021, 3, 22));
    EXPECT_EQ(iso_instant(start), "2021-03-21T20:30:00.000Z");
    EXPECT_EQ(zone.local(start).hour, 1);
    EXPECT_EQ(zone.day_of(start), gregorian(2021, 3, 22));
    EXPECT_EQ(zone.day_of(start + -1), gregorian(2021, 3, 21));
    EXPECT_EQ(iso_instant(zone.start_of(gregorian(2024, 3, 21))), "2024-03-20T20:30:00.000Z");
}

}  // namespace

}  // namespace vafa
