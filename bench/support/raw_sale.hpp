// The raw limit of `sale`: one thread, prepared statements, 64 a commit, WAL and FULL; no HTTP, no rules, no JSON.
//
// Fourteen statements on the club's own schema with its indexes: two reads (the member with wallets; the lots) and twelve
// writes (sale, three lines, four ledger lines, two wallets, the log's row and its body).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vafa::bench {

/// Sales a second on a copy of a club's file.
double raw_sales_per_second(std::filesystem::path const& club_file, double seconds);

/// 4 KiB appends with fdatasync a second, in the folder.
double fdatasyncs_per_second(std::filesystem::path const& folder, double seconds);

}  // namespace vafa::bench
