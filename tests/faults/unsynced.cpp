// Content in memory, beside the real file that the process itself reads.
#include "faults/unsynced.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace vafa::faults {

namespace {

constexpr std::size_t sector = 512;

std::vector<char> content_of(int descriptor) {
    struct stat state {};
    ::fstat(descriptor, &state);
    std::vector<char> content(static_cast<std::size_t>(state.st_size));
    auto length = ::pread(descriptor, content.data(), content.size(), 0);
    if (length != state.st_size) throw std::runtime_error("a file cannot be read whole");
    return content;
}

}  // namespace

UnsyncedFile::UnsyncedFile(int descriptor) : descriptor_(descriptor), synced_(content_of(descriptor)) {}

UnsyncedFile::~UnsyncedFile() { ::close(descriptor_); }

void UnsyncedFile::note_write(char const* bytes, std::size_t count, std::size_t offset) {
    unsynced_.push_back({false, offset, std::vector<char>(bytes, bytes + count)});
}

void UnsyncedFile::note_truncation(std::size_t size) { unsynced_.push_back({true, size, {}}); }

void UnsyncedFile::note_sync() {
    for (auto const& change : unsynced_) apply(change, synced_);
    unsynced_.clear();
}

void UnsyncedFile::apply(Change const& change, std::vector<char>& content) {
    if (change.is_truncation) return content.resize(std::min(content.size(), change.offset));
    auto end = change.offset + change.bytes.size();
    if (content.size() < end) content.resize(end);
    std::copy(change.bytes.begin(), change.bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

void UnsyncedFile::leave_after_cut(std::mt19937_64& chance) {
    auto content = synced_;
    for (auto const& change : unsynced_) {
        auto fate = chance() % 5;  // two in five kept, two dropped, one torn
        if (fate < 2) apply(change, content);
        if (fate != 4 || change.is_truncation) continue;
        for (std::size_t at = 0; at < change.bytes.size(); at += sector) {
            auto end = std::min(at + sector, change.bytes.size());
            auto from = change.bytes.begin();
            Change piece{false, change.offset + at, {from + static_cast<std::ptrdiff_t>(at), from + static_cast<std::ptrdiff_t>(end)}};
            if (chance() % 2) apply(piece, content);
        }
    }
    bool is_written = ::pwrite(descriptor_, content.data(), content.size(), 0) == static_cast<ssize_t>(content.size()) &&
                      ::ftruncate(descriptor_, static_cast<off_t>(content.size())) == 0;
    if (!is_written) throw std::runtime_error("the state after the cut cannot be written");
}

UnsyncedFile* UnsyncedFiles::track(char const* path) {
    int descriptor = ::open(path, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    struct stat state {};
    ::fstat(descriptor, &state);
    auto& file = files_[{state.st_dev, state.st_ino}];
    if (file) ::close(descriptor);
    else file = std::make_unique<UnsyncedFile>(descriptor);
    return file.get();
}

void UnsyncedFiles::leave_after_cut(std::uint64_t seed) {
    std::mt19937_64 chance(seed);
    for (auto& [inode, file] : files_) file->leave_after_cut(chance);
}

}  // namespace vafa::faults
