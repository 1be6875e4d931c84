// The first club: its rows are written whole beside everything, then the house lists it, if no other came first.
#include "club/tenancy/opening.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/tenancy/founding.hpp"
#include "club/tenancy/passwords.hpp"
#include "club/tenancy/people.hpp"
#include "club/tenancy/store.hpp"

namespace vafa::tenancy {

namespace {

bool has_samples_alone(std::vector<DirectoryEntry> const& entries) {
    return std::all_of(entries.begin(), entries.end(), [](auto const& entry) { return entry.is_demo; });
}

/// Made from what is listed alone, so that two who open at once choose the same one, and its unique key lets one through.
std::string free_slug(std::vector<DirectoryEntry> const& entries) {
    auto is_taken = [&](std::string const& slug) {
        return std::any_of(entries.begin(), entries.end(), [&](auto const& entry) { return entry.slug == slug; });
    };
    std::string slug = "club";
    for (int number = 2; is_taken(slug); ++number) slug = "club-" + std::to_string(number);
    return slug;
}

Result<Done> judge(OpenClub const& request) {
    if (tidy_name(request.name).empty()) return refuse_at("/name", name_required);
    if (tidy_name(request.owner_name).empty()) return refuse_at("/owner_name", name_required);
    if (request.owner_mobile.is_empty()) return refuse_at("/owner_mobile", mobile_malformed);
    TRY(judge_branch(request.branch, "/branch", request.tills));
    return judge_password("/owner_password", request.owner_password.reveal(), request.owner_mobile.national());
}

}  // namespace

Result<OpeningShown> look_at_opening(Snapshot& house, Caller const&, LookAtOpening const&) {
    auto entries = directory(house);
    OpeningShown shown{has_samples_alone(entries), {}};
    if (shown.is_open && !entries.empty()) shown.beside = entries.front().name;
    return shown;
}

Result<PreparedOpening> prepare_opening(Preparation const& preparation, Caller const&, OpenClub const& request) {
    std::vector<DirectoryEntry> entries;
    preparation.read([&](Snapshot& house) { entries = directory(house); });
    if (!has_samples_alone(entries)) return PreparedOpening{};
    TRY(judge(request));
    NewClub club{{free_slug(entries), tidy_name(request.name), request.money_unit, "Asia/Tehran"},
                 request.owner_mobile.national(), tidy_name(request.owner_name), request.owner_password};
    auto founded = write_club(preparation, club, [&](Transaction& tx) { write_branch(tx, tidy_name(request.branch), request.tills); });
    return PreparedOpening{founded, club.row.slug};
}

Result<ClubOpened> open_club(Transaction& house, Caller const&, OpenClub const& request, PreparedOpening const& prepared) {
    if (!prepared.club || !has_samples_alone(directory(house))) return refuse(already_opened);
    DirectoryEntry entry{*prepared.club, prepared.slug, tidy_name(request.name)};
    insert_directory_entry(house, entry);
    return ClubOpened{entry.club.value, entry.slug, entry.name, request.owner_mobile.national()};
}

std::vector<Operation> opening_operations() {
    return {
        // both are called by the edge alone, for who stands before this machine or shows the set-up code
        operation<look_at_opening>({.name = "clubs.opening", .summary = "May the first club of this installation be opened?",
            .route = {}, .granted_to = {}, .refusals = {}}),
        operation<open_club, prepare_opening>({.name = "clubs.open", .summary = "Open the first club of this installation with its owner and branch",
            .route = {}, .granted_to = {},
            .refusals = {&name_required, &mobile_malformed, &too_many_tills, &password_too_short, &password_too_common, &request_too_long,
                         &already_opened}}),
    };
}

}  // namespace vafa::tenancy
