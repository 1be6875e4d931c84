// A member keeps their own profile, and what they allow the club: contracts.
#pragma once

#include "club/members/checks.hpp"
#include "club/members/fields.hpp"

namespace vafa::members {

struct ShowOwnProfile {};
constexpr auto describe(ShowOwnProfile const*) { return fields(); }
struct OwnProfileShown {
    MemberId member;
    std::int64_t number = 0;
    std::string masked_mobile;
    std::string group_name;
    Day enrolled_day;
    std::optional<CardNumber> card;
    OwnProfile profile;
    bool has_pin = false;
    bool allows_advertising = false;
    std::optional<Instant> advertising_since;
};
constexpr auto describe(OwnProfileShown const*) {
    return fields(field("member", &OwnProfileShown::member, "The member."), field("number", &OwnProfileShown::number, "Their member number."),
                  field("masked_mobile", &OwnProfileShown::masked_mobile, "Their mobile with its middle hidden.", personal),
                  field("group_name", &OwnProfileShown::group_name, "The group they are in; empty = none."),
                  field("enrolled_day", &OwnProfileShown::enrolled_day, "Since when they are a member."),
                  field("card", &OwnProfileShown::card, "The card they have; left out = none.", personal),
                  field("profile", &OwnProfileShown::profile, "What they wrote of themselves, or told at the till."),
                  field("has_pin", &OwnProfileShown::has_pin, "Have they a PIN?"),
                  field("allows_advertising", &OwnProfileShown::allows_advertising, "May the club send them advertising?"),
                  field("advertising_since", &OwnProfileShown::advertising_since, "Since when they allow it, or do not; left out = never asked."));
}
Result<OwnProfileShown> show_own_profile(Snapshot& snapshot, Caller const& caller, ShowOwnProfile const& request);

struct UpdateOwnProfile : OwnProfile {
    std::optional<bool> allows_advertising;
};
constexpr auto describe(UpdateOwnProfile const*) {
    return std::tuple_cat(fields(field("allows_advertising", &UpdateOwnProfile::allows_advertising,
                                       "May the club send them advertising? Left out = as it was.")),
                          describe(static_cast<OwnProfile const*>(nullptr)));
}
Result<Done> update_own_profile(Transaction& tx, Caller const& caller, UpdateOwnProfile const& request);

inline constexpr Refusal day_written_already{"me.day_written_already", RefusalKind::conflict};

std::vector<Operation> own_profile_operations();

}  // namespace vafa::members
