// Replays of the past: contracts of asking for one, seeing how far it is and what it found, and stopping it.
#pragma once

#include <chrono>

#include "club/program/program.hpp"
#include "club/reports/replay/outcome.hpp"

namespace vafa::reports {

struct ReplayIdKind { static constexpr char prefix[] = "rpl"; };
using ReplayId = Id<ReplayIdKind>;

/// Two questions, kept apart.
enum class ReplayKind { as_it_was = 1, draft = 2 };
constexpr auto names_of(ReplayKind const*) {
    return names<ReplayKind>({{ReplayKind::as_it_was, "as_it_was"}, {ReplayKind::draft, "draft"}});
}
enum class ReplayState { running = 1, done = 2, stopped = 3 };
constexpr auto names_of(ReplayState const*) {
    return names<ReplayState>({{ReplayState::running, "running"}, {ReplayState::done, "done"}, {ReplayState::stopped, "stopped"}});
}

struct StartReplay {
    Day first_day, last_day;
    std::optional<program::Document> draft;
    std::optional<std::int64_t> version;
};
constexpr auto describe(StartReplay const*) {
    return fields(field("first_day", &StartReplay::first_day, "First day whose sales and returns count."),
                  field("last_day", &StartReplay::last_day, "Last day, included; at most today."),
                  field("draft", &StartReplay::draft, "The program to judge the days by, as it stands now; later changes of it do not matter."),
                  field("version", &StartReplay::version, "Or a published version. With neither the past is judged as it was, which must give the ledger."));
}

/// What it all comes to in rial: credit, discounts, and points at the rate at which the member's group may convert them.
struct ReplayCost {
    Rial really, replayed;
    Rial opening, really_closing, replayed_closing;
    bool has_rate = false;
};
constexpr auto describe(ReplayCost const*) {
    return fields(field("really", &ReplayCost::really, "What was given, at the rates of the program in force."),
                  field("replayed", &ReplayCost::replayed, "What the replay gives, at its own rates."),
                  field("opening", &ReplayCost::opening, "What members had in hand when the days began, at the rate in force."),
                  field("really_closing", &ReplayCost::really_closing, "What they had in hand at the end, at the rate in force."),
                  field("replayed_closing", &ReplayCost::replayed_closing, "What they would have had, at the rate of the replay."),
                  field("has_rate", &ReplayCost::has_rate, "Do points have a rate in the replay? Where not, they count nothing here."));
}

struct ReplayShown {
    ReplayId id;
    ReplayKind kind = ReplayKind::as_it_was;
    ReplayState state = ReplayState::running;
    Day first_day, last_day;
    std::optional<std::int64_t> version;
    Instant asked_at;
    std::string asked_by;
    std::optional<Instant> ended_at;
    std::int64_t members_done = 0, members_in_all = 0;
    BasisPoints progress;
    std::optional<ReplayFigures> figures;
    std::optional<ReplayCost> cost;
};
constexpr auto describe(ReplayShown const*) {
    return fields(field("id", &ReplayShown::id, "The replay."),
                  field("kind", &ReplayShown::kind,
                        "as_it_was: by the versions and states stored with the sales, which must give the ledger; draft: by another program."),
                  field("state", &ReplayShown::state, "running, done or stopped."), field("first_day", &ReplayShown::first_day, "First day that counts."),
                  field("last_day", &ReplayShown::last_day, "Last day that counts."),
                  field("version", &ReplayShown::version, "The published version that is replayed; left out for the past as it was and for a draft."),
                  field("asked_at", &ReplayShown::asked_at, "When it was asked for; what was committed later is left out."),
                  field("asked_by", &ReplayShown::asked_by, "By whom.", personal),
                  field("ended_at", &ReplayShown::ended_at, "When it was done or stopped."),
                  field("members_done", &ReplayShown::members_done, "Members replayed so far."),
                  field("members_in_all", &ReplayShown::members_in_all, "How many there are."),
                  field("progress", &ReplayShown::progress,
                        "How much of the work is done, in hundredths of a percent; a program with budgets takes two walks."),
                  field("figures", &ReplayShown::figures, "What it has found so far; left out in lists."),
                  field("cost", &ReplayShown::cost, "The same in rial; left out in lists."));
}
Result<ReplayShown> start_replay(Transaction& tx, Caller const& caller, StartReplay const& request);

struct ShowReplay {
    ReplayId id;
};
constexpr auto describe(ShowReplay const*) { return fields(field("id", &ShowReplay::id, "The replay.")); }
Result<ReplayShown> show_replay(Snapshot& snapshot, Caller const& caller, ShowReplay const& request);

struct ListReplays {};
constexpr auto describe(ListReplays const*) { return fields(); }
struct ReplaysListed {
    std::vector<ReplayShown> items;
};
constexpr auto describe(ReplaysListed const*) { return fields(field("items", &ReplaysListed::items, "The latest 50, newest first.")); }
Result<ReplaysListed> list_replays(Snapshot& snapshot, Caller const& caller, ListReplays const& request);

struct StopReplay {
    ReplayId id;
};
constexpr auto describe(StopReplay const*) { return fields(field("id", &StopReplay::id, "The replay.")); }
Result<ReplayShown> stop_replay(Transaction& tx, Caller const& caller, StopReplay const& request);

std::vector<Operation> replay_operations();
/// Is there a draft that cannot begin before the past is kept as far as it asks?
bool has_waiting_draft(Snapshot& snapshot);
/// Goes on with the replay that runs, a chunk of members at a time, for so long a visit: other chores wait meanwhile.
inline constexpr std::int64_t members_of_a_part = 2'000;
Chore replaying(std::int64_t most_members = members_of_a_part, std::chrono::milliseconds visit = std::chrono::milliseconds(300));

}  // namespace vafa::reports
