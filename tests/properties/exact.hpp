// Fractions without rounding, and shares by largest remainder, as one would work them out on paper.
#pragma once

#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

namespace vafa::properties {

using Wide = __int128;

struct Exact {
    Wide above = 0, below = 1;  // below > 0
    bool operator<(Exact const& other) const { return above * other.below < other.above * below; }
    Wide floor() const { return above / below; }
    Wide rounded(std::string const& way) const {
        if (way == "up") return (above + below - 1) / below;
        if (way == "nearest") return (2 * above + below) / (2 * below);
        return floor();
    }
};

/// Floors first; then each unit that is missing goes to who lacks most, the earlier of equals.
inline std::vector<std::int64_t> shared(std::int64_t total, std::vector<Wide> const& weights) {
    std::vector<std::int64_t> shares(weights.size(), 0);
    auto all = std::accumulate(weights.begin(), weights.end(), Wide{0});
    if (all == 0) return shares;
    auto missing = total;
    std::vector<Wide> lacks;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        shares[i] = static_cast<std::int64_t>(weights[i] * total / all);
        missing -= shares[i];
        lacks.push_back(weights[i] * total % all);
    }
    for (; missing > 0; --missing) {
        std::size_t neediest = 0;
        for (std::size_t i = 1; i < lacks.size(); ++i)
            if (lacks[i] > lacks[neediest]) neediest = i;
        ++shares[neediest];
        lacks[neediest] = -1;
    }
    return shares;
}

}  // namespace vafa::properties
