// The scratch place is opened as any program opens its data, and verified as `vafa verify` does.
#include "edge/backup/check.hpp"

#include <fmt/format.h>

#include <chrono>

#include "edge/backup/club_text.hpp"
#include "edge/backup/files.hpp"
#include "edge/backup/make.hpp"
#include "store/clock.hpp"
#include "store/copies.hpp"

namespace vafa::backup {

namespace fs = std::filesystem;

namespace {

std::string words_of(verify::Breach const& breach) {
    return breach.table + (breach.row.empty() ? "" : ", " + breach.row) + ": " + breach.what;
}

std::string name_of(ClubCopy const& club) { return club.number == 0 ? "the house" : "club " + club.slug; }

ClubVerdict check_club(Program& program, ClubCopy const& club) {
    ClubVerdict found{club.number, club.slug, "", {}};
    Standing standing;
    program.store().read_now(ClubId{club.number}, [&](Snapshot& snapshot) { standing = standing_of(snapshot); });
    auto verdict = verify::verify_club(program.registry(), [&](verify::Part const& part) {
        return verify::check(program, ClubId{club.number}, part);
    });
    if (verdict.breach) found.fault = words_of(*verdict.breach);
    else if (standing != club.standing) found.fault = "it stands elsewhere than the manifest says";
    found.counts = std::move(verdict.counts);
    return found;
}

void check_all(fs::path const& backup, fs::path const& place, ServerSecrets::Key const& key, Verdict& verdict) {
    auto manifest = lay_out(backup, place, ServerSecrets(key));
    if (key_mark(ServerSecrets(key)) != manifest.head.key_mark)
        throw Damaged("it belongs to another master key than the one that is here");
    write_key(place, key);
    check_folder(place, manifest.clubs, verdict);
}

void lay_out_file(fs::path const& backup, ClubCopy const& club, fs::path const& target, ServerSecrets const& secrets) {
    auto from = backup / fs::path(club.file).filename();
    if (!fs::exists(from)) throw Damaged(from.string() + " is missing");
    auto found = sum_of(from);
    if (found.bytes != club.bytes)
        throw Damaged(from.string() + " has " + std::to_string(found.bytes) + " bytes instead of " + std::to_string(club.bytes) + ": it was cut");
    if (found.sha256 != club.sha256) throw Damaged(from.string() + " was changed: its SHA-256 is not the one in the manifest");
    if (club.file.ends_with(club_ending)) read_club(from, target, secrets);
    else unpack_file(from, store::club_file(target, ClubId{club.number}));
}

/// The key that lies there, or that the environment gives.
std::optional<ServerSecrets::Key> key_at(fs::path const& data) {
    if (!std::getenv("VAFA_MASTER_KEY") && !fs::exists(data / "master.key")) return {};
    return master_key(data);
}

void refuse_where_something_is(fs::path const& data) {
    if (!fs::exists(data)) return;
    if (!fs::is_directory(data)) throw store::Fault(data.string() + " is no folder");
    if (fs::exists(data / "house.db"))
        throw store::Fault("there are clubs in " + data.string() +
                           ", and a backup is not restored over them: name an empty folder, look at it, then move it there");
    for (auto const& entry : fs::directory_iterator(data))
        if (entry.path().filename() != "master.key")
            throw store::Fault(data.string() + " is not empty (" + entry.path().filename().string() + "): a backup is restored into an empty folder");
}

}  // namespace

void write_key(fs::path const& folder, ServerSecrets::Key const& key) {
    write_whole(folder / "master.key", hex(std::as_bytes(std::span(key))) + "\n");
}

Manifest lay_out(fs::path const& backup, fs::path const& target, ServerSecrets const& secrets) {
    auto manifest = read_manifest(backup);
    if (manifest.head.schema > all_migrations().back().number)
        throw store::Fault(backup.string() + " was made by a newer program (" + manifest.head.program + ")");
    for (auto const& club : manifest.clubs) lay_out_file(backup, club, target, secrets);
    return manifest;
}

void check_folder(fs::path const& place, std::vector<ClubCopy> const& clubs, Verdict& verdict) {
    Installation installation;
    installation.data = place;
    Program program(installation);
    for (auto const& club : clubs) {
        verdict.clubs.push_back(check_club(program, club));
        auto const& fault = verdict.clubs.back().fault;
        if (!fault.empty() && verdict.outcome.fault.empty()) verdict.outcome.fault = name_of(club) + ", " + fault;
    }
}

Verdict check(fs::path const& backup, fs::path const& scratch, ServerSecrets::Key const& key) {
    auto began = std::chrono::steady_clock::now();
    Verdict verdict;
    try {
        ScratchFolder place(scratch);
        check_all(backup, place.path(), key, verdict);
    } catch (std::exception const& fault) {
        verdict.outcome.fault = fault.what();
    }
    verdict.outcome.is_sound = verdict.outcome.fault.empty();
    verdict.outcome.checked_at = store::system_now();
    verdict.outcome.took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
    return verdict;
}

namespace {

fs::path folder_beside(fs::path const& target) {
    auto name = fmt::format("{}restoring-{}", unfinished_prefix, target.filename().string());
    return target.parent_path() / name;
}

/// All clubs in one transaction, so that a cut run leaves nothing.
void pour_all(fs::path const& place, std::string const& database, std::vector<ClubCopy> const& clubs) {
    Installation laid_out;
    laid_out.data = place;
    Program program(laid_out);
    auto filling = store::fill_database(database, all_migrations());
    try {
        for (auto const& club : clubs) pour(program.store(), ClubId{club.number}, *filling);
        filling->finish();
    } catch (store::FenceHit const&) {
        throw store::Fault("there are clubs in the database, and a backup is not restored over them: name an empty one");
    }
}

}  // namespace

Restored restore(fs::path const& backup, Installation const& into) {
    auto target = fs::absolute(into.data).lexically_normal();
    if (!target.has_filename()) target = target.parent_path();
    refuse_where_something_is(target);
    auto key = key_at(target);
    fs::create_directories(target.parent_path());
    ScratchFolder place(folder_beside(target));
    Restored restored{read_manifest(backup), false};
    restored.has_key = key && key_mark(ServerSecrets(*key)) == restored.manifest.head.key_mark;
    if (key && !restored.has_key) throw store::Fault("the master.key that is there does not belong to this backup");
    bool needs_key = !into.database.empty() || restored.manifest.head.engine != "sqlite";
    if (needs_key && !key)
        throw store::Fault("put the master.key that belongs to the backup (mark " + restored.manifest.head.key_mark + ") into " + target.string() + " first");
    lay_out(backup, place.path(), ServerSecrets(key.value_or(ServerSecrets::Key{})));
    if (key) write_key(place.path(), *key);
    if (!into.database.empty()) {
        pour_all(place.path(), into.database, restored.manifest.clubs);
        return restored;
    }
    if (fs::exists(target / "master.key")) fs::remove(target / "master.key");
    else fs::remove(place.path() / "master.key");
    place.keep_as(target);
    return restored;
}

}  // namespace vafa::backup
