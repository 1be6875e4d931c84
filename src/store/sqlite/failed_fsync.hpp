// The end of a process whose disk did not keep what it was told to keep.
#pragma once

namespace vafa::store::sqlite {

/// After a failed fsync nobody knows what is on the disk, and asking again may lie: the only honest thing is to start
/// anew from what is there. Those who wait have been told "unknown" and get a moment to hear it. Exit code 74.
[[noreturn]] void end_process_after_failed_fsync();

}  // namespace vafa::store::sqlite
