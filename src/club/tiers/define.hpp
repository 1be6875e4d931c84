// Setting the ladder, seeing it, and trying it out before it counts: contracts.
#pragma once

#include "club/tiers/ladder.hpp"

namespace vafa::tiers {

struct ShowTiers {};
constexpr auto describe(ShowTiers const*) { return fields(); }
struct EvaluationRun {
    Day day;
    Day first_day;
    bool is_done = false;
    std::int64_t looked_at = 0, raised = 0, lowered = 0, warned = 0;
    Instant began_at;
    std::optional<Instant> ended_at;
};
constexpr auto describe(EvaluationRun const*) {
    return fields(field("day", &EvaluationRun::day, "The day of evaluation; what is added up ends with the day before."),
                  field("first_day", &EvaluationRun::first_day, "The first day of what is added up."),
                  field("is_done", &EvaluationRun::is_done, "Has everybody been looked at?"),
                  field("looked_at", &EvaluationRun::looked_at, "How many members so far."),
                  field("raised", &EvaluationRun::raised, "How many rose."), field("lowered", &EvaluationRun::lowered, "How many fell at once."),
                  field("warned", &EvaluationRun::warned, "How many were warned."),
                  field("began_at", &EvaluationRun::began_at, "When it began."), field("ended_at", &EvaluationRun::ended_at, "When it was through."));
}
struct TiersShown {
    std::int64_t version = 0;
    std::optional<Day> set_day;
    Ladder ladder;
    std::optional<Day> next_evaluation;
    std::int64_t waiting = 0;
    std::vector<EvaluationRun> runs;
};
constexpr auto describe(TiersShown const*) {
    return fields(field("version", &TiersShown::version, "How often it was set; 0: never."),
                  field("set_day", &TiersShown::set_day, "Since which day it counts."), field("ladder", &TiersShown::ladder, "Tiers and their rules."),
                  field("next_evaluation", &TiersShown::next_evaluation, "The next day of evaluation."),
                  field("waiting", &TiersShown::waiting, "How many members are warned and may still catch up."),
                  field("runs", &TiersShown::runs, "The latest evaluations, the last first."));
}
Result<TiersShown> show_tiers(Snapshot& snapshot, Caller const& caller, ShowTiers const& request);

struct DefineTiers {
    Ladder ladder;
    std::optional<std::int64_t> after_version;
};
constexpr auto describe(DefineTiers const*) {
    return fields(field("ladder", &DefineTiers::ladder, "Tiers and their rules; they count from now on, and nobody is moved by the setting itself."),
                  field("after_version", &DefineTiers::after_version, "Refused where it was set anew since this version."));
}
Result<TiersShown> define_tiers(Transaction& tx, Caller const& caller, DefineTiers const& request);

struct PreviewTiers {
    Ladder ladder;
    std::optional<Day> day;
    std::optional<MemberId> after;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(PreviewTiers const*) {
    return fields(field("ladder", &PreviewTiers::ladder, "Tiers and their rules, as they might be set."),
                  field("day", &PreviewTiers::day, "As if this were the day of evaluation; absent: today."),
                  field("after", &PreviewTiers::after, "The `next` of the page before."),
                  field("limit", &PreviewTiers::limit, "How many members to look at, 1 to 500; absent: 200."));
}
enum class PreviewedBy { promotion = 1, evaluation = 2 };
constexpr auto names_of(PreviewedBy const*) {
    return names<PreviewedBy>({{PreviewedBy::promotion, "promotion"}, {PreviewedBy::evaluation, "evaluation"}});
}
struct TierMovePreviewed {
    MemberId member;
    std::int64_t number = 0;
    std::string name;
    std::optional<GroupId> from;
    GroupId to;
    PreviewedBy by = PreviewedBy::evaluation;
    Measure measure = Measure::amount;
    std::int64_t total = 0;
    bool is_raised = false;
};
constexpr auto describe(TierMovePreviewed const*) {
    return fields(field("member", &TierMovePreviewed::member, "Who."), field("number", &TierMovePreviewed::number, "Their member number."),
                  field("name", &TierMovePreviewed::name, "Their name.", personal),
                  field("from", &TierMovePreviewed::from, "From which group; left out: from none."), field("to", &TierMovePreviewed::to, "To which tier."),
                  field("by", &TierMovePreviewed::by, "At the evaluation, or at once with the next purchase."),
                  field("measure", &TierMovePreviewed::measure, "What was added up."), field("total", &TierMovePreviewed::total, "How much it is."),
                  field("is_raised", &TierMovePreviewed::is_raised, "Up or down?"));
}
struct TiersPreviewed {
    std::vector<TierMovePreviewed> items;
    std::int64_t looked_at = 0;
    std::optional<MemberId> next;
};
constexpr auto describe(TiersPreviewed const*) {
    return fields(field("items", &TiersPreviewed::items, "Who would move; all others would stay."),
                  field("looked_at", &TiersPreviewed::looked_at, "How many members this page looked at."),
                  field("next", &TiersPreviewed::next, "Go on after this member; left out on the last page."));
}
Result<TiersPreviewed> preview_tiers(Snapshot& snapshot, Caller const& caller, PreviewTiers const& request);

inline constexpr Refusal ladder_behind{"tiers.version_behind", RefusalKind::conflict};

std::vector<Operation> definition_operations();

}  // namespace vafa::tiers
