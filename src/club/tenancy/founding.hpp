// The rows that a club begins with, written whole before the house lists it.
#pragma once

#include <functional>

#include "club/tenancy/store.hpp"

namespace vafa::tenancy {

struct NewClub {
    ClubRow row;
    std::string owner_login;
    std::string owner_name;
    Secret<std::string> owner_password;
};
/// In a place of its own, under a number that nobody else has; nothing where another process takes that number just now.
/// `more` is written in the same commit.
std::optional<ClubId> write_club(Preparation const& preparation, NewClub const& club, std::function<void(Transaction&)> more = {});

}  // namespace vafa::tenancy
