// What a backup says of itself: a folder with one packed file a club, a manifest, the sums of all, and later the verdict
// of its own check.
#pragma once

#include <filesystem>

#include "edge/verify/verify.hpp"

namespace vafa::backup {

inline constexpr std::int64_t format = 1;

/// The first line of manifest.jsonl.
struct Head {
    std::int64_t form = format;
    std::string name;
    std::string program;
    std::int64_t schema = 0;
    std::string engine;
    Instant made_at;
    std::int64_t took_ms = 0;
    std::string key_mark;
    std::int64_t clubs = 0;
};
constexpr auto describe(Head const*) {
    return fields(field("format", &Head::form, "Of the backup; 1."), field("name", &Head::name, "The folder's name."),
                  field("program", &Head::program, "Which program made it."),
                  field("schema", &Head::schema, "Number of the last migration."), field("engine", &Head::engine, "sqlite or postgresql."),
                  field("made_at", &Head::made_at, "When it began."), field("took_ms", &Head::took_ms, "How long it took."),
                  field("key_mark", &Head::key_mark, "Recognises the master key that belongs to it; the key itself is not in it."),
                  field("clubs", &Head::clubs, "How many lines follow: the house, then each club."));
}

/// Where a club stood in the view that was copied.
struct Standing {
    std::int64_t acts = 0;
    std::string last_act;
    std::string last_posting;
    std::int64_t leaves = 0;
    std::string root;
    bool operator==(Standing const&) const = default;
};
constexpr auto describe(Standing const*) {
    return fields(field("acts", &Standing::acts, "Rows of the operation log."), field("last_act", &Standing::last_act, "Its newest act."),
                  field("last_posting", &Standing::last_posting, "The newest act with lines."),
                  field("leaves", &Standing::leaves, "Acts that are sealed."), field("root", &Standing::root, "The root of the sealed log."));
}

/// A line for each file.
struct ClubCopy {
    std::int64_t number = 0;
    std::string slug;
    std::string file;
    std::int64_t bytes = 0;
    std::string sha256;
    std::int64_t unpacked_bytes = 0;
    Standing standing;
};
constexpr auto describe(ClubCopy const*) {
    return fields(field("number", &ClubCopy::number, "The club's number; 0 is the house."), field("slug", &ClubCopy::slug, "Its address."),
                  field("file", &ClubCopy::file, "Its file in the folder."), field("bytes", &ClubCopy::bytes, "The file's size."),
                  field("sha256", &ClubCopy::sha256, "The file's SHA-256."),
                  field("unpacked_bytes", &ClubCopy::unpacked_bytes, "Size of what is in it."),
                  field("standing", &ClubCopy::standing, "Where the club stood."));
}

struct Manifest {
    Head head;
    std::vector<ClubCopy> clubs;
    std::int64_t bytes() const;
};

/// What the check of a backup found.
struct ClubVerdict {
    std::int64_t number = 0;
    std::string slug;
    std::string fault;  // empty: all of it fits
    std::vector<verify::Count> counts;
};
constexpr auto describe(ClubVerdict const*) {
    return fields(field("number", &ClubVerdict::number, "The club."), field("slug", &ClubVerdict::slug, "Its address."),
                  field("fault", &ClubVerdict::fault, "What does not fit; empty where all does."),
                  field("counts", &ClubVerdict::counts, "What was checked of it."));
}
struct CheckOutcome {
    bool is_sound = false;
    Instant checked_at;
    std::int64_t took_ms = 0;
    std::string fault;
};
constexpr auto describe(CheckOutcome const*) {
    return fields(field("is_sound", &CheckOutcome::is_sound, "Was restored, and all fits."),
                  field("checked_at", &CheckOutcome::checked_at, "When."), field("took_ms", &CheckOutcome::took_ms, "How long it took."),
                  field("fault", &CheckOutcome::fault, "What does not fit, or why it could not be checked; empty where it is sound."));
}
struct Verdict {
    CheckOutcome outcome;
    std::vector<ClubVerdict> clubs;
};

/// A backup whose files are not what they were; the sentence names the file.
class Damaged : public store::Fault {
  public:
    using store::Fault::Fault;
};

void write_manifest(std::filesystem::path const& folder, Manifest const& manifest);
/// Damaged where the manifest is missing, cut or changed.
Manifest read_manifest(std::filesystem::path const& folder);

void write_verdict(std::filesystem::path const& folder, Verdict const& verdict);
/// Nothing where it was not checked (yet).
std::optional<CheckOutcome> read_outcome(std::filesystem::path const& folder);

/// Where a club stands in this view.
Standing standing_of(Snapshot& snapshot);

}  // namespace vafa::backup
