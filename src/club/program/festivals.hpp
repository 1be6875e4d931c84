// A club's festivals: days with a name, so that several rules go by one calendar.
#pragma once

#include "club/program/conditions.hpp"

namespace vafa::program {

using FestivalDays = std::variant<OnDates, EachYear>;

struct Festival {
    std::string name;
    std::vector<FestivalDays> days;
};
constexpr auto describe(Festival const*) {
    return fields(field("name", &Festival::name, "What conditions and people call it."),
                  field("days", &Festival::days, "Its days: dates, or the same days of each year; one of them is enough."));
}

bool is_on(OnDates const& dates, Day day);
bool is_on(EachYear const& dates, Day day);
bool is_on(Festival const& festival, Day day);

}  // namespace vafa::program
