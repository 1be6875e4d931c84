// `vafa derive`: writes the documents that follow from the code; `--check` compares instead, for ./test.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "club/program/program.hpp"
#include "edge/cli/commands.hpp"
#include "operation/openapi.hpp"

namespace vafa::cli {

namespace {

std::string read_whole(std::filesystem::path const& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// All tables as the portable migrations say them.
std::string schema() {
    std::string out = "-- Made by `vafa derive`: all migrations in order, in the portable words of the store.\n";
    for (auto const& migration : all_migrations())
        out += "\n-- " + std::string(migration.name) + "\n" + std::string(migration.sql);
    return out;
}

}  // namespace

int derive(Arguments const& arguments) {
    auto registry = all_modules();
    Texts texts;
    std::filesystem::path folder = arguments.words.empty() ? "derived" : arguments.words[0];
    std::pair<char const*, std::string> documents[] = {{"openapi.json", openapi(registry, texts)},
                                                       {"permissions.md", permissions_table(registry)},
                                                       {"refusals.md", refusals_table(registry, texts)},
                                                       {"program.schema.json", schema_document(json::schema_of<program::Document>(), "A club's program")},
                                                       {"schema.sql", schema()}};
    bool is_check = arguments.options.contains("check");
    int stale = 0;
    std::filesystem::create_directories(folder);
    for (auto const& [name, text] : documents) {
        if (!is_check) std::ofstream(folder / name) << text;
        else if (read_whole(folder / name) != text) {
            std::fprintf(stderr, "%s is stale: run `vafa derive`\n", (folder / name).c_str());
            ++stale;
        }
    }
    return stale == 0 ? 0 : 1;
}

int migrate(Arguments const& arguments) {
    Program program(arguments.installation);
    std::printf("The database is up to date (%zu migrations).\n", all_migrations().size());
    return 0;
}

}  // namespace vafa::cli
