// How many writing connections are worth using for what is in hand: rows that share a statement and a COMMIT cost the
// database a fraction of rows that come alone, so a connection more is taken only when those in use are well filled.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>

namespace vafa::store::postgres {

class LaneWidth {
  public:
    /// `most` ≥ 1 connections.
    explicit LaneWidth(std::size_t most) : most_(static_cast<long>(most)) {}

    /// Any thread, at each work that comes in; `load` is how many are in hand, this one included.
    std::size_t at(std::size_t load) {
        auto smoothed = smoothed_.load(std::memory_order_relaxed);
        smoothed += (static_cast<long>(load) * unit - smoothed) / calm;
        smoothed_.store(smoothed, std::memory_order_relaxed);
        auto width = width_.load(std::memory_order_relaxed);
        // A change sends members to other connections, where they may have to wait for themselves: it is not made lightly.
        if (smoothed > (width * filled + slack) * unit || smoothed < ((width - 1) * filled - slack) * unit) {
            width = std::clamp((smoothed / unit + filled - 1) / filled, 1L, most_);
            width_.store(width, std::memory_order_relaxed);
        }
        return static_cast<std::size_t>(width);
    }

  private:
    static constexpr long filled = 12;  // works of one connection: doing and waiting
    static constexpr long slack = 3;
    static constexpr long unit = 256;   // of the smoothed load
    static constexpr long calm = 64;    // works over which it is smoothed

    long most_;
    std::atomic<long> width_{1};
    std::atomic<long> smoothed_{0};
};

}  // namespace vafa::store::postgres
