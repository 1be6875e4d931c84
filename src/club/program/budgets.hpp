// Budgets of rules: what a rule may give to everybody together, kept exact in rows of their own.
#pragma once

#include "club/program/judgement.hpp"

namespace vafa::program {

/// As `evaluate`, within what is left of the rules' budgets. A program without budgets asks nothing more. Otherwise the rows
/// of the budgets that this sale would draw on are locked, after the wallets, and what they give is counted.
Judgement evaluate_within_budgets(Transaction& tx, Compiled const& program, MemberState member, Basket const& basket);
/// The same for quotes: nothing is locked or counted.
Judgement evaluate_within_budgets(Snapshot& snapshot, Compiled const& program, MemberState member, Basket const& basket);

/// What a return frees is free for later sales; what an undone return takes is taken, even where others had it meanwhile.
void move_budgets(Transaction& tx, Compiled const& program, Day sold, std::vector<Change> const& changes);

}  // namespace vafa::program
