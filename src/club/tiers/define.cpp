// A ladder is set as a whole, in versions: an evaluation under way goes on by the one it began with.
#include "club/tiers/define.hpp"

#include "club/tenancy/tenancy.hpp"
#include "club/tiers/evaluate.hpp"
#include "club/tiers/promote.hpp"
#include "club/tiers/store.hpp"

namespace vafa::tiers {

namespace {

constexpr std::int64_t shown_runs = 12, usual_tier_page = 200, longest_tier_page = 500;

TiersShown shown(LadderInForce const& in_force, Day today) {
    TiersShown tiers;
    tiers.version = in_force.version;
    if (in_force.version > 0) tiers.set_day = in_force.set_day;
    tiers.ladder = in_force.ladder;
    if (in_force.ladder.evaluation) tiers.next_evaluation = evaluation_after(*in_force.ladder.evaluation, today);
    return tiers;
}

Refused below(Refused refused) {
    refused.pointer = "/ladder" + refused.pointer;
    return refused;
}

/// What the evaluation of a day would do with each; a bad table was refused before.
void add_evaluated(TiersPreviewed& into, Snapshot& snapshot, Ladder const& ladder, Day day, std::vector<members::Grouped> const& all) {
    auto const& evaluation = *ladder.evaluation;
    std::vector<Wanted> wanted;
    for (auto const& member : all) {
        wanted.push_back({member.id, days_of(evaluation, day), {}});
        wanted.back().measures.add(evaluation.measure);
    }
    auto totals = totals_of(snapshot, wanted);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto total = totals[i].of(evaluation.measure);
        if (auto judged = judge(ladder, all[i].group, total))
            into.items.push_back({all[i].id, all[i].number, all[i].name, as_optional(all[i].group), judged->band.to, PreviewedBy::evaluation,
                                  evaluation.measure, total, judged->verdict == Verdict::raised});
    }
}

/// Who has reached a threshold already rises with their next purchase.
void add_promoted(TiersPreviewed& into, Snapshot& snapshot, Ladder const& ladder, std::vector<members::Grouped> const& all) {
    for (auto const& member : all) {
        auto reached = highest_reached(snapshot, ladder, member.group, member.id, snapshot.today());
        if (!reached) continue;
        auto measure = reached->promotion->reaches.front().measure;
        into.items.push_back({member.id, member.number, member.name, as_optional(member.group), reached->promotion->to, PreviewedBy::promotion, measure,
                              reached->totals.of(measure), true});
    }
}

}  // namespace

Result<TiersShown> show_tiers(Snapshot& snapshot, Caller const& caller, ShowTiers const&) {
    auto tiers = shown(*ladder_in_force(snapshot, caller), snapshot.today());
    tiers.waiting = count_warnings(snapshot);
    for (auto const& run : latest_runs(snapshot, shown_runs))
        tiers.runs.push_back({run.day, run.first_day, run.is_done, run.looked_at, run.raised, run.lowered, run.warned, run.began_at, run.ended_at});
    return tiers;
}

Result<TiersShown> define_tiers(Transaction& tx, Caller const& caller, DefineTiers const& request) {
    auto valid = validate(request.ladder, members::all_groups(tx));
    if (!valid) return below(valid.refusal());
    auto latest = latest_ladder(tx).value_or(LadderInForce{});
    if (request.after_version && *request.after_version != latest.version)
        return refuse_at("/after_version", ladder_behind, {{"latest", latest.version}});
    insert_ladder(tx, caller, latest.version + 1, request.ladder);
    tenancy::bump_settings(tx);
    return shown({latest.version + 1, tx.today(), request.ladder, {}}, tx.today());
}

Result<TiersPreviewed> preview_tiers(Snapshot& snapshot, Caller const&, PreviewTiers const& request) {
    auto valid = validate(request.ladder, members::all_groups(snapshot));
    if (!valid) return below(valid.refusal());
    auto limit = request.limit.value_or(usual_tier_page);
    if (limit < 1 || limit > longest_tier_page) return refuse_at("/limit", tier_bounds, {{"least", std::int64_t{1}}, {"most", longest_tier_page}});
    auto all = members::active_after(snapshot, request.after.value_or(MemberId{}), limit);
    TiersPreviewed previewed;
    if (request.ladder.evaluation) add_evaluated(previewed, snapshot, request.ladder, request.day.value_or(snapshot.today()), all);
    add_promoted(previewed, snapshot, request.ladder, all);
    previewed.looked_at = std::ssize(all);
    if (previewed.looked_at == limit) previewed.next = all.back().id;
    return previewed;
}

std::vector<Operation> definition_operations() {
    auto refusals = refusals_of_ladders();
    auto of_setting = refusals;
    of_setting.push_back(&ladder_behind);
    return {
        operation<show_tiers>({.name = "tiers.show", .summary = "The tiers in force, and the latest evaluations", .route = get("/v1/tiers"),
            .granted_to = {Role::owner, Role::manager, Role::auditor, Role::integrator}, .refusals = {}}),
        operation<define_tiers>({.name = "tiers.define", .summary = "Set the tiers and their rules", .route = post("/v1/tiers"),
            .granted_to = {Role::owner}, .refusals = of_setting}),
        operation<preview_tiers>({.name = "tiers.preview", .summary = "Who would go where, before it counts", .route = post("/v1/tiers/preview"),
            .granted_to = {Role::owner, Role::manager}, .refusals = refusals}),
    };
}

}  // namespace vafa::tiers
