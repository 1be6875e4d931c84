// What a disk holds for certain, and what was only said to it: the model under the power cut.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <vector>

namespace vafa::faults {

/// One file by its inode, so that it stays the same when it is renamed.
class UnsyncedFile {
  public:
    /// Takes the descriptor over; what the file holds now counts as synced.
    explicit UnsyncedFile(int descriptor);
    ~UnsyncedFile();
    UnsyncedFile(UnsyncedFile const&) = delete;
    UnsyncedFile& operator=(UnsyncedFile const&) = delete;

    void note_write(char const* bytes, std::size_t count, std::size_t offset);
    void note_truncation(std::size_t size);
    void note_sync();

    /// Leaves in the real file what a disk may hold after the power went: all that was synced, and of the rest what
    /// chance kept, whole or by sectors.
    void leave_after_cut(std::mt19937_64& chance);

  private:
    struct Change {
        bool is_truncation;
        std::size_t offset;
        std::vector<char> bytes;
    };
    static void apply(Change const& change, std::vector<char>& content);

    int descriptor_;
    std::vector<char> synced_;
    std::vector<Change> unsynced_;
};

/// All files that were opened through the layer.
class UnsyncedFiles {
  public:
    /// The file behind an open name; null where it cannot be written.
    UnsyncedFile* track(char const* path);
    void leave_after_cut(std::uint64_t seed);

  private:
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::unique_ptr<UnsyncedFile>> files_;
};

}  // namespace vafa::faults
