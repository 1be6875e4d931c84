// Which lists can become files: the operation that lists, and what stands in each column.
#pragma once

#include <boost/json/object.hpp>
#include <span>

#include "club/tenancy/tenancy.hpp"

namespace vafa::exports {

enum class ExportList { members = 1, cards = 2, sales = 3, returns = 4, audit = 5 };
constexpr auto names_of(ExportList const*) {
    return names<ExportList>({{ExportList::members, "members"}, {ExportList::cards, "cards"}, {ExportList::sales, "sales"},
                              {ExportList::returns, "returns"}, {ExportList::audit, "audit"}});
}

/// How a field of an item is written.
enum class Format { text, number, day, moment, money, word, yes, branch };
struct ExportColumn {
    std::string_view field;
    Format format = Format::text;
    std::string_view words = {};  // of a word: where its sentences stand below "exports.words"
};

std::string_view operation_of(ExportList list);
std::span<ExportColumn const> columns_of(ExportList list);

/// The chosen columns in their order, or all of them. Refuses column_unknown.
Result<std::vector<ExportColumn>> chosen_columns(ExportList list, std::vector<std::string> const& names);

/// The heads of the columns in the reader's language.
std::vector<std::string> heads_of(ExportList list, std::vector<ExportColumn> const& columns, Caller const& caller);
std::vector<std::string> cells_of(boost::json::object const& item, std::vector<ExportColumn> const& columns, Caller const& caller,
                                  Snapshot const& snapshot, tenancy::Places const& places);

}  // namespace vafa::exports
