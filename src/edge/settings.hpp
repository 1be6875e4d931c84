// How this installation is set up: flags before environment before the settings file before defaults.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"

namespace vafa {

inline constexpr Refusal setting_unknown{"settings.unknown", RefusalKind::invalid};
inline constexpr Refusal setting_malformed{"settings.malformed", RefusalKind::invalid};

struct Installation {
    std::filesystem::path data = "data";   // --data, VAFA_DATA: databases (embedded), the master key, the local socket
    std::string database;                  // --database, VAFA_DATABASE: postgresql://… ; empty = embedded
    std::string address = "127.0.0.1";     // --address, VAFA_ADDRESS: loopback unless a proxy is meant to reach it
    int port = 8080;                       // --port, VAFA_PORT; 0 = any free one
    int threads = 1;                       // --threads, VAFA_THREADS: of the HTTP edge
    std::filesystem::path web;             // --web, VAFA_WEB: the built pages; default beside the program
    std::string trusted_proxy;             // --trusted-proxy: whose X-Forwarded-* are believed
    int requests_per_second = 300;         // --requests-per-second: of one key, session or address, with a burst of five seconds
    int connections = 8;                   // --connections: writing connections to PostgreSQL
    std::string backups;                   // --backups: the folder of backups; empty = DIR/backups when embedded; "off"
    int backup_seconds = 3600;             // --backup-seconds: from one backup to the next
    int backup_hours = 6;                  // --backup-hours, -days, -months: how many hours, days and months keep one
    int backup_days = 7;
    int backup_months = 3;
    bool demo = false;                     // --demo: the phone simulator and the demo logins are shown

    store::Settings store_settings() const;
    /// Where the hourly backups go; empty = they are off.
    std::filesystem::path backup_folder() const;
};

/// The command line behind the command's name: settings, and what is left over.
struct Arguments {
    Installation installation;
    std::map<std::string, std::string> options;  // what a command has of its own: --club, --key, --seed …
    std::vector<std::string> words;
};
/// Refuses setting_unknown and setting_malformed with the setting's name.
Result<Arguments> read_arguments(int count, char const* const* values);

}  // namespace vafa
