// Reads flags, environment and the file vafa.conf in the data directory.
#include "edge/settings.hpp"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <set>

namespace vafa {

namespace {

std::set<std::string, std::less<>> const own_options{"club", "key", "seed", "sales", "members", "purchases", "as", "to",
                                                      "from", "check", "scheduled", "language", "file", "json", "table"};
std::set<std::string, std::less<>> const switches{"demo", "check", "json", "scheduled", "table"};

Result<Done> number(std::string const& name, std::string const& text, int least, int& into) {
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least)
        return refuse(setting_malformed, {{"name", name}});
    into = value;
    return Done{};
}

Result<Done> put(Installation& to, std::string const& name, std::string const& value) {
    if (name == "data") to.data = value;
    else if (name == "database") to.database = value;
    else if (name == "address") to.address = value;
    else if (name == "web") to.web = value;
    else if (name == "trusted-proxy") to.trusted_proxy = value;
    else if (name == "demo") to.demo = value != "0" && value != "no";
    else if (name == "backups") to.backups = value;
    else if (name == "backup-seconds") return number(name, value, 1, to.backup_seconds);
    else if (name == "backup-hours") return number(name, value, 0, to.backup_hours);
    else if (name == "backup-days") return number(name, value, 0, to.backup_days);
    else if (name == "backup-months") return number(name, value, 0, to.backup_months);
    else if (name == "port") return number(name, value, 0, to.port);
    else if (name == "threads") return number(name, value, 1, to.threads);
    else if (name == "requests-per-second") return number(name, value, 1, to.requests_per_second);
    else if (name == "connections") return number(name, value, 1, to.connections);
    else return refuse(setting_unknown, {{"name", name}});
    return Done{};
}

constexpr char const* setting_names[] = {"data", "database", "address", "port", "threads", "web",
                                         "trusted-proxy", "requests-per-second", "connections", "demo",
                                         "backups", "backup-seconds", "backup-hours", "backup-days", "backup-months"};

Result<Done> read_environment(Installation& to) {
    for (std::string name : setting_names) {
        std::string variable = "VAFA_";
        for (char letter : name) variable += letter == '-' ? '_' : static_cast<char>(std::toupper(letter));
        if (auto const* value = std::getenv(variable.c_str())) TRY(put(to, name, value));
    }
    return Done{};
}

std::string trimmed(std::string const& text) {
    auto from = text.find_first_not_of(" \t");
    auto to = text.find_last_not_of(" \t\r");
    return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

/// Lines `name = value`; `#` begins a comment.
Result<Done> read_file(Installation& to, std::filesystem::path const& path) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        line = trimmed(line.substr(0, line.find('#')));
        if (line.empty()) continue;
        auto equals = line.find('=');
        if (equals == std::string::npos) return refuse(setting_malformed, {{"name", line}});
        TRY(put(to, trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1))));
    }
    return Done{};
}

struct Flag {
    std::string name, value;
};

Result<std::vector<Flag>> flags_of(int count, char const* const* values, std::vector<std::string>& words) {
    std::vector<Flag> flags;
    for (int i = 0; i < count; ++i) {
        std::string word = values[i];
        if (!word.starts_with("--")) {
            words.push_back(word);
            continue;
        }
        auto equals = word.find('=');
        auto name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        if (equals != std::string::npos) flags.push_back({name, word.substr(equals + 1)});
        else if (switches.contains(name)) flags.push_back({name, "1"});
        else if (i + 1 < count) flags.push_back({name, values[++i]});
        else return refuse(setting_malformed, {{"name", name}});
    }
    return flags;
}

}  // namespace

store::Settings Installation::store_settings() const {
    store::Settings settings;
    settings.folder = data;
    settings.postgres_url = database;
    settings.postgres_connections = connections;
    return settings;
}

std::filesystem::path Installation::backup_folder() const {
    if (backups == "off" || (backups.empty() && !database.empty())) return {};
    return backups.empty() ? data / "backups" : std::filesystem::path(backups);
}

Result<Arguments> read_arguments(int count, char const* const* values) {
    Arguments arguments;
    auto flags = TRY(flags_of(count, values, arguments.words));
    auto& installation = arguments.installation;
    TRY(read_environment(installation));
    for (auto const& flag : flags)
        if (flag.name == "data") installation.data = flag.value;
    TRY(read_file(installation, installation.data / "vafa.conf"));
    TRY(read_environment(installation));
    for (auto const& [name, value] : flags) {
        if (own_options.contains(name)) arguments.options[name] = value;
        else TRY(put(installation, name, value));
    }
    return arguments;
}

}  // namespace vafa
