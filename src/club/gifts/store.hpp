// The statements of gifts.
#pragma once

#include "club/gifts/group_gift.hpp"

namespace vafa::gifts {

struct GiftRow {
    GiftId id;
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::credit;
    std::int64_t amount = 0;
    Day first_day, last_day;
    members::MembersMeant to;
    std::int64_t most_members = 0;
    Instant at;
    std::int64_t by = 0;
    BranchId by_branch;
    GiftState state = GiftState::giving;
    MemberId after;              // how far the walk over the members, or over who got it, has come
    Instant again_at;            // not before
    std::int64_t given = 0, inactive = 0, left_out = 0, no_room = 0;
    std::int64_t taken = 0, held = 0;
};
void insert_gift(Transaction& tx, GiftRow const& row);
/// All that changes as it goes on.
void update_gift(Transaction& tx, GiftRow const& row);
std::optional<GiftRow> find_gift(Snapshot& snapshot, GiftId id);
std::optional<GiftRow> lock_gift(Transaction& tx, GiftId id);
std::vector<GiftRow> gifts_before(Snapshot& snapshot, GiftId before, std::int64_t most);
/// The next that is given or taken back and whose time has come; none: all rest.
std::optional<GiftId> gift_under_way(Snapshot& snapshot);

void insert_given(Transaction& tx, GiftId gift, MemberId member);
struct GivenRow {
    MemberId member;
    std::int64_t act = 0;
};
std::vector<GivenRow> given_after(Snapshot& snapshot, GiftId gift, MemberId after, std::int64_t most);

/// What must always be true of the module's rows.
std::vector<Invariant> invariants();

}  // namespace vafa::gifts
