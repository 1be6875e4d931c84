// The first club of an installation, opened from a page by who stands before it: contracts. The edge decides who that is.
#pragma once

#include "club/tenancy/clubs.hpp"

namespace vafa::tenancy {

struct LookAtOpening {};
constexpr auto describe(LookAtOpening const*) { return fields(); }
struct OpeningShown {
    bool is_open = false;
    std::optional<std::string> beside;
};
constexpr auto describe(OpeningShown const*) {
    return fields(field("is_open", &OpeningShown::is_open, "May the first club be opened here? Not once there is one that is no sample."),
                  field("beside", &OpeningShown::beside, "The sample club that it will stand beside."));
}
Result<OpeningShown> look_at_opening(Snapshot& house, Caller const& caller, LookAtOpening const& request);

struct OpenClub {
    std::string name;
    MoneyUnit money_unit = MoneyUnit::toman;
    std::string owner_name;
    Mobile owner_mobile;
    Secret<std::string> owner_password;
    std::string branch;
    std::int64_t tills = 1;
};
constexpr auto describe(OpenClub const*) {
    return fields(field("name", &OpenClub::name, "The club's name."),
                  field("money_unit", &OpenClub::money_unit, "toman or rial: how screens show money."),
                  field("owner_name", &OpenClub::owner_name, "The owner's name.", personal),
                  field("owner_mobile", &OpenClub::owner_mobile, "The owner's mobile, which is their login as well.", personal),
                  field("owner_password", &OpenClub::owner_password, "The owner's password, at least 8 letters.", secret),
                  field("branch", &OpenClub::branch, "The first branch's name."),
                  field("tills", &OpenClub::tills, "How many tills it has, 1 to 200."));
}
struct ClubOpened {
    std::int64_t number = 0;
    std::string slug;
    std::string name;
    std::string login;
};
constexpr auto describe(ClubOpened const*) {
    return fields(field("number", &ClubOpened::number, "The club's number in this installation."),
                  field("slug", &ClubOpened::slug, "Short name in addresses."), field("name", &ClubOpened::name, "Name."),
                  field("login", &ClubOpened::login, "The owner's login.", personal));
}
/// Nothing where the installation has a club already: the act then says so, or finds the repeated key.
struct PreparedOpening {
    std::optional<ClubId> club;
    std::string slug;
};
Result<PreparedOpening> prepare_opening(Preparation const& preparation, Caller const& caller, OpenClub const& request);
Result<ClubOpened> open_club(Transaction& house, Caller const& caller, OpenClub const& request, PreparedOpening const& prepared);

inline constexpr Refusal already_opened{"clubs.already_opened", RefusalKind::conflict};

std::vector<Operation> opening_operations();

}  // namespace vafa::tenancy
