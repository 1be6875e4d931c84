// Act by act, the canonical form of what was posted: what each act's row in the log vouches for.
#include "club/ledger/store.hpp"

namespace vafa::ledger {

std::vector<PostedAct> posted_acts(Snapshot& snapshot, std::int64_t after_act, std::int64_t most) {
    std::vector<PostedAct> acts;
    for (auto const& line : lines_after_act(snapshot, after_act, most)) {
        if (acts.empty() || acts.back().act != line.act) acts.push_back({line.act, {}});
        acts.back().canonical += canonical_form(line);
    }
    return acts;
}

}  // namespace vafa::ledger
