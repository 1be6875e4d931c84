// What each rule is worth on a basket, exactly, before any floor; which rules of a stack stand; what a sale's limits are.
#pragma once

#include "club/program/scene.hpp"

namespace vafa::program {

/// Exactly units × numerator ÷ denominator of the rule's wallet. By amount, units are the base in ten-thousandths.
struct Value {
    CompiledRule const* rule = nullptr;
    bool stands = false;
    Wide units = 0;
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    CutBy cut_by = CutBy::nothing;
    std::int64_t cap = 0;
    std::int64_t most = -1;        // of what is kept: no more whole points or rial than the sale gave; -1: no limit
    NotApplied failed;             // where it does not stand
};

/// -1, 0 or 1 as a is less than, equal to or more than b.
int compare(Value const& a, Value const& b);
/// The value as whole points or rial.
std::int64_t whole(Value const& value, Rounding rounding);
/// The largest number of units of `rule` that is worth no more than `most`.
Wide units_worth(CompiledRule const& rule, Value const& most);

void fail(Value& value, Reason reason, std::int64_t fact = 0);
/// Cuts a value to the rule's caps; fails it where the day's is used up.
void cut_to_caps(Scene const& scene, Value& value);
/// Of each stack that is not a sum one value stands; the others fail.
void settle_stacks(Compiled const& program, std::vector<Value>& values);

/// All rules of a program that give something, on one basket.
struct Valuation {
    std::vector<Value> values;                      // in the order of the rules
    std::vector<CompiledRule const*> multipliers;   // those that stand
    /// A multiplier touches this line of this rule by so much, in ten-thousandths.
    std::int64_t factor(CompiledRule const& rule, BasketLine const& line) const;
};
Valuation value_all(Scene const& scene);

/// Never more than the sale gave: cuts the values of what is kept to those of the sale, stack by stack.
void limit(Valuation& kept, Valuation const& sold);

/// Per line the weight of its share of a rule's value.
std::vector<Wide> weights_of(Scene const& scene, Valuation const& valuation, CompiledRule const& rule);

}  // namespace vafa::program
