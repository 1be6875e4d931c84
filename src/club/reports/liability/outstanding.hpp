// What the club owes now: by group, by age, by the month in which it ends, by where it came from; and what of it will end unspent.
#pragma once

#include "club/reports/liability/forecast.hpp"

namespace vafa::reports {

struct ShowLiability {};
constexpr auto describe(ShowLiability const*) { return fields(); }

struct PurseOwed {
    Purse purse = Purse::points;
    std::int64_t balance = 0;
    std::int64_t in_lots = 0;
    std::int64_t debt = 0;
    std::int64_t held = 0;
    std::int64_t ended = 0;
    std::int64_t never_ending = 0;
    std::int64_t by_inactivity = 0;
    Rial value;
    std::int64_t without_rate = 0;
};
constexpr auto describe(PurseOwed const*) {
    return fields(field("purse", &PurseOwed::purse, "points, credit (rial) or gift_cards (rial, in the hands of whoever holds a card)."),
                  field("balance", &PurseOwed::balance, "What is owed: all lots less what is owed back. The sum of the wallets."),
                  field("in_lots", &PurseOwed::in_lots, "What lots hold."),
                  field("debt", &PurseOwed::debt, "What members owe back: taken back when it was already spent."),
                  field("held", &PurseOwed::held, "Of the lots, what is promised to tills just now."),
                  field("ended", &PurseOwed::ended, "Of the lots, what has ended and is not booked as breakage yet."),
                  field("never_ending", &PurseOwed::never_ending, "Of the lots, what never ends."),
                  field("by_inactivity", &PurseOwed::by_inactivity, "Of the lots, what ends by inactivity; in `ends` as if nobody bought any more."),
                  field("value", &PurseOwed::value, "What the balance is worth in rial; of points only those of groups with a conversion rate."),
                  field("without_rate", &PurseOwed::without_rate, "Points of groups that have no conversion rate: in no value."));
}
struct GroupOwed {
    std::optional<members::GroupId> group;
    std::string name;
    Points points;
    std::optional<Rial> value;
    std::optional<Points> rate_points;
    std::optional<Rial> rate_credit;
    Rial credit;
};
constexpr auto describe(GroupOwed const*) {
    return fields(field("group", &GroupOwed::group, "The group; absent: members of no group."), field("name", &GroupOwed::name, "Its name."),
                  field("points", &GroupOwed::points, "Points owed to its members."),
                  field("value", &GroupOwed::value, "What they are worth in rial; absent: the group has no conversion rate."),
                  field("rate_points", &GroupOwed::rate_points, "By the published program so many points …"),
                  field("rate_credit", &GroupOwed::rate_credit, "… are so much credit in rial."),
                  field("credit", &GroupOwed::credit, "Credit owed to its members, in rial."));
}
struct MonthOwed {
    Day month;
    std::int64_t months = 0;
    Points points;
    Rial credit, gift_cards;
};
constexpr auto describe(MonthOwed const*) {
    return fields(field("month", &MonthOwed::month, "First day of the Jalali month."),
                  field("months", &MonthOwed::months, "How many months from it to this one, or from this one to it."),
                  field("points", &MonthOwed::points, "Points."), field("credit", &MonthOwed::credit, "Credit of members, in rial."),
                  field("gift_cards", &MonthOwed::gift_cards, "On gift cards, in rial."));
}
struct DayOwed {
    Day day;
    Points points;
    Rial credit, gift_cards;
};
constexpr auto describe(DayOwed const*) {
    return fields(field("day", &DayOwed::day, "The last day, included."), field("points", &DayOwed::points, "Points."),
                  field("credit", &DayOwed::credit, "Credit of members, in rial."), field("gift_cards", &DayOwed::gift_cards, "On gift cards, in rial."));
}
struct OriginOwed {
    Purse purse = Purse::points;
    ledger::OriginKind origin{};
    std::int64_t amount = 0;
};
constexpr auto describe(OriginOwed const*) {
    return fields(field("purse", &OriginOwed::purse, "Whose."), field("origin", &OriginOwed::origin, "Where the lots came from."),
                  field("amount", &OriginOwed::amount, "What they hold."));
}
struct LiabilityShown {
    Day day;
    Instant counted_until;
    bool is_counting = false;
    std::vector<PurseOwed> purses;
    std::vector<GroupOwed> groups;
    std::vector<MonthOwed> ages;
    std::vector<MonthOwed> ends;
    std::vector<DayOwed> ending_days;
    std::vector<OriginOwed> origins;
    std::vector<BreakageForecast> forecasts;
};
constexpr auto describe(LiabilityShown const*) {
    return fields(field("day", &LiabilityShown::day, "The business day."),
                  field("counted_until", &LiabilityShown::counted_until, "Up to this moment all acts are counted."),
                  field("is_counting", &LiabilityShown::is_counting, "Are there acts that still wait to be counted?"),
                  field("purses", &LiabilityShown::purses, "Points, credit and gift cards, in this order."),
                  field("groups", &LiabilityShown::groups, "By the group in which a member is."),
                  field("ages", &LiabilityShown::ages, "By the month in which it was made; what goes out is the oldest first. Debt stands in none."),
                  field("ends", &LiabilityShown::ends, "By the month of its last day, as far as that is still to come."),
                  field("ending_days", &LiabilityShown::ending_days, "By its last day, of the next thirty days."),
                  field("origins", &LiabilityShown::origins, "By where it came from."),
                  field("forecasts", &LiabilityShown::forecasts, "What will end unspent, by length of life; what never ends is in none."));
}
Result<LiabilityShown> show_liability(Snapshot& snapshot, Caller const& caller, ShowLiability const& request);

}  // namespace vafa::reports
