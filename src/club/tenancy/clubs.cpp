// Founding a club, and the test clock of sandbox clubs.
#include "club/tenancy/clubs.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "club/tenancy/founding.hpp"
#include "club/tenancy/passwords.hpp"
#include "club/tenancy/people.hpp"
#include "club/tenancy/store.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::int64_t longest_way = 3660;  // days that a test clock moves, or is behind, at once

bool is_slug(std::string_view text) {
    return text.size() >= 2 && text.size() <= 40 && text.front() != '-' && std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
}

Result<Done> judge(FoundClub const& request) {
    if (!is_slug(request.slug)) return refuse_at("/slug", slug_malformed);
    if (tidy_name(request.name).empty()) return refuse_at("/name", name_required);
    if (tidy_name(request.owner_name).empty()) return refuse_at("/owner_name", name_required);
    auto behind = request.clock_behind_days.value_or(0);
    if (behind < 0 || behind > longest_way || (behind > 0 && !request.is_sandbox.value_or(false)))
        return refuse_at("/clock_behind_days", request_out_of_range);
    if (!Zone::named(request.zone.value_or("Asia/Tehran"))) return refuse_at("/zone", zone_unknown);
    return judge_password("/owner_password", request.owner_password.reveal(), request.owner_login);
}

bool is_listed(Snapshot& house, std::string_view slug) {
    auto entries = directory(house);
    return std::any_of(entries.begin(), entries.end(), [&](auto const& entry) { return entry.slug == slug; });
}

}  // namespace

Result<PreparedClub> prepare_club(Preparation const& preparation, Caller const&, FoundClub const& request) {
    TRY(judge(request));
    bool is_taken = false;
    preparation.read([&](Snapshot& house) { is_taken = is_listed(house, request.slug); });
    if (is_taken) return refuse_at("/slug", slug_taken);
    NewClub club{{request.slug, tidy_name(request.name), request.money_unit, request.zone.value_or("Asia/Tehran"),
                  request.is_sandbox.value_or(false), request.is_demo.value_or(false), -request.clock_behind_days.value_or(0) * day_ms},
                 request.owner_login, tidy_name(request.owner_name), request.owner_password};
    auto number = write_club(preparation, club);
    if (!number) throw store::Fault("another process founds a club just now");
    return PreparedClub{*number};
}

Result<ClubFounded> found_club(Transaction& house, Caller const&, FoundClub const& request, PreparedClub const& prepared) {
    if (is_listed(house, request.slug)) return refuse_at("/slug", slug_taken);
    insert_directory_entry(house, {prepared.club, request.slug, tidy_name(request.name), request.is_demo.value_or(false)});
    return ClubFounded{prepared.club.value, request.slug, tidy_name(request.name)};
}

Result<ClubList> list_clubs(Snapshot& house, Caller const&, ListClubs const&) {
    ClubList list;
    for (auto const& entry : directory(house)) list.items.push_back({entry.club.value, entry.slug, entry.name});
    return list;
}

/// The first of each role is enough to try everything.
Result<WelcomeShown> welcome(Snapshot& snapshot, Caller const&, Welcome const&) {
    auto club = club_row(snapshot);
    ensure(bool(club), "a caller was let into a club without a row");
    WelcomeShown shown{club->slug, club->name, club->is_demo, {}};
    if (!club->is_demo) return shown;
    std::set<Role> seen;
    for (auto const& staff : all_staff(snapshot))
        if (staff.is_active && seen.insert(staff.role).second)
            shown.logins.push_back({staff.login, staff.name, staff.role, std::string(demo_password)});
    return shown;
}

Result<ClockShown> advance_clock(Transaction& tx, Caller const&, AdvanceClock const& request) {
    if (request.days < 0 || request.days > longest_way) return refuse_at("/days", clock_only_forward);
    if (request.ms < 0 || request.ms > day_ms) return refuse_at("/ms", clock_only_forward);
    auto club = lock_club(tx);
    if (!club || !club->is_sandbox) return refuse(no_sandbox);
    club->clock_offset_ms += request.days * day_ms + request.ms;
    update_club(tx, *club);
    auto now = tx.real_now() + club->clock_offset_ms;
    return ClockShown{now, tx.zone().day_of(now)};
}

std::vector<Operation> club_operations() {
    return {
        operation<found_club, prepare_club>({.name = "clubs.found", .summary = "Found a club with its owner (operator of the server)",
            .route = {}, .granted_to = {},
            .refusals = {&slug_malformed, &request_out_of_range, &name_required, &zone_unknown, &password_too_short, &password_too_common, &request_too_long,
                         &slug_taken}}),
        operation<list_clubs>({.name = "clubs.list", .summary = "The clubs of this installation (operator of the server)",
            .route = {}, .granted_to = {}, .refusals = {}}),
        operation<welcome>({.name = "clubs.welcome", .summary = "What a club tells at its door; sample clubs show their logins",
            .route = get("/v1/welcome"), .granted_to = {Role::stranger}, .refusals = {}}),
        operation<advance_clock>({.name = "clubs.advance_clock", .summary = "Move a sandbox club's clock forward",
            .route = post("/v1/clock/advance"), .granted_to = {Role::owner, Role::integrator},
            .refusals = {&no_sandbox, &clock_only_forward}}),
    };
}

}  // namespace vafa::tenancy
