// Many who ask at the same moment.
#pragma once

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace vafa::world {

/// `count` threads at once; how many were accepted.
template <class Act>
int at_once(int count, Act act) {
    std::latch barrier(count);
    std::atomic<int> accepted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            barrier.arrive_and_wait();
            if (act(i).is_accepted()) ++accepted;
        });
    for (auto& thread : threads) thread.join();
    return accepted;
}

}  // namespace vafa::world
