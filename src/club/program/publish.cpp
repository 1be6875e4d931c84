// A program is checked whole before it becomes a version; what was published is only read from then on.
#include "club/program/publish.hpp"

#include "club/program/store.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::program {

Result<Published> publish_program(Transaction& tx, Caller const& caller, Publish const& request) {
    auto valid = validate(request.document);
    if (!valid) {
        auto refused = valid.refusal();
        refused.pointer = "/document" + refused.pointer;
        return refused;
    }
    auto from_day = request.from_day.value_or(tx.today());
    if (from_day < tx.today()) return refuse_at("/from_day", day_passed);
    auto latest = latest_version(tx);
    if (request.after_version && *request.after_version != latest) return refuse_at("/after_version", version_behind, {{"latest", latest}});
    VersionRow row{latest + 1, from_day, tx.now(), StaffId{caller.role == Role::operator_of_server ? 0 : caller.id}, json::to_text(request.document)};
    insert_version(tx, row);
    tenancy::bump_program(tx);
    return Published{row.version, from_day};
}

Result<ProgramShown> show_program(Snapshot& snapshot, Caller const& caller, ShowProgram const& request) {
    auto version = request.version.value_or(version_of(*compiled(snapshot, caller)));
    if (version == 0) return ProgramShown{};
    auto row = version_row(snapshot, version);
    if (!row) return refuse_at("/version", version_missing);
    return ProgramShown{version, row->from_day, document_of(*compiled_version(snapshot, caller, version))};
}

Result<ProgramVersions> list_versions(Snapshot& snapshot, Caller const& caller, ListVersions const&) {
    ProgramVersions shown;
    auto in_force = version_of(*compiled(snapshot, caller));
    for (auto const& row : all_versions(snapshot)) {
        ProgramVersion version{row.version, row.from_day, row.published_at, {}, row.version == in_force};
        if (row.published_by) version.published_by = row.published_by;
        shown.items.push_back(version);
    }
    return shown;
}

std::vector<Refusal const*> refusals_of_documents() {
    return {&out_of_bounds, &list_empty, &name_required, &name_twice, &number_twice, &group_twice, &range_backwards,
            &condition_without_bound, &nth_twice, &rounding_of_remainder, &good_or_group, &cap_of_multiplier, &cap_too_large,
            &stack_unknown, &stack_of_two_units, &stack_of_two_rates, &not_for_discounts, &bands_not_rising, &rule_unknown,
            &rule_of_itself, &rule_without_points, &points_or_credit,
            &bonus_stands_alone, &bonus_of_goods, &budget_without_unit, &budget_of_remainder, &festival_unknown, &too_many_rules, &gift_of_nothing,
            &referral_levels_need_licence, &referral_above_whole, &referral_percent_alone};
}

std::vector<Operation> publish_operations() {
    auto refusals = refusals_of_documents();
    refusals.insert(refusals.end(), {&day_passed, &version_behind});
    return {
        operation<publish_program>({.name = "program.publish", .summary = "Publish a program as a new version",
            .route = post("/v1/program/versions"), .granted_to = {Role::owner},
            .refusals = refusals}),
        operation<show_program>({.name = "program.show", .summary = "The program in force, or a published version",
            .route = get("/v1/program"), .granted_to = {Role::owner, Role::manager, Role::auditor, Role::integrator}, .refusals = {&version_missing}}),
        operation<list_versions>({.name = "program.versions", .summary = "The published versions of the program",
            .route = get("/v1/program/versions"), .granted_to = {Role::owner, Role::manager, Role::auditor, Role::integrator}, .refusals = {}}),
    };
}

}  // namespace vafa::program
