// Days in the Jalali and the Gregorian calendar, and the ISO text of days and moments (facts.md §5).
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vafa {

inline constexpr Refusal no_such_day{"date.no_such_day", RefusalKind::invalid};

struct JalaliDate {
    int year = 0, month = 0, day = 0;
    constexpr auto operator<=>(JalaliDate const&) const = default;
};
struct GregorianDate {
    int year = 0, month = 0, day = 0;
    constexpr auto operator<=>(GregorianDate const&) const = default;
};
enum class Weekday { saturday, sunday, monday, tuesday, wednesday, thursday, friday };

JalaliDate to_jalali(Day day);
/// Refuses no_such_day (30 Esfand of a common year, month 13 …).
Result<Day> from_jalali(int year, int month, int day);
bool is_leap_jalali(int year);
int jalali_month_days(int year, int month);
/// The same day of another month, or its last day where that month is shorter.
Day add_jalali_months(Day day, int months);
Day first_of_jalali_month(Day day);
/// The last day of the day's Jalali month, and of its year.
Day last_of_jalali_month(Day day);
Day last_of_jalali_year(Day day);

GregorianDate to_gregorian(Day day);
Result<Day> from_gregorian(int year, int month, int day);
Weekday weekday(Day day);

/// Persian names: month 1 is فروردین.
std::string_view jalali_month_name(int month);
std::string_view weekday_name(Weekday weekday);
std::string_view weekday_name_en(Weekday weekday);

std::string iso_day(Day day);  // 2026-11-22
Result<Day> parse_iso_day(std::string_view text);
std::string iso_instant(Instant instant);  // 2026-11-22T06:54:00.000Z
Result<Instant> parse_iso_instant(std::string_view text);

}  // namespace vafa
