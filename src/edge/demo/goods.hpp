// What the sample club sells: three hundred goods of a shop for coffee, chocolate and gifts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edge/demo/random.hpp"

namespace vafa::demo {

struct InventedGood {
    std::string name;
    std::size_t group = 0;       // of `group_names`
    std::int64_t price = 0;      // rial
    std::string barcode;         // EAN-13
    std::string article;
    std::int64_t quick_key = 0;  // 0 = none
};
std::vector<std::string> const& group_names();
std::vector<InventedGood> invent_goods(Random& random, std::size_t count);

/// Thirteen digits with the check digit that belongs to twelve.
std::string ean13(std::string const& twelve);

}  // namespace vafa::demo
