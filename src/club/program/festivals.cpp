// Days of a festival: both ends included; each year by the Jalali calendar.
#include "club/program/festivals.hpp"

#include <algorithm>

namespace vafa::program {

namespace {

/// Month and day as one number; 30 Esfand is kept on 29 Esfand of a common year.
int place_in(int year, std::int64_t month, std::int64_t day) {
    auto last = jalali_month_days(year, static_cast<int>(month));
    return static_cast<int>(month) * 100 + std::min(static_cast<int>(day), last);
}

}  // namespace

bool is_on(OnDates const& dates, Day day) {
    return (!dates.first_day || day >= *dates.first_day) && (!dates.last_day || day <= *dates.last_day);
}

bool is_on(EachYear const& dates, Day day) {
    auto date = to_jalali(day);
    auto today = date.month * 100 + date.day;
    auto from = place_in(date.year, dates.from_month, dates.from_day), until = place_in(date.year, dates.until_month, dates.until_day);
    return from <= until ? today >= from && today <= until : today >= from || today <= until;
}

bool is_on(Festival const& festival, Day day) {
    return std::any_of(festival.days.begin(), festival.days.end(),
                       [&](FestivalDays const& days) { return std::visit([&](auto const& each) { return is_on(each, day); }, days); });
}

}  // namespace vafa::program
