// The list of returns; each leads to its sale, which explains what had been earned.
#include "club/sales/list_returns.hpp"

#include <map>

#include "club/sales/store_returns.hpp"

namespace vafa::sales {

namespace {

/// The names of who took returns, asked once a person.
class Takers {
  public:
    explicit Takers(Snapshot& snapshot) : snapshot_(snapshot) {}
    std::string const& name(std::int64_t staff) {
        auto [found, is_new] = names_.try_emplace(staff);
        if (is_new) found->second = tenancy::staff_name(snapshot_, StaffId{staff});
        return found->second;
    }

  private:
    Snapshot& snapshot_;
    std::map<std::int64_t, std::string> names_;
};

std::optional<std::int64_t> receipt_number(tenancy::Places const& places, ListedReturnRow const& row) {
    auto const* till = places.till(row.sold_till);
    if (!row.sold_till_count || !till) return {};
    return till->till_rank * receipts_of_a_till + *row.sold_till_count;
}

ReturnListed shown(tenancy::Places const& places, Takers& takers, ListedReturnRow const& row) {
    auto const* branch = places.branch(row.branch);
    auto member = as_optional(row.member);
    return {row.id, row.at, row.day, row.sale, receipt_number(places, row), member, row.branch, branch ? branch->branch_name : "",
            takers.name(row.staff), row.value, row.gift_back, row.credit_back, row.cash_back, row.withheld, row.points, row.earned_credit,
            row.reason, row.is_undone};
}

}  // namespace

Result<ReturnsListed> list_returns(Snapshot& snapshot, Caller const& caller, ListReturns const& request) {
    if (request.branch && !caller.may_act_at(*request.branch)) return refuse_at("/branch", foreign_branch);
    auto branch = request.branch.value_or(caller.branches.size() == 1 ? caller.branches[0] : BranchId{});
    if (!branch && !caller.branches.empty()) return refuse_at("/branch", branch_not_named);
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", request_out_of_range);
    ReturnFilter filter{branch, request.staff.value_or(StaffId{}), request.from_day.value_or(Day{-1'000'000}),
                        request.to_day.value_or(Day{1'000'000}), request.cursor.value_or(ReturnId{past_all_ids}), limit + 1};
    auto places = tenancy::places(snapshot, caller);
    Takers takers(snapshot);
    ReturnsListed listed;
    for (auto const& row : returns_before(snapshot, filter)) {
        if (std::int64_t(listed.items.size()) == limit) {
            listed.next_cursor = listed.items.back().id;
            break;
        }
        listed.items.push_back(shown(*places, takers, row));
    }
    return listed;
}

}  // namespace vafa::sales
