// How far an evaluation is stands in its row, which moves in the commit of what was moved: nobody is judged twice, and a cut run
// goes on where it stopped. Whoever would fall is warned first where the club gives days of grace.
#include "club/tiers/evaluate.hpp"

#include <algorithm>
#include <chrono>
#include <future>

#include "club/tiers/look.hpp"
#include "operation/operation_log.hpp"

namespace vafa::tiers {

namespace {

using members::Grouped;

Days days_of_run(Run const& run) { return {run.first_day, run.day - 1}; }

/// One chunk at work.
struct Work {
    Transaction& tx;
    Caller const& caller;
    LadderInForce const& in_force;
    Evaluated told{};

    Evaluation const& evaluation() const { return *in_force.ladder.evaluation; }

    void move(Grouped const& member, Judged const& judged, MoveKind kind, Days days, std::int64_t total) {
        auto const& band = judged.band;
        auto bound = judged.verdict == Verdict::lowered ? band.up_to : band.above >= 0 ? std::optional(band.above) : std::nullopt;
        members::move_to_group(tx, caller, member.id, member.group, band.to, members::GroupReason::by_rule);
        insert_move(tx, {member.id, ActId{tx.act()}, kind, member.group, band.to, evaluation().measure, total, bound, days, tx.today(), in_force.version});
        told.moved.push_back({member.id, as_optional(member.group), band.to, total, judged.verdict == Verdict::raised});
    }

    void warn(Grouped const& member, Fallen const& band, std::int64_t total, Day run_day) {
        auto due = tx.today() + static_cast<int>(evaluation().grace_days.value_or(0));
        put_warning(tx, {member.id, member.group, band.to, total, run_day, due, in_force.version});
        told.warned.push_back({member.id, in_force.name_of(member.group), in_force.name_of(band.to), due});
    }

    std::vector<Totals> totals(std::vector<Grouped> const& all, std::vector<Days> const& days) {
        std::vector<Wanted> wanted;
        for (std::size_t i = 0; i < all.size(); ++i) {
            wanted.push_back({all[i].id, days[i], {}});
            wanted.back().measures.add(evaluation().measure);
        }
        return totals_of(tx, wanted);
    }
};

/// Their days are over: the same table judges the days up to that day. Whoever has caught up, or stands elsewhere by now, stays.
void end_grace(Work& work, std::vector<Warning> const& due) {
    std::vector<Grouped> members;
    std::vector<Days> days;
    for (auto const& warning : due) {
        drop_warning(work.tx, warning.member);
        auto member = members::lock_active(work.tx, warning.member);
        if (!member || member->group != warning.from || !work.in_force.ladder.evaluation) continue;
        members.push_back(*member);
        days.push_back(days_of(work.evaluation(), warning.due_day));
    }
    if (members.empty()) return;
    auto totals = work.totals(members, days);
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto total = totals[i].of(work.evaluation().measure);
        auto judged = judge(work.in_force.ladder, members[i].group, total);
        if (judged && judged->verdict == Verdict::lowered) work.move(members[i], *judged, MoveKind::end_of_grace, days[i], total);
    }
    work.told.looked_at = std::ssize(due);
}

void judge_anew(Work& work, Run& run, std::vector<MemberId> const& concerned) {
    auto days = days_of_run(run);
    auto members = members::lock_grouped(work.tx, concerned);
    auto totals = work.totals(members, std::vector<Days>(members.size(), days));
    auto warned = warnings_between(work.tx, MemberId{concerned.front().value - 1}, concerned.back());
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto const& member = members[i];
        if (!member.is_active) continue;
        auto total = totals[i].of(work.evaluation().measure);
        auto judged = judge(work.in_force.ladder, member.group, total);
        bool is_warned = std::any_of(warned.begin(), warned.end(), [&](auto const& one) { return one.member == member.id && one.from == member.group; });
        bool falls = judged && judged->verdict == Verdict::lowered;
        if (falls && is_warned) continue;
        if (is_warned) drop_warning(work.tx, member.id);
        if (falls && work.evaluation().grace_days.value_or(0) > 0) work.warn(member, judged->band, total, run.day), ++run.warned;
        else if (judged) work.move(member, *judged, MoveKind::evaluation, days, total), ++(falls ? run.lowered : run.raised);
    }
}

void go_on(Work& work, Run run, Stretch const& stretch) {
    if (!stretch.concerned.empty()) judge_anew(work, run, stretch.concerned);
    run.after = stretch.last;
    run.is_done = stretch.is_last;
    run.looked_at += stretch.looked_at;
    if (run.is_done) run.ended_at = work.tx.now();
    update_run(work.tx, run);
    work.told.day = run.day;
    work.told.looked_at = stretch.looked_at;
    work.told.has_more = !run.is_done;
}

/// The day of an evaluation that has come and was not run; those that passed while nobody was there are not made up for.
std::optional<Day> day_due(LadderInForce const& in_force, Standings const& stand, Day today) {
    if (!in_force.ladder.evaluation) return {};
    auto day = evaluation_up_to(*in_force.ladder.evaluation, today);
    bool is_due = day && *day >= in_force.set_day && (!stand.last_run || *day > *stand.last_run);
    return is_due ? day : std::nullopt;
}

bool has_work(LadderInForce const& in_force, Standings const& stand, Day today) {
    return stand.has_open_run || day_due(in_force, stand, today) || (stand.next_warning_due && *stand.next_warning_due <= today);
}

Run begin(Transaction& tx, LadderInForce const& in_force, Day day) {
    Run run;
    run.day = day;
    run.version = in_force.version;
    run.first_day = days_of(*in_force.ladder.evaluation, day).first;
    insert_run(tx, run);
    return run;
}

/// A run goes by the ladder that it began with, also where another was set meanwhile.
LadderInForce ladder_of(Snapshot& snapshot, LadderInForce const& now, Run const& run) {
    if (run.version == now.version) return now;
    auto then = ladder_version(snapshot, run.version);
    ensure(then.has_value(), "an evaluation goes by a ladder that is not there");
    then->groups = now.groups;
    return std::move(*then);
}

/// The next members, whomever of them it concerns: where nobody has looked ahead.
Stretch next_stretch(Snapshot& snapshot, Run const& run) {
    Stretch next{run.after, run.after, 0, {}, false};
    for (auto const& member : members::active_after(snapshot, run.after, most_concerned)) next.concerned.push_back(member.id);
    next.looked_at = std::ssize(next.concerned);
    next.is_last = next.looked_at < most_concerned;
    if (next.looked_at > 0) next.last = next.concerned.back();
    return next;
}

/// One step, by what was seen ahead of it; a stretch that is not the next one any more is left alone.
Evaluated step(Transaction& tx, Caller const& caller, Stretch const* ahead) {
    auto in_force = ladder_in_force(tx, caller);
    if (in_force->version == 0) return {};
    auto stand = standings(tx);
    if (stand.next_warning_due && *stand.next_warning_due <= tx.today()) {
        Work work{tx, caller, *in_force};
        end_grace(work, lock_warnings_due(tx, tx.today(), most_concerned));
        work.told.has_more = true;
        return std::move(work.told);
    }
    auto run = lock_open_run(tx);
    auto day = run ? std::nullopt : day_due(*in_force, stand, tx.today());
    if (!run && !day) return {};
    if (!run) run = begin(tx, *in_force, *day);
    auto ladder = ladder_of(tx, *in_force, *run);
    Work work{tx, caller, ladder};
    if (ahead && ahead->after != run->after) work.told.has_more = true;
    else go_on(work, *run, ahead ? *ahead : next_stretch(tx, *run));
    return std::move(work.told);
}

}  // namespace

std::optional<Judged> judge(Ladder const& ladder, GroupId from, std::int64_t total) {
    auto rank = rank_of(ladder, from);
    auto band = rank && ladder.evaluation ? band_of(*ladder.evaluation, from, total) : std::nullopt;
    if (!band || band->to == from) return {};
    return Judged{rank_of(ladder, band->to) > rank ? Verdict::raised : Verdict::lowered, *band};
}

Result<Evaluated> evaluate(Transaction& tx, Caller const& caller, Evaluate const&) { return step(tx, caller, nullptr); }

std::vector<Operation> evaluation_operations() {
    return {operation<evaluate>({.name = "tiers.evaluate", .summary = "One chunk of the evaluation of tiers that is due", .route = {},
                                 .granted_to = {Role::job}, .refusals = {}})};
}

namespace {

/// What dispatch does around an operation that somebody asks: the act has its row in the log. Whether the evaluation went on.
bool evaluate_as_job(Transaction& tx, Surroundings const& around, Stretch const* ahead) {
    tx.set_act(tx.next_id_value());
    ActBody body;
    body.status = 200;
    body.request = json::to_text(Evaluate{});
    auto told = step(tx, around.job, ahead);
    body.answer = json::to_text(told);
    write_log(tx, act_of(tx, around.job, "tiers.evaluate"), std::move(body));
    return told.day.has_value();
}

/// What a visit finds.
struct Outlook {
    bool has_work = false;
    std::optional<Run> run;   // under way, and nothing comes before it
    Ladder ladder;            // by which it goes
    ForAll for_all;
};

Outlook look_out(Workplace const& place) {
    Outlook seen;
    place.read([&](Snapshot& snapshot, Surroundings const& around) {
        seen = {};
        auto in_force = ladder_in_force(snapshot, around.job);
        if (in_force->version == 0) return;
        auto stand = standings(snapshot);
        seen.has_work = has_work(*in_force, stand, snapshot.today());
        bool is_grace_over = stand.next_warning_due && *stand.next_warning_due <= snapshot.today();
        auto run = is_grace_over ? std::nullopt : open_run(snapshot);
        if (!run) return;
        seen.ladder = ladder_of(snapshot, *in_force, *run).ladder;
        seen.for_all = read_for_all(snapshot, days_of_run(*run), seen.ladder.evaluation->measure);
        seen.run = run;
    });
    return seen;
}

/// Whom the run concerns is found in one thread and written in another, part after part, until the time is over or somebody else has
/// gone on with it.
void evaluate_by_parts(Workplace const& place, Outlook const& seen, std::int64_t seen_ahead, std::chrono::steady_clock::time_point until) {
    auto look_behind = [&](MemberId after) {
        std::vector<Stretch> stretches;
        place.read([&](Snapshot& snapshot, Surroundings const&) { stretches = look_ahead(snapshot, after, seen.ladder, seen.for_all, seen_ahead); });
        return stretches;
    };
    bool goes_on = true;
    for (auto part = look_behind(seen.run->after); goes_on && !part.empty();) {
        std::future<std::vector<Stretch>> next;
        if (!part.back().is_last && std::chrono::steady_clock::now() < until) next = std::async(std::launch::async, look_behind, part.back().last);
        for (auto const& stretch : part)
            if (goes_on) place.write([&](Transaction& tx, Surroundings const& around) { goes_on = evaluate_as_job(tx, around, &stretch); });
        part = next.valid() ? next.get() : std::vector<Stretch>{};
    }
}

}  // namespace

Chore evaluating(std::int64_t seen_ahead, std::chrono::milliseconds visit) {
    return {"tiers.evaluate", [seen_ahead, visit](Workplace const& place) {
                auto until = std::chrono::steady_clock::now() + visit;
                auto seen = look_out(place);
                if (!seen.has_work) return false;
                if (seen.run) evaluate_by_parts(place, seen, seen_ahead, until);
                else place.write([&](Transaction& tx, Surroundings const& around) { evaluate_as_job(tx, around, nullptr); });
                return true;
            }};
}

}  // namespace vafa::tiers
