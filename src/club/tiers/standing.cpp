// Asked by whoever looks at a member, never by a sale.
#include "club/tiers/standing.hpp"

#include <algorithm>

#include "base/template_text.hpp"
#include "club/program/program.hpp"
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
    bool is_own = false;   // spoken to the member, not about them

    Ladder const& ladder() const { return in_force.ladder; }
    std::string say_of_them(std::string const& key, std::vector<NamedFact> const& facts) const { return say(is_own ? "own." + key : key, facts); }
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
    NextTier next{promotion.to, view.in_force.name_of(promotion.to), {}, {}, {}};
    if (auto first = days_of(promotion, view.snapshot.today()).first; first != Day{}) next.counted_from = first;
    std::string what;
    for (auto const& threshold : promotion.reaches) {
        auto have = totals.of(threshold.measure);
        auto missing = std::max<std::int64_t>(threshold.at_least - have, 0);
        next.gaps.push_back({threshold.measure, have, threshold.at_least, missing});
        if (missing == 0) continue;
        if (!what.empty()) what += view.say("and", {});
        what += view.say(key_of("missing", threshold.measure), {{"missing", fact_of(threshold.measure, missing)}});
    }
    next.sentence = what.empty() ? view.say_of_them("with_next_purchase", {{"tier", next.name}}) : view.say("next", {{"what", what}, {"tier", next.name}});
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

/// What an evaluation of a day would find by now.
std::int64_t total_by(View const& view, Evaluation const& evaluation, Day day) {
    Wanted wanted{view.member.id, days_of(evaluation, day), {}};
    wanted.measures.add(evaluation.measure);
    return totals_of(view.snapshot, {wanted}).front().of(evaluation.measure);
}

/// The lowest band of their table that leads to a rank or above it, and how much is missing to it.
struct BandAhead {
    GroupId to;
    std::int64_t missing = 0;
};
std::optional<BandAhead> band_ahead(View const& view, Evaluation const& evaluation, std::int64_t rank, std::int64_t total) {
    auto from = as_optional(view.member.group);
    for (auto const& table : evaluation.tables) {
        if (table.from != from) continue;
        std::int64_t least = 0;
        for (auto const& band : table.bands) {
            if (*rank_of(view.ladder(), band.to) >= rank) return BandAhead{band.to, std::max<std::int64_t>(least - total, 0)};
            if (band.up_to) least = *band.up_to + 1;
        }
    }
    return {};
}

std::string say_missing(View const& view, Measure measure, std::int64_t missing) {
    return view.say(key_of("missing", measure), {{"missing", fact_of(measure, missing)}});
}

std::optional<TierClimb> climb(View const& view) {
    auto rank = rank_of(view.ladder(), view.member.group);
    if (!rank || !view.ladder().evaluation) return {};
    auto const& evaluation = *view.ladder().evaluation;
    auto day = evaluation_after(evaluation, view.snapshot.today());
    auto ahead = band_ahead(view, evaluation, *rank + 1, total_by(view, evaluation, day));
    if (!ahead) return {};
    TierClimb shown{ahead->to, view.in_force.name_of(ahead->to), evaluation.measure, ahead->missing, day - 1, {}};
    if (shown.missing == 0) {
        shown.sentence = view.say("climb.enough", {{"tier", shown.name}, {"day", day}});
        return shown;
    }
    auto what = say_missing(view, shown.measure, shown.missing);
    shown.sentence = view.say("climb.missing", {{"what", what}, {"tier", shown.name}, {"day", shown.last_day}});
    return shown;
}

std::optional<ComingEvaluation> coming(View const& view) {
    if (!view.ladder().evaluation) return {};
    auto const& evaluation = *view.ladder().evaluation;
    auto day = evaluation_after(evaluation, view.snapshot.today());
    auto total = total_by(view, evaluation, day);
    auto band = rank_of(view.ladder(), view.member.group) ? band_of(evaluation, view.member.group, total) : std::nullopt;
    if (!band) return {};
    ComingEvaluation shown{day, evaluation.measure, total, band->to, view.in_force.name_of(band->to), {}};
    auto judged = judge(view.ladder(), view.member.group, total);
    auto key = !judged ? "stays" : judged->verdict == Verdict::raised ? "rises" : "falls";
    auto what = view.say(key_of("total", evaluation.measure), {{"total", fact_of(evaluation.measure, total)}});
    shown.sentence = view.say_of_them(std::string("coming.") + key, {{"day", day}, {"total", what}, {"tier", shown.name}});
    return shown;
}

/// Judged on the last day of grace by what counts then, so that a purchase before it may keep them.
std::optional<TierWarning> warning(View const& view) {
    auto found = warning_of(view.snapshot, view.member.id);
    if (!found || found->from != view.member.group) return {};
    TierWarning shown{found->due_day, view.in_force.name_of(found->to), {}, {}};
    auto rank = rank_of(view.ladder(), view.member.group);
    auto const& evaluation = view.ladder().evaluation;
    auto ahead = rank && evaluation ? band_ahead(view, *evaluation, *rank, total_by(view, *evaluation, found->due_day)) : std::nullopt;
    std::vector<NamedFact> facts{{"day", shown.due_day}, {"tier", shown.name}};
    if (ahead) {
        shown.missing = ahead->missing;
        facts.push_back({"last_day", shown.due_day - 1});
        facts.push_back({"what", say_missing(view, evaluation->measure, ahead->missing)});
    }
    auto key = !shown.missing ? "warning.open" : *shown.missing == 0 ? "warning.enough" : "warning.missing";
    shown.sentence = view.say_of_them(key, facts);
    return shown;
}

/// The rule that moved them, or whoever put them there.
std::string why(View const& view, members::InGroupSince const& since, std::vector<TierMoveShown> const& moves) {
    for (auto const& move : moves)
        if (move.act.value == since.act) return move.sentence;
    return view.say_of_them("since." + std::string(name_of(since.reason)), {});
}

std::vector<TierMoveShown> moves(View const& view) {
    std::vector<TierMoveShown> shown;
    for (auto const& move : moves_of(view.snapshot, view.member.id, shown_moves)) {
        auto const& to = view.in_force.name_of(move.to);
        auto what = view.say(key_of("total", move.measure), {{"total", fact_of(move.measure, move.total)}});
        auto sentence = view.say_of_them("moved." + std::string(name_of(move.kind)),
                                 {{"tier", to}, {"total", what}, {"from_day", move.days.first}, {"to_day", move.days.last}});
        shown.push_back({move.act, move.kind, move.day, view.in_force.name_of(move.from), to, move.measure, move.total, std::move(sentence)});
    }
    return shown;
}

std::vector<std::string> benefits(View const& view, GroupId group) {
    auto const& caller = view.caller;
    return program::benefits_of(*program::compiled(view.snapshot, caller), group, view.snapshot.today(), *caller.texts, caller.language, caller.money_unit);
}

void show_place(View const& view, TierShown& shown) {
    auto const& tiers = view.ladder().tiers;
    shown.rank = rank_of(view.ladder(), view.member.group);
    if (!shown.rank) return;
    shown.is_highest = *shown.rank + 1 == std::ssize(tiers);
    if (shown.is_highest) return;
    auto above = tiers[static_cast<std::size_t>(*shown.rank + 1)];
    shown.above = TierAbove{view.in_force.name_of(above), benefits(view, above)};
}

Result<TierShown> standing(Snapshot& snapshot, Caller const& caller, MemberId id, bool is_own) {
    auto in_force = ladder_in_force(snapshot, caller);
    auto found = members::for_sale(snapshot, members::ById{id});
    if (!found) return refuse_at("/member", members::member_missing);
    TierShown shown;
    shown.name = found->group_name;
    shown.has_tiers = !in_force->ladder.tiers.empty();
    if (in_force->version == 0) return shown;
    View view{snapshot, caller, *in_force, {id, found->number, found->name, found->group, true}, is_own};
    if (shown.has_tiers) show_place(view, shown);
    shown.benefits = benefits(view, found->group);
    if (found->status == members::MemberStatus::active) {
        shown.next = next_tier(view);
        shown.climb = climb(view);
        shown.evaluation = coming(view);
        shown.warning = warning(view);
    }
    shown.moves = moves(view);
    auto since = members::in_group_since(snapshot, id);
    if (!since || !found->group) return shown;
    shown.since = since->day;
    shown.why = why(view, *since, shown.moves);
    return shown;
}

}  // namespace

Result<TierShown> show_tier(Snapshot& snapshot, Caller const& caller, ShowTier const& request) {
    return standing(snapshot, caller, request.member, false);
}

Result<TierShown> show_own_tier(Snapshot& snapshot, Caller const& caller, ShowOwnTier const&) {
    auto member = TRY(own_record(caller));
    return standing(snapshot, caller, member, true);
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
