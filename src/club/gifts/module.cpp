// The table of contents of gifts.
#include "club/gifts/cards.hpp"
#include "club/gifts/chunks.hpp"
#include "club/gifts/reasons.hpp"
#include "club/gifts/store.hpp"

namespace vafa::gifts {

Module module() {
    Module gifts{"gifts", group_gift_operations(), invariants(), {}};
    for (auto* part : {chunk_operations, batch_operations, card_operations, reason_operations})
        for (auto& operation : part()) gifts.operations.push_back(std::move(operation));
    for (auto& invariant : card_invariants()) gifts.invariants.push_back(std::move(invariant));
    for (auto& invariant : reason_invariants()) gifts.invariants.push_back(std::move(invariant));
    gifts.chores = {advancing()};
    return gifts;
}

}  // namespace vafa::gifts
