// Reports: what the acts of a club add up to. Reads every module's tables and keeps counters of its own beside them.
#pragma once

#include "operation/operation.hpp"

namespace vafa::reports {

/// Operations and the follower that counts.
Module module();

}  // namespace vafa::reports
