// Boundaries are inclusive on both sides: a threshold is reached with exactly so much, a band ends with exactly so much.
#include "club/tiers/ladder.hpp"

#include <algorithm>

#include "club/tiers/store.hpp"

namespace vafa::tiers {

namespace {

constexpr std::int64_t most_months = 120, most_days = 3'660, most_grace = 366, most_tiers = 50, most_promotions = 200;

Result<Done> between(std::string const& at, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most) return refuse_at(at, tier_bounds, {{"least", least}, {"most", most}});
    return Done{};
}

bool is_tier(Ladder const& ladder, GroupId group) { return std::find(ladder.tiers.begin(), ladder.tiers.end(), group) != ladder.tiers.end(); }

Result<Done> check_tiers(Ladder const& ladder, std::vector<members::Group> const& groups) {
    TRY(between("/tiers", std::ssize(ladder.tiers), 0, most_tiers));
    for (std::size_t i = 0; i < ladder.tiers.size(); ++i) {
        auto tier = ladder.tiers[i];
        auto at = "/tiers/" + std::to_string(i);
        if (std::none_of(groups.begin(), groups.end(), [&](auto const& group) { return group.id == tier; }))
            return refuse_at(at, members::group_missing);
        if (std::count(ladder.tiers.begin(), ladder.tiers.end(), tier) > 1) return refuse_at(at, tier_twice);
    }
    return Done{};
}

Result<Done> check(Ladder const& ladder, Promotion const& promotion, std::string const& at) {
    if (!is_tier(ladder, promotion.to)) return refuse_at(at + "/to", not_a_tier);
    if (promotion.reaches.empty()) return refuse_at(at + "/reaches", threshold_missing);
    for (std::size_t i = 0; i < promotion.reaches.size(); ++i)
        TRY(between(at + "/reaches/" + std::to_string(i) + "/at_least", promotion.reaches[i].at_least, 1, largest_amount));
    if (promotion.months && promotion.days) return refuse_at(at + "/days", months_or_days);
    TRY(between(at + "/months", promotion.months.value_or(1), 1, most_months));
    return between(at + "/days", promotion.days.value_or(1), 1, most_days);
}

Result<Done> check(Ladder const& ladder, BandTable const& table, std::string const& at) {
    if (table.from && !is_tier(ladder, *table.from)) return refuse_at(at + "/from", not_a_tier);
    if (table.bands.empty()) return refuse_at(at + "/bands", bands_out_of_order);
    std::int64_t before = -1;
    for (std::size_t i = 0; i < table.bands.size(); ++i) {
        auto const& band = table.bands[i];
        auto at_band = at + "/bands/" + std::to_string(i);
        bool is_last = i + 1 == table.bands.size();
        if (!is_tier(ladder, band.to)) return refuse_at(at_band + "/to", not_a_tier);
        if (is_last == band.up_to.has_value()) return refuse_at(at_band + "/up_to", bands_out_of_order);
        if (is_last) break;
        TRY(between(at_band + "/up_to", *band.up_to, 0, largest_amount));
        if (*band.up_to <= before) return refuse_at(at_band + "/up_to", bands_out_of_order);
        before = *band.up_to;
    }
    return Done{};
}

Result<Done> check(Ladder const& ladder, Evaluation const& evaluation) {
    TRY(between("/evaluation/months", evaluation.months, 1, most_months));
    TRY(between("/evaluation/every_months", evaluation.every_months, 1, most_months));
    TRY(between("/evaluation/grace_days", evaluation.grace_days.value_or(0), 0, most_grace));
    if (evaluation.tables.empty()) return refuse_at("/evaluation/tables", table_missing);
    auto const& tables = evaluation.tables;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        auto at = "/evaluation/tables/" + std::to_string(i);
        auto before = tables.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::any_of(tables.begin(), before, [&](auto const& one) { return one.from == tables[i].from; })) return refuse_at(at + "/from", table_twice);
        TRY(check(ladder, tables[i], at));
    }
    return Done{};
}

}  // namespace

Result<Done> validate(Ladder const& ladder, std::vector<members::Group> const& groups) {
    TRY(check_tiers(ladder, groups));
    TRY(between("/promotions", std::ssize(ladder.promotions), 0, most_promotions));
    for (std::size_t i = 0; i < ladder.promotions.size(); ++i) TRY(check(ladder, ladder.promotions[i], "/promotions/" + std::to_string(i)));
    if (ladder.evaluation) TRY(check(ladder, *ladder.evaluation));
    return Done{};
}

std::vector<Refusal const*> refusals_of_ladders() {
    return {&members::group_missing, &tier_twice, &not_a_tier, &tier_bounds, &threshold_missing, &months_or_days, &table_missing, &table_twice,
            &bands_out_of_order};
}

std::string const& LadderInForce::name_of(GroupId group) const {
    static std::string const none;
    auto found = std::find_if(groups.begin(), groups.end(), [&](auto const& one) { return one.id == group; });
    return found == groups.end() ? none : found->name;
}

std::shared_ptr<LadderInForce const> ladder_in_force(Snapshot& snapshot, Caller const& caller) {
    return snapshot.cache().get<LadderInForce>(snapshot.club(), caller.versions.settings, [&] {
        auto found = latest_ladder(snapshot).value_or(LadderInForce{});
        if (found.version > 0) found.groups = members::all_groups(snapshot);
        return found;
    });
}

std::optional<std::int64_t> rank_of(Ladder const& ladder, GroupId group) {
    if (!group) return -1;
    auto found = std::find(ladder.tiers.begin(), ladder.tiers.end(), group);
    if (found == ladder.tiers.end()) return {};
    return found - ladder.tiers.begin();
}

Days days_of(Promotion const& promotion, Day today) {
    if (promotion.months) return {add_jalali_months(today, -static_cast<int>(*promotion.months)), today};
    if (promotion.days) return {today + -static_cast<int>(*promotion.days - 1), today};
    return {Day{}, today};
}

Days days_of(Evaluation const& evaluation, Day day) { return {add_jalali_months(day, -static_cast<int>(evaluation.months)), day - 1}; }

namespace {

/// Counted from the first day each time, so that a 31st that fell on a 30th is a 31st again.
Day nth_evaluation(Evaluation const& evaluation, std::int64_t n) {
    return add_jalali_months(evaluation.first_day, static_cast<int>(n * evaluation.every_months));
}

std::int64_t evaluations_up_to(Evaluation const& evaluation, Day day) {
    if (day < evaluation.first_day) return 0;
    constexpr std::int64_t longest_month = 31;
    auto n = (day - evaluation.first_day) / (longest_month * evaluation.every_months);
    while (nth_evaluation(evaluation, n) <= day) ++n;
    return n;
}

}  // namespace

std::optional<Day> evaluation_up_to(Evaluation const& evaluation, Day day) {
    auto count = evaluations_up_to(evaluation, day);
    if (count == 0) return {};
    return nth_evaluation(evaluation, count - 1);
}

Day evaluation_after(Evaluation const& evaluation, Day day) { return nth_evaluation(evaluation, evaluations_up_to(evaluation, day)); }

std::optional<Fallen> band_of(Evaluation const& evaluation, GroupId from, std::int64_t total) {
    auto wanted = as_optional(from);
    for (auto const& table : evaluation.tables) {
        if (table.from != wanted) continue;
        std::int64_t above = -1;
        for (auto const& band : table.bands) {
            if (!band.up_to || total <= *band.up_to) return Fallen{band.to, band.up_to, above};
            above = *band.up_to;
        }
    }
    return {};
}

}  // namespace vafa::tiers
