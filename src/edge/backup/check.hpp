// Restores a backup in a scratch place and verifies what came out: a backup that was never restored is only a hope.
#pragma once

#include "edge/backup/manifest.hpp"

namespace vafa::backup {

/// Never throws for what it finds: that is the verdict. `scratch` is made and removed.
Verdict check(std::filesystem::path const& backup, std::filesystem::path const& scratch, ServerSecrets::Key const& key);

/// Compares every file with its sum, then lays out an embedded folder in `target`, which must be empty. Damaged, naming the
/// file, where one is missing, cut or changed. Days that were signed by another key are countersigned with the secrets.
Manifest lay_out(std::filesystem::path const& backup, std::filesystem::path const& target, ServerSecrets const& secrets);

/// Verifies each of these clubs in an embedded folder that nobody has open, and fills in the verdict.
void check_folder(std::filesystem::path const& place, std::vector<ClubCopy> const& clubs, Verdict& verdict);

/// The key's text form as DIR/master.key holds it.
void write_key(std::filesystem::path const& folder, ServerSecrets::Key const& key);

/// Into an empty folder, or one that holds nothing but its master.key; with a database, into one that has no clubs, and the
/// key must be there. Whole or not at all. A Fault over a living club. Answers whether the right master key is there.
struct Restored {
    Manifest manifest;
    bool has_key = false;
};
Restored restore(std::filesystem::path const& backup, Installation const& into);

}  // namespace vafa::backup
