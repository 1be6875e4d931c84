// The statements about the member's own page: codes to sign in with, the rotating number, what is allowed.
#pragma once

#include "club/members/me_codes.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

struct SignInRow {
    Mobile mobile;
    std::int64_t act = 0;          // that asked for the code; the code itself is computed from it
    CodePace pace;
};
std::optional<SignInRow> lock_sign_in(Transaction& tx, Mobile const& mobile);
void insert_sign_in(Transaction& tx, SignInRow const& row);
void update_sign_in(Transaction& tx, SignInRow const& row);
void delete_sign_in(Transaction& tx, Mobile const& mobile);

/// An act that names a number which was no member's.
struct AskedRow {
    Mobile mobile;
    std::int64_t act = 0;
};
/// Stands although the act is refused.
void keep_asked_row(Transaction& tx, Mobile const& mobile);
std::vector<AskedRow> asked_with(Snapshot& snapshot, Mobile const& mobile);
/// Oldest first.
std::vector<AskedRow> asked_before(Snapshot& snapshot, Instant moment, std::int64_t most);
void delete_asked(Transaction& tx, AskedRow const& row);
/// The code of that act, where it is the latest one that was sent to the number.
void delete_sign_in_of_act(Transaction& tx, AskedRow const& row);

struct OwnCodeRow {
    std::int64_t act = 0;
    std::optional<Mobile> mobile;  // that the code went to, where it is not the member's yet
    CodePace pace;
};
std::optional<OwnCodeRow> lock_own_code(Transaction& tx, MemberId member, OwnCode purpose);
void insert_own_code(Transaction& tx, MemberId member, OwnCode purpose, OwnCodeRow const& row);
void update_own_code(Transaction& tx, MemberId member, OwnCode purpose, OwnCodeRow const& row);

/// When the member with that mobile left by themself; none = never, or so long ago that it is forgotten.
std::optional<Instant> mobile_left_at(Snapshot& snapshot, Digest const& mark);
void put_left(Transaction& tx, Digest const& mark);
void forget_left_before(Transaction& tx, Instant moment);

struct NumberRow {
    std::int64_t last_step = 0;    // the latest step whose number was taken
    std::int64_t failed_tries = 0;
    Instant locked_until;
    std::optional<Rial> most;      // what the member allows with one number; none = all
};
std::optional<NumberRow> number_of(Snapshot& snapshot, MemberId member);
std::optional<NumberRow> lock_number(Transaction& tx, MemberId member);
/// The first one's unique key is the fence between two acts at once.
void insert_number(Transaction& tx, MemberId member, NumberRow const& row);
void update_number(Transaction& tx, MemberId member, NumberRow const& row);
/// Stands although the act is refused.
void keep_number_tries(Transaction& tx, MemberId member, NumberRow const& row);

enum class Allowed { advertising = 1 };
struct AllowedRow {
    bool is_allowed = false;
    Instant since;
};
std::optional<AllowedRow> allowed(Snapshot& snapshot, MemberId member, Allowed what);
void put_allowed(Transaction& tx, MemberId member, Allowed what, bool is_allowed);

/// All that stands here about a person who is erased.
void delete_own_page(Transaction& tx, MemberRow const& member);

}  // namespace vafa::members
