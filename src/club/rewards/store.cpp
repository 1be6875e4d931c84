// Every SQL statement of rewards.
#include "club/rewards/store.hpp"

namespace vafa::rewards {

namespace {

using store::Sql;

constexpr Sql insert_row{R"(
    insert into rewards_redemption (club_id, id, member, reward, points, state, branch, at, day, by_role, by_id)
    values (:club, ?1, ?2, ?3, ?4, 1, ?5, :now, ?6, ?7, ?8))"};
constexpr Sql lock_row{R"(
    select id, member, reward, points, state, branch, at, day, by_role, by_id, settled_at, settled_by_role, settled_by_id
    from rewards_redemption where club_id = :club and id = ?1 for update)"};
constexpr Sql select_row{R"(
    select id, member, reward, points, state, branch, at, day, by_role, by_id, settled_at, settled_by_role, settled_by_id
    from rewards_redemption where club_id = :club and id = ?1)"};
constexpr Sql settle_row{R"(
    update rewards_redemption set state = ?2, settled_at = :now, settled_by_role = ?3, settled_by_id = ?4, settled_branch = ?5
    where club_id = :club and id = ?1)"};
constexpr Sql insert_asked_row{R"(
    insert into rewards_code_asked (club_id, id, member, reward, points, branch, at) values (:club, ?1, ?2, ?3, ?4, ?5, :now))"};
constexpr Sql select_asked{"select id, member, reward, points, branch from rewards_code_asked where club_id = :club and id = ?1"};
// 0 = any. A member's, and what still waits, have statements of their own: each its index.
constexpr Sql select_rows{R"(
    select id, member, reward, points, state, branch, at, day, by_role, by_id, settled_at, settled_by_role, settled_by_id
    from rewards_redemption
    where club_id = :club and id < ?1 and (?2 = 0 or state = ?2) and (?3 = 0 or branch = ?3)
    order by id desc limit ?4)"};
constexpr Sql select_of_member{R"(
    select id, member, reward, points, state, branch, at, day, by_role, by_id, settled_at, settled_by_role, settled_by_id
    from rewards_redemption
    where club_id = :club and member = ?5 and id < ?1 and (?2 = 0 or state = ?2) and (?3 = 0 or branch = ?3)
    order by id desc limit ?4)"};
constexpr Sql select_waiting{R"(
    select id, member, reward, points, state, branch, at, day, by_role, by_id, settled_at, settled_by_role, settled_by_id
    from rewards_redemption
    where club_id = :club and state = 1 and branch between ?2 and ?3 and id < ?1 order by id desc limit ?4)"};
constexpr Sql select_stock{"select reward, remaining from rewards_stock where club_id = :club order by reward"};
constexpr Sql lock_stock_row{"select remaining from rewards_stock where club_id = :club and reward = ?1 for update"};
constexpr Sql upsert_stock{R"(
    insert into rewards_stock (club_id, reward, remaining) values (:club, ?1, ?2)
    on conflict (club_id, reward) do update set remaining = excluded.remaining)"};
constexpr Sql delete_stock{"delete from rewards_stock where club_id = :club and reward = ?1"};
constexpr Sql count_waiting{"select reward, count(*) from rewards_redemption where club_id = :club and state = 1 and branch >= 0 group by reward"};

std::vector<Redemption> rows_of(store::Rows const& rows) {
    std::vector<Redemption> all;
    for (auto row : rows)
        all.push_back({row.get<RedemptionId>(0), row.get<MemberId>(1), row.get<std::string>(2), row.get<Points>(3), row.get<RedemptionState>(4),
                       row.get<BranchId>(5), row.get<Instant>(6), row.get<Day>(7), row.get<Role>(8), row.get<std::int64_t>(9),
                       row.get<std::optional<Instant>>(10), row.get<std::optional<Role>>(11), row.get<std::optional<std::int64_t>>(12)});
    return all;
}

std::optional<Redemption> one_of(store::Rows const& rows) {
    auto all = rows_of(rows);
    return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

std::vector<Stock> counts_of(store::Rows const& rows) {
    std::vector<Stock> all;
    for (auto row : rows) all.push_back({row.get<std::string>(0), row.get<std::int64_t>(1)});
    return all;
}

}  // namespace

void insert_redemption(Transaction& tx, Redemption const& one) {
    tx.write(insert_row, one.id, one.member, one.reward, one.points, one.branch, one.day, one.by_role, one.by_id);
}

std::optional<Redemption> lock_redemption(Transaction& tx, RedemptionId id) { return one_of(tx.read(lock_row, id)); }
std::optional<Redemption> find_redemption(Snapshot& snapshot, RedemptionId id) { return one_of(snapshot.read(select_row, id)); }

void settle(Transaction& tx, Caller const& caller, RedemptionId id, RedemptionState state) {
    tx.write(settle_row, id, state, caller.role, caller.id, caller.branch);
}

void insert_asked(Transaction& tx, CodeAsked const& asked) {
    tx.write(insert_asked_row, asked.id, asked.member, asked.reward, asked.points, asked.branch);
}

std::optional<CodeAsked> find_asked(Snapshot& snapshot, CodeAskedId id) {
    auto rows = snapshot.read(select_asked, id);
    if (rows.empty()) return {};
    auto row = rows[0];
    return CodeAsked{row.get<CodeAskedId>(0), row.get<MemberId>(1), row.get<std::string>(2), row.get<Points>(3), row.get<BranchId>(4)};
}

std::vector<Redemption> redemptions(Snapshot& snapshot, Listing const& listing) {
    auto before = listing.before.value_or(RedemptionId{past_all_ids});
    auto state = listing.state ? static_cast<std::int64_t>(*listing.state) : 0;
    auto branch = listing.branch.value_or(BranchId{});
    if (listing.member) return rows_of(snapshot.read(select_of_member, before, state, branch, listing.limit, *listing.member));
    if (listing.state == RedemptionState::reserved)
        return rows_of(snapshot.read(select_waiting, before, branch, branch ? branch : BranchId{past_all_ids}, listing.limit));
    return rows_of(snapshot.read(select_rows, before, state, branch, listing.limit));
}

std::vector<Stock> all_stock(Snapshot& snapshot) { return counts_of(snapshot.read(select_stock)); }

std::optional<std::int64_t> lock_stock(Transaction& tx, std::string const& reward) {
    auto rows = tx.read(lock_stock_row, reward);
    return rows.empty() ? std::nullopt : std::optional(rows[0].get<std::int64_t>(0));
}

void put_stock(Transaction& tx, std::string const& reward, std::int64_t remaining) { tx.write(upsert_stock, reward, remaining); }
void drop_stock(Transaction& tx, std::string const& reward) { tx.write(delete_stock, reward); }
std::vector<Stock> waiting(Snapshot& snapshot) { return counts_of(snapshot.read(count_waiting)); }

}  // namespace vafa::rewards
