// How old what is left of a lot is: lots of one origin and one last day are one lot, whenever something was put in. Pure.
#pragma once

#include <map>
#include <vector>

#include "base/instant.hpp"

namespace vafa::reports {

/// A line of one lot.
struct LotLine {
    std::int64_t version = 0;   // of its wallet
    std::int64_t amount = 0;
    Day month;                  // first day of the Jalali month it counts for
    bool is_reversal = false;
};
/// A part of a line by when it was put in, with the line's sign.
struct MadePart {
    Day month;
    std::int64_t amount = 0;
};

/// Walks a lot's lines in the order of their versions. What goes out is what was put in first; what a reversal gives back is
/// what went out last, as old as it was.
class LotWalk {
  public:
    std::vector<MadePart> step(LotLine const& line);
    std::map<Day, std::int64_t> const& left() const { return left_; }

    /// So much of what is left, by when it was put in: first of the months that are wanted, then the oldest; what is not there
    /// counts for `otherwise`. A part a month. Nothing changes.
    std::vector<MadePart> choose(std::int64_t amount, std::vector<MadePart> const& wanted, Day otherwise) const;
    /// So much of what went out last, the latest first. Nothing changes.
    std::vector<MadePart> gone_last(std::int64_t amount) const;
    /// A line whose parts are known from elsewhere. `is_lent`: what goes out so comes back so.
    void shift(std::vector<MadePart> const& parts, bool is_lent);

  private:
    void pop_out(std::int64_t amount);

    std::map<Day, std::int64_t> left_;
    std::vector<MadePart> out_;  // the latest last, positive
};

}  // namespace vafa::reports
