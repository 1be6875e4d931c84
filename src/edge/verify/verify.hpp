// Verification: everything that can be recomputed is, in parts that are short enough to run beside a till.
#pragma once

#include "edge/program.hpp"

namespace vafa::verify {

/// What does not fit: where, which row, in which way.
struct Breach {
    std::string table;
    std::string row;
    std::string what;
};
constexpr auto describe(Breach const*) {
    return fields(field("table", &Breach::table, "The table, invariant or file."), field("row", &Breach::row, "Its row."),
                  field("what", &Breach::what, "What does not fit."));
}

struct Count {
    std::string what;
    std::int64_t count = 0;
};
constexpr auto describe(Count const*) {
    return fields(field("what", &Count::what, "What was checked."), field("count", &Count::count, "How many of it."));
}

/// A pass over one club, or the next part of one.
struct Part {
    std::string pass;
    std::string subject;  // of the pass: an invariant's name
    std::string place;    // where to go on, as the part before said; empty = from the beginning
};
constexpr auto describe(Part const*) {
    return fields(field("pass", &Part::pass, "Which pass."), field("subject", &Part::subject, "Of what."),
                  field("place", &Part::place, "Where to go on."));
}

struct Checked {
    std::vector<Count> counts;
    std::vector<Breach> breaches;  // empty: all of this part fits
    std::string next;              // empty: the pass is done
};
constexpr auto describe(Checked const*) {
    return fields(field("counts", &Checked::counts, "What was checked."), field("breaches", &Checked::breaches, "What does not fit."),
                  field("next", &Checked::next, "Where to go on."));
}

/// What is to be checked in every club, in order.
std::vector<Part> passes(Registry const& registry);

/// A fault of the store (a damaged page) is a breach as well.
Checked check(Program& program, ClubId club, Part const& part);

/// Checks a club pass by pass until the first breach; `ask` answers a part, here or through the server's socket.
struct Verdict {
    std::vector<Count> counts;
    std::optional<Breach> breach;
};
Verdict verify_club(Registry const& registry, std::function<Checked(Part const&)> const& ask);

/// The name under which the local socket takes a part.
inline constexpr std::string_view part_name = "verify.part";

}  // namespace vafa::verify
