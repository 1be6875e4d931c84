// Tiers' table of contents.
#include "club/tiers/define.hpp"
#include "club/tiers/evaluate.hpp"
#include "club/tiers/promote.hpp"
#include "club/tiers/standing.hpp"

namespace vafa::tiers {

Module module() {
    Module tiers;
    tiers.name = "tiers";
    for (auto* part : {definition_operations, evaluation_operations, standing_operations})
        for (auto& operation : part()) tiers.operations.push_back(std::move(operation));
    tiers.reactions.push_back({"sales.record", "tiers.promote_after_sale", promote_after_sale});
    tiers.reactions.push_back({"members.merge", "tiers.promote_after_merge", promote_after_sale});
    tiers.chores.push_back(evaluating());
    return tiers;
}

}  // namespace vafa::tiers
