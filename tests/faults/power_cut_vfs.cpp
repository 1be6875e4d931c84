// A shim over SQLite's own layer for this system: each call goes through, and is noted or refused on the way.
#include "faults/power_cut_vfs.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <cstring>
#include <string>

#include "faults/unsynced.hpp"

namespace vafa::faults {

namespace {

/// As SQLite allocates it: ours in front, the real layer's file behind.
struct ShimFile {
    sqlite3_file base;
    UnsyncedFile* unsynced;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

struct Layer {
    std::mutex mutex;
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs shim{};
    UnsyncedFiles files;
    Trouble trouble;
    int calls = 0;
};

Layer& layer() {
    static Layer one;
    return one;
}

ShimFile* shim(sqlite3_file* file) { return reinterpret_cast<ShimFile*>(file); }
sqlite3_file* behind(sqlite3_file* file) { return shim(file)->real(); }

[[noreturn]] void cut_with_lock(Layer& all) {
    all.files.leave_after_cut(all.trouble.seed);
    ::_exit(power_cut_exit);
}

/// Counts a call of this kind; true where it is the one that must fail. Ends the process where the power goes.
bool strikes(Layer& all, Trouble::Kind kind) {
    bool is_cut = all.trouble.kind == Trouble::Kind::power_cut && kind != Trouble::Kind::failing_open;
    bool is_write = kind == Trouble::Kind::failing_write && all.trouble.kind == Trouble::Kind::full_disk;
    if (!is_cut && !is_write && all.trouble.kind != kind) return false;
    ++all.calls;
    if (all.calls < all.trouble.at || (all.calls > all.trouble.at && !all.trouble.lasts)) return false;
    if (is_cut) cut_with_lock(all);
    return true;
}

int shim_write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) {
    auto& all = layer();
    std::scoped_lock lock(all.mutex);
    if (strikes(all, Trouble::Kind::failing_write))
        return all.trouble.kind == Trouble::Kind::full_disk ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    int code = behind(file)->pMethods->xWrite(behind(file), bytes, count, offset);
    if (code == SQLITE_OK && shim(file)->unsynced)
        shim(file)->unsynced->note_write(static_cast<char const*>(bytes), static_cast<std::size_t>(count), static_cast<std::size_t>(offset));
    return code;
}

int shim_truncate(sqlite3_file* file, sqlite3_int64 size) {
    auto& all = layer();
    std::scoped_lock lock(all.mutex);
    if (strikes(all, Trouble::Kind::failing_write)) return SQLITE_IOERR_TRUNCATE;
    int code = behind(file)->pMethods->xTruncate(behind(file), size);
    if (code == SQLITE_OK && shim(file)->unsynced) shim(file)->unsynced->note_truncation(static_cast<std::size_t>(size));
    return code;
}

/// The real sync is left out: the model decides what a cut leaves, and no other power is cut here.
int shim_sync(sqlite3_file* file, int) {
    auto& all = layer();
    std::scoped_lock lock(all.mutex);
    if (strikes(all, Trouble::Kind::failing_sync)) return SQLITE_IOERR_FSYNC;
    if (shim(file)->unsynced) shim(file)->unsynced->note_sync();
    return SQLITE_OK;
}

// What is handed through as it is.
int shim_close(sqlite3_file* file) { return behind(file)->pMethods->xClose(behind(file)); }
int shim_read(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) { return behind(file)->pMethods->xRead(behind(file), into, count, offset); }
int shim_size(sqlite3_file* file, sqlite3_int64* size) { return behind(file)->pMethods->xFileSize(behind(file), size); }
int shim_lock(sqlite3_file* file, int level) { return behind(file)->pMethods->xLock(behind(file), level); }
int shim_unlock(sqlite3_file* file, int level) { return behind(file)->pMethods->xUnlock(behind(file), level); }
int shim_is_locked(sqlite3_file* file, int* answer) { return behind(file)->pMethods->xCheckReservedLock(behind(file), answer); }
int shim_control(sqlite3_file* file, int what, void* value) { return behind(file)->pMethods->xFileControl(behind(file), what, value); }
int shim_sector(sqlite3_file* file) { return behind(file)->pMethods->xSectorSize(behind(file)); }
int shim_traits(sqlite3_file* file) { return behind(file)->pMethods->xDeviceCharacteristics(behind(file)); }
int shim_shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** into) {
    return behind(file)->pMethods->xShmMap(behind(file), page, size, extend, into);
}
int shim_shm_lock(sqlite3_file* file, int offset, int count, int flags) { return behind(file)->pMethods->xShmLock(behind(file), offset, count, flags); }
void shim_shm_barrier(sqlite3_file* file) { behind(file)->pMethods->xShmBarrier(behind(file)); }
int shim_shm_unmap(sqlite3_file* file, int remove) { return behind(file)->pMethods->xShmUnmap(behind(file), remove); }

sqlite3_io_methods const methods{2, shim_close, shim_read, shim_write, shim_truncate, shim_sync, shim_size, shim_lock, shim_unlock,
                                 shim_is_locked, shim_control, shim_sector, shim_traits, shim_shm_map, shim_shm_lock,
                                 shim_shm_barrier, shim_shm_unmap, nullptr, nullptr};

int shim_open(sqlite3_vfs*, char const* path, sqlite3_file* file, int flags, int* flags_out) {
    auto& all = layer();
    std::scoped_lock lock(all.mutex);
    file->pMethods = nullptr;
    if (strikes(all, Trouble::Kind::failing_open)) return SQLITE_CANTOPEN;
    int code = all.real->xOpen(all.real, path, behind(file), flags, flags_out);
    if (!behind(file)->pMethods) return code;
    shim(file)->unsynced = code == SQLITE_OK && path ? all.files.track(path) : nullptr;
    file->pMethods = &methods;
    return code;
}

}  // namespace

void prepare_trouble(Trouble const& trouble) {
    auto& all = layer();
    std::scoped_lock lock(all.mutex);
    all.trouble = trouble;
    all.calls = 0;
    if (all.real) return;
    all.real = sqlite3_vfs_find(nullptr);
    all.shim = *all.real;
    all.shim.szOsFile = static_cast<int>(sizeof(ShimFile)) + all.real->szOsFile;
    all.shim.pNext = nullptr;
    all.shim.zName = power_cut_vfs;
    all.shim.xOpen = shim_open;
    sqlite3_vfs_register(&all.shim, 0);
}

void cut_power() {
    auto& all = layer();
    std::scoped_lock lock(all.mutex);
    cut_with_lock(all);
}

}  // namespace vafa::faults
