// Calendar arithmetic in whole numbers: the 33-year rule, equal to the official table for 1206 to 1498 and mended after.
#include "base/jalali.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace vafa {

namespace {

constexpr std::array<std::string_view, 12> month_names{"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
                                                       "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"};
constexpr std::array<std::string_view, 7> weekday_names{"شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"};
constexpr std::array<std::string_view, 7> weekday_names_en{"Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};

// Years that begin a day later than the 33-year rule says, since the year before is leap by the sky and not by the rule:
// 1502 is common and 1503 leap, so 1503 begins a day earlier than the rule (facts.md §5.2).
constexpr std::array<int, 1> begins_a_day_earlier{1503};

/// 1 Farvardin as a day number: JDN = 1948320 + 365 (y − 1) + floor((8 y + 21) / 33), and day 0 is JDN 2440588.
std::int32_t new_year(int year) {
    auto by_rule = 1948320 + 365LL * (year - 1) + floor_divide(8LL * year + 21, 33) - 2440588;
    bool is_earlier = std::find(begins_a_day_earlier.begin(), begins_a_day_earlier.end(), year) != begins_a_day_earlier.end();
    return static_cast<std::int32_t>(by_rule - is_earlier);
}

int days_before_month(int month) { return month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30; }

bool read_number(std::string_view text, int& into) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    bool only_digits = std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
    return error == std::errc{} && end == text.data() + text.size() && only_digits;
}

}  // namespace

bool is_leap_jalali(int year) { return new_year(year + 1) - new_year(year) == 366; }

int jalali_month_days(int year, int month) {
    if (month <= 6) return 31;
    return month < 12 || is_leap_jalali(year) ? 30 : 29;
}

JalaliDate to_jalali(Day day) {
    auto year = static_cast<int>(1 + floor_divide(33 * (day.number + 2440588LL - 1948320) + 3, 12053));
    while (new_year(year) > day.number) --year;
    while (new_year(year + 1) <= day.number) ++year;
    int of_year = day.number - new_year(year);
    int month = of_year < 186 ? of_year / 31 + 1 : (of_year - 186) / 30 + 7;
    return {year, month, of_year - days_before_month(month) + 1};
}

Result<Day> from_jalali(int year, int month, int day) {
    bool exists = year >= 1 && year <= 3000 && month >= 1 && month <= 12 && day >= 1 && day <= jalali_month_days(year, month);
    if (!exists) return refuse(no_such_day);
    return Day{new_year(year) + days_before_month(month) + day - 1};
}

Day add_jalali_months(Day day, int months) {
    auto date = to_jalali(day);
    auto count = date.year * 12 + date.month - 1 + months;
    int year = static_cast<int>(floor_divide(count, 12)), month = count - year * 12 + 1;
    return Day{new_year(year) + days_before_month(month) + std::min(date.day, jalali_month_days(year, month)) - 1};
}

Day first_of_jalali_month(Day day) { return day - (to_jalali(day).day - 1); }

Day last_of_jalali_month(Day day) {
    auto date = to_jalali(day);
    return day + (jalali_month_days(date.year, date.month) - date.day);
}

Day last_of_jalali_year(Day day) { return Day{new_year(to_jalali(day).year + 1) - 1}; }

// The civil calendar by eras of 400 years (146,097 days), counted from 0000-03-01.
GregorianDate to_gregorian(Day day) {
    std::int64_t days = day.number + 719468LL;
    auto era = floor_divide(days, 146097);
    auto of_era = days - era * 146097;
    auto year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    auto of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    auto shifted = (5 * of_year + 2) / 153;  // March = 0
    int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {static_cast<int>(year_of_era + era * 400 + (month <= 2)), month, static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1)};
}

Result<Day> from_gregorian(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return refuse(no_such_day);
    std::int64_t shifted_year = year - (month <= 2);
    auto era = floor_divide(shifted_year, 400);
    auto year_of_era = shifted_year - era * 400;
    auto of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    auto of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    Day found{static_cast<std::int32_t>(era * 146097 + of_era - 719468)};
    if (to_gregorian(found) != GregorianDate{year, month, day}) return refuse(no_such_day);
    return found;
}

Weekday weekday(Day day) {
    // 1970-01-01 was a Thursday.
    return static_cast<Weekday>(((day.number + 5) % 7 + 7) % 7);
}

std::string_view jalali_month_name(int month) { return month_names.at(static_cast<std::size_t>(month - 1)); }
std::string_view weekday_name(Weekday day) { return weekday_names.at(static_cast<std::size_t>(day)); }
std::string_view weekday_name_en(Weekday day) { return weekday_names_en.at(static_cast<std::size_t>(day)); }

std::string iso_day(Day day) {
    auto date = to_gregorian(day);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

Result<Day> parse_iso_day(std::string_view text) {
    int year = 0, month = 0, day = 0;
    bool fits = text.size() == 10 && text[4] == '-' && text[7] == '-' && read_number(text.substr(0, 4), year) &&
                read_number(text.substr(5, 2), month) && read_number(text.substr(8, 2), day);
    if (!fits) return refuse(no_such_day);
    return from_gregorian(year, month, day);
}

std::string iso_instant(Instant instant) {
    auto day = floor_divide(instant.ms, day_ms);
    auto ms = instant.ms - day * day_ms;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso_day(Day{static_cast<std::int32_t>(day)}), ms / hour_ms,
                       ms / minute_ms % 60, ms / second_ms % 60, ms % 1000);
}

Result<Instant> parse_iso_instant(std::string_view text) {
    int hour = 0, minute = 0, second = 0, ms = 0;
    bool fits = (text.size() == 20 || text.size() == 24) && text[10] == 'T' && text.back() == 'Z' && text[13] == ':' && text[16] == ':' &&
                read_number(text.substr(11, 2), hour) && read_number(text.substr(14, 2), minute) && read_number(text.substr(17, 2), second);
    if (fits && text.size() == 24) fits = text[19] == '.' && read_number(text.substr(20, 3), ms);
    if (!fits || hour > 23 || minute > 59 || second > 59) return refuse(no_such_day);
    auto day = TRY(parse_iso_day(text.substr(0, 10)));
    return Instant{day.number * 24 * hour_ms + hour * hour_ms + minute * minute_ms + second * second_ms + ms};
}

}  // namespace vafa
