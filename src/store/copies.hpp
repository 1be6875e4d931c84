// Copies of an embedded folder's files, taken by any process while another one writes them.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "store/transaction.hpp"

namespace vafa::store {

/// Of the folder's files, the house first. Empty where no store has been.
std::vector<ClubId> clubs_with_files(std::filesystem::path const& folder);
std::filesystem::path club_file(std::filesystem::path const& folder, ClubId club);

/// Writes a club's file as it stands at one moment to `to`, a new file, and syncs it. Reads through a read-only connection
/// that never checkpoints; its view ends with the copy, so the writer's log can begin anew at once. `ask` is asked in the
/// same view, before. A Fault, with the reason of the system, where the copy cannot be written; what was written stays.
void copy_club_file(std::filesystem::path const& folder, ClubId club, std::filesystem::path const& to,
                    std::function<void(Snapshot&)> const& ask);

}  // namespace vafa::store
