// vafa: a customer-club platform in one program. Reads top to bottom: which command, with which settings; run it.
#include <cstdio>
#include <string_view>

#include "edge/cli/commands.hpp"

namespace {

constexpr char const* help = R"(vafa COMMAND [--data DIR] [--database postgresql://…] [settings]

  serve            serve the pages and the API (--address, --port, --threads, --web, --demo)
  call NAME JSON   any operation, as the operator of the server (--club SLUG, --key KEY, --language fa|en;
                   --table shows a list as lines)
  demo             fill a new data directory with a sample club (--seed, --members, --sales), or replay real
                   purchases from a file of "customer yyyymmdd pieces price" (--purchases FILE) and compare
  verify           check every invariant and every proof; exit 1 names what does not fit
  backup           copy all clubs while they sell, restore the copy in a scratch place, verify it (--to DIR, --json)
  restore          a backup becomes a data directory again (--from BACKUP, --data an empty DIR)
  export           one club whole, as a file for any installation (--club SLUG, --to FILE)
  import           a club comes in, is verified and listed (--from FILE)
  migrate          bring the database up to date and stop
  derive [DIR]     write the documents that follow from the code (--check compares instead)

Every setting is a flag (--port 8080), an environment variable (VAFA_PORT) or a line in DIR/vafa.conf (port = 8080).
)";

struct Command {
    std::string_view name;
    int (*run)(vafa::Arguments const&);
};

constexpr Command commands[] = {{"serve", vafa::cli::serve},           {"call", vafa::cli::call},
                                {"demo", vafa::cli::demo},             {"verify", vafa::cli::verify},
                                {"backup", vafa::cli::backup},         {"restore", vafa::cli::restore},
                                {"export", vafa::cli::export_club},    {"import", vafa::cli::import_club},
                                {"migrate", vafa::cli::migrate},       {"derive", vafa::cli::derive}};

int run(Command const& command, int count, char** words) {
    auto arguments = vafa::read_arguments(count, words);
    if (!arguments) {
        vafa::Texts texts;
        auto sentence = texts.of_refusal(vafa::Language::en, vafa::MoneyUnit::toman, arguments.refusal());
        std::fprintf(stderr, "vafa: %s\n", sentence.c_str());
        return 2;
    }
    try {
        return command.run(*arguments);
    } catch (std::exception const& fault) {
        std::fprintf(stderr, "vafa %s: %s\n", command.name.data(), fault.what());
        return 1;
    }
}

}  // namespace

int main(int count, char** words) {
    std::string_view name = count > 1 ? words[1] : "--help";
    for (auto const& command : commands)
        if (command.name == name) return run(command, count - 2, words + 2);
    std::fputs(help, name == "--help" || name == "help" ? stdout : stderr);
    return name == "--help" || name == "help" ? 0 : 2;
}
