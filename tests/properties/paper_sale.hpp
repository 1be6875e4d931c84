// One sale on paper: what its discounts take off, and what stands of it, worked out from what is kept.
#pragma once

#include <map>
#include <memory>

#include "base/jalali.hpp"
#include "properties/exact.hpp"
#include "properties/paper_program.hpp"

namespace vafa::properties {

struct PaperLine {
    int good = 0;
    std::int64_t bought = 0, returned = 0;
    std::int64_t price = 0;   // of the line, before the program's discounts
    std::int64_t off = 0;     // what they took
    std::int64_t net() const { return price - off; }
    std::int64_t kept() const { return bought - returned; }
    /// What of an amount of the line is kept: pieces that come back take the floor.
    std::int64_t kept_of(std::int64_t amount) const { return amount - amount * returned / bought; }
};

/// What a rule found before the sale: the base so far under its rate, what its bounds left, where its window began.
struct Found {
    Wide base = 0;                                          // in ten-thousandths of a rial
    std::optional<Wide> left_today;                         // where a remainder is kept in base, otherwise in the rule's unit
    std::optional<std::int64_t> left_of_member, left_of_budget;
    int window = 0;                                         // the number of its first day
};

/// What stands of one rule.
struct Stood {
    bool stands = false;
    Exact value;                // in the rule's unit
    Wide base = 0;              // of a rule that keeps a remainder
    std::int64_t whole = 0;     // of another one
    std::int64_t towards = 0;   // a bonus: points that count in its window
};

struct PaperReturn {
    std::string id;
    std::map<std::size_t, std::int64_t> pieces;  // by line, from 0
    bool is_undone = false;
};

struct PaperSale {
    std::string id;
    int member = 0, group = 0, branch = 0;
    Day day;
    std::string payment;                         // what paid all that credit did not: card, cash; empty: nothing was left; both: two ways
    std::shared_ptr<PaperProgram const> program;
    std::vector<PaperLine> lines;
    std::int64_t credit = 0;
    std::int64_t number = 0, count = 0;          // among the member's purchases
    std::vector<Found> found;                    // by the program's rules
    std::vector<Stood> gave, stands;             // when it was sold; now
    std::vector<PaperReturn> returns;
    bool brought_referral = false;               // it brought the gifts for bringing a friend …
    int referrer = -1;                           // … one of them to this record

    std::int64_t net() const;
    std::int64_t value_kept() const;
    std::int64_t credit_kept() const;
    bool is_all_returned() const;
    /// Is something kept of it that may earn, though the program made it free?
    bool is_purchase() const;
    /// May anything of what is kept earn, credit and goods without put aside?
    bool has_base() const;
    bool brings_referral() const { return brought_referral && is_purchase(); }
};

/// Takes the program's discounts off the lines.
void take_discounts(PaperSale& sale);
/// What stands of what is kept: with `gave` never more than that.
std::vector<Stood> judged_on_paper(PaperSale const& sale);
/// Points of a rule that keeps its remainder, on this base.
std::int64_t points_on(PaperRule const& rule, Wide base);

}  // namespace vafa::properties
