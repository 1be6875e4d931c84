// Reading and writing lists of branches.
#include "club/tenancy/branch_lists.hpp"

#include <algorithm>

namespace vafa::tenancy {

std::string joined(std::vector<BranchId> const& branches) {
    std::string list;
    for (auto branch : branches) list += (list.empty() ? "" : ",") + branch.text();
    return list;
}

std::vector<BranchId> branches_from(std::string_view list) {
    std::vector<BranchId> branches;
    for (auto rest = list; !rest.empty();) {
        auto comma = rest.find(',');
        if (auto branch = BranchId::parse(rest.substr(0, comma))) branches.push_back(*branch);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    return branches;
}

Result<Done> all_known(Snapshot& snapshot, std::vector<BranchId> const& branches) {
    auto known = all_branches(snapshot);
    for (auto branch : branches)
        if (std::none_of(known.begin(), known.end(), [&](auto const& row) { return row.id == branch; }))
            return refuse_at("/branches", branch_missing);
    return Done{};
}

}  // namespace vafa::tenancy
