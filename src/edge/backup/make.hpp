// Makes one backup of all clubs, beside the program that serves them.
#pragma once

#include "edge/backup/manifest.hpp"

namespace vafa::backup {

/// A folder of backups, held by one run at a time. What a cut run left is removed.
class BackupFolder {
  public:
    /// A Fault where another run holds it.
    explicit BackupFolder(std::filesystem::path path);
    ~BackupFolder();
    BackupFolder(BackupFolder const&) = delete;
    BackupFolder& operator=(BackupFolder const&) = delete;

    std::filesystem::path const& path() const { return path_; }

  private:
    void remove_leftovers() const;

    std::filesystem::path path_;
    int lock_ = -1;
};

/// Its name begins with this; the rest is the moment it was made.
inline constexpr std::string_view name_prefix = "vafa-";
/// What is not finished begins with this.
inline constexpr std::string_view unfinished_prefix = ".vafa-";
/// How the file of a club is named that was not copied but written row by row.
inline constexpr std::string_view club_ending = ".club.zst";
/// Where a backup is restored for its check.
inline constexpr std::string_view scratch_name = ".vafa-check";

struct Made {
    std::filesystem::path folder;
    Manifest manifest;
};
/// There whole or not at all. A Fault where the disk is full, or there is nothing to back up.
Made make(Installation const& installation, BackupFolder const& into);

/// Recognises a master key without telling it.
std::string key_mark(ServerSecrets const& secrets);

/// Backups that stand in a folder, oldest first, as far as their manifests can be read.
struct Found {
    std::filesystem::path folder;
    Head head;
    std::optional<CheckOutcome> outcome;
};
std::vector<Found> find_all(std::filesystem::path const& folder);

}  // namespace vafa::backup
