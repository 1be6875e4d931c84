// The data folder: house.db, a file for each club, and the lock that keeps a second process out.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "store/store.hpp"

namespace vafa::store::sqlite {

/// The clubs that have a file in a folder, by number: the house first.
std::vector<ClubId> clubs_in(std::filesystem::path const& folder);
std::filesystem::path file_in(std::filesystem::path const& folder, ClubId club);

class Folder {
  public:
    /// Makes the folder where it is missing. A Fault where another process has it, which is named.
    explicit Folder(std::filesystem::path path);
    ~Folder();
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    std::filesystem::path file_of(ClubId club) const { return file_in(path_, club); }
    bool has(ClubId club) const { return std::filesystem::exists(file_of(club)); }
    std::vector<ClubId> clubs() const { return clubs_in(path_); }

    /// Makes a club's migrated file. After a power cut it is there whole or not at all.
    void make(ClubId club, std::string const& vfs, std::span<Migration const> migrations) const;
    /// Brings the file of a club forward.
    void migrate(ClubId club, std::string const& vfs, std::span<Migration const> migrations) const;

  private:
    std::filesystem::path path_;
    int lock_ = -1;
};

}  // namespace vafa::store::sqlite
