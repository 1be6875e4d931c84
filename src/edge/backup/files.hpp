// Files that appear whole or not at all: packed by zstd, synced, and renamed at the end.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "store/fault.hpp"

namespace vafa::backup {

/// A file being written; every failed write is a Fault with the reason of the system.
class NewFile {
  public:
    explicit NewFile(std::filesystem::path path);
    ~NewFile();
    NewFile(NewFile const&) = delete;
    NewFile& operator=(NewFile const&) = delete;

    void write(std::string_view bytes);
    /// Synced and closed.
    void finish();

  private:
    std::filesystem::path path_;
    int file_ = -1;
    std::size_t unsynced_ = 0;
};

/// A zstd file written piece by piece, with its size and SHA-256.
class PackedFile {
  public:
    explicit PackedFile(std::filesystem::path const& path);
    ~PackedFile();
    void write(std::string_view bytes);

    struct Size {
        std::int64_t bytes = 0;
        std::int64_t unpacked_bytes = 0;
        std::string sha256;
    };
    Size finish();

  private:
    struct Packing;
    std::unique_ptr<Packing> packing_;
};

/// Unpacks a file piece by piece. Damaged, naming the file, where it is cut or changed.
void unpack(std::filesystem::path const& path, std::function<void(std::string_view)> const& take);

/// Size and SHA-256 of a file as it stands.
PackedFile::Size sum_of(std::filesystem::path const& path);

void pack_file(std::filesystem::path const& from, PackedFile& into);
void unpack_file(std::filesystem::path const& from, std::filesystem::path const& to);

/// A small file, whole or not at all.
void write_whole(std::filesystem::path const& path, std::string_view text);
std::string read_whole(std::filesystem::path const& path);
void sync_folder(std::filesystem::path const& folder);

/// A folder that is removed with all in it unless it was kept.
class ScratchFolder {
  public:
    explicit ScratchFolder(std::filesystem::path path);
    ~ScratchFolder();
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;

    std::filesystem::path const& path() const { return path_; }
    /// Synced and renamed.
    void keep_as(std::filesystem::path const& name);

  private:
    std::filesystem::path path_;
};

}  // namespace vafa::backup
