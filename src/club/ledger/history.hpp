// What an act did to a wallet, read back from its lines and from the lines that reversed it since. Pure.
#pragma once

#include <vector>

#include "club/ledger/line.hpp"

namespace vafa::ledger {

/// An act's spending, lot by lot in the order in which they were taken.
struct SpentPart {
    std::int64_t lot = 0;
    std::int64_t taken = 0;      // by the act itself
    std::int64_t standing = 0;   // less what was given back, with what was spent again
    Day day;                     // whose cap it used
};

/// One step of a reversal of an earning, not undone yet.
struct TakenStep {
    std::int64_t lot = 0;        // 0: owed, kept from cash or written off
    std::int64_t amount = 0;
    Reason reason = Reason::taken_back;
    std::int64_t conversion = 0; // which was undone for it
};

/// An act's earning by one rule: what it put into which lots, and the reversals standing, oldest first.
struct RuleHistory {
    std::int64_t rule = 0;
    std::vector<Part> given;
    std::vector<TakenStep> taken;

    std::int64_t total_given() const;
    std::int64_t total_taken() const;
    std::int64_t standing() const { return total_given() - total_taken(); }
    std::int64_t given_to(std::int64_t lot) const;
    std::int64_t taken_from(std::int64_t lot) const;
};

struct History {
    std::vector<SpentPart> spent;
    std::vector<RuleHistory> earned;

    std::int64_t spent_taken() const;
    std::int64_t spent_standing() const;
    RuleHistory const* of_rule(std::int64_t rule) const;
};

/// `lines`: those of one wallet, in order of their versions, that the act made itself or that reverse it.
History history_of(std::int64_t act, std::vector<Line> const& lines);

/// Is the line an effect of that act, or does it undo or restore one?
inline bool concerns(Line const& line, std::int64_t act) {
    return line.reverses == act || (line.act == act && line.reverses == 0);
}

}  // namespace vafa::ledger
