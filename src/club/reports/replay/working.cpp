// What a chunk found is written only where the replay still stands as it was read: stopped meanwhile, or taken on by another process, it
// is left alone.
#include "club/reports/replay/working.hpp"

#include <algorithm>
#include <chrono>
#include <future>

#include "club/reports/past/keeping.hpp"
#include "club/reports/replay/draft.hpp"

namespace vafa::reports {

namespace {

/// Reading is most of the work, and one core's; others who ask must still find a reader.
constexpr std::size_t parts_at_once = 2;

struct Chunk {
    ReplayRow read;
    std::vector<PastPart> parts;
    ReplayFound found;

    std::int64_t members() const {
        std::int64_t all = 0;
        for (auto const& part : parts) all += part.members;
        return all;
    }
    MemberId last() const { return parts.empty() ? read.last_member : parts.back().last; }
};

/// A draft goes by the past that is kept: whatever was committed before the question was asked must be kept by then.
bool can_begin(Snapshot& snapshot, ReplayRow const& row) {
    return row.kind != ReplayKind::draft || has_followed(snapshot, past_follower, row.id.value);
}

/// A program with budgets is replayed member after member: what one took, the next cannot have.
Chunk chunk_of(Snapshot& snapshot, ReplayRow row, std::int64_t most_members) {
    Chunk chunk{std::move(row), {}, {}};
    auto parts = chunk.read.has_budgets ? 1 : parts_at_once;
    for (auto after = chunk.read.after; chunk.parts.size() < parts && after < chunk.read.last_member; after = chunk.parts.back().last)
        chunk.parts.push_back(next_part(snapshot, after, chunk.read.last_member, most_members));
    return chunk;
}

void replay_draft(Snapshot& snapshot, Surroundings const& around, ReplayRow const& row, PastPart const& part, Editions& editions, ReplayFound& found) {
    auto program = program_of(snapshot, around.job, row);
    BudgetDays budgets(program::document_of(*program), std::move(found.budget_days));
    DraftReplay replay{snapshot, {row.first_day, row.last_day, row.until}, editions, program, budgets,
                       tiers::all_ladders(snapshot)};
    Counting counting(found.figures);
    bool is_asking = row.has_budgets && row.step == 0;
    for (auto const& past : read_kept_past(snapshot, part)) {
        if (is_asking) ask_for_budgets(replay, past);
        else replay_with_draft(replay, past, found.figures, counting);
    }
    if (is_asking && part.last == row.last_member) budgets.settle();
    found.budget_days = budgets.all();
}

/// What the part adds to what was found: figures of its own, but budgets go on.
ReplayFound replay_part(Snapshot& snapshot, Surroundings const& around, ReplayRow const& row, PastPart const& part) {
    ReplayFound found;
    Editions editions(snapshot, around.job);
    if (row.kind == ReplayKind::draft) {
        if (row.has_budgets) found.budget_days = found_by(row).budget_days;
        replay_draft(snapshot, around, row, part, editions, found);
        return found;
    }
    Counting counting(found.figures);
    ReplayTerms terms{row.first_day, row.last_day, row.until};
    for (auto const& past : read_past(snapshot, part)) {
        replay_as_it_was(snapshot, past, terms, editions, counting);
        count_in_hand(past, terms, found.figures);
        found.figures.replayed_closing = found.figures.really_closing;
    }
    return found;
}

/// The parts beside each other, each on a snapshot of its own; their figures are added in the members' order.
void replay_parts(Workplace const& place, Chunk& chunk) {
    auto replayed = [&](PastPart const& part) {
        ReplayFound found;
        place.read([&](Snapshot& snapshot, Surroundings const& around) { found = replay_part(snapshot, around, chunk.read, part); });
        return found;
    };
    std::vector<std::future<ReplayFound>> founds;
    for (auto const& part : chunk.parts)
        founds.push_back(std::async(founds.empty() ? std::launch::deferred : std::launch::async, replayed, std::cref(part)));
    chunk.found = found_by(chunk.read);
    for (auto& one : founds) {
        auto found = one.get();
        add_figures(chunk.found.figures, found.figures);
        chunk.found.budget_days = std::move(found.budget_days);
    }
}

void keep(Transaction& tx, Chunk const& chunk) {
    auto row = lock_replay(tx, chunk.read.id);
    if (!row || row->state != ReplayState::running || row->step != chunk.read.step || row->after != chunk.read.after) return;
    row->after = chunk.last();
    row->members_done += chunk.members();
    row->found = json::to_text(chunk.found);
    bool is_walked = row->after == row->last_member;
    if (is_walked && row->step + 1 < row->walks()) {
        ++row->step;
        row->after = {};
        row->members_done = 0;
    } else if (is_walked) {
        row->state = ReplayState::done;
        row->ended_at = tx.now();
    }
    update_replay(tx, *row);
}

}  // namespace

ReplayFound found_by(ReplayRow const& row) {
    auto found = json::from_text<ReplayFound>(row.found);
    ensure(bool(found), "what a replay has found cannot be read");
    return *std::move(found);
}

std::shared_ptr<program::Compiled const> program_of(Snapshot& snapshot, Caller const& caller, ReplayRow const& row) {
    if (!row.document) return program::compiled_version(snapshot, caller, row.version.value_or(0));
    auto document = json::from_text<program::Document>(*row.document);
    ensure(bool(document), "the draft of a replay cannot be read");
    return program::compile(*std::move(document), 0);
}

bool has_waiting_draft(Snapshot& snapshot) {
    auto running = running_replay(snapshot);
    return running && !can_begin(snapshot, *running);
}

bool has_budgets(program::Compiled const& program) {
    auto const& rules = program::document_of(program).rules;
    return std::any_of(rules.begin(), rules.end(), [](auto const& rule) { return rule.budget.has_value(); });
}

Chore replaying(std::int64_t most_members, std::chrono::milliseconds visit) {
    return {"replays", [most_members, visit](Workplace const& place) {
                auto until = std::chrono::steady_clock::now() + visit;
                do {
                    std::optional<Chunk> chunk;
                    place.read([&](Snapshot& snapshot, Surroundings const&) {
                        chunk.reset();
                        auto row = running_replay(snapshot);
                        if (row && can_begin(snapshot, *row)) chunk = chunk_of(snapshot, *std::move(row), most_members);
                    });
                    if (!chunk) return false;
                    replay_parts(place, *chunk);
                    place.write([&](Transaction& tx, Surroundings const&) { keep(tx, *chunk); });
                } while (std::chrono::steady_clock::now() < until);
                return true;
            }};
}

}  // namespace vafa::reports
