// The rows come first, the list last: a club is found whole or not at all.
#include "club/tenancy/adoption.hpp"

#include <algorithm>

#include "club/tenancy/store.hpp"

namespace vafa::tenancy {

Result<ClubFoundHere> look_for_club(Preparation const& preparation, Caller const&, AdoptClub const& request) {
    auto clubs = preparation.store().clubs();
    if (request.number <= 0 || std::find(clubs.begin(), clubs.end(), ClubId{request.number}) == clubs.end())
        return refuse_at("/number", club_missing);
    std::optional<DirectoryEntry> entry;
    preparation.store().read_now(ClubId{request.number}, [&](Snapshot& snapshot) { entry = own_entry(snapshot); });
    if (!entry) return refuse_at("/number", club_missing);
    return ClubFoundHere{*entry};
}

Result<ClubFounded> adopt_club(Transaction& house, Caller const&, AdoptClub const&, ClubFoundHere const& found) {
    for (auto const& entry : directory(house)) {
        if (entry.club == found.entry.club) return refuse_at("/number", number_taken);
        if (entry.slug == found.entry.slug) return refuse_at("/number", slug_taken);
    }
    insert_directory_entry(house, found.entry);
    return ClubFounded{found.entry.club.value, found.entry.slug, found.entry.name};
}

std::vector<Operation> adoption_operations() {
    return {operation<adopt_club, look_for_club>({.name = "clubs.adopt", .summary = "List a club that was brought here (operator of the server)",
        .route = {}, .granted_to = {}, .refusals = {&club_missing, &number_taken, &slug_taken}})};
}

}  // namespace vafa::tenancy
