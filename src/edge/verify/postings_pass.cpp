// The pass over the ledger: each act's lines against the digest that its row of the log vouches with.
#include <algorithm>

#include "base/digest.hpp"
#include "club/ledger/ledger.hpp"
#include "edge/verify/log_passes.hpp"
#include "operation/operation_log.hpp"

namespace vafa::verify {

namespace {

/// One list or the other names an act that the other lacks, or both name it and its digest must fit.
std::optional<Breach> compare(ledger::PostedAct const* lines, VouchingAct const* row) {
    auto breach = [](std::int64_t act, char const* what) { return Breach{"ledger_line", act_text(act), what}; };
    if (!lines || (row && row->id < lines->act)) return breach(row->id, "the log vouches for lines of this act, but there are none");
    if (!row || lines->act < row->id) return breach(lines->act, "has lines that no row of the log vouches for");
    if (sha256(lines->canonical) != row->ledger_digest) return breach(row->id, "the lines are not the ones that the log vouches for");
    return {};
}

}  // namespace

/// Two pages after the same act: they are compared as far as the shorter one knows.
Checked check_postings(Snapshot& snapshot, std::string_view place, std::int64_t most) {
    auto after = act_of_place(place);
    auto posted = ledger::posted_acts(snapshot, after, most);
    auto vouching = vouching_acts(snapshot, after, most);
    auto posted_end = std::int64_t(posted.size()) < most ? past_all_ids : posted.back().act;
    auto vouching_end = std::int64_t(vouching.size()) < most ? past_all_ids : vouching.back().id;
    auto end = std::min(posted_end, vouching_end);
    Checked checked;
    std::int64_t postings = 0;
    for (std::size_t at = 0;; ++at, ++postings) {
        auto const* lines = at < posted.size() && posted[at].act <= end ? &posted[at] : nullptr;
        auto const* row = at < vouching.size() && vouching[at].id <= end ? &vouching[at] : nullptr;
        if (!lines && !row) break;
        if (auto breach = compare(lines, row)) {
            checked.breaches.push_back(std::move(*breach));
            return checked;
        }
    }
    checked.counts = {{"postings", postings}};
    if (end != past_all_ids) checked.next = place_of_act(end);
    return checked;
}

}  // namespace vafa::verify
