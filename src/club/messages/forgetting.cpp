// The row stays with its state, so that what was sent can be counted; number and text go.
#include "club/messages/forgetting.hpp"

#include "club/messages/store.hpp"

namespace vafa::messages {

namespace {

constexpr std::int64_t kept_ms = 24 * hour_ms;

bool forget_old(Workplace const& place) {
    bool is_due = false;
    place.read([&](Snapshot& snapshot, Surroundings const&) { is_due = has_strangers_before(snapshot, snapshot.now() + -kept_ms); });
    if (is_due) place.write([](Transaction& tx, Surroundings const&) { erase_strangers_before(tx, tx.now() + -kept_ms); });
    return false;
}

}  // namespace

Chore forgetting_strangers() { return {"messages.forget_strangers", forget_old}; }

}  // namespace vafa::messages
