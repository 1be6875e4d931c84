// A file system layer for SQLite that knows which writes were not synced yet. It can end the process as a power cut does:
// each unsynced write is kept, dropped or torn; or let the n-th write, sync or opening fail.
#pragma once

#include <cstdint>

namespace vafa::faults {

struct Trouble {
    enum class Kind { none, power_cut, failing_write, full_disk, failing_sync, failing_open };
    Kind kind = Kind::none;
    int at = 0;                // the n-th such call from now on, counted from 1; a power cut counts writes and syncs
    bool lasts = false;        // do all later ones fail, too?
    std::uint64_t seed = 0;    // decides what of the unsynced writes the disk has kept
};

/// The layer's name, for store::Settings::vfs.
inline constexpr char const* power_cut_vfs = "power_cut";

/// What a process ends with when its power is cut.
inline constexpr int power_cut_exit = 40;

/// Registers the layer in this process (once) and says what shall go wrong.
void prepare_trouble(Trouble const& trouble);

/// Cuts the power now.
[[noreturn]] void cut_power();

}  // namespace vafa::faults
