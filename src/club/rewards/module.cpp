// Rewards' table of contents.
#include "club/rewards/me_giving.hpp"
#include "club/rewards/me_rewards.hpp"
#include "club/rewards/shelf.hpp"

namespace vafa::rewards {

Module module() {
    Module rewards;
    rewards.name = "rewards";
    for (auto* part : {redemption_operations, shelf_operations, own_reward_operations, giving_operations, own_giving_operations})
        for (auto& operation : part()) rewards.operations.push_back(std::move(operation));
    return rewards;
}

}  // namespace vafa::rewards
