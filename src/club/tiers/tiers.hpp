// Tiers: groups in an order, and the rules by which members rise and fall in it. All that other modules may use of it.
#pragma once

#include <span>

#include "club/members/members.hpp"

namespace vafa::tiers {

/// Operations, the promotion in the commit of a sale, and the chore that evaluates.
Module module();

// --- What would have been: a member's way up and down the ladder, by other purchases than the real ones. Pure. ---

/// What stands of a sale, by its day.
struct Bought {
    Day day;
    std::int64_t amount = 0, points = 0, credit = 0;
};

/// Every ladder that was ever set.
class Ladders;
std::shared_ptr<Ladders const> all_ladders(Snapshot& snapshot);
/// Was there ever one?
bool has_any(Ladders const& ladders);

class Climb {
  public:
    Climb(std::shared_ptr<Ladders const> ladders, members::GroupId group, Day since) : ladders_(std::move(ladders)), group_(group), reached_(since) {}

    members::GroupId group() const { return group_; }
    /// By hand; what waited for the end of its grace waits no more.
    void move(members::GroupId to);
    /// Evaluations and ends of grace up to a day, its own included, each at its day's beginning.
    void go_on_to(Day day, std::span<Bought const> bought);
    /// After a sale that is among what was bought.
    void sell(Day today, std::span<Bought const> bought);

  private:
    struct Waiting {
        members::GroupId from;
        Day due;
    };
    void evaluate(Day day, std::span<Bought const> bought);
    void end_grace(Day day, std::span<Bought const> bought);

    std::shared_ptr<Ladders const> ladders_;
    members::GroupId group_;
    Day reached_;
    std::optional<Waiting> waiting_;
};

}  // namespace vafa::tiers
