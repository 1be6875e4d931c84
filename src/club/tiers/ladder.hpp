// The ladder of a club: its groups from the lowest to the highest, what lifts a member at once, and what an evaluation does.
#pragma once

#include "club/members/members.hpp"
#include "club/tiers/tiers.hpp"

namespace vafa::tiers {

using members::GroupId;

/// What is added up, by the day of the sale and net of what came back. None of these is a balance: spending changes nothing.
enum class Measure { amount = 1, purchases = 2, points = 3, credit = 4 };
constexpr auto names_of(Measure const*) {
    return names<Measure>({{Measure::amount, "amount"}, {Measure::purchases, "purchases"}, {Measure::points, "points"},
                           {Measure::credit, "credit"}});
}

struct Threshold {
    Measure measure = Measure::amount;
    std::int64_t at_least = 0;
};
constexpr auto describe(Threshold const*) {
    return fields(field("measure", &Threshold::measure, "What is added up: amount and credit in rial, points, or how many purchases."),
                  field("at_least", &Threshold::at_least, "Reached with exactly this much; at least 1."));
}

/// In the commit of the sale that reaches it, once that sale was judged in the old group.
struct Promotion {
    GroupId to;
    std::vector<Threshold> reaches;
    std::optional<std::int64_t> months;
    std::optional<std::int64_t> days;
};
constexpr auto describe(Promotion const*) {
    return fields(field("to", &Promotion::to, "The tier that it leads to."),
                  field("reaches", &Promotion::reaches, "All of these must be reached; a further way to the same tier is a promotion of its own."),
                  field("months", &Promotion::months, "Of the last so many Jalali months, 1 to 120."),
                  field("days", &Promotion::days, "Of the last so many days, today included, 1 to 3,660; without months or days: ever since."));
}

struct Band {
    std::optional<std::int64_t> up_to;
    GroupId to;
};
constexpr auto describe(Band const*) {
    return fields(field("up_to", &Band::up_to, "Up to this much, included; the last band has none."), field("to", &Band::to, "The tier it leads to."));
}

/// Bands from low to high for those who are in one group when the evaluation comes.
struct BandTable {
    std::optional<GroupId> from;
    std::vector<Band> bands;
};
constexpr auto describe(BandTable const*) {
    return fields(field("from", &BandTable::from, "For those now in this tier; left out: for those in no group."),
                  field("bands", &BandTable::bands, "From low to high."));
}

struct Evaluation {
    Measure measure = Measure::amount;
    std::int64_t months = 0;
    Day first_day;
    std::int64_t every_months = 0;
    std::vector<BandTable> tables;
    std::optional<std::int64_t> grace_days;
};
constexpr auto describe(Evaluation const*) {
    return fields(field("measure", &Evaluation::measure, "What is added up."),
                  field("months", &Evaluation::months,
                        "From the same Jalali day so many months before, included, to the day of evaluation, not included; 1 to 120."),
                  field("first_day", &Evaluation::first_day, "The first day of evaluation; one that has passed only fixes the rhythm."),
                  field("every_months", &Evaluation::every_months, "Again after so many Jalali months, 1 to 120."),
                  field("tables", &Evaluation::tables, "A table of bands for each present group; a group without one stays."),
                  field("grace_days", &Evaluation::grace_days,
                        "Who would fall is warned and judged once more after so many days, 0 to 366; none or 0: falls at once."));
}

struct Ladder {
    std::vector<GroupId> tiers;
    std::vector<Promotion> promotions;
    std::optional<Evaluation> evaluation;
};
constexpr auto describe(Ladder const*) {
    return fields(field("tiers", &Ladder::tiers, "Groups from the lowest to the highest; empty: the club has no tiers."),
                  field("promotions", &Ladder::promotions, "What lifts a member at once."),
                  field("evaluation", &Ladder::evaluation, "What is looked at from time to time."));
}

/// Refuses what the shape alone does not tell, with the pointer of the field.
Result<Done> validate(Ladder const& ladder, std::vector<members::Group> const& groups);

/// The ladder in force: version 0, without tiers, where none was ever set.
struct LadderInForce {
    std::int64_t version = 0;
    Day set_day;
    Ladder ladder;
    std::vector<members::Group> groups;   // all of the club, for their names
    std::string const& name_of(GroupId group) const;
};
/// Cached by the version of the club's settings: a sale in a club without tiers asks nothing.
std::shared_ptr<LadderInForce const> ladder_in_force(Snapshot& snapshot, Caller const& caller);

/// Where a group stands: 0 is the lowest tier, those in no group stand under it. Nothing for a group that is no tier, whose
/// members no rule touches.
std::optional<std::int64_t> rank_of(Ladder const& ladder, GroupId group);

struct Days {
    Day first, last;
    bool operator==(Days const&) const = default;
};
Days days_of(Promotion const& promotion, Day today);
/// «شش ماه گذشته» of a day of evaluation.
Days days_of(Evaluation const& evaluation, Day day);
/// The latest day of evaluation up to a day, and the first one after it. Nothing before the first.
std::optional<Day> evaluation_up_to(Evaluation const& evaluation, Day day);
Day evaluation_after(Evaluation const& evaluation, Day day);

/// The band that a total falls in; nothing where the group has no table.
struct Fallen {
    GroupId to;
    std::optional<std::int64_t> up_to;     // of that band
    std::int64_t above = 0;                // the bound of the band under it, or −1
};
std::optional<Fallen> band_of(Evaluation const& evaluation, GroupId from, std::int64_t total);

inline constexpr Refusal tier_twice{"tiers.tier_twice", RefusalKind::invalid};
inline constexpr Refusal not_a_tier{"tiers.not_a_tier", RefusalKind::invalid};
inline constexpr Refusal tier_bounds{"tiers.out_of_bounds", RefusalKind::invalid};
inline constexpr Refusal threshold_missing{"tiers.threshold_missing", RefusalKind::invalid};
inline constexpr Refusal months_or_days{"tiers.months_or_days", RefusalKind::invalid};
inline constexpr Refusal table_missing{"tiers.table_missing", RefusalKind::invalid};
inline constexpr Refusal table_twice{"tiers.table_twice", RefusalKind::invalid};
inline constexpr Refusal bands_out_of_order{"tiers.bands_out_of_order", RefusalKind::invalid};
std::vector<Refusal const*> refusals_of_ladders();

}  // namespace vafa::tiers
