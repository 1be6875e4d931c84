// A club's place and its first rows.
#include "club/tenancy/founding.hpp"

#include <algorithm>

#include "operation/slow_hash.hpp"

namespace vafa::tenancy {

namespace {

/// A number that neither the directory nor a leftover of an unfinished founding uses.
ClubId next_number(Preparation const& preparation) {
    std::int64_t largest = 0;
    preparation.read([&](Snapshot& house) {
        for (auto const& entry : directory(house)) largest = std::max(largest, entry.club.value);
    });
    for (auto club : preparation.store().clubs()) largest = std::max(largest, club.value);
    return ClubId{largest + 1};
}

}  // namespace

std::optional<ClubId> write_club(Preparation const& preparation, NewClub const& club, std::function<void(Transaction&)> more) {
    auto number = next_number(preparation);
    StaffRow owner;
    owner.login = club.owner_login;
    owner.name = club.owner_name;
    owner.role = Role::owner;
    owner.password_hash = hash_slowly(club.owner_password.reveal(), preparation.secrets().derive("password-pepper"));
    preparation.store().found_club(number);
    try {
        preparation.store().write_now(number, [&](Transaction& tx) {
            insert_club(tx, club.row);
            owner.id = tx.next_id<StaffKind>();
            insert_staff(tx, owner);
            if (more) more(tx);
        });
    } catch (...) {
        if (!store::is_fence_hit(std::current_exception())) throw;
        return {};
    }
    return number;
}

}  // namespace vafa::tenancy
