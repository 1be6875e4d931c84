// Real purchase history brought in from a file, as a club does that comes from other software: each purchase through
// `sales.record` with the day it was sold on. Then everything is added up again straight from the file.
#pragma once

#include <istream>

#include "edge/program.hpp"

namespace vafa::demo {

/// A line of the file: customer, day (yyyymmdd), pieces, price with two decimals.
struct Purchase {
    std::int64_t customer = 0;
    Day day;
    std::int64_t pieces = 0;
    std::int64_t cents = 0;
};
/// Throws a Fault that names the first line which is none.
std::vector<Purchase> read_purchases(std::istream& file);

struct Replayed {
    ClubId club;
    std::int64_t customers = 0;
    std::int64_t sales = 0;
    std::int64_t points = 0, credit = 0;   // that the ledger gave, in all
    std::vector<std::string> differences;  // between the ledger and the file, in words
};

/// Founds a club of that slug, enrols the customers and records what they bought; `progress` hears how many sales are done.
Replayed replay(Program& program, std::string_view slug, std::vector<Purchase> const& purchases,
                std::function<void(std::int64_t)> const& progress);

}  // namespace vafa::demo
