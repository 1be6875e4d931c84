// Every SQL statement of gifts.
#include "club/gifts/store.hpp"

namespace vafa::gifts {

namespace {

using store::Sql;

constexpr Sql insert_gift_row{R"(
    insert into gifts_gift (club_id, id, name, wallet, amount, first_day, last_day, group_id, branch, enrolled_from, enrolled_to,
                            most_members, at, by_id, by_branch, state, after_member, again_at, given, inactive, left_out,
                            no_room, taken, held)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0, 0, 0, 0, 0, 0, 0, 0))"};
constexpr Sql update_gift_row{R"(
    update gifts_gift set state = ?2, after_member = ?3, again_at = ?4, given = ?5, inactive = ?6, left_out = ?7, no_room = ?8,
                          taken = ?9, held = ?10
    where club_id = :club and id = ?1)"};
constexpr Sql select_gift{R"(
    select id, name, wallet, amount, first_day, last_day, group_id, branch, enrolled_from, enrolled_to, most_members, at, by_id,
           by_branch, state, after_member, again_at, given, inactive, left_out, no_room, taken, held
    from gifts_gift where club_id = :club and id = ?1)"};
constexpr Sql lock_gift_row{R"(
    select id, name, wallet, amount, first_day, last_day, group_id, branch, enrolled_from, enrolled_to, most_members, at, by_id,
           by_branch, state, after_member, again_at, given, inactive, left_out, no_room, taken, held
    from gifts_gift where club_id = :club and id = ?1 for update)"};
constexpr Sql select_gifts_before{R"(
    select id, name, wallet, amount, first_day, last_day, group_id, branch, enrolled_from, enrolled_to, most_members, at, by_id,
           by_branch, state, after_member, again_at, given, inactive, left_out, no_room, taken, held
    from gifts_gift where club_id = :club and id < ?1 order by id desc limit ?2)"};
constexpr Sql select_under_way{R"(
    select id from gifts_gift where club_id = :club and state in (1, 4) and again_at <= ?1 order by again_at, id limit 1)"};

constexpr Sql insert_given_row{"insert into gifts_given (club_id, gift, member, act) values (:club, ?1, ?2, ?3)"};
constexpr Sql select_given{R"(
    select member, act from gifts_given where club_id = :club and gift = ?1 and member > ?2 order by member limit ?3)"};

GiftRow gift_from(store::Row const& row) {
    GiftRow gift;
    gift.id = row.get<GiftId>(0);
    gift.name = row.get<std::string>(1);
    gift.wallet = row.get<ledger::Wallet>(2);
    gift.amount = row.get<std::int64_t>(3);
    gift.first_day = row.get<Day>(4);
    gift.last_day = row.get<Day>(5);
    gift.to = {row.get<std::optional<members::GroupId>>(6), row.get<std::optional<BranchId>>(7), row.get<std::optional<Day>>(8),
               row.get<std::optional<Day>>(9)};
    gift.most_members = row.get<std::int64_t>(10);
    gift.at = row.get<Instant>(11);
    gift.by = row.get<std::int64_t>(12);
    gift.by_branch = row.get<BranchId>(13);
    gift.state = row.get<GiftState>(14);
    gift.after = row.get<MemberId>(15);
    gift.again_at = row.get<Instant>(16);
    gift.given = row.get<std::int64_t>(17);
    gift.inactive = row.get<std::int64_t>(18);
    gift.left_out = row.get<std::int64_t>(19);
    gift.no_room = row.get<std::int64_t>(20);
    gift.taken = row.get<std::int64_t>(21);
    gift.held = row.get<std::int64_t>(22);
    return gift;
}

std::optional<GiftRow> one_gift(store::Rows const& rows) {
    if (rows.empty()) return {};
    return gift_from(rows[0]);
}

}  // namespace

void insert_gift(Transaction& tx, GiftRow const& row) {
    tx.write(insert_gift_row, row.id, row.name, row.wallet, row.amount, row.first_day, row.last_day, row.to.group, row.to.branch,
             row.to.enrolled_from, row.to.enrolled_to, row.most_members, row.at, row.by, row.by_branch, row.state);
}

void update_gift(Transaction& tx, GiftRow const& row) {
    tx.write(update_gift_row, row.id, row.state, row.after, row.again_at, row.given, row.inactive, row.left_out, row.no_room,
             row.taken, row.held);
}

std::optional<GiftRow> find_gift(Snapshot& snapshot, GiftId id) { return one_gift(snapshot.read(select_gift, id)); }
std::optional<GiftRow> lock_gift(Transaction& tx, GiftId id) { return one_gift(tx.read(lock_gift_row, id)); }

std::vector<GiftRow> gifts_before(Snapshot& snapshot, GiftId before, std::int64_t most) {
    std::vector<GiftRow> gifts;
    for (auto row : snapshot.read(select_gifts_before, before ? before.value : past_all_ids, most)) gifts.push_back(gift_from(row));
    return gifts;
}

std::optional<GiftId> gift_under_way(Snapshot& snapshot) {
    auto rows = snapshot.read(select_under_way, snapshot.now());
    if (rows.empty()) return {};
    return rows[0].get<GiftId>(0);
}

void insert_given(Transaction& tx, GiftId gift, MemberId member) { tx.write(insert_given_row, gift, member, tx.act()); }

std::vector<GivenRow> given_after(Snapshot& snapshot, GiftId gift, MemberId after, std::int64_t most) {
    std::vector<GivenRow> given;
    for (auto row : snapshot.read(select_given, gift, after, most)) given.push_back({row.get<MemberId>(0), row.get<std::int64_t>(1)});
    return given;
}

}  // namespace vafa::gifts
