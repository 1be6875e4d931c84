// Where a member stands in the ladder, how far the next tier is, and why rules moved them: contract.
#pragma once

#include "club/tiers/store.hpp"

namespace vafa::tiers {

struct ShowTier {
    MemberId member;
};
constexpr auto describe(ShowTier const*) { return fields(field("member", &ShowTier::member, "The member.")); }
struct ShowOwnTier {};
constexpr auto describe(ShowOwnTier const*) { return fields(); }

struct TierGap {
    Measure measure = Measure::amount;
    std::int64_t have = 0;
    std::int64_t at_least = 0;
    std::int64_t missing = 0;
};
constexpr auto describe(TierGap const*) {
    return fields(field("measure", &TierGap::measure, "What is added up."), field("have", &TierGap::have, "How much it is by now."),
                  field("at_least", &TierGap::at_least, "How much it takes."), field("missing", &TierGap::missing, "The difference; 0: reached."));
}
/// The nearest tier that one purchase could win.
struct NextTier {
    GroupId group;
    std::string name;
    std::vector<TierGap> gaps;
    std::string sentence;
};
constexpr auto describe(NextTier const*) {
    return fields(field("group", &NextTier::group, "The tier."), field("name", &NextTier::name, "Its name."),
                  field("gaps", &NextTier::gaps, "What it takes; all of it."), field("sentence", &NextTier::sentence, "How far it is, in words."));
}
struct ComingEvaluation {
    Day day;
    Measure measure = Measure::amount;
    std::int64_t total = 0;
    GroupId to;
    std::string name;
    std::string sentence;
};
constexpr auto describe(ComingEvaluation const*) {
    return fields(field("day", &ComingEvaluation::day, "The next day of evaluation."), field("measure", &ComingEvaluation::measure, "What it adds up."),
                  field("total", &ComingEvaluation::total, "How much of that there is by now."),
                  field("to", &ComingEvaluation::to, "Where that would lead."), field("name", &ComingEvaluation::name, "Its name."),
                  field("sentence", &ComingEvaluation::sentence, "The same in words."));
}
struct TierWarning {
    Day due_day;
    std::string name;
    std::string sentence;
};
constexpr auto describe(TierWarning const*) {
    return fields(field("due_day", &TierWarning::due_day, "On this day they are judged once more."),
                  field("name", &TierWarning::name, "The tier they would fall to."), field("sentence", &TierWarning::sentence, "The same in words."));
}
struct TierMoveShown {
    ActId act;
    MoveKind kind = MoveKind::promotion;
    Day day;
    std::string from;
    std::string to;
    Measure measure = Measure::amount;
    std::int64_t total = 0;
    std::string sentence;
};
constexpr auto describe(TierMoveShown const*) {
    return fields(field("act", &TierMoveShown::act, "The act that moved them, as in the member's groups."),
                  field("kind", &TierMoveShown::kind, "promotion, evaluation or end_of_grace."), field("day", &TierMoveShown::day, "When."),
                  field("from", &TierMoveShown::from, "From which group; empty: from none."), field("to", &TierMoveShown::to, "To which tier."),
                  field("measure", &TierMoveShown::measure, "What was added up."), field("total", &TierMoveShown::total, "How much it was."),
                  field("sentence", &TierMoveShown::sentence, "Why, in words."));
}
struct TierShown {
    bool has_tiers = false;
    std::optional<std::int64_t> rank;
    std::string name;
    std::optional<NextTier> next;
    std::optional<ComingEvaluation> evaluation;
    std::optional<TierWarning> warning;
    std::vector<TierMoveShown> moves;
};
constexpr auto describe(TierShown const*) {
    return fields(field("has_tiers", &TierShown::has_tiers, "Has the club tiers at all? If not, nobody need ask again."),
                  field("rank", &TierShown::rank, "0 is the lowest tier; −1: in no group; left out: in a group that is no tier."),
                  field("name", &TierShown::name, "The name of their group."), field("next", &TierShown::next, "The nearest tier that a purchase could win."),
                  field("evaluation", &TierShown::evaluation, "What the next evaluation would say by now."),
                  field("warning", &TierShown::warning, "They were warned and may still catch up."),
                  field("moves", &TierShown::moves, "Why rules moved them, the latest first; twenty at most."));
}
Result<TierShown> show_tier(Snapshot& snapshot, Caller const& caller, ShowTier const& request);
Result<TierShown> show_own_tier(Snapshot& snapshot, Caller const& caller, ShowOwnTier const& request);

std::vector<Operation> standing_operations();

}  // namespace vafa::tiers
