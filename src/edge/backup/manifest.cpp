// The manifest is lines of JSON, since a folder may hold more clubs than one list of JSON may.
#include "edge/backup/manifest.hpp"

#include <sstream>

#include "club/ledger/ledger.hpp"
#include "edge/backup/files.hpp"
#include "edge/verify/log_passes.hpp"
#include "operation/follower.hpp"
#include "operation/operation_log.hpp"
#include "operation/seals/seals.hpp"

namespace vafa::backup {

namespace fs = std::filesystem;

namespace {

constexpr char const* manifest_file = "manifest.jsonl";
constexpr char const* sums_file = "SHA256SUMS";
constexpr char const* verdict_file = "verdict.jsonl";

std::string sum_line(std::string_view sum, std::string_view file) { return std::string(sum) + "  " + std::string(file) + "\n"; }

template <class T>
T read_line(std::istringstream& lines, fs::path const& path) {
    std::string line;
    if (!std::getline(lines, line)) throw Damaged(path.string() + " is cut off");
    auto value = json::from_text<T>(line);
    if (!value) throw Damaged(path.string() + " has a line that cannot be read");
    return std::move(*value);
}

std::string act_or_none(std::int64_t act) { return act == 0 ? "" : verify::act_text(act); }

}  // namespace

std::int64_t Manifest::bytes() const {
    std::int64_t bytes = 0;
    for (auto const& club : clubs) bytes += club.bytes;
    return bytes;
}

/// The sums are what `sha256sum -c` reads, so that a copy elsewhere can be checked without this program.
void write_manifest(fs::path const& folder, Manifest const& manifest) {
    auto text = json::to_text(manifest.head) + "\n";
    std::string sums;
    for (auto const& club : manifest.clubs) {
        text += json::to_text(club) + "\n";
        sums += sum_line(club.sha256, club.file);
    }
    write_whole(folder / manifest_file, text);
    sums += sum_line(sum_of(folder / manifest_file).sha256, manifest_file);
    write_whole(folder / sums_file, sums);
}

Manifest read_manifest(fs::path const& folder) {
    auto path = folder / manifest_file;
    if (!fs::exists(path)) throw Damaged(folder.string() + " is no backup: it has no " + manifest_file);
    if (read_whole(folder / sums_file).find(sum_line(sum_of(path).sha256, manifest_file)) == std::string::npos)
        throw Damaged(path.string() + " is not the one that " + sums_file + " remembers");
    std::istringstream lines(read_whole(path));
    Manifest manifest;
    manifest.head = read_line<Head>(lines, path);
    if (manifest.head.form != format) throw Damaged(folder.string() + " was made by a newer program");
    for (std::int64_t at = 0; at < manifest.head.clubs; ++at) manifest.clubs.push_back(read_line<ClubCopy>(lines, path));
    return manifest;
}

void write_verdict(fs::path const& folder, Verdict const& verdict) {
    auto text = json::to_text(verdict.outcome) + "\n";
    for (auto const& club : verdict.clubs) text += json::to_text(club) + "\n";
    write_whole(folder / verdict_file, text);
}

std::optional<CheckOutcome> read_outcome(fs::path const& folder) {
    if (!fs::exists(folder / verdict_file)) return {};
    std::istringstream lines(read_whole(folder / verdict_file));
    return read_line<CheckOutcome>(lines, folder / verdict_file);
}

Standing standing_of(Snapshot& snapshot) {
    Standing standing;
    if (auto tree = seals::read_tree(snapshot)) {
        standing.leaves = tree->frontier.size();
        standing.root = hex(tree->frontier.root());
    }
    standing.acts = standing.leaves + acts_after(snapshot, reached_by(snapshot, seals::sealer_name).cursor);
    standing.last_act = act_or_none(last_act(snapshot));
    standing.last_posting = act_or_none(ledger::last_posted_act(snapshot));
    return standing;
}

}  // namespace vafa::backup
