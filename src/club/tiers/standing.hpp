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
    std::optional<Day> counted_from;
    std::string sentence;
};
constexpr auto describe(NextTier const*) {
    return fields(field("group", &NextTier::group, "The tier."), field("name", &NextTier::name, "Its name."),
                  field("gaps", &NextTier::gaps, "What it takes; all of it."),
                  field("counted_from", &NextTier::counted_from, "Purchases count from this day on; left out: all of them."),
                  field("sentence", &NextTier::sentence, "How far it is, in words."));
}
/// The nearest tier above that the next evaluation could bring.
struct TierClimb {
    GroupId group;
    std::string name;
    Measure measure = Measure::amount;
    std::int64_t missing = 0;
    Day last_day;
    std::string sentence;
};
constexpr auto describe(TierClimb const*) {
    return fields(field("group", &TierClimb::group, "The tier."), field("name", &TierClimb::name, "Its name."),
                  field("measure", &TierClimb::measure, "What is added up."), field("missing", &TierClimb::missing, "How much is missing by now."),
                  field("last_day", &TierClimb::last_day, "The last day that still counts."),
                  field("sentence", &TierClimb::sentence, "The same in words."));
}
/// The tier right above theirs, and what it has for itself alone.
struct TierAbove {
    std::string name;
    std::vector<std::string> benefits;
};
constexpr auto describe(TierAbove const*) {
    return fields(field("name", &TierAbove::name, "Its name."), field("benefits", &TierAbove::benefits, "What it has for itself alone, in words."));
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
    std::optional<std::int64_t> missing;
    std::string sentence;
};
constexpr auto describe(TierWarning const*) {
    return fields(field("due_day", &TierWarning::due_day, "On this day they are judged once more."),
                  field("name", &TierWarning::name, "The tier they would fall to."),
                  field("missing", &TierWarning::missing, "How much more before that day keeps them where they are; 0: enough; left out: no rule says."),
                  field("sentence", &TierWarning::sentence, "The same in words."));
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
    bool is_highest = false;
    std::string name;
    std::optional<Day> since;
    std::string why;
    std::vector<std::string> benefits;
    std::optional<NextTier> next;
    std::optional<TierClimb> climb;
    std::optional<ComingEvaluation> evaluation;
    std::optional<TierWarning> warning;
    std::optional<TierAbove> above;
    std::vector<TierMoveShown> moves;
};
constexpr auto describe(TierShown const*) {
    return fields(field("has_tiers", &TierShown::has_tiers, "Has the club tiers at all? If not, nobody need ask again."),
                  field("rank", &TierShown::rank, "0 is the lowest tier; −1: in no group; left out: in a group that is no tier."),
                  field("is_highest", &TierShown::is_highest, "Is there no tier above?"),
                  field("name", &TierShown::name, "The name of their group."),
                  field("since", &TierShown::since, "Since when they are in it."), field("why", &TierShown::why, "What brought them there, in words."),
                  field("benefits", &TierShown::benefits, "What their group has for itself alone, in words."),
                  field("next", &TierShown::next, "The nearest tier that a purchase could win."),
                  field("climb", &TierShown::climb, "The nearest tier above that the next evaluation could bring."),
                  field("evaluation", &TierShown::evaluation, "What the next evaluation would say by now."),
                  field("warning", &TierShown::warning, "They were warned and may still catch up."),
                  field("above", &TierShown::above, "The tier right above."),
                  field("moves", &TierShown::moves, "Why rules moved them, the latest first; twenty at most."));
}
Result<TierShown> show_tier(Snapshot& snapshot, Caller const& caller, ShowTier const& request);
Result<TierShown> show_own_tier(Snapshot& snapshot, Caller const& caller, ShowOwnTier const& request);

std::vector<Operation> standing_operations();

}  // namespace vafa::tiers
