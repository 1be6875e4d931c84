// The evaluation of a club's members, in chunks: contract of one chunk, and the chore that goes on with it.
#pragma once

#include <chrono>

#include "club/tiers/ladder.hpp"

namespace vafa::tiers {

struct Evaluate {};
constexpr auto describe(Evaluate const*) { return fields(); }

struct TierMoved {
    MemberId member;
    std::optional<GroupId> from;
    GroupId to;
    std::int64_t total = 0;
    bool is_raised = false;
};
constexpr auto describe(TierMoved const*) {
    return fields(field("member", &TierMoved::member, "Who."), field("from", &TierMoved::from, "From which group; left out: from none."),
                  field("to", &TierMoved::to, "To which tier."), field("total", &TierMoved::total, "What was added up."),
                  field("is_raised", &TierMoved::is_raised, "Up or down?"));
}
struct TierWarned {
    MemberId member;
    std::string tier;
    std::string to;
    Day due_day;
};
constexpr auto describe(TierWarned const*) {
    return fields(field("member", &TierWarned::member, "Who."), field("tier", &TierWarned::tier, "The name of the tier they would lose."),
                  field("to", &TierWarned::to, "The name of the one they would fall to."),
                  field("due_day", &TierWarned::due_day, "On this day they are judged once more."));
}
struct Evaluated {
    std::optional<Day> day;
    std::int64_t looked_at = 0;
    std::vector<TierMoved> moved;
    std::vector<TierWarned> warned;
    bool has_more = false;
};
constexpr auto describe(Evaluated const*) {
    return fields(field("day", &Evaluated::day, "The day of evaluation; left out: none is under way."),
                  field("looked_at", &Evaluated::looked_at, "How many members this chunk looked at."),
                  field("moved", &Evaluated::moved, "Whom it moved."), field("warned", &Evaluated::warned, "Whom it warned."),
                  field("has_more", &Evaluated::has_more, "Is there more to do at once?"));
}
/// One chunk: who is at the end of their grace, else the next members of the evaluation that is due.
Result<Evaluated> evaluate(Transaction& tx, Caller const& caller, Evaluate const& request);

/// What an evaluation would do with a member who stands in `from`; nothing where they stay.
enum class Verdict { raised = 1, lowered = 2 };
struct Judged {
    Verdict verdict = Verdict::raised;
    Fallen band;
};
std::optional<Judged> judge(Ladder const& ladder, GroupId from, std::int64_t total);

std::vector<Operation> evaluation_operations();
/// Whom it concerns is looked for among `seen_ahead` members while those found before are written; a visit ends soon after its time.
Chore evaluating(std::int64_t seen_ahead = 100'000, std::chrono::milliseconds visit = std::chrono::seconds(5));

}  // namespace vafa::tiers
