// Columns stand in the order in which their fields first come; numbers at the right of their column.
#include "edge/cli/answer_table.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <vector>

#include "base/text.hpp"

namespace vafa::cli {

namespace {

struct Column {
    std::string name;
    bool is_number = true;
    std::size_t width = 0;
};

std::string text_of(boost::json::value const& value) {
    if (value.is_string()) return std::string(value.get_string());
    return value.is_null() ? "" : boost::json::serialize(value);
}

std::vector<Column> columns_of(boost::json::array const& items) {
    std::vector<Column> columns;
    for (auto const& item : items) {
        for (auto const& [name, value] : item.get_object()) {
            auto found = std::find_if(columns.begin(), columns.end(), [&, key = std::string_view(name)](auto const& one) { return one.name == key; });
            if (found == columns.end()) found = columns.insert(columns.end(), {std::string(name), true, name.size()});
            found->is_number &= value.is_number();
            found->width = std::max(found->width, count_letters(text_of(value)));
        }
    }
    return columns;
}

std::string cell(std::string const& text, Column const& column) {
    std::string room(column.width - std::min(column.width, count_letters(text)), ' ');
    return column.is_number ? room + text : text + room;
}

template <class Cell>
std::string line_of(std::vector<Column> const& columns, Cell text) {
    std::string line;
    for (auto const& column : columns) line += (line.empty() ? "" : "  ") + cell(text(column), column);
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

}  // namespace

std::string as_table(std::string_view json) {
    boost::system::error_code broken;
    auto answer = boost::json::parse(json, broken);
    auto const* items = !broken && answer.is_object() ? answer.get_object().if_contains("items") : nullptr;
    bool is_list = items && items->is_array() && !items->get_array().empty() &&
                   std::all_of(items->get_array().begin(), items->get_array().end(), [](auto const& one) { return one.is_object(); });
    if (!is_list) return std::string(json) + "\n";
    auto columns = columns_of(items->get_array());
    auto table = line_of(columns, [](Column const& column) { return column.name; });
    for (auto const& item : items->get_array())
        table += line_of(columns, [&](Column const& column) {
            auto const* value = item.get_object().if_contains(column.name);
            return value ? text_of(*value) : std::string();
        });
    if (auto const* next = answer.get_object().if_contains("next_cursor")) table += "next_cursor: " + text_of(*next) + "\n";
    return table;
}

}  // namespace vafa::cli
