// On Linux a thread has a niceness of its own, and so the copy before it, for which the till's log waits, goes at full speed.
#include "edge/backup/modestly.hpp"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <future>

namespace vafa::backup {

void modestly(std::function<void()> const& run) {
    constexpr int niceness = 15, of_process = 1, lowest_of_best_effort = 2 << 13 | 7;
    std::async(std::launch::async, [&] {
        ::setpriority(PRIO_PROCESS, 0, niceness);
        ::syscall(SYS_ioprio_set, of_process, 0, lowest_of_best_effort);
        run();
    }).get();
}

}  // namespace vafa::backup
