// What a replay found: what was really given beside what the replay gives, by group, branch, rule and month.
#pragma once

#include <vector>

#include "club/members/members.hpp"

namespace vafa::reports {

/// Net of what came back.
struct ReplayGiven {
    Points points;
    Rial credit;
    Rial discount;
    ReplayGiven& operator+=(ReplayGiven const& other) {
        points += other.points;
        credit += other.credit;
        discount += other.discount;
        return *this;
    }
    bool operator==(ReplayGiven const&) const = default;
};
constexpr auto describe(ReplayGiven const*) {
    return fields(field("points", &ReplayGiven::points, "Points given, less what returns took back."),
                  field("credit", &ReplayGiven::credit, "Credit given in rial, less what returns took back."),
                  field("discount", &ReplayGiven::discount, "Discounts of the program in rial, less those on what came back."));
}

struct ReplayOfGroup {
    std::optional<members::GroupId> group;
    std::string name;
    std::int64_t members = 0, winners = 0, losers = 0;
    ReplayGiven really, replayed;
};
constexpr auto describe(ReplayOfGroup const*) {
    return fields(field("group", &ReplayOfGroup::group, "The group in which the members stand now; left out for none."),
                  field("name", &ReplayOfGroup::name, "Its name."), field("members", &ReplayOfGroup::members, "Members with a sale or a return in these days."),
                  field("winners", &ReplayOfGroup::winners, "Members who get more than they really did, reckoned in rial where points have a rate."),
                  field("losers", &ReplayOfGroup::losers, "Members who get less."),
                  field("really", &ReplayOfGroup::really, "What the ledger has."), field("replayed", &ReplayOfGroup::replayed, "What the replay gives."));
}
struct ReplayOfBranch {
    BranchId branch;
    std::string name;
    std::int64_t sales = 0;
    ReplayGiven really, replayed;
};
constexpr auto describe(ReplayOfBranch const*) {
    return fields(field("branch", &ReplayOfBranch::branch, "The branch that sold or took back."), field("name", &ReplayOfBranch::name, "Its name."),
                  field("sales", &ReplayOfBranch::sales, "Sales to members."), field("really", &ReplayOfBranch::really, "What the ledger has."),
                  field("replayed", &ReplayOfBranch::replayed, "What the replay gives."));
}
struct ReplayOfRule {
    std::int64_t rule = 0;
    std::string name;
    std::int64_t winners = 0, losers = 0;
    ReplayGiven really, replayed;
};
constexpr auto describe(ReplayOfRule const*) {
    return fields(field("rule", &ReplayOfRule::rule, "Number of the rule; 10,001 is the welcome gift, 10,002 the gift for bringing a friend."),
                  field("name", &ReplayOfRule::name, "Its name in the program that is replayed, else in the one in force."),
                  field("winners", &ReplayOfRule::winners, "Members who get more by it."),
                  field("losers", &ReplayOfRule::losers, "Members who get less by it."),
                  field("really", &ReplayOfRule::really, "What the ledger has."), field("replayed", &ReplayOfRule::replayed, "What the replay gives."));
}
struct ReplayOfMonth {
    Day first_day;
    ReplayGiven really, replayed;
};
constexpr auto describe(ReplayOfMonth const*) {
    return fields(field("first_day", &ReplayOfMonth::first_day, "The first day of the Jalali month."),
                  field("really", &ReplayOfMonth::really, "What the ledger has."),
                  field("replayed", &ReplayOfMonth::replayed, "What the replay gives."));
}

/// What of the past does not come out as the ledger has it.
enum class ReplayFault { state = 1, given = 2, window = 3, spent = 4, discount = 5, value = 6, receipt = 7, counters = 8, friend_gift = 9 };
constexpr auto names_of(ReplayFault const*) {
    return names<ReplayFault>({{ReplayFault::state, "state"}, {ReplayFault::given, "given"}, {ReplayFault::window, "window"}, {ReplayFault::spent, "spent"},
                               {ReplayFault::discount, "discount"}, {ReplayFault::value, "value"}, {ReplayFault::receipt, "receipt"},
                               {ReplayFault::counters, "counters"}, {ReplayFault::friend_gift, "friend_gift"}});
}
struct ReplayDifference {
    MemberId member;
    std::optional<ActId> act;
    ReplayFault what = ReplayFault::given;
    std::optional<std::int64_t> rule;
    std::int64_t replayed = 0, really = 0;
};
constexpr auto describe(ReplayDifference const*) {
    return fields(field("member", &ReplayDifference::member, "Whose."),
                  field("act", &ReplayDifference::act, "The sale or return; left out where it is the member's counters."),
                  field("what", &ReplayDifference::what,
                        "What differs: the state it was judged by, what was given, its days, credit spent, discounts, the value of goods, the return's own "
                        "legs, the counters, or the gift for a friend."),
                  field("rule", &ReplayDifference::rule, "By which rule, where it is one."),
                  field("replayed", &ReplayDifference::replayed, "What the replay finds."), field("really", &ReplayDifference::really, "What stands."));
}

/// What members had in hand: what is valid or will be, less what they owe.
struct ReplayOwed {
    Points points;
    Rial credit;
    ReplayOwed& operator+=(ReplayOwed const& other) {
        points += other.points;
        credit += other.credit;
        return *this;
    }
    bool operator==(ReplayOwed const&) const = default;
};
constexpr auto describe(ReplayOwed const*) {
    return fields(field("points", &ReplayOwed::points, "Points."), field("credit", &ReplayOwed::credit, "Credit, in rial."));
}

struct ReplayFigures {
    std::int64_t members = 0, sales = 0, returns = 0, winners = 0, losers = 0;
    ReplayGiven really, replayed;
    ReplayOwed opening, really_closing, replayed_closing;
    ReplayOwed uncovered;
    std::vector<ReplayOfGroup> groups;
    std::vector<ReplayOfBranch> branches;
    std::vector<ReplayOfRule> rules;
    std::vector<ReplayOfMonth> months;
    std::int64_t differences = 0;
    std::vector<ReplayDifference> first_differences;
};
constexpr auto describe(ReplayFigures const*) {
    return fields(field("members", &ReplayFigures::members, "Members with a sale or a return in these days."),
                  field("sales", &ReplayFigures::sales, "Their sales."), field("returns", &ReplayFigures::returns, "Returns, undone ones and undoings too."),
                  field("winners", &ReplayFigures::winners, "Members who get more than they really did, reckoned in rial where points have a rate."),
                  field("losers", &ReplayFigures::losers, "Members who get less."),
                  field("really", &ReplayFigures::really, "What the ledger has."), field("replayed", &ReplayFigures::replayed, "What the replay gives."),
                  field("opening", &ReplayFigures::opening, "What all members had in hand when the days began."),
                  field("really_closing", &ReplayFigures::really_closing, "What they had in hand when the days were over."),
                  field("replayed_closing", &ReplayFigures::replayed_closing, "What they would have had then."),
                  field("uncovered", &ReplayFigures::uncovered,
                        "What members used in these days that they would not have had; within replayed_closing it is owed."),
                  field("groups", &ReplayFigures::groups, "By group."), field("branches", &ReplayFigures::branches, "By branch."),
                  field("rules", &ReplayFigures::rules, "By rule."), field("months", &ReplayFigures::months, "By Jalali month, the oldest first."),
                  field("differences", &ReplayFigures::differences, "Of a replay as it was: how often it does not come out as the ledger has it."),
                  field("first_differences", &ReplayFigures::first_differences, "The first of them."));
}

}  // namespace vafa::reports
