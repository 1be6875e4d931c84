// Memory that SQLite asks for and does not get, at the n-th time.
#pragma once

namespace vafa::faults {

/// In a process in which no database is open yet: the n-th allocation from now on fails (once).
void let_allocation_fail(int nth);

}  // namespace vafa::faults
