// Which backups stay: the newest of each of the last hours, days and months, by the calendar of Iran.
#pragma once

#include <set>
#include <span>
#include <string>

#include "edge/backup/make.hpp"

namespace vafa::backup {

struct KeepRule {
    int hours = 6;   // so many hours that have a backup keep their newest one
    int days = 7;
    int months = 3;  // of the Jalali calendar
};

struct Dated {
    std::string name;
    Instant made_at;
    bool is_sound = false;
};

/// The names that may go; `all` is in order of time. One that is not sound takes nobody's place, and stays only while
/// none newer is sound.
std::set<std::string> superfluous(std::span<Dated const> all, KeepRule const& rule);

/// Removes them from a folder; answers how many.
int thin_out(BackupFolder const& folder, KeepRule const& rule);

}  // namespace vafa::backup
