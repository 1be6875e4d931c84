// What moved a purse in a month, in the words of a statement: opening + issued − taken back … = closing.
#pragma once

#include "club/reports/liability/store.hpp"

namespace vafa::reports {

struct Movements {
    std::int64_t opening = 0;
    std::int64_t issued = 0;
    std::int64_t taken_back = 0;
    std::int64_t adjusted_in = 0;
    std::int64_t adjusted_out = 0;
    std::int64_t imported = 0;
    std::int64_t spent = 0;
    std::int64_t given_back = 0;
    std::int64_t expired = 0;
    std::int64_t converted = 0;
    std::int64_t written_off = 0;
    std::int64_t kept_from_cash = 0;
    std::int64_t moved = 0;
    std::int64_t closing = 0;

    void add(FlowRow const& row);
    /// Is there anything to say of it?
    bool is_empty() const;
};
constexpr auto describe(Movements const*) {
    return fields(field("opening", &Movements::opening, "What was owed when the month began. All in the purse's unit: points, or rial."),
                  field("issued", &Movements::issued, "+ what rules and gifts gave, and what was put on gift cards."),
                  field("taken_back", &Movements::taken_back,
                        "− what of it was taken back since, by returns and withdrawn gifts; below zero where a return was undone."),
                  field("adjusted_in", &Movements::adjusted_in, "+ what was added by hand."),
                  field("adjusted_out", &Movements::adjusted_out, "− what was taken off by hand."),
                  field("imported", &Movements::imported, "+ what was brought along from elsewhere."),
                  field("spent", &Movements::spent, "− what was spent."),
                  field("given_back", &Movements::given_back, "+ what was spent and came back with returned goods."),
                  field("expired", &Movements::expired, "− what ended unspent, by the day on which that was booked."),
                  field("converted", &Movements::converted, "± points that became credit: below zero for points, above for credit."),
                  field("written_off", &Movements::written_off, "+ what should have been taken back and was forgone."),
                  field("kept_from_cash", &Movements::kept_from_cash, "+ what should have been taken back and was kept from the cash instead."),
                  field("moved", &Movements::moved, "± what members took along who changed their group or had two records; zero for a whole purse."),
                  field("closing", &Movements::closing, "= what was owed when it ended, or is owed now."));
}

/// Reversals of an issue; the other reasons are issues themselves.
bool takes_back(ledger::Reason reason);

}  // namespace vafa::reports
