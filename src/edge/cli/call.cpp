// `vafa call NAME JSON`: any operation from the command line, as the operator of the server.
#include <cstdio>

#include "edge/cli/answer_table.hpp"
#include "edge/cli/commands.hpp"
#include "edge/cli/local_socket.hpp"
#include "edge/verify/verify.hpp"

namespace vafa::cli {

namespace {

Answer check_part(Program& program, ClubId club, boost::json::value const& request) {
    json::Path path;
    auto part = json::read<verify::Part>(request, path);
    if (!part) return program.dispatcher().render(part.refusal(), Language::en);
    return {200, json::to_text(verify::check(program, club, *part)), {}, 0, false};
}

}  // namespace

Answer call_operation(Program& program, std::string_view name, std::string_view club, std::string_view key,
                      std::string_view request, Language language) {
    auto& dispatcher = program.dispatcher();
    auto body = json::parse(request.empty() ? "{}" : request);
    if (!body) return dispatcher.render(body.refusal(), language);
    ClubId where = the_house;
    if (!club.empty()) {
        auto found = program.directory().find(club);
        if (!found) return dispatcher.render(refuse(unknown_club), language);
        where = *found;
    }
    if (name == verify::part_name) return check_part(program, where, *body);
    auto const* operation = program.registry().find(name);
    if (!operation) return dispatcher.render(refuse(request_unknown_value, {{"operation", std::string(name)}}), language);
    Credential credential;
    credential.kind = Credential::Kind::operator_of_server;
    credential.language = language;
    return dispatcher.dispatch_now({operation, where, credential, std::string(key), *body});
}

std::string option_of(Arguments const& arguments, std::string const& name) {
    auto found = arguments.options.find(name);
    return found == arguments.options.end() ? "" : found->second;
}

int call(Arguments const& arguments) {
    if (arguments.words.empty()) {
        std::fprintf(stderr, "vafa call NAME [JSON] [--club SLUG] [--key KEY] [--table]: which operation?\n");
        return 2;
    }
    auto request = arguments.words.size() > 1 ? arguments.words[1] : std::string("{}");
    auto language = option_of(arguments, "language") == "fa" ? Language::fa : Language::en;
    LocalRequest local{arguments.words[0], option_of(arguments, "club"), option_of(arguments, "key"), request, language};
    auto answer = ask_server(arguments.installation.data, local);
    if (!answer) {
        Program program(arguments.installation);
        answer = call_operation(program, local.operation, local.club, local.key, local.request, language);
    }
    bool is_table = !option_of(arguments, "table").empty() && answer->status == 200;
    std::fputs((is_table ? as_table(answer->body) : answer->body + "\n").c_str(), stdout);
    return answer->status == 200 ? 0 : 1;
}

}  // namespace vafa::cli
