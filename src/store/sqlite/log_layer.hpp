// A file system layer for SQLite that hands a group's frames of the write-ahead log to the disk in one call.
//
// SQLite writes each frame with two calls, its head and its page: some twenty a sale. Nothing may be left waiting here
// when a commit becomes visible, and nothing is: with synchronous=FULL a commit syncs the log before it is published,
// and a sync, a read or a question of size sends first what waits. Other settings must not use this layer.
#pragma once

#include <string>

namespace vafa::store::sqlite {

/// The name of the layer over the named one ("" = the system's own), registered at its first use.
std::string log_layer_over(std::string const& name);

}  // namespace vafa::store::sqlite
