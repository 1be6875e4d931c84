// Lists of branches as staff, keys and roles have them: ids joined by commas, empty = everywhere.
#pragma once

#include "club/tenancy/store.hpp"

namespace vafa::tenancy {

std::string joined(std::vector<BranchId> const& branches);
std::vector<BranchId> branches_from(std::string_view list);
/// Refuses a branch that the club does not have.
Result<Done> all_known(Snapshot& snapshot, std::vector<BranchId> const& branches);

}  // namespace vafa::tenancy
