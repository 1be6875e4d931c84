// The house first: every club that it lists has a file by then, and one that is founded meanwhile is only not listed.
#include "edge/backup/make.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "base/jalali.hpp"
#include "edge/backup/club_text.hpp"
#include "edge/backup/files.hpp"
#include "edge/backup/modestly.hpp"
#include "store/clock.hpp"
#include "store/copies.hpp"

namespace vafa::backup {

namespace fs = std::filesystem;

namespace {

std::string name_at(Instant moment) {
    auto text = iso_instant(moment);
    std::erase_if(text, [](char letter) { return letter == '-' || letter == ':'; });
    return std::string(name_prefix) + text;
}

std::string file_name(ClubId club, std::string_view ending) {
    return (club == the_house ? "house" : "club-" + std::to_string(club.value)) + std::string(ending);
}

/// The copy is packed once the view is closed: the till's log waits for the copy only.
ClubCopy copy_file(Installation const& installation, ClubId club, fs::path const& folder) {
    ClubCopy copy;
    copy.number = club.value;
    copy.file = file_name(club, ".db.zst");
    ScratchFolder scratch(folder / "scratch");
    auto plain = scratch.path() / "plain.db";
    store::copy_club_file(installation.data, club, plain, [&](Snapshot& snapshot) {
        if (auto entry = tenancy::own_entry(snapshot)) copy.slug = entry->slug;
        copy.standing = standing_of(snapshot);
    });
    PackedFile packed(folder / copy.file);
    modestly([&] { pack_file(plain, packed); });
    auto size = packed.finish();
    copy.bytes = size.bytes;
    copy.unpacked_bytes = size.unpacked_bytes;
    copy.sha256 = size.sha256;
    return copy;
}

std::vector<ClubCopy> copy_files(Installation const& installation, fs::path const& folder) {
    if (store::clubs_with_files(installation.data).empty())
        throw store::Fault("there is nothing to back up in " + installation.data.string());
    std::vector<ClubCopy> copies{copy_file(installation, the_house, folder)};
    for (auto club : store::clubs_with_files(installation.data))
        if (club != the_house) copies.push_back(copy_file(installation, club, folder));
    return copies;
}

ClubCopy write_copy(Program& program, ClubId club, fs::path const& folder) {
    ClubCopy copy;
    copy.number = club.value;
    copy.file = file_name(club, club_ending);
    PackedFile packed(folder / copy.file);
    auto head = write_club(program.store(), program.secrets(), club, packed);
    auto size = packed.finish();
    copy.slug = head.slug;
    copy.standing = head.standing;
    copy.bytes = size.bytes;
    copy.unpacked_bytes = size.unpacked_bytes;
    copy.sha256 = size.sha256;
    return copy;
}

/// Out of PostgreSQL each club is written as the file that any installation can read. The house first, as above. No till waits for it.
std::vector<ClubCopy> write_copies(Installation const& installation, fs::path const& folder) {
    std::vector<ClubCopy> copies;
    modestly([&] {
        Program program(installation);
        copies.push_back(write_copy(program, the_house, folder));
        for (auto const& entry : program.directory().all()) copies.push_back(write_copy(program, entry.club, folder));
    });
    return copies;
}

}  // namespace

std::string key_mark(ServerSecrets const& secrets) {
    auto key = secrets.derive("backup-key-mark");
    return hex(std::as_bytes(std::span(key))).substr(0, 16);
}

BackupFolder::BackupFolder(fs::path path) : path_(std::move(path)) {
    std::error_code error;
    fs::create_directories(path_, error);
    if (error) throw store::Fault("the folder of backups " + path_.string() + " cannot be made: " + error.message());
    lock_ = ::open((path_ / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0) throw store::Fault("the folder of backups " + path_.string() + " cannot be written");
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock_);
        throw store::Fault("another backup is being made in " + path_.string());
    }
    remove_leftovers();
}

BackupFolder::~BackupFolder() { ::close(lock_); }

void BackupFolder::remove_leftovers() const {
    std::vector<fs::path> leftovers;
    for (auto const& entry : fs::directory_iterator(path_))
        if (entry.path().filename().string().starts_with(unfinished_prefix)) leftovers.push_back(entry.path());
    for (auto const& path : leftovers) fs::remove_all(path);
}

Made make(Installation const& installation, BackupFolder const& into) {
    auto began = std::chrono::steady_clock::now();
    Made made;
    auto& head = made.manifest.head;
    head.made_at = store::system_now();
    head.name = name_at(head.made_at);
    head.program = program_version;
    head.schema = all_migrations().back().number;
    head.engine = installation.database.empty() ? "sqlite" : "postgresql";
    ScratchFolder folder(into.path() / ("." + head.name));
    made.manifest.clubs = installation.database.empty() ? copy_files(installation, folder.path()) : write_copies(installation, folder.path());
    head.key_mark = key_mark(ServerSecrets(master_key(installation.data)));
    head.clubs = static_cast<std::int64_t>(made.manifest.clubs.size());
    head.took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
    write_manifest(folder.path(), made.manifest);
    made.folder = into.path() / head.name;
    folder.keep_as(made.folder);
    return made;
}

std::vector<Found> find_all(fs::path const& folder) {
    std::vector<Found> found;
    if (!fs::is_directory(folder)) return found;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (!entry.is_directory() || !entry.path().filename().string().starts_with(name_prefix)) continue;
        try {
            found.push_back({entry.path(), read_manifest(entry.path()).head, read_outcome(entry.path())});
        } catch (Damaged const&) {
            // whoever damaged it, we remove nothing that we cannot read
        }
    }
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.head.made_at < b.head.made_at; });
    return found;
}

}  // namespace vafa::backup
