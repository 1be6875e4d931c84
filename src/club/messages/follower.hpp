// Turns acts into messages that wait to be sent.
#pragma once

#include "club/messages/store.hpp"

namespace vafa::messages {

Follower follower();

/// A message that waits: a code goes before all others.
MessageRow waiting_message(Instant at, Instant real_now, std::int64_t act, std::string event, MemberId member);

}  // namespace vafa::messages
