// The prizes as they lie on the shelf, how many are left of each, and who has taken which: contracts.
#pragma once

#include "club/rewards/redeem.hpp"

namespace vafa::rewards {

struct ShowShelf {
    std::optional<MemberId> member;
};
constexpr auto describe(ShowShelf const*) {
    return fields(field("member", &ShowShelf::member, "For this member: what they reach, and what consent it takes."));
}
struct PrizeShown {
    std::string name;
    Points points;
    std::optional<std::int64_t> remaining;
    std::int64_t waiting = 0;
    std::optional<bool> is_reached;
    std::optional<Points> missing;
    std::optional<members::Consent> consent;
};
constexpr auto describe(PrizeShown const*) {
    return fields(field("name", &PrizeShown::name, "The prize."), field("points", &PrizeShown::points, "The points it takes."),
                  field("remaining", &PrizeShown::remaining, "How many are left; left out where it never runs out."),
                  field("waiting", &PrizeShown::waiting, "How many wait to be handed over."),
                  field("is_reached", &PrizeShown::is_reached, "Has the member points enough?"),
                  field("missing", &PrizeShown::missing, "How many points the member still needs; 0: none."),
                  field("consent", &PrizeShown::consent, "What the member must show."));
}
struct Shelf {
    std::vector<PrizeShown> items;
};
constexpr auto describe(Shelf const*) { return fields(field("items", &Shelf::items, "All prizes of the program, the lowest first.")); }
Result<Shelf> show_shelf(Snapshot& snapshot, Caller const& caller, ShowShelf const& request);

struct SetStock {
    std::string reward;
    std::optional<std::int64_t> remaining;
};
constexpr auto describe(SetStock const*) {
    return fields(field("reward", &SetStock::reward, "The prize, by the name that the program gives it."),
                  field("remaining", &SetStock::remaining, "How many are left, 0 to 1,000,000; left out: it never runs out."));
}
struct StockSet {
    std::string reward;
    std::optional<std::int64_t> remaining;
};
constexpr auto describe(StockSet const*) {
    return fields(field("reward", &StockSet::reward, "The prize."), field("remaining", &StockSet::remaining, "How many are left."));
}
Result<StockSet> set_stock(Transaction& tx, Caller const& caller, SetStock const& request);

struct ListRedemptions {
    std::optional<RedemptionState> state;
    std::optional<BranchId> branch;
    std::optional<MemberId> member;
    std::optional<RedemptionId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListRedemptions const*) {
    return fields(field("state", &ListRedemptions::state, "Only those in this state."), field("branch", &ListRedemptions::branch, "Only this branch's."),
                  field("member", &ListRedemptions::member, "Only this member's."), field("cursor", &ListRedemptions::cursor, "Where the page before ended."),
                  field("limit", &ListRedemptions::limit, "How many at most, 1 to 200; default 50."));
}
struct RedemptionsListed {
    std::vector<RedemptionShown> items;
    std::optional<RedemptionId> next_cursor;
};
constexpr auto describe(RedemptionsListed const*) {
    return fields(field("items", &RedemptionsListed::items, "Newest first."),
                  field("next_cursor", &RedemptionsListed::next_cursor, "Where the next page begins; left out on the last."));
}
Result<RedemptionsListed> list_redemptions(Snapshot& snapshot, Caller const& caller, ListRedemptions const& request);

inline constexpr Refusal rewards_bounds{"rewards.out_of_bounds", RefusalKind::invalid};

std::vector<Operation> shelf_operations();

}  // namespace vafa::rewards
