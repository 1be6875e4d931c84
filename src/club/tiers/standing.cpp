// Asked by whoever looks at a member, never by a sale.
#include "club/tiers/standing.hpp"

#include <algorithm>

#include "base/template_text.hpp"
#include "club/tiers/evaluate.hpp"
#include "club/tiers/totals.hpp"
#include "operation/texts.hpp"

namespace vafa::tiers {

namespace {

constexpr std::int64_t shown_moves = 20;

struct View {
    Snapshot& snapshot;
    Caller const& caller;
    LadderInForce const& in_force;
    members::Grouped member;

    Ladder const& ladder() const { return in_force.ladder; }
    std::string say(std::string const& key, std::vector<NamedFact> const& facts) const {
        return fill(caller.texts->sentence(caller.language, "tiers." + key), facts, caller.language, caller.money_unit);
    }
};

Fact fact_of(Measure measure, std::int64_t value) {
    if (measure == Measure::points) return Points{value};
    if (measure == Measure::purchases) return value;
    return Rial{value};
}

std::string key_of(char const* what, Measure measure) { return std::string(what) + "." + std::string(name_of(measure)); }

/// The promotions to the nearest tier above: several are several ways to it.
std::vector<Promotion const*> ways_up(Ladder const& ladder, std::int64_t rank) {
    std::vector<Promotion const*> ways;
    std::int64_t nearest = std::ssize(ladder.tiers);
    for (auto const& promotion : ladder.promotions) {
        auto leads_to = *rank_of(ladder, promotion.to);
        if (leads_to <= rank || leads_to > nearest) continue;
        if (leads_to < nearest) ways.clear();
        nearest = leads_to;
        ways.push_back(&promotion);
    }
    return ways;
}

NextTier as_next(View const& view, Promotion const& promotion, Totals const& totals) {
    NextTier next{promotion.to, view.in_force.name_of(promotion.to), {}, {}};
    std::string what;
    for (auto const& threshold : promotion.reaches) {
        auto have = totals.of(threshold.measure);
        auto missing = std::max<std::int64_t>(threshold.at_least - have, 0);
        next.gaps.push_back({threshold.measure, have, threshold.at_least, missing});
        if (missing == 0) continue;
        if (!what.empty()) what += view.say("and", {});
        what += view.say(key_of("missing", threshold.measure), {{"missing", fact_of(threshold.measure, missing)}});
    }
    next.sentence = what.empty() ? view.say("with_next_purchase", {{"tier", next.name}}) : view.say("next", {{"what", what}, {"tier", next.name}});
    return next;
}

std::optional<NextTier> next_tier(View const& view) {
    auto rank = rank_of(view.ladder(), view.member.group);
    auto ways = rank ? ways_up(view.ladder(), *rank) : std::vector<Promotion const*>{};
    if (ways.empty()) return {};
    std::vector<Wanted> wanted;
    for (auto const* way : ways) wanted.push_back(wanted_for(*way, view.member.id, view.snapshot.today()));
    auto totals = totals_of(view.snapshot, wanted);
    std::optional<NextTier> nearest;
    auto left = [](NextTier const& next) { return std::count_if(next.gaps.begin(), next.gaps.end(), [](auto const& gap) { return gap.missing > 0; }); };
    for (std::size_t i = 0; i < ways.size(); ++i)
        if (auto next = as_next(view, *ways[i], totals[i]); !nearest || left(next) < left(*nearest)) nearest = std::move(next);
    return nearest;
}

std::optional<ComingEvaluation> coming(View const& view) {
    if (!view.ladder().evaluation) return {};
    auto const& evaluation = *view.ladder().evaluation;
    auto day = evaluation_after(evaluation, view.snapshot.today());
    Wanted wanted{view.member.id, days_of(evaluation, day), {}};
    wanted.measures.add(evaluation.measure);
    auto total = totals_of(view.snapshot, {wanted}).front().of(evaluation.measure);
    auto band = rank_of(view.ladder(), view.member.group) ? band_of(evaluation, view.member.group, total) : std::nullopt;
    if (!band) return {};
    ComingEvaluation shown{day, evaluation.measure, total, band->to, view.in_force.name_of(band->to), {}};
    auto judged = judge(view.ladder(), view.member.group, total);
    auto key = !judged ? "stays" : judged->verdict == Verdict::raised ? "rises" : "falls";
    auto what = view.say(key_of("total", evaluation.measure), {{"total", fact_of(evaluation.measure, total)}});
    shown.sentence = view.say(std::string("coming.") + key, {{"day", day}, {"total", what}, {"tier", shown.name}});
    return shown;
}

std::optional<TierWarning> warning(View const& view) {
    auto found = warning_of(view.snapshot, view.member.id);
    if (!found || found->from != view.member.group) return {};
    auto const& name = view.in_force.name_of(found->to);
    return TierWarning{found->due_day, name, view.say("warning", {{"day", found->due_day}, {"tier", name}})};
}

std::vector<TierMoveShown> moves(View const& view) {
    std::vector<TierMoveShown> shown;
    for (auto const& move : moves_of(view.snapshot, view.member.id, shown_moves)) {
        auto const& to = view.in_force.name_of(move.to);
        auto what = view.say(key_of("total", move.measure), {{"total", fact_of(move.measure, move.total)}});
        auto sentence = view.say("moved." + std::string(name_of(move.kind)),
                                 {{"tier", to}, {"total", what}, {"from_day", move.days.first}, {"to_day", move.days.last}});
        shown.push_back({move.act, move.kind, move.day, view.in_force.name_of(move.from), to, move.measure, move.total, std::move(sentence)});
    }
    return shown;
}

Result<TierShown> standing(Snapshot& snapshot, Caller const& caller, MemberId id) {
    auto in_force = ladder_in_force(snapshot, caller);
    auto found = members::for_sale(snapshot, members::ById{id});
    if (!found) return refuse_at("/member", members::member_missing);
    TierShown shown;
    shown.name = found->group_name;
    shown.has_tiers = !in_force->ladder.tiers.empty();
    if (in_force->version == 0) return shown;
    View view{snapshot, caller, *in_force, {id, found->number, found->name, found->group, true}};
    if (shown.has_tiers) shown.rank = rank_of(in_force->ladder, found->group);
    if (found->status == members::MemberStatus::active) {
        shown.next = next_tier(view);
        shown.evaluation = coming(view);
        shown.warning = warning(view);
    }
    shown.moves = moves(view);
    return shown;
}

}  // namespace

Result<TierShown> show_tier(Snapshot& snapshot, Caller const& caller, ShowTier const& request) {
    return standing(snapshot, caller, request.member);
}

Result<TierShown> show_own_tier(Snapshot& snapshot, Caller const& caller, ShowOwnTier const&) {
    auto member = TRY(own_record(caller));
    return standing(snapshot, caller, member);
}

std::vector<Operation> standing_operations() {
    return {
        operation<show_tier>({.name = "tiers.show_member", .summary = "A member's tier, how far the next one is, and why rules moved them",
            .route = get("/v1/members/{member}/tier"),
            .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator},
            .refusals = {&members::member_missing}}),
        operation<show_own_tier>({.name = "me.tier", .summary = "One's own tier, and how far the next one is", .route = get("/v1/me/tier"),
            .granted_to = {Role::member}, .refusals = {&not_joined, &members::member_missing}}),
    };
}

}  // namespace vafa::tiers
