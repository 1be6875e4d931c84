// What one run of `vafa backup` came to, in one line: for whoever started it.
#pragma once

#include "edge/backup/make.hpp"

namespace vafa::backup {

struct Run {
    std::string folder;
    Instant made_at;
    std::int64_t clubs = 0;
    std::int64_t bytes = 0;
    std::int64_t made_ms = 0;
    std::int64_t checked_ms = 0;
    bool is_sound = false;
    std::string fault;
    std::int64_t removed = 0;
};
constexpr auto describe(Run const*) {
    return fields(field("folder", &Run::folder, "The backup."), field("made_at", &Run::made_at, "When it was begun."),
                  field("clubs", &Run::clubs, "How many clubs are in it, without the house."), field("bytes", &Run::bytes, "Its size, packed."),
                  field("made_ms", &Run::made_ms, "How long it took."), field("checked_ms", &Run::checked_ms, "How long its check took."),
                  field("is_sound", &Run::is_sound, "Was restored, and all fits."), field("fault", &Run::fault, "What does not fit."),
                  field("removed", &Run::removed, "How many older ones were removed by the rule."));
}

inline Run run_of(Made const& made, Verdict const& verdict) {
    auto const& head = made.manifest.head;
    return {made.folder.string(), head.made_at, head.clubs - 1, made.manifest.bytes(), head.took_ms, verdict.outcome.took_ms,
            verdict.outcome.is_sound, verdict.outcome.fault, 0};
}

}  // namespace vafa::backup
