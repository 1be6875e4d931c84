// Act by act, what was posted against what each act's row in the log vouches for.
#include <fmt/format.h>

#include "club/ledger/invariants.hpp"
#include "club/ledger/store.hpp"
#include "operation/operation_log.hpp"

namespace vafa::ledger {

namespace {

constexpr std::int64_t acts_a_page = 1000;

/// Two lists of acts, both by id, read page by page.
template <class Act>
class Pages {
  public:
    using Read = std::function<std::vector<Act>(std::int64_t after)>;
    Pages(Read read, std::int64_t Act::*id) : read_(std::move(read)), id_(id) {}

    /// None at the end.
    Act const* current() {
        if (at_ < page_.size()) return &page_[at_];
        if (is_last_) return nullptr;
        page_ = read_(after_);
        at_ = 0;
        is_last_ = page_.size() < acts_a_page;
        if (page_.empty()) return nullptr;
        after_ = page_.back().*id_;
        return &page_[0];
    }
    void next() { ++at_; }

  private:
    Read read_;
    std::int64_t Act::*id_;
    std::vector<Act> page_;
    std::size_t at_ = 0;
    std::int64_t after_ = 0;
    bool is_last_ = false;
};

}  // namespace

std::vector<PostedAct> posted_acts(Snapshot& snapshot, std::int64_t after_act, std::int64_t most) {
    std::vector<PostedAct> acts;
    for (auto const& line : lines_after_act(snapshot, after_act, most)) {
        if (acts.empty() || acts.back().act != line.act) acts.push_back({line.act, {}});
        acts.back().canonical += canonical_form(line);
    }
    return acts;
}

std::vector<std::string> lines_not_vouched_for(Snapshot& snapshot) {
    Pages<PostedAct> posted([&](std::int64_t after) { return posted_acts(snapshot, after, acts_a_page); }, &PostedAct::act);
    Pages<VouchingAct> vouching([&](std::int64_t after) { return vouching_acts(snapshot, after, acts_a_page); }, &VouchingAct::id);
    std::vector<std::string> breaches;
    for (;;) {
        auto const* lines = posted.current();
        auto const* act = vouching.current();
        if (!lines && !act) return breaches;
        if (!act || (lines && lines->act < act->id)) {
            breaches.push_back(fmt::format("act {}: its row in the log vouches for no lines", lines->act));
            posted.next();
        } else if (!lines || act->id < lines->act) {
            breaches.push_back(fmt::format("act {}: the lines it vouches for are gone", act->id));
            vouching.next();
        } else {
            if (sha256(lines->canonical) != act->ledger_digest)
                breaches.push_back(fmt::format("act {}: its lines are not those it vouches for", act->id));
            posted.next();
            vouching.next();
        }
    }
}

}  // namespace vafa::ledger
