// Messages: what members are told by SMS and what they answer. A follower of the operation log; no module above knows it.
#pragma once

#include "operation/operation.hpp"

namespace vafa::messages {

struct MessageKind { static constexpr char prefix[] = "msg"; };
struct InboundKind { static constexpr char prefix[] = "inb"; };
using MessageId = Id<MessageKind>;
using InboundId = Id<InboundKind>;

/// Operations, the follower and the delivery chore.
Module module();

enum class MessageState { queued = 1, sending = 2, sent = 3, delivered = 4, undelivered = 5, failed = 6, skipped = 7 };
constexpr auto names_of(MessageState const*) {
    return names<MessageState>({{MessageState::queued, "queued"}, {MessageState::sending, "sending"}, {MessageState::sent, "sent"},
                                {MessageState::delivered, "delivered"}, {MessageState::undelivered, "undelivered"},
                                {MessageState::failed, "failed"}, {MessageState::skipped, "skipped"}});
}

inline constexpr Refusal template_unknown{"messages.template_unknown", RefusalKind::missing};
inline constexpr Refusal place_unknown{"messages.place_unknown", RefusalKind::invalid};
inline constexpr Refusal sentence_too_long{"messages.sentence_too_long", RefusalKind::invalid};
inline constexpr Refusal code_place_required{"messages.code_place_required", RefusalKind::invalid};
inline constexpr Refusal no_simulator{"messages.no_simulator", RefusalKind::forbidden};
inline constexpr Refusal text_empty{"messages.text_empty", RefusalKind::invalid};

}  // namespace vafa::messages
