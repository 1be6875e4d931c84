// A file only grows; what it lacks is told by its last line.
#include "edge/jobs/seal_export.hpp"

#include <cstdio>
#include <fstream>

#include "operation/seals/seals.hpp"

namespace vafa::jobs {

namespace {

constexpr std::int64_t days_a_visit = 400;

/// The day of the last whole line; a line cut by a crash is written again.
Day last_day_in(std::filesystem::path const& path) {
    Day last{std::numeric_limits<std::int32_t>::min()};
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        auto value = json::parse(line);
        if (!value || !value->is_object()) continue;
        auto const* day = value->get_object().if_contains("day");
        if (!day || !day->is_string()) continue;
        if (auto read = parse_iso_day(std::string_view(day->get_string()))) last = std::max(last, *read);
    }
    return last;
}

bool ends_in_a_line(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::ate);
    if (!file || file.tellg() <= 0) return true;
    file.seekg(-1, std::ios::end);
    return file.get() == '\n';
}

}  // namespace

std::filesystem::path seal_file(std::filesystem::path const& data, std::string_view slug) {
    return data / "seals" / (std::string(slug) + ".jsonl");
}

std::string slug_of(Program& program, ClubId club) {
    if (club == the_house) return "house";
    for (auto const& entry : program.directory().all())
        if (entry.club == club) return entry.slug;
    return "";
}

bool SealExport::bring_up_to_date(ClubId club) try {
    auto found = written_.find(club);
    auto after = found == written_.end() ? Day{std::numeric_limits<std::int32_t>::min()} : found->second;
    std::vector<seals::SealedDay> days;
    std::optional<seals::Signers> signers;
    program_.store().read_now(club, [&](Snapshot& snapshot) {
        days = seals::days_after(snapshot, after, days_a_visit);
        signers.emplace(snapshot, seals::Seal(program_.secrets()));
    });
    if (days.empty()) return false;
    auto slug = slug_of(program_, club);
    if (slug.empty()) return false;
    auto path = seal_file(program_.installation().data, slug);
    if (found == written_.end()) after = last_day_in(path);
    std::filesystem::create_directories(path.parent_path());
    bool is_whole = ends_in_a_line(path);
    std::ofstream file(path, std::ios::app);
    if (!is_whole) file << '\n';
    for (auto const& day : days)
        if (day.day > after) file << seals::export_line(slug, club, day, signers->signer_of(day).value_or(Digest{})) << '\n';
    file.flush();
    if (!file) throw store::Fault(path.string() + " cannot be written");
    written_[club] = days.back().day;
    return std::int64_t(days.size()) == days_a_visit;
} catch (std::exception const& failure) {
    std::fprintf(stderr, "seals of club %lld are not exported: %s\n", static_cast<long long>(club.value), failure.what());
    return false;
}

}  // namespace vafa::jobs
