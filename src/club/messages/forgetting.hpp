// A number that belongs to no member is kept for a day beside what was sent to it.
#pragma once

#include "operation/operation.hpp"

namespace vafa::messages {

Chore forgetting_strangers();

}  // namespace vafa::messages
