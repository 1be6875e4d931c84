// The statements of tiers.
#pragma once

#include "club/tiers/ladder.hpp"

namespace vafa::tiers {

/// Without the groups.
std::optional<LadderInForce> latest_ladder(Snapshot& snapshot);
std::optional<LadderInForce> ladder_version(Snapshot& snapshot, std::int64_t version);
/// All of them, the first first.
std::vector<LadderInForce> ladder_versions(Snapshot& snapshot);
void insert_ladder(Transaction& tx, Caller const& caller, std::int64_t version, Ladder const& ladder);

struct Run {
    Day day;                     // of evaluation
    std::int64_t version = 0;    // of the ladder that it goes by
    Day first_day;               // of what is added up
    MemberId after;              // everybody up to here has been looked at
    bool is_done = false;
    std::int64_t looked_at = 0, raised = 0, lowered = 0, warned = 0;
    Instant began_at;
    std::optional<Instant> ended_at;
};
/// The one that is under way.
std::optional<Run> open_run(Snapshot& snapshot);
std::optional<Run> lock_open_run(Transaction& tx);
std::vector<Run> latest_runs(Snapshot& snapshot, std::int64_t most);
void insert_run(Transaction& tx, Run const& run);
void update_run(Transaction& tx, Run const& run);

/// How evaluations stand, in one question.
struct Standings {
    bool has_open_run = false;
    std::optional<Day> last_run, next_warning_due;
};
Standings standings(Snapshot& snapshot);

/// A demotion that waits.
struct Warning {
    MemberId member;
    GroupId from, to;
    std::int64_t total = 0;
    Day run_day, due_day;
    std::int64_t version = 0;
};
std::vector<Warning> lock_warnings_due(Transaction& tx, Day day, std::int64_t most);
/// Of the members after one and up to another.
std::vector<Warning> warnings_between(Snapshot& snapshot, MemberId after, MemberId last);
std::optional<Warning> warning_of(Snapshot& snapshot, MemberId member);
void put_warning(Transaction& tx, Warning const& warning);
void drop_warning(Transaction& tx, MemberId member);
std::int64_t count_warnings(Snapshot& snapshot);

/// Why a rule moved a member.
enum class MoveKind { promotion = 1, evaluation = 2, end_of_grace = 3 };
constexpr auto names_of(MoveKind const*) {
    return names<MoveKind>({{MoveKind::promotion, "promotion"}, {MoveKind::evaluation, "evaluation"}, {MoveKind::end_of_grace, "end_of_grace"}});
}
struct Move {
    MemberId member;
    ActId act;
    MoveKind kind = MoveKind::promotion;
    GroupId from, to;
    Measure measure = Measure::amount;
    std::int64_t total = 0;
    std::optional<std::int64_t> bound;   // a promotion's threshold; of an evaluation, where its band ends
    Days days;                           // what was added up
    Day day;
    std::int64_t version = 0;
};
void insert_move(Transaction& tx, Move const& move);
/// The latest first.
std::vector<Move> moves_of(Snapshot& snapshot, MemberId member, std::int64_t most);

}  // namespace vafa::tiers
