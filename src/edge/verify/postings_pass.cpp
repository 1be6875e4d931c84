// The pass over the ledger: each act's lines against the digest that its row of the log vouches with.
#include <limits>

#include "base/digest.hpp"
#include "club/ledger/ledger.hpp"
#include "edge/verify/log_passes.hpp"

namespace vafa::verify {

namespace {

constexpr std::int64_t last_possible = std::numeric_limits<std::int64_t>::max();

}  // namespace

Checked check_postings(Snapshot& snapshot, std::string_view place, std::int64_t most) {
    auto after = act_of_place(place);
    auto posted = ledger::posted_acts(snapshot, after, most);
    bool is_last = std::int64_t(posted.size()) < most;
    auto digests = rows_of_ledger_digests(snapshot, after, is_last ? last_possible : posted.back().act);
    Checked checked;
    auto breach = [&](char const* table, std::int64_t act, char const* what) {
        checked.breaches.push_back({table, act_text(act), what});
        return checked;
    };
    for (std::size_t at = 0; at < posted.size() || at < digests.size(); ++at) {
        auto in_ledger = at < posted.size() ? posted[at].act : last_possible;
        auto in_log = at < digests.size() ? digests[at].get<std::int64_t>(0) : last_possible;
        if (in_log < in_ledger) return breach("ledger_line", in_log, "the log vouches for lines of this act, but there are none");
        if (in_ledger < in_log) return breach("ledger_line", in_ledger, "has lines that no row of the log vouches for");
        if (digests[at].get<Digest>(1) != sha256(posted[at].canonical))
            return breach("ledger_line", in_ledger, "the lines are not the ones that the log vouches for");
    }
    checked.counts = {{"postings", std::int64_t(posted.size())}};
    if (!is_last) checked.next = place_of_act(posted.back().act);
    return checked;
}

}  // namespace vafa::verify
