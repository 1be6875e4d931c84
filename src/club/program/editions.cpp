// Which version is in force: the highest whose day has come. Compiled once a version, cached by the caller's program version.
#include <algorithm>
#include <map>
#include <mutex>

#include "club/program/compiled.hpp"
#include "club/program/store.hpp"

namespace vafa::program {

namespace {

std::shared_ptr<Compiled const> compile_row(VersionRow const& row) {
    auto document = json::from_text<Document>(row.document);
    ensure(bool(document), "a published program cannot be read");
    return compile(*std::move(document), row.version);
}

/// Versions that are over, as sales name them. What was published never changes, so each is compiled once: a return asks for that of
/// its sale, and where points live by purchases for those of the purchases around it.
class Past {
  public:
    std::shared_ptr<Compiled const> version(Snapshot& snapshot, std::int64_t version) {
        {
            std::scoped_lock lock(mutex_);
            if (auto found = kept_.find(version); found != kept_.end()) return found->second;
        }
        auto row = version_row(snapshot, version);
        ensure(row.has_value(), "a sale names a program version that was never published");
        auto compiled = compile_row(*row);
        std::scoped_lock lock(mutex_);
        if (kept_.size() >= most_kept) kept_.clear();
        kept_[version] = compiled;
        return compiled;
    }

  private:
    static constexpr std::size_t most_kept = 32;
    std::mutex mutex_;
    std::map<std::int64_t, std::shared_ptr<Compiled const>> kept_;
};

/// The version in force when they were read, those that wait for their day, and those that are over as far as they were asked for.
struct Editions {
    struct Edition {
        Day from_day;
        std::shared_ptr<Compiled const> program;
    };
    std::vector<Edition> all;
    std::shared_ptr<Compiled const> nothing = compile({}, 0);
    std::shared_ptr<Past> past = std::make_shared<Past>();
};

std::shared_ptr<Editions const> editions(Snapshot& snapshot, Caller const& caller) {
    return snapshot.cache().get<Editions>(snapshot.club(), caller.versions.program, [&] {
        Editions read;
        for (auto const& row : versions_from(snapshot, snapshot.today())) read.all.push_back({row.from_day, compile_row(row)});
        return read;
    });
}

/// When the version that followed came into force; nothing where none has, or where there was no such version.
std::optional<Instant> end_of(Snapshot& snapshot, std::int64_t version) {
    bool was_there = version == 0;
    std::optional<Instant> end;
    for (auto const& row : all_versions(snapshot)) {  // newest first
        was_there |= row.version == version;
        if (row.version > version && row.from_day <= snapshot.today())
            end = std::max(row.published_at, snapshot.zone().start_of(row.from_day));
    }
    return was_there ? end : std::nullopt;
}

}  // namespace

std::shared_ptr<Compiled const> compiled(Snapshot& snapshot, Caller const& caller) {
    auto known = editions(snapshot, caller);
    for (auto each = known->all.rbegin(); each != known->all.rend(); ++each)
        if (each->from_day <= snapshot.today()) return each->program;
    return known->nothing;
}

std::shared_ptr<Compiled const> compiled_version(Snapshot& snapshot, Caller const& caller, std::int64_t version) {
    auto known = editions(snapshot, caller);
    if (version == 0) return known->nothing;
    for (auto const& each : known->all)
        if (each.program->version() == version) return each.program;
    return known->past->version(snapshot, version);
}

bool has_version(Snapshot& snapshot, std::int64_t version) { return version_row(snapshot, version).has_value(); }

std::shared_ptr<Compiled const> compiled_for_quote(Snapshot& snapshot, Caller const& caller, std::optional<std::int64_t> quoted) {
    auto in_force = compiled(snapshot, caller);
    if (!quoted || *quoted == in_force->version()) return in_force;
    auto end = end_of(snapshot, *quoted);
    bool is_honoured = end && snapshot.now() - *end < quote_life_ms;
    return is_honoured ? compiled_version(snapshot, caller, *quoted) : in_force;
}

}  // namespace vafa::program
