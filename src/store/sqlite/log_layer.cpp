// Only the log gets a file of ours; all else is opened by the layer below, as if this one were not there.
#include "store/sqlite/log_layer.hpp"

#include <sqlite3.h>

#include <map>
#include <memory>
#include <mutex>
#include <new>

#include "base/bug.hpp"

namespace vafa::store::sqlite {

namespace {

constexpr std::size_t most_waiting = std::size_t{4} << 20;

/// As SQLite allocates it: ours in front, the file of the layer below behind.
struct LogFile {
    sqlite3_file base;
    std::string waiting;      // not handed down yet
    sqlite3_int64 begins_at;  // its place in the file
};

sqlite3_file* below(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<LogFile*>(file) + 1); }
LogFile& log(sqlite3_file* file) { return *reinterpret_cast<LogFile*>(file); }

/// What cannot be written is forgotten: SQLite hears of it and ends the transaction.
int send(sqlite3_file* file) {
    auto& one = log(file);
    if (one.waiting.empty()) return SQLITE_OK;
    int code = below(file)->pMethods->xWrite(below(file), one.waiting.data(), static_cast<int>(one.waiting.size()), one.begins_at);
    one.waiting.clear();
    return code;
}

int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) try {
    auto& one = log(file);
    bool follows = offset == one.begins_at + static_cast<sqlite3_int64>(one.waiting.size());
    if (!follows || one.waiting.size() >= most_waiting)
        if (int code = send(file); code != SQLITE_OK) return code;
    if (one.waiting.empty()) one.begins_at = offset;
    one.waiting.append(static_cast<char const*>(bytes), static_cast<std::size_t>(count));
    return SQLITE_OK;
} catch (std::bad_alloc const&) {
    return SQLITE_IOERR_NOMEM;
}

int read(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    int code = send(file);
    return code == SQLITE_OK ? below(file)->pMethods->xRead(below(file), into, count, offset) : code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    int code = send(file);
    return code == SQLITE_OK ? below(file)->pMethods->xTruncate(below(file), size) : code;
}

int sync(sqlite3_file* file, int flags) {
    int code = send(file);
    return code == SQLITE_OK ? below(file)->pMethods->xSync(below(file), flags) : code;
}

int size(sqlite3_file* file, sqlite3_int64* bytes) {
    int code = send(file);
    return code == SQLITE_OK ? below(file)->pMethods->xFileSize(below(file), bytes) : code;
}

int close(sqlite3_file* file) {
    int sent = send(file);
    int code = below(file)->pMethods->xClose(below(file));
    log(file).waiting.~basic_string();
    return sent == SQLITE_OK ? code : sent;
}

int lock(sqlite3_file* file, int level) { return below(file)->pMethods->xLock(below(file), level); }
int unlock(sqlite3_file* file, int level) { return below(file)->pMethods->xUnlock(below(file), level); }
int is_reserved(sqlite3_file* file, int* answer) { return below(file)->pMethods->xCheckReservedLock(below(file), answer); }
int control(sqlite3_file* file, int what, void* value) { return below(file)->pMethods->xFileControl(below(file), what, value); }
int sector(sqlite3_file* file) { return below(file)->pMethods->xSectorSize(below(file)); }
int traits(sqlite3_file* file) { return below(file)->pMethods->xDeviceCharacteristics(below(file)); }

// The first version of the table: a log is neither mapped nor does it share memory.
sqlite3_io_methods const methods{1,    close,  read,        write,   truncate, sync,   size,    lock,    unlock,
                                 is_reserved, control, sector, traits, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};

struct Layer {
    std::string name;
    sqlite3_vfs* below;
    sqlite3_vfs own;
};

int open(sqlite3_vfs* layer, char const* path, sqlite3_file* file, int flags, int* flags_out) {
    auto* real = static_cast<Layer*>(layer->pAppData)->below;
    if (!(flags & SQLITE_OPEN_WAL)) return real->xOpen(real, path, file, flags, flags_out);
    file->pMethods = nullptr;
    below(file)->pMethods = nullptr;
    int code = real->xOpen(real, path, below(file), flags, flags_out);
    if (!below(file)->pMethods) return code;
    new (&log(file).waiting) std::string();
    log(file).begins_at = 0;
    file->pMethods = &methods;
    return code;
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
    layer->own.szOsFile = static_cast<int>(sizeof(LogFile)) + real->szOsFile;
    layer->own.pNext = nullptr;
    layer->own.zName = layer->name.c_str();
    layer->own.pAppData = layer.get();
    layer->own.xOpen = open;
    sqlite3_vfs_register(&layer->own, 0);
    return layer->name;
}

}  // namespace vafa::store::sqlite
