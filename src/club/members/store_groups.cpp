// The statements that rules about groups ask: who is where, in order of their ids.
#include "club/members/names.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

namespace {

using store::Sql;

constexpr Sql select_active_after{R"(
    select id, number, first_name, last_name, group_id from members_member
    where club_id = :club and id > ?1 and status = 1 order by id limit ?2)"};
constexpr Sql select_active{R"(
    select id, number, first_name, last_name, group_id from members_member where club_id = :club and id = ?1 and status = 1)"};
constexpr Sql select_since{R"(
    select since_day, reason, act from members_membership where club_id = :club and member_id = ?1 order by act desc limit 1)"};

std::vector<Grouped> grouped(store::Rows const& rows) {
    std::vector<Grouped> all;
    for (auto row : rows)
        all.push_back({row.get<MemberId>(0), row.get<std::int64_t>(1), display_name(row.get<std::string>(2), row.get<std::string>(3)),
                       row.get<GroupId>(4), true});
    return all;
}

Grouped grouped(MemberRow const& row) {
    return {row.id, row.number, display_name(row.first_name, row.last_name), row.group, row.status == MemberStatus::active};
}

std::optional<Grouped> one_of(std::vector<Grouped> const& all) { return all.empty() ? std::nullopt : std::optional(all.front()); }

}  // namespace

std::vector<Grouped> active_after(Snapshot& snapshot, MemberId after, std::int64_t most) {
    return grouped(snapshot.read(select_active_after, after, most));
}

std::vector<Grouped> lock_grouped(Transaction& tx, std::vector<MemberId> const& ids) {
    std::vector<Grouped> all;
    for (auto const& row : lock_members(tx, ids)) all.push_back(grouped(row));
    return all;
}

std::optional<InGroupSince> in_group_since(Snapshot& snapshot, MemberId member) {
    auto rows = snapshot.read(select_since, member);
    if (rows.empty()) return {};
    return InGroupSince{rows[0].get<Day>(0), rows[0].get<GroupReason>(1), rows[0].get<std::int64_t>(2)};
}

std::optional<Grouped> active_member(Snapshot& snapshot, MemberId member) { return one_of(grouped(snapshot.read(select_active, member))); }
std::optional<Grouped> lock_active(Transaction& tx, MemberId member) {
    auto row = lock_member(tx, member);
    return row && row->status == MemberStatus::active ? std::optional(grouped(*row)) : std::nullopt;
}

}  // namespace vafa::members
