// What a chunk found is written only where the replay still stands as it was read: stopped meanwhile, or taken on by another process, it
// is left alone.
#include "club/reports/replay/working.hpp"

#include <algorithm>

#include "club/reports/replay/draft.hpp"

namespace vafa::reports {

namespace {

struct Chunk {
    ReplayRow read;
    std::int64_t members = 0;
    MemberId last;
    ReplayFound found;
};

void replay_draft(Snapshot& snapshot, Surroundings const& around, std::vector<Past> const& pasts, Editions& editions, Chunk& chunk) {
    auto const& row = chunk.read;
    auto program = program_of(snapshot, around.job, row);
    BudgetDays budgets(program::document_of(*program), std::move(chunk.found.budget_days));
    DraftReplay replay{snapshot, {row.first_day, row.last_day, row.until}, editions, program, budgets,
                       tiers::all_ladders(snapshot)};
    Counting counting(chunk.found.figures);
    bool is_asking = row.has_budgets && row.step == 0;
    for (auto const& past : pasts) {
        if (is_asking) ask_for_budgets(replay, past);
        else replay_with_draft(replay, past, chunk.found.figures, counting);
    }
    if (is_asking && chunk.last == row.last_member) budgets.settle();
    chunk.found.budget_days = budgets.all();
}

Chunk replay_chunk(Snapshot& snapshot, Surroundings const& around, ReplayRow row, std::int64_t most_members) {
    Chunk chunk{std::move(row), 0, {}, {}};
    chunk.found = found_by(chunk.read);
    auto pasts = read_past(snapshot, chunk.read.after, chunk.read.last_member, most_members);
    chunk.members = std::ssize(pasts);
    chunk.last = pasts.empty() ? chunk.read.last_member : pasts.back().member;
    Editions editions(snapshot, around.job);
    if (chunk.read.kind == ReplayKind::draft) {
        replay_draft(snapshot, around, pasts, editions, chunk);
        return chunk;
    }
    Counting counting(chunk.found.figures);
    ReplayTerms terms{chunk.read.first_day, chunk.read.last_day, chunk.read.until};
    for (auto const& past : pasts) {
        replay_as_it_was(snapshot, past, terms, editions, counting);
        count_in_hand(past, terms, chunk.found.figures);
        chunk.found.figures.replayed_closing = chunk.found.figures.really_closing;
    }
    return chunk;
}

void keep(Transaction& tx, Chunk const& chunk) {
    auto row = lock_replay(tx, chunk.read.id);
    if (!row || row->state != ReplayState::running || row->step != chunk.read.step || row->after != chunk.read.after) return;
    row->after = chunk.last;
    row->members_done += chunk.members;
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

bool has_budgets(program::Compiled const& program) {
    auto const& rules = program::document_of(program).rules;
    return std::any_of(rules.begin(), rules.end(), [](auto const& rule) { return rule.budget.has_value(); });
}

Chore replaying(std::int64_t most_members) {
    return {"replays", [most_members](Workplace const& place) {
                std::optional<Chunk> chunk;
                place.read([&](Snapshot& snapshot, Surroundings const& around) {
                    chunk.reset();
                    if (auto row = running_replay(snapshot)) chunk = replay_chunk(snapshot, around, *std::move(row), most_members);
                });
                if (!chunk) return false;
                place.write([&](Transaction& tx, Surroundings const&) { keep(tx, *chunk); });
                return true;
            }};
}

}  // namespace vafa::reports
