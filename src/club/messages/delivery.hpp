// Sends what waits: composes it, claims it, hands it to the provider, and writes down what became of it.
#pragma once

#include "club/messages/provider.hpp"

namespace vafa::messages {

/// One batch; answers whether more is due. A provider that fails is asked again later, with the same references.
bool deliver(Workplace const& place, Provider& provider);

/// The chore: with the provider of the club.
Chore delivery();

}  // namespace vafa::messages
