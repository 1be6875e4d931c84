// A member's past, walked through in the order of its commits, and what of it falls into the days of a replay.
#pragma once

#include "club/reports/replay/judging.hpp"
#include "club/reports/replay/outcome.hpp"

namespace vafa::reports {

/// What is replayed. The days are those of sales and returns; what was committed after `until` is left out.
struct ReplayTerms {
    Day first_day, last_day;
    Instant until;
    bool has(Day day, Instant at) const { return first_day <= day && day <= last_day && at <= until; }
};

/// Something that happened to a member.
struct PastEvent {
    Instant at;
    std::int64_t act = 0;
    PastSale const* sale = nullptr;         // one of the two
    PastReturn const* returned = nullptr;
};
/// In the order of their commits.
std::vector<PastEvent> events_of(Past const& past);

/// What the ledger has of an act, for the member whose past it is.
Moves moves_of_ledger(Past const& past, std::int64_t act);
/// Adds what the act moved for the referrer, where it was judged to move something: an inactive one was passed over.
void add_referrers_part(Snapshot& snapshot, Past const& past, std::int64_t act, Moves const& judged, Moves& really);

/// Adds what members got to the figures, one member after the other.
class Counting {
  public:
    explicit Counting(ReplayFigures& figures) : figures_(figures) {}
    void begin(Past const& past);
    void count(PastEvent const& event, Moves const& really, Moves const& replayed);
    /// What a member gets counts as more or less by `worth`, the rial of a point; of none, points alone.
    void end(std::optional<program::Conversion> const& worth);
    void differ(ReplayDifference difference);

  private:
    struct OfRule {
        std::int64_t rule = 0;
        ReplayGiven really, replayed;
    };
    OfRule& rule(std::int64_t number);
    void count_rules(Moves const& moves, ReplayGiven OfRule::*side);

    ReplayFigures& figures_;
    Past const* past_ = nullptr;
    std::int64_t acts_ = 0;
    ReplayGiven really_, replayed_;           // with the referrer's part …
    ReplayGiven own_really_, own_replayed_;   // … and without
    std::vector<OfRule> rules_;
};

/// What was found of other members, behind those of `all`.
void add_figures(ReplayFigures& all, ReplayFigures const& more);

/// Judges a member's past by the versions and states that are stored with it, and compares it with the ledger, act by act.
void replay_as_it_was(Snapshot& snapshot, Past const& past, ReplayTerms const& terms, Editions& editions, Counting& counting);

}  // namespace vafa::reports
