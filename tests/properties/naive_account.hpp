// What a member must have, worked out anew each time from the list of everything that stands: no lots, no counters, no
// postings. One point per 200,000 rial over all that is kept, five percent of each sale as credit, floored once a sale.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vafa::properties {

inline constexpr std::int64_t rial_of_a_point = 200'000;
inline constexpr std::int64_t percent_of_credit = 5;

struct NaiveLine {
    std::int64_t net = 0;
    std::int64_t bought = 0;
    std::int64_t returned = 0;
    std::int64_t kept() const { return bought - returned; }
};

struct NaiveSale {
    std::string id;
    std::vector<NaiveLine> lines;
    std::int64_t credit = 0;
    struct Return {
        std::string id;
        std::map<std::size_t, std::int64_t> pieces;  // by line, from 0
        bool is_undone = false;
    };
    std::vector<Return> returns;

    std::int64_t net() const;
    std::int64_t value_kept() const;
    /// Spent credit goes back before any cash does.
    std::int64_t credit_kept() const;
    bool is_all_returned() const;
};

struct NaiveAccount {
    std::string member;
    std::vector<NaiveSale> sales;
    std::map<std::string, std::int64_t> holds;  // live ones, by id

    std::int64_t points() const;      // less what is owed
    std::int64_t credit() const;      // less what is owed; what is held counts
    std::int64_t held() const;
    std::int64_t spendable() const;
};

}  // namespace vafa::properties
