// Long work behind all others: on a thread that takes only the processor and the disk that nobody else wants.
#pragma once

#include <functional>

namespace vafa::backup {

/// Runs and waits; threads that are begun inside are as modest. Exceptions come through.
void modestly(std::function<void()> const& run);

}  // namespace vafa::backup
