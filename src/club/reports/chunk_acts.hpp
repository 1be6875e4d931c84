// The acts that a follower is given at once.
#pragma once

#include <algorithm>
#include <span>
#include <unordered_map>

#include "operation/follower.hpp"

namespace vafa::reports {

/// The accepted acts of a chunk: an act of another chunk is none, though its id may lie between.
struct ChunkActs {
    std::unordered_map<std::int64_t, LogCursor> cursors;
    std::int64_t first = 0, last = 0;

    explicit ChunkActs(std::span<FollowedAct const> acts) {
        for (auto const& [act, cursor] : acts) {
            if (act.refusal) continue;
            first = cursors.empty() ? act.id : std::min(first, act.id);
            last = std::max(last, act.id);
            cursors.emplace(act.id, cursor);
        }
    }
    bool is_empty() const { return cursors.empty(); }
    LogCursor const* of(std::int64_t act) const {
        auto found = cursors.find(act);
        return found == cursors.end() ? nullptr : &found->second;
    }
};

}  // namespace vafa::reports
