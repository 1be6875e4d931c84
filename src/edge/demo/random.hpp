// Chance from a seed: the same sample club on every machine (the standard library's distributions differ).
#pragma once

#include <cstdint>
#include <vector>

#include "base/bug.hpp"

namespace vafa::demo {

class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    /// SplitMix64.
    std::uint64_t next() {
        auto word = state_ += 0x9e3779b97f4a7c15;
        word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9;
        word = (word ^ word >> 27) * 0x94d049bb133111eb;
        return word ^ word >> 31;
    }
    /// From 0 to `count` − 1; at least one must be there to choose from.
    std::int64_t below(std::int64_t count) {
        ensure(count > 0, "a choice among nothing");
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(count));
    }
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    /// Small numbers far more often than large ones, as with customers and goods.
    std::int64_t often_small(std::int64_t count) { return below(below(count) + 1); }

    template <class T>
    T const& pick(std::vector<T> const& from) {
        return from[static_cast<std::size_t>(below(static_cast<std::int64_t>(from.size())))];
    }
    /// An index, each with its weight.
    std::size_t weighted(std::vector<int> const& weights) {
        std::int64_t sum = 0;
        for (auto weight : weights) sum += weight;
        auto at = below(sum);
        for (std::size_t index = 0; index < weights.size(); ++index)
            if ((at -= weights[index]) < 0) return index;
        return 0;
    }

  private:
    std::uint64_t state_;
};

}  // namespace vafa::demo
