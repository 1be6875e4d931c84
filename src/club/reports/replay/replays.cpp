// A replay is asked for, goes on by itself beside everything else, and is looked at meanwhile; only its own row ever changes.
#include "club/reports/replay/replays.hpp"

#include <algorithm>

#include "club/reports/past/past.hpp"
#include "club/reports/replay/store.hpp"
#include "club/reports/replay/working.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::reports {

namespace {

constexpr Refusal days_backwards{"replays.days_backwards", RefusalKind::invalid};
constexpr Refusal day_ahead{"replays.day_ahead", RefusalKind::invalid};
constexpr Refusal draft_or_version{"replays.draft_or_version", RefusalKind::invalid};
constexpr Refusal running_already{"replays.running_already", RefusalKind::conflict};
constexpr Refusal replay_missing{"replays.missing", RefusalKind::missing};
constexpr Refusal over_already{"replays.over_already", RefusalKind::conflict};

constexpr std::int64_t most_listed = 50;

ReplayShown show_row(Snapshot& snapshot, ReplayRow const& row) {
    ReplayShown shown;
    shown.id = row.id;
    shown.kind = row.kind;
    shown.state = row.state;
    shown.first_day = row.first_day;
    shown.last_day = row.last_day;
    shown.version = row.version;
    shown.asked_at = row.until;
    if (row.asked_by) shown.asked_by = tenancy::staff_name(snapshot, row.asked_by);
    shown.ended_at = row.ended_at;
    shown.members_done = row.members_done;
    shown.members_in_all = row.members_in_all;
    auto done = row.members_in_all == 0 ? 0 : multiply_floor(row.members_done, one_whole, row.members_in_all);
    shown.progress = BasisPoints{row.state == ReplayState::done ? one_whole : (row.step * one_whole + std::min(done, one_whole)) / row.walks()};
    return shown;
}

/// Groups, branches and rules are kept by number; who reads them gets their names as they are now.
void add_names(Snapshot& snapshot, Caller const& caller, program::Compiled const& replayed, ReplayFigures& figures) {
    auto places = tenancy::places(snapshot, caller);
    for (auto& branch : figures.branches)
        if (auto const* place = places->branch(branch.branch)) branch.name = place->branch_name;
    auto in_force = program::compiled(snapshot, caller);
    for (auto& rule : figures.rules) {
        auto const* found = program::rule_of(replayed, rule.rule);
        if (!found) found = program::rule_of(*in_force, rule.rule);
        if (found) rule.name = found->name;
    }
    auto groups = members::all_groups(snapshot);
    for (auto& group : figures.groups)
        for (auto const& known : groups)
            if (group.group == known.id) group.name = known.name;
}

/// Points at a rate, floored; nothing where there is none.
Rial worth(Points points, std::optional<program::Conversion> const& rate) {
    return rate ? Rial{multiply_floor(points.value, rate->credit.value, rate->points.value)} : Rial{0};
}

ReplayCost cost_of(program::Compiled const& in_force, program::Compiled const& replayed, ReplayFigures const& figures) {
    ReplayCost cost;
    for (auto const& group : figures.groups) {
        auto id = group.group.value_or(members::GroupId{});
        cost.really += group.really.credit + group.really.discount + worth(group.really.points, program::conversion_for(in_force, id));
        cost.replayed += group.replayed.credit + group.replayed.discount + worth(group.replayed.points, program::conversion_for(replayed, id));
    }
    auto now = program::conversion_for(in_force, {}), then = program::conversion_for(replayed, {});
    cost.opening = figures.opening.credit + worth(figures.opening.points, now);
    cost.really_closing = figures.really_closing.credit + worth(figures.really_closing.points, now);
    cost.replayed_closing = figures.replayed_closing.credit + worth(figures.replayed_closing.points, then);
    cost.has_rate = then.has_value();
    return cost;
}

ReplayShown show_whole(Snapshot& snapshot, Caller const& caller, ReplayRow const& row) {
    auto shown = show_row(snapshot, row);
    shown.figures = found_by(row).figures;
    auto in_force = program::compiled(snapshot, caller);
    auto replayed = row.kind == ReplayKind::draft ? program_of(snapshot, caller, row) : in_force;
    add_names(snapshot, caller, *replayed, *shown.figures);
    shown.cost = cost_of(*in_force, *replayed, *shown.figures);
    return shown;
}

/// The document is pinned with the replay. None: the past as it was.
Result<std::optional<std::string>> document_of(Snapshot& snapshot, StartReplay const& request) {
    if (request.draft && request.version) return refuse_at("/version", draft_or_version);
    if (request.version && !program::has_version(snapshot, *request.version)) return refuse_at("/version", program::version_missing);
    if (!request.draft) return std::optional<std::string>{};
    auto valid = program::validate(*request.draft);
    if (valid) return std::optional(json::to_text(*request.draft));
    auto refused = valid.refusal();
    refused.pointer = "/draft" + refused.pointer;
    return refused;
}

}  // namespace

Result<ReplayShown> start_replay(Transaction& tx, Caller const& caller, StartReplay const& request) {
    if (request.last_day < request.first_day) return refuse_at("/last_day", days_backwards);
    if (request.last_day > tx.today()) return refuse_at("/last_day", day_ahead);
    auto document = TRY(document_of(tx, request));
    if (running_replay(tx)) return refuse(running_already);
    ReplayRow row;
    row.id = ReplayId{tx.act()};
    if (request.draft || request.version) row.kind = ReplayKind::draft;
    row.version = request.version;
    row.document = std::move(document);
    row.first_day = request.first_day;
    row.last_day = request.last_day;
    row.until = tx.now();
    row.asked_by = StaffId{caller.role == Role::operator_of_server ? 0 : caller.id};
    auto all = crowd(tx);
    row.last_member = all.last;
    row.members_in_all = all.members;
    if (row.kind == ReplayKind::draft) row.has_budgets = has_budgets(*program_of(tx, caller, row));
    row.found = json::to_text(ReplayFound{});
    insert_replay(tx, row);
    return show_row(tx, row);
}

Result<ReplayShown> show_replay(Snapshot& snapshot, Caller const& caller, ShowReplay const& request) {
    auto row = replay_row(snapshot, request.id);
    if (!row) return refuse_at("/id", replay_missing);
    return show_whole(snapshot, caller, *row);
}

Result<ReplaysListed> list_replays(Snapshot& snapshot, Caller const&, ListReplays const&) {
    ReplaysListed listed;
    for (auto const& row : latest_replays(snapshot, most_listed)) listed.items.push_back(show_row(snapshot, row));
    return listed;
}

Result<ReplayShown> stop_replay(Transaction& tx, Caller const& caller, StopReplay const& request) {
    auto row = lock_replay(tx, request.id);
    if (!row) return refuse_at("/id", replay_missing);
    if (row->state != ReplayState::running) return refuse(over_already);
    row->state = ReplayState::stopped;
    row->ended_at = tx.now();
    update_replay(tx, *row);
    return show_whole(tx, caller, *row);
}

std::vector<Operation> replay_operations() {
    std::vector<Role> const asks{Role::owner, Role::manager};
    auto refused = program::refusals_of_documents();
    refused.insert(refused.end(), {&days_backwards, &day_ahead, &draft_or_version, &program::version_missing, &running_already});
    return {
        operation<start_replay>({.name = "replays.start", .summary = "Judge the past once more, as a job", .route = post("/v1/replays"), .granted_to = asks,
                                 .refusals = refused, .whole_club = true}),
        operation<list_replays>({.name = "replays.list", .summary = "The latest replays", .route = get("/v1/replays"), .granted_to = asks,
                                 .refusals = {}, .whole_club = true}),
        operation<show_replay>({.name = "replays.show", .summary = "How far a replay is, and what it found", .route = get("/v1/replays/{id}"),
                                .granted_to = asks, .refusals = {&replay_missing}, .whole_club = true}),
        operation<stop_replay>({.name = "replays.stop", .summary = "Stop a replay; what it found so far is kept", .route = post("/v1/replays/{id}/stop"),
                                .granted_to = asks, .refusals = {&replay_missing, &over_already}, .whole_club = true}),
    };
}

}  // namespace vafa::reports
