// Writes are synced every few megabytes: one large sync at the end would hold up those of the tills.
#include "edge/backup/files.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <zstd.h>

#include <cstring>
#include <memory>
#include <vector>

#include "base/digest.hpp"
#include "edge/backup/manifest.hpp"

namespace vafa::backup {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t piece = 1 << 17;
constexpr std::size_t synced_every = 4 << 20;
constexpr int level = 3;

[[noreturn]] void fail(fs::path const& path, int error) {
    throw store::Fault(path.string() + " cannot be written: " + std::strerror(error));
}

class ReadFile {
  public:
    explicit ReadFile(fs::path const& path) : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (file_ < 0) throw Damaged(path.string() + " cannot be read: " + std::strerror(errno));
    }
    ~ReadFile() { ::close(file_); }
    std::string_view next() {
        auto got = ::read(file_, bytes_.data(), bytes_.size());
        if (got < 0) throw Damaged(path_.string() + " cannot be read: " + std::strerror(errno));
        return {bytes_.data(), static_cast<std::size_t>(got)};
    }

  private:
    fs::path path_;
    int file_;
    std::vector<char> bytes_ = std::vector<char>(piece);
};

}  // namespace

NewFile::NewFile(fs::path path) : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    if (file_ < 0) fail(path_, errno);
}

NewFile::~NewFile() {
    if (file_ >= 0) ::close(file_);
}

void NewFile::write(std::string_view bytes) {
    unsynced_ += bytes.size();
    while (!bytes.empty()) {
        auto written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0) fail(path_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (unsynced_ < synced_every) return;
    if (::fdatasync(file_) != 0) fail(path_, errno);
    unsynced_ = 0;
}

void NewFile::finish() {
    if (::fsync(file_) != 0) fail(path_, errno);
    ::close(std::exchange(file_, -1));
}

struct PackedFile::Packing {
    explicit Packing(fs::path const& path) : file(path), out(ZSTD_CStreamOutSize()) {}

    void compress(std::string_view bytes, ZSTD_EndDirective directive) {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        for (bool is_done = false; !is_done;) {
            ZSTD_outBuffer to{out.data(), out.size(), 0};
            auto left = ZSTD_compressStream2(context.get(), &to, &in, directive);
            if (ZSTD_isError(left)) throw store::Fault(std::string("packing failed: ") + ZSTD_getErrorName(left));
            std::string_view packed{out.data(), to.pos};
            file.write(packed);
            digest.add(packed);
            size.bytes += static_cast<std::int64_t>(to.pos);
            is_done = directive == ZSTD_e_end ? left == 0 : in.pos == in.size;
        }
    }

    NewFile file;
    std::vector<char> out;
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context{ZSTD_createCCtx(), ZSTD_freeCCtx};
    RunningDigest digest;
    Size size;
};

PackedFile::PackedFile(fs::path const& path) : packing_(std::make_unique<Packing>(path)) {
    ZSTD_CCtx_setParameter(packing_->context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(packing_->context.get(), ZSTD_c_checksumFlag, 1);
}

PackedFile::~PackedFile() = default;

void PackedFile::write(std::string_view bytes) {
    packing_->size.unpacked_bytes += static_cast<std::int64_t>(bytes.size());
    packing_->compress(bytes, ZSTD_e_continue);
}

PackedFile::Size PackedFile::finish() {
    packing_->compress({}, ZSTD_e_end);
    packing_->file.finish();
    packing_->size.sha256 = hex(packing_->digest.digest());
    return packing_->size;
}

void unpack(fs::path const& path, std::function<void(std::string_view)> const& take) {
    ReadFile file(path);
    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context{ZSTD_createDCtx(), ZSTD_freeDCtx};
    std::vector<char> out(ZSTD_DStreamOutSize());
    std::size_t left = 1;
    for (auto bytes = file.next(); !bytes.empty(); bytes = file.next()) {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        while (in.pos < in.size) {
            if (left == 0) throw Damaged(path.string() + " goes on after its end");
            ZSTD_outBuffer to{out.data(), out.size(), 0};
            left = ZSTD_decompressStream(context.get(), &to, &in);
            if (ZSTD_isError(left)) throw Damaged(path.string() + " is damaged: " + ZSTD_getErrorName(left));
            if (to.pos > 0) take({out.data(), to.pos});
        }
    }
    if (left != 0) throw Damaged(path.string() + " is cut off");
}

PackedFile::Size sum_of(fs::path const& path) {
    ReadFile file(path);
    RunningDigest digest;
    PackedFile::Size size;
    for (auto bytes = file.next(); !bytes.empty(); bytes = file.next()) {
        digest.add(bytes);
        size.bytes += static_cast<std::int64_t>(bytes.size());
    }
    size.sha256 = hex(digest.digest());
    return size;
}

void pack_file(fs::path const& from, PackedFile& into) {
    ReadFile file(from);
    for (auto bytes = file.next(); !bytes.empty(); bytes = file.next()) into.write(bytes);
}

void unpack_file(fs::path const& from, fs::path const& to) {
    NewFile file(to);
    unpack(from, [&](std::string_view bytes) { file.write(bytes); });
    file.finish();
}

void write_whole(fs::path const& path, std::string_view text) {
    auto half_written = path;
    half_written += ".new";
    NewFile file(half_written);
    file.write(text);
    file.finish();
    fs::rename(half_written, path);
    sync_folder(path.parent_path());
}

std::string read_whole(fs::path const& path) {
    ReadFile file(path);
    std::string text;
    for (auto bytes = file.next(); !bytes.empty(); bytes = file.next()) text += bytes;
    return text;
}

void sync_folder(fs::path const& folder) {
    int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is_synced = opened >= 0 && ::fsync(opened) == 0;
    int error = errno;
    if (opened >= 0) ::close(opened);
    if (!is_synced) fail(folder, error);
}

ScratchFolder::ScratchFolder(fs::path path) : path_(std::move(path)) {
    std::error_code error;
    fs::remove_all(path_, error);
    fs::create_directories(path_, error);
    if (error) throw store::Fault(path_.string() + " cannot be made: " + error.message());
    fs::permissions(path_, fs::perms::owner_all);
}

ScratchFolder::~ScratchFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
}

void ScratchFolder::keep_as(fs::path const& name) {
    sync_folder(path_);
    std::error_code error;
    fs::rename(path_, name, error);
    if (error) throw store::Fault(name.string() + " cannot be made: " + error.message());
    path_.clear();
    sync_folder(name.parent_path());
}

}  // namespace vafa::backup
