// A club's past made larger than the program could make it in the time of a bench: rows written into its file by SQL.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vafa::bench {

/// One after the other, on a file that no program has open. Throws with the statement that failed.
void run_sql(std::filesystem::path const& file, std::vector<std::string> const& statements);

/// `times` as many members, each copy with the same past: sales, lines, ledger, counters, groups and the past that is kept. What is kept
/// is spread over as many stretches of the log as such a club would have. The copies have no mobile, no card and no receipts.
void multiply_members(std::filesystem::path const& file, long times);

}  // namespace vafa::bench
