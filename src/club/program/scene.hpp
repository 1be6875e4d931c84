// The scene that all rules of a program look at: what of each line may earn, and whether a rule's conditions hold.
#pragma once

#include "club/program/compiled.hpp"

namespace vafa::program {

/// Wide enough for a base in ten-thousandths times a rate.
using Wide = __int128;

/// A basket before a member. `sold` is the sale itself where what is kept of it is judged, or it is judged once more: then
/// its number and the windows around personal days are as they were found at the sale.
struct Scene {
    Compiled const& program;
    MemberState const& member;
    Basket const& basket;
    JudgedSale const* sold = nullptr;

    Rial total;                          // net of all lines, before credit
    std::vector<std::int64_t> bases;     // of each line what may earn, in rial
    std::vector<std::int64_t> credit;    // of each line what credit paid; empty: nothing
    bool is_purchase = false;
    std::int64_t number = 0;             // the number that this purchase holds
    std::int64_t count = 0;              // how many purchases there are with it

    Scene(Compiled const& program, MemberState const& member, Basket const& basket, JudgedSale const* sold);
    Rial base() const;                   // of all lines
};

/// Has the rule windows around personal days, and do they all hold?
bool holds_windows(Scene const& scene, CompiledRule const& rule);

/// The first condition that does not hold, with what was found instead.
std::optional<NotApplied> failed_condition(Scene const& scene, CompiledRule const& rule);

/// Shares of a whole by weight: floors, then one more each to the largest remainders, ties to the earlier. Sum = total.
std::vector<std::int64_t> apportion(std::int64_t total, std::span<Wide const> weights);

}  // namespace vafa::program
