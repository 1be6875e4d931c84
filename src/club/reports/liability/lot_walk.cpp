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

std::vector<MadePart> LotWalk::choose(std::int64_t amount, std::vector<MadePart> const& wanted, Day otherwise) const {
    std::map<Day, std::int64_t> chosen;
    auto take = [&](Day month, std::int64_t most) {
        auto there = left_.find(month);
        auto left = there == left_.end() ? 0 : there->second - chosen[month];
        auto part = std::max<std::int64_t>(std::min({most, left, amount}), 0);
        chosen[month] += part;
        amount -= part;
    };
    for (auto const& part : wanted) take(part.month, part.amount);
    for (auto const& [month, left] : left_) take(month, left);
    chosen[otherwise] += amount;
    std::vector<MadePart> parts;
    for (auto const& [month, part] : chosen)
        if (part != 0) parts.push_back({month, part});
    return parts;
}

std::vector<MadePart> LotWalk::gone_last(std::int64_t amount) const {
    std::vector<MadePart> gone;
    for (auto part = out_.rbegin(); part != out_.rend() && amount > 0; ++part) {
        gone.push_back({part->month, std::min(part->amount, amount)});
        amount -= gone.back().amount;
    }
    return gone;
}

void LotWalk::shift(std::vector<MadePart> const& parts, bool is_lent) {
    for (auto const& part : parts) {
        left_[part.month] += part.amount;
        if (!is_lent) continue;
        if (part.amount < 0) out_.push_back({part.month, -part.amount});
        else pop_out(part.amount);
    }
}

void LotWalk::pop_out(std::int64_t amount) {
    while (amount > 0 && !out_.empty()) {
        auto part = std::min(out_.back().amount, amount);
        out_.back().amount -= part;
        amount -= part;
        if (out_.back().amount == 0) out_.pop_back();
    }
}

}  // namespace vafa::reports
