// `vafa verify`: checks every invariant and every proof of every club; the first thing that does not fit ends it with 1.
#include "edge/verify/verify.hpp"

#include <cstdio>

#include "edge/backup/modestly.hpp"
#include "edge/cli/commands.hpp"
#include "edge/cli/local_socket.hpp"

namespace vafa::cli {

namespace {

struct NamedClub {
    std::string slug, name;
};

/// The house first, which has no slug.
std::vector<NamedClub> clubs_in(Answer const& listed) {
    std::vector<NamedClub> clubs{{"", "the house"}};
    auto list = json::parse(listed.body);
    if (!list || listed.status != 200) throw store::Fault("the clubs cannot be listed: " + listed.body);
    for (auto const& item : list->at("items").as_array())
        clubs.push_back({std::string(item.at("slug").as_string()), std::string(item.at("name").as_string())});
    return clubs;
}

void print(std::string_view club, verify::Verdict const& verdict) {
    std::printf("%.*s:", int(club.size()), club.data());
    char const* comma = "";
    for (auto const& count : verdict.counts) {
        std::printf("%s %s %s", comma, number_text(count.count, Language::en).c_str(), count.what.c_str());
        comma = ",";
    }
    if (!verdict.breach) return (void)std::printf(": all fit\n");
    auto const& breach = *verdict.breach;
    std::printf("\nDOES NOT FIT: club %.*s, %s%s%s: %s\n", int(club.size()), club.data(), breach.table.c_str(),
                breach.row.empty() ? "" : ", ", breach.row.c_str(), breach.what.c_str());
}

int verify_clubs(Arguments const& arguments) {
    auto only = arguments.options.find("club");
    std::optional<Program> own;
    auto ask = [&](std::string_view name, std::string const& club, std::string const& request) -> Answer {
        if (!own) {
            auto answer = ask_server(arguments.installation.data, {std::string(name), club, "", request, Language::en});
            if (answer) return *answer;
            own.emplace(arguments.installation);
        }
        return call_operation(*own, name, club, "", request, Language::en);
    };
    auto registry = all_modules();
    bool is_found = false;
    for (auto const& club : clubs_in(ask("clubs.list", "", "{}"))) {
        if (only != arguments.options.end() && only->second != club.slug) continue;
        is_found = true;
        auto verdict = verify::verify_club(registry, [&](verify::Part const& part) {
            auto answer = ask(verify::part_name, club.slug, json::to_text(part));
            auto checked = json::from_text<verify::Checked>(answer.body);
            if (!checked) throw store::Fault("verification was cut off: " + answer.body);
            return std::move(*checked);
        });
        print(club.slug.empty() ? club.name : club.slug, verdict);
        if (verdict.breach) return 1;
    }
    if (!is_found) std::fprintf(stderr, "vafa verify: there is no club %s\n", only->second.c_str());
    return is_found ? 0 : 2;
}

}  // namespace

int verify(Arguments const& arguments) {
    int code = 0;
    backup::modestly([&] { code = verify_clubs(arguments); });
    return code;
}

}  // namespace vafa::cli
