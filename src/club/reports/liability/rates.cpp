// Never a guess: what no program converts has no worth.
#include "club/reports/liability/rates.hpp"

#include "club/reports/liability/store.hpp"

namespace vafa::reports {

Rates::Rates(Snapshot& snapshot, Caller const& caller, Day day)
    : program_(program::compiled_version(snapshot, caller, version_on(snapshot, day))) {}

std::optional<Rial> Rates::worth(members::GroupId group, std::int64_t points) const {
    if (points == 0) return Rial{0};
    auto rate = of(group);
    if (!rate) return {};
    auto size = ledger::worth(points < 0 ? -points : points, {rate->credit.value, rate->points.value});
    return points < 0 ? -size : size;
}

}  // namespace vafa::reports
