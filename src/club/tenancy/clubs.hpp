// Founding a club, and the test clock of sandbox clubs: contracts.
#pragma once

#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

struct FoundClub {
    std::string slug;
    std::string name;
    MoneyUnit money_unit = MoneyUnit::toman;
    std::string owner_login;
    std::string owner_name;
    Secret<std::string> owner_password;
    std::optional<std::string> zone;
    std::optional<bool> is_sandbox;
    std::optional<bool> is_demo;
    std::optional<std::int64_t> clock_behind_days;
};
constexpr auto describe(FoundClub const*) {
    return fields(field("slug", &FoundClub::slug, "Short name in addresses: Latin letters, digits, dashes."),
                  field("name", &FoundClub::name, "The club's name."),
                  field("money_unit", &FoundClub::money_unit, "toman or rial: how screens show money."),
                  field("owner_login", &FoundClub::owner_login, "The owner's login."),
                  field("owner_name", &FoundClub::owner_name, "The owner's name.", personal),
                  field("owner_password", &FoundClub::owner_password, "The owner's password, at least 8 letters.", secret),
                  field("zone", &FoundClub::zone, "Time zone by IANA name; default Asia/Tehran."),
                  field("is_sandbox", &FoundClub::is_sandbox, "With a test clock that moves on command."),
                  field("is_demo", &FoundClub::is_demo, "With sample data; no SMS leaves."),
                  field("clock_behind_days", &FoundClub::clock_behind_days,
                        "Where a sandbox club's test clock begins: so many days ago, 0 to 3,660; default 0."));
}
struct ClubFounded {
    std::int64_t number = 0;
    std::string slug;
    std::string name;
};
constexpr auto describe(ClubFounded const*) {
    return fields(field("number", &ClubFounded::number, "The club's number in this installation."),
                  field("slug", &ClubFounded::slug, "Short name in addresses."), field("name", &ClubFounded::name, "Name."));
}
/// The club's own database, made and filled before the house lists it: a club is found whole or not at all.
struct PreparedClub {
    ClubId club;
};
Result<PreparedClub> prepare_club(Preparation const& preparation, Caller const& caller, FoundClub const& request);
Result<ClubFounded> found_club(Transaction& house, Caller const& caller, FoundClub const& request, PreparedClub const& prepared);

struct ListClubs {};
constexpr auto describe(ListClubs const*) { return fields(); }
struct ClubList {
    std::vector<ClubFounded> items;
};
constexpr auto describe(ClubList const*) { return fields(field("items", &ClubList::items, "All clubs of this installation.")); }
Result<ClubList> list_clubs(Snapshot& house, Caller const& caller, ListClubs const& request);

struct Welcome {};
constexpr auto describe(Welcome const*) { return fields(); }
struct DemoLogin {
    std::string login;
    std::string name;
    Role role = Role::cashier;
    std::string password;
};
constexpr auto describe(DemoLogin const*) {
    return fields(field("login", &DemoLogin::login, "Login."), field("name", &DemoLogin::name, "Name."),
                  field("role", &DemoLogin::role, "Role."), field("password", &DemoLogin::password, "The password of the sample."));
}
/// What a club tells at its door.
struct WelcomeShown {
    std::string slug;
    std::string name;
    bool is_demo = false;
    std::vector<DemoLogin> logins;
};
constexpr auto describe(WelcomeShown const*) {
    return fields(field("slug", &WelcomeShown::slug, "Short name in addresses."), field("name", &WelcomeShown::name, "The club's name."),
                  field("is_demo", &WelcomeShown::is_demo, "Is this a club of sample data?"),
                  field("logins", &WelcomeShown::logins, "Sample logins; empty where the club is none of sample data."));
}
Result<WelcomeShown> welcome(Snapshot& snapshot, Caller const& caller, Welcome const& request);

struct AdvanceClock {
    std::int64_t days = 0;
    std::int64_t ms = 0;
};
constexpr auto describe(AdvanceClock const*) {
    return fields(field("days", &AdvanceClock::days, "Whole days forward, 0 to 3,660."),
                  field("ms", &AdvanceClock::ms, "Milliseconds forward on top, 0 to 86,400,000."));
}
struct ClockShown {
    Instant now;
    Day today;
};
constexpr auto describe(ClockShown const*) {
    return fields(field("now", &ClockShown::now, "The club's clock."), field("today", &ClockShown::today, "Its business day."));
}
Result<ClockShown> advance_clock(Transaction& tx, Caller const& caller, AdvanceClock const& request);

inline constexpr Refusal slug_malformed{"clubs.slug_malformed", RefusalKind::invalid};
inline constexpr Refusal slug_taken{"clubs.slug_taken", RefusalKind::conflict};
inline constexpr Refusal zone_unknown{"clubs.zone_unknown", RefusalKind::invalid};
inline constexpr Refusal no_sandbox{"clubs.no_sandbox", RefusalKind::forbidden};
inline constexpr Refusal clock_only_forward{"clubs.clock_only_forward", RefusalKind::invalid};

std::vector<Operation> club_operations();

}  // namespace vafa::tenancy
