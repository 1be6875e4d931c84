// Bodies of the operation log, packed: zstd with a dictionary of our own field names, a third of the size for microseconds.
#pragma once

#include <string>
#include <string_view>

#include "store/sql.hpp"

namespace vafa {

struct PackedBody {
    int packing = 0;  // how it was packed; a number once written stays readable for ever
    store::Bytes request;
    store::Bytes answer;
};
struct BodyTexts {
    std::string request;
    std::string answer;
};

PackedBody pack(std::string_view request, std::string_view answer);
/// A damaged body is a store::Fault: verification names its row.
BodyTexts unpack(PackedBody const& packed);

}  // namespace vafa
