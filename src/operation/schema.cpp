// The shapes of plain values.
#include "operation/schema.hpp"

namespace vafa::json {

boost::json::object text_shape(std::string_view format, std::string_view example) {
    boost::json::object shape{{"type", "string"}, {"format", format}};
    if (!example.empty()) shape["examples"] = boost::json::array{example};
    return shape;
}

boost::json::object integer_shape(std::string_view unit) {
    boost::json::object shape{{"type", "integer"}, {"minimum", -largest_amount}, {"maximum", largest_amount}};
    if (!unit.empty()) shape["x-unit"] = unit;
    return shape;
}

}  // namespace vafa::json
