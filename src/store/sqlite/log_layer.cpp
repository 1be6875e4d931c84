// The log and the database file get a file of ours; all else is opened by the layer below, as if this one were not there.
#include "store/sqlite/log_layer.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <new>

#include "base/bug.hpp"

namespace vafa::store::sqlite {

namespace {

// SQLite's layer for Unix takes no more than 128 KiB (less one byte) at a time, and cuts what is longer without a word.
constexpr std::size_t most_waiting = 128'000;

// The locks of readers' marks in SQLite's shared memory (its "WAL-index locking"): a log begins anew under all but the first.
constexpr int lock_of_second_mark = 4;
constexpr int marks_after_first = 4;

/// As SQLite allocates it: ours in front, the file of the layer below behind.
struct LayerFile {
    sqlite3_file base;
    bool is_log = false;
    std::string waiting{};        // of the log: not handed down yet
    sqlite3_int64 begins_at = 0;  // and its place in the file
    bool holds_syncs = false;
    std::mutex syncing{};  // the layer below syncs one file from one thread at a time

    // Counts of writes. What stood in the file before it was opened may not be on the disk either: it counts as one.
    std::atomic<std::uint64_t> written = 1, synced = 0, due = 0;
};

sqlite3_file* below(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<LayerFile*>(file) + 1);
}
sqlite3_io_methods const& methods_below(sqlite3_file* file) {
    return *below(file)->pMethods;
}
LayerFile& ours(sqlite3_file* file) {
    return *reinterpret_cast<LayerFile*>(file);
}

/// What cannot be written is forgotten: SQLite hears of it and ends the transaction.
int send(sqlite3_file* file) {
    auto& own = ours(file);
    if (own.waiting.empty()) return SQLITE_OK;
    int code = methods_below(file).xWrite(below(file), own.waiting.data(), static_cast<int>(own.waiting.size()),
                                          own.begins_at);
    ++own.written;
    own.waiting.clear();
    return code;
}

int write_through(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) {
    int code = methods_below(file).xWrite(below(file), bytes, count, offset);
    ++ours(file).written;
    return code;
}

int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) try {
    auto& own = ours(file);
    if (!own.is_log) return write_through(file, bytes, count, offset);
    bool follows = offset == own.begins_at + static_cast<sqlite3_int64>(own.waiting.size());
    bool has_room = own.waiting.size() + static_cast<std::size_t>(count) <= most_waiting;
    if (!follows || !has_room)
        if (int code = send(file); code != SQLITE_OK) return code;
    if (own.waiting.empty()) own.begins_at = offset;
    own.waiting.append(static_cast<char const*>(bytes), static_cast<std::size_t>(count));
    return SQLITE_OK;
} catch (std::bad_alloc const&) {
    return SQLITE_IOERR_NOMEM;
}

int read(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    int code = send(file);
    return code == SQLITE_OK ? methods_below(file).xRead(below(file), into, count, offset) : code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (int code = send(file); code != SQLITE_OK) return code;
    int code = methods_below(file).xTruncate(below(file), size);
    ++ours(file).written;
    return code;
}

int sync_below(sqlite3_file* file, int flags) {
    auto& own = ours(file);
    std::scoped_lock lock(own.syncing);
    auto written = own.written.load();
    if (own.synced.load() == written) return SQLITE_OK;
    int code = methods_below(file).xSync(below(file), flags);
    if (code == SQLITE_OK) own.synced = written;
    return code;
}

int sync(sqlite3_file* file, int flags) {
    auto& own = ours(file);
    bool is_head_of_log = !own.waiting.empty() && own.begins_at == 0;
    if (int code = send(file); code != SQLITE_OK) return code;
    if (!own.holds_syncs || is_head_of_log) return sync_below(file, flags);
    own.due = own.written.load();
    return SQLITE_OK;
}

int size(sqlite3_file* file, sqlite3_int64* bytes) {
    int code = send(file);
    return code == SQLITE_OK ? methods_below(file).xFileSize(below(file), bytes) : code;
}

int close(sqlite3_file* file) {
    int sent = send(file);
    int code = methods_below(file).xClose(below(file));
    ours(file).~LayerFile();
    return sent == SQLITE_OK ? code : sent;
}

/// A log that would begin anew while the file is not on the disk finds its readers busy.
int lock_shared_memory(sqlite3_file* file, int offset, int count, int flags) {
    bool begins_anew =
        offset == lock_of_second_mark && count == marks_after_first && (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    if (begins_anew && (flags & SQLITE_SHM_LOCK) != 0 && is_sync_due(file)) return SQLITE_BUSY;
    return methods_below(file).xShmLock(below(file), offset, count, flags);
}

int lock(sqlite3_file* file, int level) {
    return methods_below(file).xLock(below(file), level);
}
int unlock(sqlite3_file* file, int level) {
    return methods_below(file).xUnlock(below(file), level);
}
int is_reserved(sqlite3_file* file, int* answer) {
    return methods_below(file).xCheckReservedLock(below(file), answer);
}
int control(sqlite3_file* file, int what, void* value) {
    return methods_below(file).xFileControl(below(file), what, value);
}
int sector(sqlite3_file* file) {
    return methods_below(file).xSectorSize(below(file));
}
int traits(sqlite3_file* file) {
    return methods_below(file).xDeviceCharacteristics(below(file));
}
int map_shared_memory(sqlite3_file* file, int region, int bytes, int extend, void volatile** into) {
    return methods_below(file).xShmMap(below(file), region, bytes, extend, into);
}
void fence_shared_memory(sqlite3_file* file) {
    methods_below(file).xShmBarrier(below(file));
}
int unmap_shared_memory(sqlite3_file* file, int remove) {
    return methods_below(file).xShmUnmap(below(file), remove);
}

// The second version of the table: the file is not mapped into memory.
sqlite3_io_methods const methods{2,
                                 close,
                                 read,
                                 write,
                                 truncate,
                                 sync,
                                 size,
                                 lock,
                                 unlock,
                                 is_reserved,
                                 control,
                                 sector,
                                 traits,
                                 map_shared_memory,
                                 lock_shared_memory,
                                 fence_shared_memory,
                                 unmap_shared_memory,
                                 nullptr,
                                 nullptr};

struct Layer {
    std::string name;
    sqlite3_vfs* below;
    sqlite3_vfs own;
};

int open(sqlite3_vfs* layer, char const* path, sqlite3_file* file, int flags, int* flags_out) {
    auto* real = static_cast<Layer*>(layer->pAppData)->below;
    if (!(flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_DB))) return real->xOpen(real, path, file, flags, flags_out);
    file->pMethods = nullptr;
    below(file)->pMethods = nullptr;
    int code = real->xOpen(real, path, below(file), flags, flags_out);
    if (!below(file)->pMethods) return code;
    new (file) LayerFile{};
    ours(file).is_log = (flags & SQLITE_OPEN_WAL) != 0;
    file->pMethods = &methods;
    return code;
}

sqlite3_file* file_of(sqlite3* database, int which) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database, "main", which, &file);
    ensure(file && file->pMethods == &methods, "a file was not opened through its layer");
    return file;
}

}  // namespace

std::string log_layer_over(std::string const& name) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Layer>> layers;
    std::scoped_lock lock(mutex);
    auto& layer = layers[name];
    if (layer) return layer->name;
    auto* real = sqlite3_vfs_find(name.empty() ? nullptr : name.c_str());
    ensure(real != nullptr, "there is no such file system layer");
    layer = std::make_unique<Layer>(Layer{"log over " + name, real, *real});
    layer->own.szOsFile = static_cast<int>(sizeof(LayerFile)) + real->szOsFile;
    layer->own.pNext = nullptr;
    layer->own.zName = layer->name.c_str();
    layer->own.pAppData = layer.get();
    layer->own.xOpen = open;
    sqlite3_vfs_register(&layer->own, 0);
    return layer->name;
}

sqlite3_file* log_of(sqlite3* database) {
    return file_of(database, SQLITE_FCNTL_JOURNAL_POINTER);
}
sqlite3_file* main_file_of(sqlite3* database) {
    return file_of(database, SQLITE_FCNTL_FILE_POINTER);
}

HeldSync::HeldSync(sqlite3_file* file) : file_(file) {
    ours(file).holds_syncs = true;
}
HeldSync::~HeldSync() {
    ours(file_).holds_syncs = false;
}

bool is_sync_due(sqlite3_file* file) {
    return ours(file).synced.load() < ours(file).due.load();
}
int sync_due(sqlite3_file* file) {
    return is_sync_due(file) ? sync_below(file, SQLITE_SYNC_NORMAL) : SQLITE_OK;
}

}  // namespace vafa::store::sqlite
