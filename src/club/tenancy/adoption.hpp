// A club that was brought here whole is listed by the house. Contract.
#pragma once

#include "club/tenancy/clubs.hpp"

namespace vafa::tenancy {

struct AdoptClub {
    std::int64_t number = 0;
};
constexpr auto describe(AdoptClub const*) {
    return fields(field("number", &AdoptClub::number, "The club's number, by which its rows are here."));
}
/// What the club says of itself.
struct ClubFoundHere {
    DirectoryEntry entry;
};
Result<ClubFoundHere> look_for_club(Preparation const& preparation, Caller const& caller, AdoptClub const& request);
Result<ClubFounded> adopt_club(Transaction& house, Caller const& caller, AdoptClub const& request, ClubFoundHere const& found);

inline constexpr Refusal club_missing{"clubs.missing", RefusalKind::missing};
inline constexpr Refusal number_taken{"clubs.number_taken", RefusalKind::conflict};

std::vector<Operation> adoption_operations();

}  // namespace vafa::tenancy
