// Says why, waits a moment for the answers to leave, and ends.
#include "store/sqlite/failed_fsync.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

namespace vafa::store::sqlite {

void end_process_after_failed_fsync() {
    std::fprintf(stderr,
                 "fault: the disk refused to keep what was written (fsync failed); the program ends so that it "
                 "starts again from what the disk has\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
    ::_exit(74);
}

}  // namespace vafa::store::sqlite
