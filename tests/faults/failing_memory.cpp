// Puts a counter in front of SQLite's own allocator.
#include "faults/failing_memory.hpp"

#include <sqlite3.h>

#include <atomic>

#include "base/bug.hpp"

namespace vafa::faults {

namespace {

sqlite3_mem_methods real;
std::atomic<int> left{0};

bool strikes() { return --left == 0; }
void* allocate(int size) { return strikes() ? nullptr : real.xMalloc(size); }
void* enlarge(void* block, int size) { return strikes() ? nullptr : real.xRealloc(block, size); }

}  // namespace

void let_allocation_fail(int nth) {
    ensure(sqlite3_shutdown() == SQLITE_OK, "SQLite is in use");
    ensure(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real) == SQLITE_OK, "SQLite does not show its allocator");
    auto counted = real;
    counted.xMalloc = allocate;
    counted.xRealloc = enlarge;
    ensure(sqlite3_config(SQLITE_CONFIG_MALLOC, &counted) == SQLITE_OK, "SQLite takes no allocator");
    ensure(sqlite3_initialize() == SQLITE_OK, "SQLite does not start");
    left = nth;
}

}  // namespace vafa::faults
