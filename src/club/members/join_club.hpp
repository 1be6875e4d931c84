// Joining by oneself, on the member's page: the mobile was proved by a code, a name may follow. Reactions add gifts.
#pragma once

#include "club/members/enrol_member.hpp"

namespace vafa::members {

/// What members write of themselves.
struct OwnProfile {
    std::optional<PersonText> first_name, last_name;
    std::optional<Gender> gender;
    std::optional<Day> birth_day, wedding_day;
    std::optional<PersonText> email, province, city, address;
    std::optional<PostalCode> postal_code;
    std::vector<ExtraValue> extra;
};
constexpr auto describe(OwnProfile const*) {
    return fields(field("first_name", &OwnProfile::first_name, "Given name.", personal),
                  field("last_name", &OwnProfile::last_name, "Family name.", personal),
                  field("gender", &OwnProfile::gender, "female or male.", personal),
                  field("birth_day", &OwnProfile::birth_day, "Day of birth; written once.", personal),
                  field("wedding_day", &OwnProfile::wedding_day, "Day of the wedding; written once.", personal),
                  field("email", &OwnProfile::email, "E-mail address.", personal),
                  field("province", &OwnProfile::province, "Province.", personal), field("city", &OwnProfile::city, "City.", personal),
                  field("address", &OwnProfile::address, "Postal address.", personal),
                  field("postal_code", &OwnProfile::postal_code, "Ten-digit postal code.", personal),
                  field("extra", &OwnProfile::extra, "Values of the fields that the club defined.", personal));
}

/// The mobile is the session's: it was proved by the code.
struct JoinClub : OwnProfile {
    std::optional<std::int64_t> referrer;
    bool allows_advertising = false;
};
constexpr auto describe(JoinClub const*) {
    return std::tuple_cat(fields(field("referrer", &JoinClub::referrer, "Member number of who brought them."),
                                 field("allows_advertising", &JoinClub::allows_advertising, "May the club send them advertising?")),
                          describe(static_cast<OwnProfile const*>(nullptr)));
}
constexpr std::uint64_t route_of(JoinClub const*) { return route_of(static_cast<EnrolMember const*>(nullptr)); }
Result<MemberEnrolled> join_club(Transaction& tx, Caller const& caller, JoinClub const& request);

Profile profile_from(OwnProfile const& own);

inline constexpr Refusal joined_already{"me.joined_already", RefusalKind::conflict};

Operation join_club_operation();

}  // namespace vafa::members
