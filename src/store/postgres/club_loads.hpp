// What each club has in hand, and how many writing connections that is worth.
#pragma once

#include <map>
#include <shared_mutex>

#include "base/club_id.hpp"
#include "store/postgres/lane_width.hpp"

namespace vafa::store::postgres {

class ClubLoads {
  public:
    explicit ClubLoads(std::size_t most_lanes) : most_lanes_(most_lanes) {}

    /// Any thread, at each work that comes in: over how many connections the club's members are spread now.
    std::size_t begin(ClubId club) {
        auto& load = of(club);
        return load.width.at(static_cast<std::size_t>(++load.in_hand));
    }
    void end(ClubId club, std::size_t works) { of(club).in_hand -= static_cast<long>(works); }

  private:
    struct Load {
        explicit Load(std::size_t most_lanes) : width(most_lanes) {}
        std::atomic<long> in_hand{0};
        LaneWidth width;
    };

    Load& of(ClubId club) {
        {
            std::shared_lock lock(mutex_);
            if (auto found = loads_.find(club.value); found != loads_.end()) return found->second;
        }
        std::scoped_lock lock(mutex_);
        return loads_.try_emplace(club.value, most_lanes_).first->second;
    }

    std::size_t most_lanes_;
    std::shared_mutex mutex_;
    std::map<std::int64_t, Load> loads_;
};

}  // namespace vafa::store::postgres
