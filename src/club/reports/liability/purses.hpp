// What is counted of a club's liabilities: what is left in lots by age and last day, and what went in and out by month.
#pragma once

#include "club/ledger/ledger.hpp"
#include "club/members/members.hpp"

namespace vafa::reports {

/// Whose value it is: members' points, members' credit, or that of whoever holds a gift card.
enum class Purse { points = 1, credit = 2, gift_cards = 3 };
constexpr auto names_of(Purse const*) {
    return names<Purse>({{Purse::points, "points"}, {Purse::credit, "credit"}, {Purse::gift_cards, "gift_cards"}});
}
inline constexpr Purse all_purses[] = {Purse::points, Purse::credit, Purse::gift_cards};

/// The accounts of the ledger, and two of the counters' own.
inline constexpr std::int64_t moved_account = 100;       // members who changed their group, or had two records
inline constexpr std::int64_t sold_cards_account = 101;  // what gift cards were sold for

struct OwedKey {
    Purse purse = Purse::points;
    members::GroupId group;
    ledger::OriginKind origin = ledger::OriginKind::purchases;
    std::int64_t made = 0;      // first day of a Jalali month; 0: the debt
    std::int64_t last_day = 0;  // 0: for ever; -N: after N days of inactivity
    auto operator<=>(OwedKey const&) const = default;
};
struct Owed {
    std::int64_t received = 0;  // less what was taken back
    std::int64_t used = 0;      // spent, and points that became credit; less what was given back
    std::int64_t expired = 0;
    std::int64_t remaining = 0;

    Owed& operator+=(Owed const& more);
};

struct FlowKey {
    Day month;                  // the first day of the Jalali month of the commit
    Purse purse = Purse::points;
    members::GroupId group;
    std::int64_t account = 0;
    ledger::Reason reason{};    // 0 of a change of group
    std::int64_t ref = 0;       // of an issue: a rule, a gift or a batch of cards
    auto operator<=>(FlowKey const&) const = default;
};
struct Flow {
    std::int64_t received = 0;
    std::int64_t taken = 0;

    std::int64_t net() const { return received - taken; }
    void add(std::int64_t amount) { (amount > 0 ? received : taken) += amount > 0 ? amount : -amount; }
};

}  // namespace vafa::reports
