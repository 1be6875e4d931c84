// A gift goes on in chunks: some members an act, so that no till waits for it and a cut run goes on where it stopped.
#pragma once

#include "club/gifts/group_gift.hpp"

namespace vafa::gifts {

struct AdvanceGift {
    GiftId gift;
};
constexpr auto describe(AdvanceGift const*) { return fields(field("gift", &AdvanceGift::gift, "A gift that is being given or taken back.")); }
struct GiftAdvanced {
    GiftId gift;
    GiftState state = GiftState::giving;
    std::int64_t members = 0;
};
constexpr auto describe(GiftAdvanced const*) {
    return fields(field("gift", &GiftAdvanced::gift, "The gift."), field("state", &GiftAdvanced::state, "Its state after this chunk."),
                  field("members", &GiftAdvanced::members, "Whose wallets this chunk changed."));
}
Result<GiftAdvanced> advance_gift(Transaction& tx, Caller const& caller, AdvanceGift const& request);

inline constexpr Refusal gift_at_rest{"gifts.at_rest", RefusalKind::conflict};

std::vector<Operation> chunk_operations();

/// Goes on with gifts where there are some to go on with.
Chore advancing();

}  // namespace vafa::gifts
