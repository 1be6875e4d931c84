// A bonus at a threshold within a window of days: "1,000 points in 30 days give 200".
#pragma once

#include "club/program/conditions.hpp"

namespace vafa::program {

/// A window begins with the first earning after the last one ended and runs `days`, the first included, or is the Jalali month.
/// It counts the points of purchases for which the rule's conditions hold, on the day of the sale, net of returns, and pays
/// once: lost when its sum falls under the threshold, won again when it reaches it again. Other terms are another window.
struct ThresholdBonus {
    static constexpr char kind[] = "threshold_bonus";
    Points reach;
    std::optional<std::int64_t> days;
    std::optional<Points> points;
    std::optional<Rial> credit;
    std::vector<std::int64_t> rules;
};
constexpr auto describe(ThresholdBonus const*) {
    return fields(field("reach", &ThresholdBonus::reach, "Points of purchases that must be reached, at least 1."),
                  field("days", &ThresholdBonus::days, "Days of a window, the first included; absent: the Jalali month."),
                  field("points", &ThresholdBonus::points, "Points it gives; or name credit."),
                  field("credit", &ThresholdBonus::credit, "Credit in rial it gives."),
                  field("rules", &ThresholdBonus::rules, "Only points of these rules, by number; empty: of all that give points for purchases."));
}

}  // namespace vafa::program
