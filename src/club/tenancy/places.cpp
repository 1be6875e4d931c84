// Where things happen: branches and tills by id, read again only after a change.
#include <algorithm>

#include "club/tenancy/store.hpp"

namespace vafa::tenancy {

namespace {

Places read_places(Snapshot& snapshot) {
    auto club = club_row(snapshot);
    std::vector<Place> branches, tills;
    auto rows = all_tills(snapshot);  // before the branches: of what comes meanwhile, a branch without its till does no harm
    for (auto const& row : all_branches(snapshot)) branches.push_back({row.id, row.name, {}, 0, 0});
    std::sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
    for (auto const& row : rows) {
        auto of = std::find_if(branches.begin(), branches.end(), [&](auto const& one) { return one.branch == row.branch; });
        ensure(of != branches.end(), "a till stands in no branch");
        tills.push_back({row.branch, of->branch_name, row.id, row.number, static_cast<std::int64_t>(tills.size()) + 1});
    }
    return Places(club ? club->name : "", std::move(branches), std::move(tills));
}

}  // namespace

Places::Places(std::string club_name, std::vector<Place> branches, std::vector<Place> tills)
    : club_name_(std::move(club_name)), branches_(std::move(branches)), tills_(std::move(tills)) {}

Place const* Places::branch(BranchId id) const {
    auto found = std::lower_bound(branches_.begin(), branches_.end(), id, [](auto const& one, BranchId other) { return one.branch < other; });
    return found != branches_.end() && found->branch == id ? &*found : nullptr;
}

Place const* Places::till(TillId id) const {
    auto found = std::lower_bound(tills_.begin(), tills_.end(), id, [](auto const& one, TillId other) { return one.till < other; });
    return found != tills_.end() && found->till == id ? &*found : nullptr;
}

Place const* Places::till_of_rank(std::int64_t rank) const {
    return rank >= 1 && rank <= static_cast<std::int64_t>(tills_.size()) ? &tills_[static_cast<std::size_t>(rank - 1)] : nullptr;
}

std::shared_ptr<Places const> places(Snapshot& snapshot, Caller const& caller) {
    return snapshot.cache().get<Places>(snapshot.club(), caller.versions.settings, [&] { return read_places(snapshot); });
}

bool is_demo(Snapshot& snapshot) {
    auto club = club_row(snapshot);
    return club && club->is_demo;
}

}  // namespace vafa::tenancy
