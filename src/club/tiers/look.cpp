// One pass over members, their totals and their warnings, all in order of ids.
#include "club/tiers/look.hpp"

#include "club/tiers/evaluate.hpp"

namespace vafa::tiers {

namespace {

/// Is anything to be written? Who falls and was warned before waits for the end of their grace.
bool is_concerned(std::optional<Judged> const& judged, bool is_warned) {
    bool falls = judged && judged->verdict == Verdict::lowered;
    return falls ? !is_warned : judged || is_warned;
}

}  // namespace

std::vector<Stretch> look_ahead(Snapshot& snapshot, MemberId after, Ladder const& ladder, ForAll const& for_all, std::int64_t most_members) {
    auto members = members::active_after(snapshot, after, most_members);
    std::vector<Stretch> stretches{{after, after, 0, {}, false}};
    if (!members.empty()) {
        std::vector<MemberId> ids;
        for (auto const& member : members) ids.push_back(member.id);
        auto totals = totals_of_many(snapshot, ids, for_all);
        auto warnings = warnings_between(snapshot, after, ids.back());
        auto warning = warnings.begin();
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (std::ssize(stretches.back().concerned) == most_concerned)
                stretches.push_back({stretches.back().last, stretches.back().last, 0, {}, false});
            while (warning != warnings.end() && warning->member < ids[i]) ++warning;
            bool is_warned = warning != warnings.end() && warning->member == ids[i] && warning->from == members[i].group;
            auto& stretch = stretches.back();
            if (is_concerned(judge(ladder, members[i].group, totals[i]), is_warned)) stretch.concerned.push_back(ids[i]);
            stretch.last = ids[i];
            ++stretch.looked_at;
        }
    }
    stretches.back().is_last = std::ssize(members) < most_members;
    return stretches;
}

}  // namespace vafa::tiers
