// `vafa backup` and `vafa restore`. A backup is a process of its own: whatever befalls it, the tills go on.
#include <csignal>
#include <cstdio>

#include "edge/backup/check.hpp"
#include "edge/backup/keep.hpp"
#include "edge/backup/modestly.hpp"
#include "edge/backup/run.hpp"
#include "edge/cli/commands.hpp"
#include "edge/cli/local_socket.hpp"

namespace vafa::cli {

namespace {

/// What each club is told of its own part, and the house of the whole.
std::string note_of(backup::Made const& made, backup::ClubCopy const& club, backup::Verdict const& verdict) {
    tenancy::NotedBackup note{made.manifest.head.name, made.manifest.head.made_at, club.bytes, club.standing.acts, club.standing.root,
                              verdict.outcome.checked_at, verdict.outcome.is_sound, verdict.outcome.fault};
    if (club.number == 0) note.bytes = made.manifest.bytes();
    else {
        note.fault = verdict.clubs.empty() && !note.is_sound ? "the backup could not be restored" : "";
        for (auto const& one : verdict.clubs)
            if (one.number == club.number) note.fault = one.fault;
        note.is_sound = note.fault.empty();
    }
    return json::to_text(note);
}

/// Through the server that runs, or else by opening the store. A note that fails is told; the backup stands all the same.
void tell_clubs(Installation const& installation, backup::Made const& made, backup::Verdict const& verdict) {
    std::unique_ptr<Program> own;
    for (auto const& club : made.manifest.clubs) {
        if (club.number != 0 && club.slug.empty()) continue;
        LocalRequest note{"backups.note", club.slug, made.manifest.head.name, note_of(made, club, verdict), Language::en};
        std::optional<Answer> answer;
        if (!own) answer = ask_server(installation.data, note);
        if (!answer) {
            if (!own) own = std::make_unique<Program>(installation);
            answer = call_operation(*own, note.operation, note.club, note.key, note.request, note.language);
        }
        if (answer->status != 200) std::fprintf(stderr, "vafa backup: %s was not told: %s\n", note.club.c_str(), answer->body.c_str());
    }
}

void print(backup::Run const& run, bool is_json) {
    if (is_json) return (void)std::printf("%s\n", json::to_text(run).c_str());
    std::printf("%s: %s clubs, %s bytes, made in %s ms", run.folder.c_str(), number_text(run.clubs, Language::en).c_str(),
                number_text(run.bytes, Language::en).c_str(), number_text(run.made_ms, Language::en).c_str());
    if (run.is_sound) std::printf("; restored in a scratch place and verified in %s ms: all fits\n", number_text(run.checked_ms, Language::en).c_str());
    else std::printf("\nTHE BACKUP IS NOT SOUND: %s\n", run.fault.c_str());
    if (run.removed > 0) std::printf("%s older ones were removed by the rule\n", number_text(run.removed, Language::en).c_str());
}

}  // namespace

int backup(Arguments const& arguments) {
    auto const& installation = arguments.installation;
    std::filesystem::path to = option_of(arguments, "to");
    if (to.empty()) to = installation.backup_folder();
    if (to.empty()) {
        std::fprintf(stderr, "vafa backup --to DIR: into which folder?\n");
        return 2;
    }
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is met as a failed write
    backup::BackupFolder folder(to);
    auto made = backup::make(installation, folder);
    backup::Verdict verdict;
    backup::modestly([&] { verdict = backup::check(made.folder, to / backup::scratch_name, master_key(installation.data)); });
    backup::write_verdict(made.folder, verdict);
    tell_clubs(installation, made, verdict);
    auto run = backup::run_of(made, verdict);
    if (arguments.options.contains("scheduled"))
        run.removed = backup::thin_out(folder, {installation.backup_hours, installation.backup_days, installation.backup_months});
    print(run, arguments.options.contains("json"));
    return run.is_sound ? 0 : 1;
}

int restore(Arguments const& arguments) {
    std::filesystem::path from = option_of(arguments, "from");
    if (from.empty()) {
        std::fprintf(stderr, "vafa restore --from BACKUP --data DIR: which backup?\n");
        return 2;
    }
    auto const& data = arguments.installation.data;
    auto restored = backup::restore(from, arguments.installation);
    std::printf("%s is restored from %s: the house and %s clubs as of %s\n", data.c_str(), restored.manifest.head.name.c_str(),
                number_text(restored.manifest.head.clubs - 1, Language::en).c_str(), iso_instant(restored.manifest.head.made_at).c_str());
    if (!restored.has_key) std::printf("Put the master.key that belongs to it (mark %s) into %s before the start.\n",
                                       restored.manifest.head.key_mark.c_str(), data.c_str());
    std::printf("Then: vafa verify --data %s\n", data.c_str());
    return 0;
}

}  // namespace vafa::cli
