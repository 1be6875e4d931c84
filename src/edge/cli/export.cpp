// `vafa export` and `vafa import`: one club leaves an installation whole, and comes into another one, whichever the engines.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>

#include "edge/backup/check.hpp"
#include "edge/backup/club_text.hpp"
#include "edge/backup/make.hpp"
#include "edge/cli/commands.hpp"
#include "edge/cli/local_socket.hpp"
#include "store/copies.hpp"

namespace vafa::cli {

namespace {

namespace fs = std::filesystem;

/// The server that runs, or else the store opened by ourselves and closed again at once.
Answer ask(Installation const& installation, LocalRequest const& request) {
    if (auto answer = ask_server(installation.data, request)) return *answer;
    Program program(installation);
    return call_operation(program, request.operation, request.club, request.key, request.request, request.language);
}

tenancy::DirectoryEntry club_named(Installation const& installation, std::string const& slug) {
    auto list = json::parse(ask(installation, {"clubs.list", "", "", "{}", Language::en}).body);
    for (auto const& item : list->at("items").as_array())
        if (item.at("slug").as_string() == std::string_view(slug))
            return {ClubId{item.at("number").as_int64()}, slug, std::string(item.at("name").as_string())};
    throw store::Fault("there is no club " + slug);
}

void refuse_where_taken(Installation const& installation, backup::ClubHead const& head) {
    auto answer = ask(installation, {"clubs.list", "", "", "{}", Language::en});
    auto list = json::parse(answer.body);
    if (!list || answer.status != 200) throw store::Fault("the clubs cannot be listed: " + answer.body);
    for (auto const& item : list->at("items").as_array()) {
        if (item.at("slug").as_string() == std::string_view(head.slug)) throw store::Fault("there is a club " + head.slug + " here already");
        if (item.at("number").as_int64() == head.number)
            throw store::Fault("club " + std::to_string(head.number) + " is here already (" + std::string(item.at("slug").as_string()) +
                               "): a club keeps its number, which its seals vouch for");
    }
}

/// Of an embedded club a copy is read, so that no view is held for long beside the tills.
backup::ClubHead write(Installation const& installation, ClubId club, fs::path const& scratch, backup::PackedFile& into) {
    if (!installation.database.empty()) {
        Program program(installation);
        return backup::write_club(program.store(), program.secrets(), club, into);
    }
    backup::ScratchFolder place(scratch);
    auto key = master_key(installation.data);
    store::copy_club_file(installation.data, club, store::club_file(place.path(), club), [](Snapshot&) {});
    backup::write_key(place.path(), key);
    Installation copy;
    copy.data = place.path();
    Program program(copy);
    return backup::write_club(program.store(), program.secrets(), club, into);
}

/// Laid out in a scratch place, brought forward and verified there.
void verify_in(fs::path const& place, backup::ClubHead const& head) {
    backup::ClubCopy club;
    club.number = head.number;
    club.slug = head.slug;
    club.standing = head.standing;
    backup::Verdict verdict;
    backup::check_folder(place, {club}, verdict);
    if (!verdict.outcome.fault.empty()) throw store::Fault("it does not fit and was not taken: " + verdict.outcome.fault);
}

void move_file(fs::path const& from, fs::path const& to) {
    if (::link(from.c_str(), to.c_str()) != 0) throw store::Fault(to.string() + " cannot be made: " + std::strerror(errno));
    backup::sync_folder(to.parent_path());
}

void settle(Installation const& installation, fs::path const& place, ClubId club) {
    if (installation.database.empty()) return move_file(store::club_file(place, club), store::club_file(installation.data, club));
    Installation laid_out;
    laid_out.data = place;
    Program program(laid_out);
    auto filling = store::fill_database(installation.database, all_migrations());
    try {
        backup::pour(program.store(), club, *filling);
        filling->finish();
    } catch (store::FenceHit const&) {
        throw store::Fault("rows of club " + std::to_string(club.value) + " are here already");
    }
}

}  // namespace

int export_club(Arguments const& arguments) {
    auto slug = option_of(arguments, "club");
    fs::path to = option_of(arguments, "to");
    if (slug.empty() || to.empty()) {
        std::fprintf(stderr, "vafa export --club SLUG --to FILE: which club, into which file?\n");
        return 2;
    }
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is met as a failed write
    auto target = fs::absolute(to);
    if (fs::exists(target)) throw store::Fault(target.string() + " is there already");
    auto club = club_named(arguments.installation, slug).club;
    backup::ScratchFolder half(target.parent_path() / ("." + target.filename().string() + ".unfinished"));
    auto file = half.path() / target.filename();
    backup::PackedFile packed(file);
    auto head = write(arguments.installation, club, half.path() / "scratch", packed);
    auto size = packed.finish();
    move_file(file, target);
    std::printf("%s: %s with %s acts, sealed root %s; %s bytes, SHA-256 %s\n", target.c_str(), slug.c_str(),
                number_text(head.standing.acts, Language::en).c_str(), head.standing.root.c_str(), number_text(size.bytes, Language::en).c_str(),
                size.sha256.c_str());
    return 0;
}

int import_club(Arguments const& arguments) {
    fs::path from = option_of(arguments, "from");
    if (from.empty()) {
        std::fprintf(stderr, "vafa import --from FILE: which file?\n");
        return 2;
    }
    std::signal(SIGXFSZ, SIG_IGN);
    auto const& installation = arguments.installation;
    auto head = backup::read_head(from);
    refuse_where_taken(installation, head);
    auto key = master_key(installation.data);
    backup::ScratchFolder place(fs::absolute(installation.data) / (std::string(backup::unfinished_prefix) + "importing"));
    backup::read_club(from, place.path(), ServerSecrets(key));
    backup::write_key(place.path(), key);
    verify_in(place.path(), head);
    settle(installation, place.path(), ClubId{head.number});
    auto adopted = ask(installation, {"clubs.adopt", "", "", R"({"number":)" + std::to_string(head.number) + "}", Language::en});
    if (adopted.status != 200) throw store::Fault("the rows are here, but the club could not be listed: " + adopted.body);
    std::printf("%s is here: %s acts, sealed root %s; all fits\n", head.slug.c_str(), number_text(head.standing.acts, Language::en).c_str(),
                head.standing.root.c_str());
    return 0;
}

}  // namespace vafa::cli
