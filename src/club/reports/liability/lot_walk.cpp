// First in, first out; back the same way.
#include "club/reports/liability/lot_walk.hpp"

#include <algorithm>

namespace vafa::reports {

std::vector<MadePart> LotWalk::step(LotLine const& line) {
    std::vector<MadePart> parts;
    auto rest = line.amount > 0 ? line.amount : -line.amount;
    if (line.amount > 0) {
        while (line.is_reversal && rest > 0 && !out_.empty()) {
            auto& last = out_.back();
            auto part = std::min(rest, last.amount);
            parts.push_back({last.month, part});
            last.amount -= part;
            rest -= part;
            if (last.amount == 0) out_.pop_back();
        }
        if (rest > 0) parts.push_back({line.month, rest});
    } else {
        for (auto& [month, left] : left_) {
            auto part = std::clamp<std::int64_t>(rest, 0, std::max<std::int64_t>(left, 0));
            if (part > 0) parts.push_back({month, -part});
            rest -= part;
        }
        if (rest > 0) parts.push_back({line.month, -rest});  // a line of another act is not seen yet
        for (auto const& part : parts) out_.push_back({part.month, -part.amount});
    }
    for (auto const& part : parts) left_[part.month] += part.amount;
    return parts;
}

}  // namespace vafa::reports
