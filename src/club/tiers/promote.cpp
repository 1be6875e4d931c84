// The sale is posted by then, so it counts; its own judgement is over. A group changes only by its own rules: what comes back
// later takes nobody down, the next evaluation does.
#include "club/tiers/promote.hpp"

#include "club/tiers/store.hpp"

namespace vafa::tiers {

namespace {

/// Those that lead above the present tier: who stands highest asks nothing.
std::vector<Promotion const*> promotions_above(Ladder const& ladder, GroupId present) {
    std::vector<Promotion const*> above;
    auto rank = rank_of(ladder, present);
    if (!rank) return above;
    for (auto const& promotion : ladder.promotions)
        if (rank_of(ladder, promotion.to) > rank) above.push_back(&promotion);
    return above;
}

}  // namespace

std::optional<Reached> highest_reached(Snapshot& snapshot, Ladder const& ladder, GroupId present, MemberId member, Day today) {
    auto above = promotions_above(ladder, present);
    if (above.empty()) return {};
    std::vector<Wanted> wanted;
    for (auto const* promotion : above) wanted.push_back(wanted_for(*promotion, member, today));
    auto totals = totals_of(snapshot, wanted);
    std::optional<Reached> highest;
    for (std::size_t i = 0; i < above.size(); ++i)
        if (is_reached(*above[i], totals[i]) && (!highest || rank_of(ladder, above[i]->to) > rank_of(ladder, highest->promotion->to)))
            highest = Reached{above[i], totals[i]};
    return highest;
}

Result<Done> promote_after_sale(Transaction& tx, Caller const& caller, void const*, void*) {
    auto in_force = ladder_in_force(tx, caller);
    auto const& ladder = in_force->ladder;
    MemberId member{tx.subject()};
    if (ladder.promotions.empty() || !member) return Done{};
    auto now = members::active_member(tx, member);
    if (!now || !highest_reached(tx, ladder, now->group, member, tx.today())) return Done{};
    // rarely: whoever moves a member has locked them, and looks once more
    auto locked = members::lock_active(tx, member);
    auto reached = locked ? highest_reached(tx, ladder, locked->group, member, tx.today()) : std::nullopt;
    if (!reached) return Done{};
    auto const& promotion = *reached->promotion;
    auto const& threshold = promotion.reaches.front();
    members::move_to_group(tx, caller, member, locked->group, promotion.to, members::GroupReason::by_rule);
    insert_move(tx, {member, ActId{tx.act()}, MoveKind::promotion, locked->group, promotion.to, threshold.measure,
                     reached->totals.of(threshold.measure), threshold.at_least, days_of(promotion, tx.today()), tx.today(), in_force->version});
    drop_warning(tx, member);
    return Done{};
}

}  // namespace vafa::tiers
