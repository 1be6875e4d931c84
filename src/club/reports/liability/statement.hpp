// The monthly statement: every Jalali month of the club, and one of them in detail, by source and by group.
#pragma once

#include "club/reports/liability/movements.hpp"

namespace vafa::reports {

struct PurseMonth {
    Purse purse = Purse::points;
    Movements movements;
};
constexpr auto describe(PurseMonth const*) {
    return fields(field("purse", &PurseMonth::purse, "points, credit or gift_cards."), field("movements", &PurseMonth::movements, "What moved it."));
}
struct LiabilityMonth {
    std::string month;
    Day first_day, last_day;
    bool is_over = false;
    std::vector<PurseMonth> purses;
};
constexpr auto describe(LiabilityMonth const*) {
    return fields(field("month", &LiabilityMonth::month, "The Jalali month, as 1405-09."), field("first_day", &LiabilityMonth::first_day, "Its first day."),
                  field("last_day", &LiabilityMonth::last_day, "Its last day."),
                  field("is_over", &LiabilityMonth::is_over, "Has it ended, and is all of it counted?"),
                  field("purses", &LiabilityMonth::purses, "Points, credit and gift cards, in this order."));
}

struct ListLiabilityMonths {};
constexpr auto describe(ListLiabilityMonths const*) { return fields(); }
struct LiabilityMonths {
    Instant counted_until;
    std::vector<LiabilityMonth> items;
};
constexpr auto describe(LiabilityMonths const*) {
    return fields(field("counted_until", &LiabilityMonths::counted_until, "Up to this moment all acts are counted."),
                  field("items", &LiabilityMonths::items, "From the club's first movement to the month that runs, the latest first."));
}
Result<LiabilityMonths> list_liability_months(Snapshot& snapshot, Caller const& caller, ListLiabilityMonths const& request);

/// What gave: a rule, a gift of the program, a gift to a group, a batch of cards, a reason of the club's own.
enum class SourceKind { rule, welcome, referral, referral_commission, gift, gift_cards, gift_cards_sold, card_giver, award };
constexpr auto names_of(SourceKind const*) {
    return names<SourceKind>({{SourceKind::rule, "rule"}, {SourceKind::welcome, "welcome"}, {SourceKind::referral, "referral"},
                              {SourceKind::referral_commission, "referral_commission"}, {SourceKind::gift, "gift"},
                              {SourceKind::gift_cards, "gift_cards"}, {SourceKind::gift_cards_sold, "gift_cards_sold"},
                              {SourceKind::card_giver, "card_giver"}, {SourceKind::award, "award"}});
}
struct SourceMonth {
    SourceKind kind = SourceKind::rule;
    std::optional<std::int64_t> number;
    std::string name;
    std::optional<std::string> festival;
    Purse purse = Purse::points;
    std::int64_t issued = 0;
    std::int64_t taken_back = 0;
    Rial cost;
    std::int64_t without_rate = 0;
};
constexpr auto describe(SourceMonth const*) {
    return fields(field("kind", &SourceMonth::kind, "What gave it."),
                  field("number", &SourceMonth::number, "Of a rule its number, of a referral commission its level."),
                  field("name", &SourceMonth::name, "Name of the rule, the gift or the batch; empty where it is no more in the program."),
                  field("festival", &SourceMonth::festival, "The festival on whose days the rule holds."),
                  field("purse", &SourceMonth::purse, "What it gave."), field("issued", &SourceMonth::issued, "How much, in the purse's unit."),
                  field("taken_back", &SourceMonth::taken_back, "What of it, or of earlier issues, was taken back in the month."),
                  field("cost", &SourceMonth::cost,
                        "The difference in rial; points at the rate that was in force when the month ended. Cards that were sold cost nothing."),
                  field("without_rate", &SourceMonth::without_rate, "Points of groups without a rate: in no cost."));
}
struct GroupMonth {
    std::optional<members::GroupId> group;
    std::string name;
    Purse purse = Purse::points;
    Movements movements;
    Rial cost;
    std::int64_t without_rate = 0;
};
constexpr auto describe(GroupMonth const*) {
    return fields(field("group", &GroupMonth::group, "The group that the members were in; absent: in none."), field("name", &GroupMonth::name, "Its name."),
                  field("purse", &GroupMonth::purse, "points or credit."), field("movements", &GroupMonth::movements, "What moved it."),
                  field("cost", &GroupMonth::cost, "What was issued less what was taken back, in rial."),
                  field("without_rate", &GroupMonth::without_rate, "The same in points, of a group without a rate."));
}
struct ShowLiabilityMonth {
    std::string month;
};
constexpr auto describe(ShowLiabilityMonth const*) { return fields(field("month", &ShowLiabilityMonth::month, "The Jalali month, as 1405-09.")); }
struct LiabilityMonthShown {
    LiabilityMonth month;
    std::vector<SourceMonth> sources;
    std::vector<GroupMonth> groups;
};
constexpr auto describe(LiabilityMonthShown const*) {
    return fields(field("month", &LiabilityMonthShown::month, "The month as in the list of months."),
                  field("sources", &LiabilityMonthShown::sources, "What gave and what it cost, the dearest first."),
                  field("groups", &LiabilityMonthShown::groups, "The same month by group of members."));
}
Result<LiabilityMonthShown> show_liability_month(Snapshot& snapshot, Caller const& caller, ShowLiabilityMonth const& request);

/// Has a month ended, and can nothing of it come any more that is not counted?
bool is_month_closed(Snapshot& snapshot, Day month);

}  // namespace vafa::reports
