// Names, places and mobiles of people who do not exist.
#pragma once

#include <string>
#include <vector>

#include "edge/demo/random.hpp"

namespace vafa::demo {

struct InventedPerson {
    bool is_female = false;
    std::string first_name, last_name;
    std::string mobile;         // national form; the n-th person's is never another's
    std::string neighbourhood;
    int birth_year = 0;         // Jalali
    int birth_month = 0, birth_day = 0;
};
InventedPerson invent_person(Random& random, std::int64_t n);

}  // namespace vafa::demo
