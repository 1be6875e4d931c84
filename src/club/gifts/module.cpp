// The table of contents of gifts.
#include "club/gifts/chunks.hpp"
#include "club/gifts/store.hpp"

namespace vafa::gifts {

Module module() {
    Module gifts{"gifts", group_gift_operations(), invariants(), {}};
    for (auto& operation : chunk_operations()) gifts.operations.push_back(std::move(operation));
    gifts.chores = {advancing()};
    return gifts;
}

}  // namespace vafa::gifts
