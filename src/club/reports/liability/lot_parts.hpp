// How old what each line moved was, over all lots that a chunk of acts touched. Pure.
#pragma once

#include <map>
#include <vector>

#include "club/reports/liability/lot_walk.hpp"
#include "club/reports/liability/store.hpp"

namespace vafa::reports {

using LineParts = std::map<LinePlace, std::vector<MadePart>>;

/// A movement between two records of one person, or from a giver (the second) to a receiver: a line in a lot of each.
struct RecordsPair {
    LinePlace second, first;
    std::int64_t second_lot = 0, first_lot = 0;
    std::int64_t amount = 0;     // out of the second's lot; below zero: back into it
    Day month;                   // of the act
};
bool is_between(ledger::Account account);
/// Which lines of an act belong together: of an act's lines against `between_records` and `between_members`, in their order.
std::vector<RecordsPair> pairs_between_records(std::vector<LineRow> const& lines, std::vector<MergeRow> const& merges);

/// What each line of these lots changed by when it was made. What goes from one record's lot to the other's is there as old as
/// it was; what comes back is what was taken along, as far as it is there. `known`: of lines between records in earlier chunks.
LineParts parts_of_lots(std::vector<LotLineRow> const& lots, std::vector<RecordsPair> const& pairs, LineParts known);

Day month_of(Day day);
LotLine walked(LotLineRow const& row);

}  // namespace vafa::reports
